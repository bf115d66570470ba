#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Verdicts on whole bundles: sound cases in every layout, which nothing may be found wrong with, and
# the same cases with one fault each (faults.tsv), which a rule of its item has to name. A fault that
# is known to be missed has to be missed: one that is found now is taken off that list.
#
#   mutation.sh             a test (TAP): every fault in one layout, by turns
#   mutation.sh --measure   every fault in every layout, and how many were found
. "$(dirname "$0")/../cli/lib.sh"

mode=${1-}
here=$AJ_SOURCE_DIR/tests/mutation
grep -v '^#' "$here/layouts.tsv" >"$work/layouts"
grep -v '^#' "$here/faults.tsv" >"$work/faults"
mapfile -t layouts <"$work/layouts"
mkdir "$work/bundles"

# make NAME LAYOUT CASE EDITS: a bundle of the case.
make_bundle() {
    local template style shape out=$work/texts
    IFS=$'\t' read -r _ template style shape _ <<<"$2"
    mkdir "$out"
    [ "$shape" = folder ] || out=$out/案卷.txt
    "$RENDER" "$shape" "$out" "$here/layouts/$template.tpl" "$4" \
        "$here/cases/common.facts" "$here/cases/$3.facts" &&
        "$MKDOCX" -s "$style" --zip "$work/bundles/$1.zip" "$work/texts" || echo "# $1 can't be made"
    rm -r "$work/texts"
}

for path in "$here"/cases/*.facts; do
    name=$(basename "$path" .facts)
    [ "$name" = common ] && continue
    for layout in "${layouts[@]}"; do
        make_bundle "sound.${layout%%$'\t'*}.$name" "$layout" "$name" '保留=有'
    done
done
turn=0
while IFS=$'\t' read -r id _ name edits _; do
    turn=$((turn + 3))
    for i in "${!layouts[@]}"; do
        [ "$mode" = --measure ] || [ $(((i + turn) % 8)) -eq 0 ] || continue
        make_bundle "$id.${layouts[i]%%$'\t'*}" "${layouts[i]}" "$name" "$edits"
    done
done <"$work/faults"

"$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/out" "$work/bundles" >/dev/null
# bundle TAB failed rules
verdicts "$work/out/results.jsonl" | awk -F'\t' '
    { name = $1; sub(/\.zip$/, "", name) }
    !(name in failed) { names[++n] = name; failed[name] = " " }
    $3 == "fail" { failed[name] = failed[name] $2 " " }
    END { for (i = 1; i <= n; i++) print names[i] "\t" failed[names[i]] }' >"$work/verdicts"

report=check
[ "$mode" != --measure ] || report=measure
awk -v report="$report" -f "$here/verdicts.awk" "$work/layouts" "$work/faults" "$work/verdicts"
