#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What is sound stays sound when another hand writes it: sound cases of other people
# (tests/unseen) in every style of restyle.awk. A rule that fails in a style and not in the case as
# it was written takes the form of words for what they say.
. "$(dirname "$0")/lib.sh"

sets=$AJ_SOURCE_DIR/tests/unseen
cases=(second/health eighteenth/X1 thirtieth/B2 fortythird/B2 fiftyfirst/B3 sixtyeighth/B4
    seventysixth/B2 seventyninth/B3 eightyfifth/B1 eightyfourth/B3)

# make STYLE: the cases in a style, one bundle each.
make_cases() {
    local name text out
    for name in "${cases[@]}"; do
        while IFS= read -r -d '' text; do
            out=$work/$1/in/${name/\//.}/${text#"$sets/$name/"}
            mkdir -p "$(dirname "$out")"
            awk -v style="$1" -f "$sets/restyle.awk" "$text" >"$work/text"
            "$MKDOCX" "$work/text" "${out%.txt}.docx"
        done < <(find "$sets/$name" -name '*.txt' -print0)
    done
    "$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/$1/out" "$work/$1"/in/* >/dev/null
    verdicts "$work/$1/out/results.jsonl" | awk -F'\t' '$3 == "fail" { print $1 "\t" $2 }' | sort \
        >"$work/$1/fails"
}

make_cases plain
ok 'the cases are reviewed' [ "$(wc -l <"$work/plain/out/results.jsonl")" -eq "${#cases[@]}" ]
for style in narrow spaced grouped sentences parted rows indented square tabbed; do
    make_cases "$style"
    ok "$style: nothing new fails" [ "$(comm -13 "$work/plain/fails" "$work/$style/fails" | wc -l)" -eq 0 ] ||
        comm -13 "$work/plain/fails" "$work/$style/fails" | sed 's/^/# /'
done

done_testing
