#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Verdicts on cases by people who had not seen the rules (README.md): how many of their faults are
# found, and what is said of sound cases. Prints every miss and every alarm, then the shares.
#
#   unseen.sh [FOLDER...]     sets of cases, those beside this script when none is named
#
# Wants ANJUAN, ANJUAN_RULES and MKDOCX. KEEP=FOLDER keeps the bundles and results.jsonl there.
# STYLE=NAME has every document written in another style (restyle.awk); `names` numbers the files.
set -eu
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
work=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bundles"
styles=(word wps lo edited sdt shattered)
n_made=0

# bundle NAME FOLDER: its texts as DOCX, in the manner of one program after the other.
bundle() {
    local file out n=100
    rm -rf "$work/docx"
    while IFS= read -r -d '' file; do
        out=$work/docx/${file#"$2"/}
        n=$((n + 1))
        [ "${STYLE:-}" != names ] || out=$(dirname "$out")/$n.txt
        mkdir -p "$(dirname "$out")"
        awk -v style="${STYLE:-}" -f "$here/restyle.awk" "$file" >"$work/restyled"
        "$MKDOCX" -s "${styles[n_made % ${#styles[@]}]}" "$work/restyled" "${out%.txt}.docx"
    done < <(find "$2" -name '*.txt' -print0 | sort -z)
    "$MKDOCX" --zip "$work/bundles/$1.zip" "$work/docx"
    n_made=$((n_made + 1))
}

# replace FILE OLD NEW: every place of the words; a line that is empty then goes.
replace() {
    OLD=$2 NEW=$3 awk '
        BEGIN { old = ENVIRON["OLD"]; new = ENVIRON["NEW"] }
        {
            line = $0; out = ""
            while ((at = index(line, old)) > 0) {
                out = out substr(line, 1, at - 1) new
                line = substr(line, at + length(old))
                n++
            }
            if (out line != "" || $0 == "") print out line
        }
        END { exit n == 0 }' "$1" >"$work/replaced" || return 1
    mv "$work/replaced" "$1"
}

# change LINE...: of a fault, in $work/texts.
change() {
    local line file rest new
    for line in "$@"; do
        case $line in
        'drop '*) rm "$work/texts/${line#drop }" || return 1 ;;
        'in '*)
            file=${line#in }
            file=${file%%: *}
            rest=${line#*: }
            new=${rest#* =>}
            replace "$work/texts/$file" "${rest%% =>*}" "${new# }" || return 1
            ;;
        esac
    done
}

# fault NAME CASE SORT ID ITEMS WORDS LINE...
fault() {
    local name=$1 texts=$2
    shift 2
    rm -rf "$work/texts"
    cp -r "$texts" "$work/texts"
    if change "${@:5}"; then
        bundle "$name" "$work/texts"
        printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$(basename "$texts")" "$1" "$3" "$4" >>"$work/list"
    else
        echo "unsound fault $2: a change that can't be made" >&2
    fi
}

# faults FILE: all of a case.
faults() {
    local texts=${1%.faults} line head=() lines=()
    local case
    case=$(basename "$texts")
    bundle "$case" "$texts"
    printf '%s\t%s\tsound\t-\t\n' "$case" "$case" >>"$work/list"
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line#"${line%%[![:space:]]*}"}
        case $line in
        'fault '*)
            [ ${#head[@]} -eq 0 ] || fault "$case.${head[1]}" "$texts" "${head[@]}" "${lines[@]}"
            line=${line#fault }
            head=(fault "${line%% *}" "$(cut -d' ' -f2 <<<"$line")" "$(cut -d' ' -f3- <<<"$line")")
            lines=()
            ;;
        'lawful '*)
            [ ${#head[@]} -eq 0 ] || fault "$case.${head[1]}" "$texts" "${head[@]}" "${lines[@]}"
            line=${line#lawful }
            head=(lawful "${line%% *}" - "$(cut -d' ' -f2- <<<"$line")")
            lines=()
            ;;
        'in '* | 'drop '*) lines+=("$line") ;;
        esac
    done <"$1"
    [ ${#head[@]} -eq 0 ] || fault "$case.${head[1]}" "$texts" "${head[@]}" "${lines[@]}"
}

: >"$work/list"
[ $# -gt 0 ] || set -- "$here"/*/
for folder in "$@"; do
    for file in "$folder"/*.faults; do
        faults "$file"
    done
done
"$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/out" "$work/bundles" >/dev/null || true
awk -f "$here/fails.awk" "$work/out/results.jsonl" >"$work/fails"
awk -F'\t' -f "$here/compare.awk" "$work/list" "$work/fails"
