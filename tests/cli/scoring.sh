#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A whole standard, made up, below scoring/: half the points on vetoes, half in proportion to a sheet
# less base elements, a bonus on top. Every figure is worked out by hand.
. "$(dirname "$0")/lib.sh"

export ANJUAN_RULES=$AJ_SOURCE_DIR/tests/cli/scoring

# paper NAME LINE…: a form of the case at hand, a row a line.
paper() {
    local name=$1
    shift
    {
        echo "# $name"
        printf '| %s |\n' "$@"
    } >"$work/paper.txt"
    "$MKDOCX" "$work/paper.txt" "$case/$name.docx"
}
# good: a case without fault.
good() {
    case=$work/$1
    mkdir -p "$case"
    paper 立案表 '案由 | 排污' '当事人 | 甲公司'
    paper 监测报告 '机构 | 某站' '资质 | 有效' '方法 | 国标'
    paper 告知书 '当事人 | 甲公司' '违法所得 | 1000元' '日期 | 2026年3月2日'
    paper 决定书 '当事人 | 甲公司' '事实 | 排污' '罚款 | 3000元' '日期 | 2026年3月20日'
    paper 说理书 '理由 | 有'
    paper 送达回证 '送达 | 已'
    paper 结案表 '结案 | 同意'
}
# review PROFILES OPTION…: report.json of the case is $report.
review() {
    is_exit 0 "$(basename "$case"): review" "$ANJUAN" check -q --as-of 2026-11-23 -p "$1" -f json,html \
        -o "$work/out" "${@:2}" "$case"
    report=$(find "$work/out/cases" -name report.json)
    html=$(find "$work/out/cases" -name report.html)
    cp "$report" "$work/report.json"
    # "low":"…", of a line each, without spaces and breaks
    tr -d '\n' <"$report" | sed 's/":[ ]*/":/g; s/,[ ]*"/,"/g; s/{[ ]*/{/g; s/\[[ ]*/[/g; s/ *}/}/g; s/ *\]/]/g' >"$work/flat"
    cp "$html" "$work/report.html"
    rm -r "$work/out"
}
says() {
    contains "$(basename "$case"): $1" "$2" "$work/flat"
}

# 50 + 50 × 20/20 − 0 + 4, and 1 more if a person finds something new
good 无错
review county
says 'the score' '"sheet":"penalty-general","low":"104","high":"105","full":"100","base":"20"'
says 'the grade' '"grade_low":"优秀","grade_high":"优秀"'
says 'the bonus that is earned' '{"rule":"P1","occurrences":0,"deducted":"0","added":"4","open":false}'
says 'a block' '{"title":"加分","of":"sum","sheet":"plus","points":"5","less_low":"0","less_high":"0","low":"4","high":"5","formula_low":"4","formula_high":"5"}'

# No report: item 2 leaves the base. No cause −2, fine of 3001 over 3 × 1000 −2, no closing form −2:
# 8 of 14. One party blank −0.5, no receipt −1 or −2. 50 + 50 × 8/14 − 1.5 + 1 = 78.07; low 76.07.
good 有错
rm "$case"/{监测报告,说理书,送达回证,结案表}.docx
paper 立案表 '案由 | ' '当事人 | 甲公司'
paper 告知书 '当事人 | ' '违法所得 | 1000元' '日期 | 2026年3月2日'
paper 决定书 '当事人 | 甲公司' '事实 | 排污' '罚款 | 3001元' '日期 | 2026年3月20日'
review county,town
says 'the score' '"low":"76.07","high":"78.07","full":"100","base":"14"'
says 'the sheet in proportion' '"of":"scale","sheet":"penalty-general","points":"50","less_low":"2.5","less_high":"1.5","low":"26.07","high":"27.07","formula_low":"8 ÷ 14 × 50 － 2.5（不低于 0） = 26.07","formula_high":"8 ÷ 14 × 50 － 1.5（不低于 0） = 27.07"'
says 'an item that is not asked' '"id":"2","section":"penalty-general","title":"监测报告","points":"6","low":"6","high":"6","state":"not-applicable"'
says 'a document that is missing' '"title":"结案表","points":"2","low":"0","high":"0","state":"scored","steps":[{"rule":null,"occurrences":1,"deducted":"2","absent":"结案表"}]'
says 'a deduction of base elements' '{"rule":"B1","occurrences":1,"deducted":"0.5"}'
says 'a deduction between two bounds' '"title":"送达回证","points":"2","low":"0","high":"1"'
says 'a further sheet' '"further_sheets":[{"id":"base","title":"基本要素","kind":"deduct","full":"4","base":"4","low":"1.5","high":"2.5"'
says 'the limit of the fine is worked out' '3000.00'
contains 'html: the formula' '规范性（50 分）：8 ÷ 14 × 50 － 1.5（不低于 0） = 27.07 分' "$work/report.html"
contains 'html: the sheets' '扣分表：基本要素' "$work/report.html"
contains 'html: the document that is missing' '缺《结案表》 扣 2' "$work/report.html"
# J2 is left out: 8 of 12: 50 + 50 × 8/12 − 1.5 + 1 = 82.83; low 50 + 33.33 − 2.5 = 80.83
says 'the town: the score' '"low":"80.83","high":"82.83","full":"100","base":"12","grade_low":"好","grade_high":"好","final":true'
says 'the town: what is left out, and why' '"tailored":[{"rule":"J2","by":"某镇司法所","on":"2026-01-01","reason":"罚款轻重另行评查"}]'
says 'the town: what is left of the item' '"title":"决定书","points":"8","base":"6","low":"6","high":"6"'
contains 'html: the rule that is left out' '不计分：J2（罚款轻重另行评查，某镇司法所，2026-01-01）' "$work/report.html"

# No qualification: all of item 2. 14/20: 35; decided before the notice: the veto takes all.
good 否决
paper 监测报告 '机构 | 某站' '资质 | ' '方法 | 国标'
paper 告知书 '当事人 | 甲公司' '违法所得 | 1000元' '日期 | 2026年3月21日'
review county
says 'the score' '"low":"0","high":"0","full":"100","base":"20","grade_low":"不合格","grade_high":"不合格"'
says 'the veto that stands' '"veto":"yes","vetoes":["V1"],"vetoes_open":[]'
says 'the block of the vetoes' '"title":"合法性","of":"veto","sheet":null,"points":"50","less_low":"0","less_high":"0","low":"0","high":"0"'
says 'all of an item' '"title":"监测报告","points":"6","low":"0","high":"0","state":"scored","steps":[{"rule":"MZ","occurrences":1,"deducted":"6","zero":true}]'
says 'the sheet all the same' '"low":"35","high":"35"'
contains 'html: the veto' '总分记 0 分' "$work/report.html"

# A day that the calendar does not have: −2 of 20; not closed yet: item 4 is not asked. 16/18.
good 在办
rm "$case/结案表.docx"
paper 决定书 '当事人 | 甲公司' '事实 | 排污' '罚款 | 3000元' '日期 | 2026年2月30日'
review county --stage decided
says 'the day that there is none of' '"rule":"J3"'
says 'the score' '"low":"98.44","high":"99.44","full":"100","base":"18"'

# The same on a terminal.
is_exit 0 'on a terminal' "$ANJUAN" check --as-of 2026-11-23 -p county -f none -o "$work/out" "$work/有错"
contains 'terminal: the formula' '规范性（50 分）：8 ÷ 14 × 50 － 1.5（不低于 0） = 27.07'
contains 'terminal: the document that is missing' '4 结案表：扣 2 分（缺《结案表》）'
contains 'terminal: a bonus that a person has to grant' 'p2 创新：加 1 分（P2，待核定）'
contains 'terminal: how the limit came about' '案件/罚款上限：“最高罚款（50000.00）、（《告知书》违法所得（1000.00）×3＝3000.00）'
is_exit 0 'the rule in words' "$ANJUAN" explain -p town MZ
contains 'what takes all of an item' '2 监测报告，不符合时本项不得分'
is_exit 0 'the rule that is left out' "$ANJUAN" explain -p town J2
contains 'why it is left out' '不计分（town）：罚款轻重另行评查'

done_testing
