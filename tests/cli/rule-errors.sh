#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A rule file with one error of each sort: file, line and the nearest known name, exit 2, nothing reviewed.
. "$(dirname "$0")/lib.sh"

bundle=$(find "$SAMPLES" -name "*.zip" | sort | head -n 1)

# says NAME LINE WORDS: the rules in $work/rules are refused at that line with those words.
says() {
    is_exit 2 "$1" "$ANJUAN" check -o "$work/out" --rules "$work/rules" "$bundle"
    contains "$1: file and line" "broken.xml:$2:" "$work/stderr"
    contains "$1: words" "$3" "$work/stderr"
    ok "$1: nothing was written" [ ! -e "$work/out" ]
}

file() {
    mkdir -p "$work/rules"
    cat >"$work/rules/broken.xml"
}

# pack LINES: a pack with these lines from line 2 on.
pack() {
    file <<XML
<pack xmlns="urn:anjuan:rules:1" id="broken" version="1" title="x">
$1
</pack>
XML
}

# rule CHECK: a rule whose check stands on line 4.
rule() {
    pack "<rule id=\"X-1\" title=\"x\" mendable=\"no\">
<basis law=\"行政处罚法\" article=\"58\"/>
<check>$1</check>
</rule>"
}

pack '<rul id="X-1" title="x"/>'
says 'misspelt element' 2 '是否为 <rule>'
pack '<rule id="X-1" titel="x" mendable="no"><check><has document="立案审批表"/></check></rule>'
says 'misspelt attribute' 2 '没有属性 titel'
rule '<hass document="立案审批表"/>'
says 'misspelt predicate' 4 '是否为 <has>'
rule '<has document="立案审批单"/>'
says 'misspelt document' 4 '是否为“立案审批表”'
rule '<filled fields="行政处罚决定书/当事入"/>'
says 'misspelt field' 4 '是否为“当事人”'
rule '<filled fields="案件/决定日朗"/>'
says 'misspelt fact' 4 '是否为“案件/决定日期”'
rule '<within from="立案审批表/文号" to="行政处罚决定书/日期" limit="seven" unit="day"/>'
says 'bad number' 4 'limit'
rule '<within from="立案审批表/文号" to="行政处罚决定书/日期" limit="param:没有这个" unit="day"/>'
says 'unknown parameter' 4 '没有这个'
rule '<within from="立案审批表/文号" to="行政处罚决定书/日期" limit="7" unit="workday"/>'
says 'unknown unit' 4 'working-day'
rule '<order>立案审批表/负责人意见/日期 = 行政处罚决定书/日期</order>'
says 'bad order' 4 '<='
rule '<match field="行政处罚决定书/全文" pattern="(未闭合"/>'
says 'bad pattern' 4 'pattern'
rule '<use define="没有这个定义"/>'
says 'unknown definition' 4 '没有这个定义'
rule '<filled fields="./日期"/>'
says 'self without each' 4 'each='
pack '<rule id="X-1" title="x" mendable="no"><basis law="行政处罚发"/><check><has document="立案审批表"/></check></rule>'
says 'misspelt law' 2 '是否为“行政处罚法”'
pack '<rule id="X-1" title="x" mendable="no" since="2021年"><check><has document="立案审批表"/></check></rule>'
says 'bad day' 2 '2021年'
pack '<rule id="X-1" title="x" mendable="no"><check><has document="立案审批表"/></check></rule>
<rule id="X-1" title="x" mendable="no"><check><has document="立案审批表"/></check></rule>'
says 'duplicate id' 3 'X-1'
pack '<rule id="X-1" title="x"><check><has document="立案审批表"/></check></rule>'
says 'mendable is missing' 2 'mendable'
pack '<rule id="X-1" title="x" mendable="no"></rule>'
says 'no check' 2 '<check>'
file <<'XML'
<profile xmlns="urn:anjuan:rules:1" id="p" title="x" version="1">
<sheet full="10">
<section title="a" points="9"><item id="C1" title="x" points="9"><part points="9" rules="FZ-588"/></item></section>
</sheet>
</profile>
XML
says 'points that do not add up' 2 '与应有的 10 不符'
says 'misspelt rule in a profile' 3 'FZ-58'
file <<'XML'
<documents xmlns="urn:anjuan:rules:1">
<document kind="新文书"><field name="甲" type="dat"/></document>
</documents>
XML
says 'unknown type' 2 'dat'
printf '<pack xmlns="urn:anjuan:rules:1" id="x" version="1" title="x">\n<rule>\n</pack>\n' | file
says 'not well-formed' 2 ''
# what a file that cannot be read would have defined is not missed in every other one
cat >"$work/rules/other.xml" <<'XML'
<pack xmlns="urn:anjuan:rules:1" id="other" version="1" title="x">
<rule id="X-2" title="x" mendable="no"><check><use define="在坏文件里"/></check></rule>
</pack>
XML
says 'not well-formed, beside a good one' 2 ''
contains 'it is said alone' '有 1 处错误' "$work/stderr"
rm "$work/rules/other.xml"
printf '<pack id="x" version="1" title="x"/>\n' | file
says 'wrong namespace' 1 'urn:anjuan:rules:1'

done_testing
