#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The law of the day: the sound sample moved to 2018, with the articles and periods of the law of that
# year, raises nothing and is judged by that law. The same articles in 2022 are a fault, and so are the
# articles of 2021 in 2018.
. "$(dirname "$0")/lib.sh"

years='s/2022/2018/g; s/2021/2017/g; s/二〇二二/二〇一八/g; s/二〇二一/二〇一七/g'
articles='s/第四十四条、第四十五条/第三十一条、第三十二条/g
s/第六十三条第一款第五项、第六十四条第一项/第四十二条第一款/g
s/五日内（工作日，不含法定节假日）/三日内/g
s/《中华人民共和国行政处罚法》第三十二条第一项/《中华人民共和国行政处罚法》第二十七条第一款第一项/g
s/《中华人民共和国行政处罚法》第二十八条第一款/《中华人民共和国行政处罚法》第二十三条/g
s/第七十二条第一款第一项/第五十一条第一项/g
s/第五十七条第二款/第三十八条第二款/g'

# review NAME SCRIPT: the sample as the script changes it; leaves $work/NAME/results.jsonl.
review() {
    local text
    mkdir "$work/$1.case"
    for text in "$AJ_SOURCE_DIR"/samples/合格*/*.txt; do
        sed "$2" "$text" >"$work/text"
        "$MKDOCX" "$work/text" "$work/$1.case/$(basename "$text" .txt).docx"
    done
    "$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/$1" "$work/$1.case" >/dev/null
}
# has_failed NAME CASE RULE: one test, passed when the rule fails there.
has_failed() {
    ok "$1" grep -q $'\t'"$3"$'\tfail\t' <(verdicts "$work/$2/results.jsonl")
}

review old "$years; $articles"
ok '2018 by the law of 2018: no fault' [ "$(grep -o '"status":"fail"' "$work/old/results.jsonl" | wc -l)" -eq 0 ]
contains '2018 by the law of 2018: reviewed' '"decided":"2018-04-14"' "$work/old/results.jsonl"
contains '2018 by the law of 2018: cited' '1996年公布' "$work/old/results.jsonl"
ok '2018: nothing of 2021 is cited' [ "$(grep -o '"edition":"2021-07-15"' "$work/old/results.jsonl" | wc -l)" -eq 0 ]
review late "$articles"
has_failed '2022 with the articles of 2018: the notice' late CF-37a
has_failed '2022 with the articles of 2018: three days for a hearing' late TZ-64

done_testing
