#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How much of the text that pandoc finds in a DOCX our reader finds too: multiset recall of Han
# characters and Latin words over every file of the corpus that both can read. Twice: against
# `pandoc -t plain` as it is, and through words_only.lua, which undoes what the plain writer puts in
# the place of text. `make recall` sets BODY_TEXT; PANDOC_CACHE keeps pandoc's texts from run to run,
# WORST is how many files are listed. Asserts nothing.
set -u
export LC_ALL=C.UTF-8

corpus=${AJ_CORPUS:-$AJ_SOURCE_DIR/../shared/corpus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache=${PANDOC_CACHE:-$work/pandoc}
filter=$(dirname "$0")/words_only.lua

command -v pandoc >/dev/null || {
    echo "skipped: no pandoc"
    exit 0
}
[ -d "$corpus" ] || {
    echo "skipped: no corpus at $corpus"
    exit 0
}

mkdir -p "$cache"

# ask_pandoc FILE TEXT OPTION...: the text, or an empty .failed beside it. Once a file.
ask_pandoc() {
    local file=$1 text=$2
    shift 2
    [ ! -e "$text" ] && [ ! -e "$text.failed" ] || return 0
    if timeout 120 pandoc -f docx -t plain --wrap=none "$@" "$file" >"$text.part" 2>/dev/null; then
        mv "$text.part" "$text"
    else
        rm -f "$text.part"
        : >"$text.failed"
    fi
}

# One line a file: who reads it; tokens of pandoc, common ones, ours, for both texts; the name.
measure() {
    local file name key plain words
    while IFS= read -r -d '' file; do
        name=${file#"$corpus"/}
        key=$(printf '%s' "$name" | sha256sum | cut -c1-24)
        plain=$cache/$key.plain words=$cache/$key.words
        ask_pandoc "$file" "$plain"
        ask_pandoc "$file" "$words" -L "$filter"
        if timeout 60 "$BODY_TEXT" "$file" >/dev/null 2>&1; then
            if [ -e "$plain.failed" ]; then
                echo "us 0 0 0 0 0 0 $name"
            else
                echo "both $("$BODY_TEXT" "$file" "$plain") $("$BODY_TEXT" "$file" "$words") $name"
            fi
        elif [ -e "$plain.failed" ]; then
            echo "none 0 0 0 0 0 0 $name"
        else
            echo "pandoc $(wc -w <"$plain") 0 0 0 0 0 $name"
        fi
    done
}

find "$corpus" '(' -iname '*.docx' -o -iname '*.docm' -o -iname '*.dotx' ')' \
    ! -name '~$*' ! -name '._*' -type f -print0 | sort -z | measure >"$work/all"

# figures COLUMN WORDS: the mean, the pooled figure and how many files are far off.
figures() {
    awk -v at="$1" -v words="$2" '
        $1 == "both" && $at > 0 {
            recall = $(at + 1) / $at
            n++; sum += recall; tokens += $at; common += $(at + 1); ours += $(at + 2)
            far += recall < 0.95; near += recall < 0.995
        }
        END {
            if (n > 0)
                printf "%s: %d files, mean %.3f %%, pooled %.3f %% (%d of %d; ours %d); %d below 95 %%, %d below 99.5 %%\n",
                    words, n, sum / n * 100, common / tokens * 100, common, tokens, ours, far, near
        }' "$work/all"
}

awk '
    $1 == "both" && (($5 > 0 && $6 < $5) || ($2 > 0 && $3 / $2 < 0.95)) {
        name = $0
        for (i = 0; i < 7; i++)
            sub(/^[^ ]+ /, "", name)
        printf "%7.2f %% %7d of %7d, ours %7d (plain: %d of %d)  %s\n", ($5 > 0 ? $6 / $5 : 1) * 100, $6, $5, $7, $3, $2, name
    }
    $1 == "pandoc" { printf "  pandoc alone reads %s\n", $0 }' "$work/all" |
    sort -n | head -n "${WORST:-40}"
awk '{ files[$1]++ }
    END {
        printf "files: %d read by both, %d by us alone, %d by pandoc alone, %d by none\n",
            files["both"], files["us"], files["pandoc"], files["none"]
    }' "$work/all"
figures 5 'words only'
figures 2 'pandoc -t plain as it is'
