#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The kinds told of the forms of the shared corpus against kinds.tsv, which was made by reading them:
# path, kind ("-": no document of a case) and, in a third column, why it can't be told: "untitled"
# forms print no title, a "same-title" paper is told apart by its contents only. First under names
# that say nothing, then under their own. Forms kept as text become a DOCX of their lines.
. "$(dirname "$0")/../cli/lib.sh"

corpus=${AJ_CORPUS:-$AJ_SOURCE_DIR/../shared/corpus}
truth=$AJ_SOURCE_DIR/tests/accuracy/kinds.tsv
if [ ! -d "$corpus" ]; then
    echo "1..0 # SKIP no corpus at $corpus"
    exit 0
fi

# place PATH TO: the document itself, or the lines of the text without its note and its field marks.
place() {
    if [ "${1##*.}" = txt ]; then
        sed -e 1d -e 's/\${[^}]*}//g' -e 's/{[^}]*}//g' -e 's/^[[:space:]]*//' "$corpus/$1" >"$work/lines.txt"
        "$MKDOCX" "$work/lines.txt" "$2"
    else
        cp "$corpus/$1" "$2"
    fi
}

lay_out() {
    local number=1000 path name
    mkdir "$work/nameless" "$work/named"
    while IFS=$'\t' read -r path _ _; do
        number=$((number + 1))
        mkdir "$work/named/$number"
        name=${path##*/}
        place "$path" "$work/nameless/$number.docx"
        cp "$work/nameless/$number.docx" "$work/named/$number/${name%.*}.docx"
        printf '%s\n' "$number" >>"$work/numbers"
    done <"$truth"
}

# show FOLDER: what is read of its documents; those under their own names are cases of their own.
show() {
    local number
    if [ "$1" = nameless ]; then
        "$ANJUAN" show --json "$work/nameless"
        return
    fi
    while read -r number; do
        "$ANJUAN" show --json "$work/named/$number/"* | sed "s|\"file\":\"|&$number/|g"
    done <"$work/numbers"
}

# kinds FOLDER: number, kinds of the papers found in it ("-" for one of no kind), parted by "+".
kinds() {
    show "$1" | grep -o '"file":"[^"]*","kind":\(null\|"[^"]*"\),"also"' |
        sed -e 's/,"also"//' -e 's/^"file":"\([0-9]*\)[^"]*","kind":/\1\t/' -e 's/null/-/' -e 's/"//g' |
        awk -F'\t' '{ all[$1] = all[$1] (all[$1] == "" ? "" : "+") $2 } END { for (n in all) print n "\t" all[n] }'
}

# judge FOLDER: for each document right, wrong, none (no kind, though there is one) or, where it can't
# be told, excused; then path, kind and what was told.
judge() {
    paste "$work/numbers" "$truth" | awk -F'\t' -v kinds="$work/$1.kinds" '
        BEGIN { while ((getline line < kinds) > 0) { split(line, part, "\t"); told[part[1]] = part[2] } }
        {
            verdict = told[$1] == $3 ? "right" : told[$1] == "-" ? "none" : "wrong"
            if ($4 == "untitled" && verdict == "none" || $4 == "same-title" && verdict == "wrong")
                verdict = "excused"
            print verdict "\t" $2 "\t" $3 "\t" told[$1]
        }'
}

# count VERDICT FOLDER
count() {
    grep -c "^$1" "$work/$2.verdicts"
}

lay_out
for folder in nameless named; do
    kinds "$folder" >"$work/$folder.kinds"
    judge "$folder" >"$work/$folder.verdicts"
    echo "# $folder: $(count right "$folder") right, $(count wrong "$folder") wrong," \
        "$(count none "$folder") none, $(count excused "$folder") that can't be told"
    faults=$(grep '^\(wrong\|none\)' "$work/$folder.verdicts")
    ok "kinds of the corpus, $folder" [ -z "$faults" ] || printf '%s\n' "$faults" | sed 's/^/# /'
done
ok 'every document is looked at' [ "$(count . nameless)" -eq "$(wc -l <"$truth")" ]

done_testing
