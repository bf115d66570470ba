#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Five real decisions, each a case of its own, by the law of its day: what is found wrong and what is left
# to a person has to be what tests/golden/decisions.tsv says, where each line was read and agreed to.
# The texts are read where they stand, in the shared corpus.
. "$(dirname "$0")/lib.sh"

texts=${AJ_CORPUS:-$AJ_SOURCE_DIR/../shared/corpus}/texts-decisions
if [ ! -d "$texts" ]; then
    echo "1..0 # SKIP no decisions at $texts"
    exit 0
fi

for text in "$texts"/*.txt; do
    name=$(basename "$text")
    mkdir -p "$work/in/${name%%-*}"
    tail -n +2 "$text" >"$work/text"
    "$MKDOCX" "$work/text" "$work/in/${name%%-*}/行政处罚决定书.docx"
done
"$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/out" "$work"/in/* >/dev/null
verdicts "$work/out/results.jsonl" |
    awk -F'\t' '$2 !~ /p$/ && $3 ~ /^(fail|needs-person)$/ { print $1 "\t" $2 "\t" $3 }' |
    LC_ALL=C sort >"$work/found"
grep -v '^#' "$AJ_SOURCE_DIR/tests/golden/decisions.tsv" | cut -f 1-3 | LC_ALL=C sort >"$work/wanted"
for name in 001 002 003 004 005; do
    ok "$name" diff <(grep "^$name" "$work/wanted") <(grep "^$name" "$work/found")
done

done_testing
