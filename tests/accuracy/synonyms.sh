#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Titles as bureaus print them against the kind each stands for (synonyms.tsv: title, kind). Each
# becomes a DOCX under a name that says nothing: alone; spaced, below the bureau's name; behind it,
# with a bracket behind.
. "$(dirname "$0")/../cli/lib.sh"

table=$AJ_SOURCE_DIR/tests/accuracy/synonyms.tsv

# look_at NAME BEFORE BEHIND: the titles on stdin, each with those words before and behind it.
look_at() {
    local name=$1
    rm -rf "$work/texts"
    mkdir "$work/texts"
    before=$2 behind=$3 folder=$work/texts awk '{
        file = ENVIRON["folder"] "/" 1000 + NR ".txt"
        print ENVIRON["before"] $0 ENVIRON["behind"] "\n兹有本文书一份。" >file
        close(file)
    }'
    "$MKDOCX" --zip "$work/bundle.zip" "$work/texts"
    "$ANJUAN" show --json "$work/bundle.zip" | grep -o '"file":"[^"]*","kind":\(null\|"[^"]*"\),"also"' |
        sed -e 's/.*"kind"://' -e 's/,"also"//' -e 's/null/-/' -e 's/"//g' >"$work/told"
    paste "$table" "$work/told" | awk -F'\t' '$2 != $3 { print $1 "\t" $2 "\t" $3 }' >"$work/faults"
    ok "$name: one paper for each title" [ "$(wc -l <"$work/told")" -eq "$(wc -l <"$table")" ]
    ok "$name: every title is told" [ ! -s "$work/faults" ] || sed 's/^/# /' "$work/faults"
}

# The characters of UTF-8 apart, in any locale.
spaced() {
    sed -e 's/ //g' -e 's/[\xC0-\xFF]/ &/g'
}

look_at 'alone' '# ' '' < <(cut -f1 "$table")
look_at 'spaced, below the bureau' $'# 青杉市民政局\n# ' '' < <(cut -f1 "$table" | spaced)
look_at 'behind the bureau, a copy' '# 青杉市民政局' '（副本）' < <(cut -f1 "$table")

done_testing
