#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How much of the text that pandoc finds in a DOCX our reader finds too: multiset recall of Han
# characters and Latin words over every file of the corpus that both can read. `make recall` sets
# BODY_TEXT; PANDOC_CACHE keeps pandoc's texts from run to run. Prints a table of the worst files,
# the mean over files and the pooled figure; asserts nothing.
set -u
export LC_ALL=C.UTF-8

corpus=${AJ_CORPUS:-$AJ_SOURCE_DIR/../shared/corpus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache=${PANDOC_CACHE:-$work/pandoc}

command -v pandoc >/dev/null || {
    echo "skipped: no pandoc"
    exit 0
}
[ -d "$corpus" ] || {
    echo "skipped: no corpus at $corpus"
    exit 0
}

mkdir -p "$cache"

# ask_pandoc FILE TEXT: the text, or an empty .failed beside it. Once a file.
ask_pandoc() {
    [ ! -e "$2" ] && [ ! -e "$2.failed" ] || return 0
    if timeout 120 pandoc -f docx -t plain --wrap=none "$1" >"$2.part" 2>/dev/null; then
        mv "$2.part" "$2"
    else
        rm -f "$2.part"
        : >"$2.failed"
    fi
}

# One line a file: what happened, tokens of pandoc, common, ours, name.
measure() {
    local file name text
    while IFS= read -r -d '' file; do
        name=${file#"$corpus"/}
        text=$cache/$(printf '%s' "$name" | sha256sum | cut -c1-24).txt
        ask_pandoc "$file" "$text"
        if timeout 60 "$BODY_TEXT" "$file" >/dev/null 2>&1; then
            if [ -e "$text.failed" ]; then
                echo "ours-only 0 0 0 $name"
            else
                echo "both $("$BODY_TEXT" "$file" "$text") $name"
            fi
        elif [ -e "$text.failed" ]; then
            echo "none 0 0 0 $name"
        else
            echo "pandoc-only $(wc -w <"$text") 0 0 $name"
        fi
    done
}

find "$corpus" '(' -iname '*.docx' -o -iname '*.docm' -o -iname '*.dotx' ')' \
    ! -name '~$*' ! -name '._*' -type f -print0 | sort -z | measure >"$work/all"

awk -v worst="${WORST:-40}" '
    { name = $0; sub(/^[^ ]+ [^ ]+ [^ ]+ [^ ]+ /, "", name); files[$1]++ }
    $1 == "pandoc-only" { printf "only pandoc reads %s (%d words)\n", name, $2 }
    $1 == "both" && $2 == 0 { empty++ }
    $1 == "both" && $2 > 0 {
        recall = $3 / $2
        n++; sum += recall; tokens += $2; common += $3; ours += $4
        below95 += recall < 0.95
        below995 += recall < 0.995
        rows[n] = sprintf("%7.2f %% %8d of %8d, ours %8d  %s", recall * 100, $3, $2, $4, name)
        keys[n] = recall
    }
    END {
        for (i = 1; i <= n && i <= worst; i++) {
            best = 0
            for (k = 1; k <= n; k++)
                if (!(k in done) && (best == 0 || keys[k] < keys[best]))
                    best = k
            done[best] = 1
            if (keys[best] < 1)
                print rows[best]
        }
        printf "files: %d read by both, %d of these without a word in pandoc; %d by us alone, %d by pandoc alone, %d by none\n",
            files["both"], empty, files["ours-only"], files["pandoc-only"], files["none"]
        if (n > 0)
            printf "recall: mean over %d files %.3f %%, pooled %.3f %% (%d of %d tokens); below 95 %%: %d, below 99.5 %%: %d; ours in all %d\n",
                n, sum / n * 100, common / tokens * 100, common, tokens, below95, below995, ours
    }' "$work/all"
