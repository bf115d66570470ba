#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What is taken out of a sound case is missing, and nothing else is wrong with it: the sound sample
# without each one of its documents, and its decision with each two others. A fault that names no
# absent document is a false alarm. So is FZ-3 not: without its own document the legal review is a
# cell of the approval form, in which the seven heads are not.
. "$(dirname "$0")/lib.sh"

mkdir "$work/all"
for text in "$AJ_SOURCE_DIR"/samples/合格*/*.txt; do
    "$MKDOCX" "$text" "$work/all/$(basename "$text" .txt).docx"
done
"$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/whole" "$work/all" >/dev/null
mapfile -t files < <(cd "$work/all" && find . -type f -printf '%P\n' | LC_ALL=C sort)
decision=$(printf '%s\n' "${files[@]}" | grep '^16')

# faults DIR: the faults of a run that name no absent document.
faults() {
    verdicts "$1/results.jsonl" | awk -F'\t' '$3 == "fail" && $2 != "FZ-3" && $4 !~ /缺[^；]*《/'
}
# is_clean NAME DIR N: one test, passed when N cases were reviewed and there are no such faults.
is_clean() {
    ok "$1" [ "$(wc -l <"$2/results.jsonl") $(faults "$2" | wc -l)" = "$3 0" ] ||
        faults "$2" | sort | uniq -c | sed 's/^/# /'
}

is_clean 'the whole case' "$work/whole" 1
for i in "${!files[@]}"; do
    mkdir -p "$work/less/$i"
    for k in "${!files[@]}"; do
        [ "$i" -eq "$k" ] || ln "$work/all/${files[k]}" "$work/less/$i/"
    done
    for ((k = i + 1; k < ${#files[@]}; k++)); do
        [ "$((i % 3))" -eq 0 ] || continue
        mkdir -p "$work/few/$i-$k"
        ln "$work/all/${files[i]}" "$work/all/${files[k]}" "$work/few/$i-$k/"
        ln "$work/all/$decision" "$work/few/$i-$k/" 2>/dev/null
    done
done
"$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/out-less" "$work"/less/* >/dev/null
ok 'absences are reported' [ "$(grep -o '缺《' "$work/out-less/results.jsonl" | wc -l)" -gt 20 ]
is_clean 'without one document' "$work/out-less" "${#files[@]}"
"$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/out-few" "$work"/few/* >/dev/null
is_clean 'the decision and two others' "$work/out-few" "$(find "$work/few" -mindepth 1 -maxdepth 1 | wc -l)"

done_testing
