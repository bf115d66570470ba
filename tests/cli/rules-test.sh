#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# rules test: which examples a rule lacks, what none reaches, and with --mutate what none notices.
. "$(dirname "$0")/lib.sh"

mkdir -p "$work/rules"
cat >"$work/rules/rules.xml" <<'XML'
<documents xmlns="urn:anjuan:rules:1">
<document kind="甲单"><field name="日期" type="date"/><field name="页数" type="count"/><field name="名" type="name"/></document>
<document kind="乙单"><field name="日期" type="date"/></document>
</documents>
XML
cat >"$work/rules/profile.xml" <<'XML'
<profile xmlns="urn:anjuan:rules:1" id="national" title="n" version="1"><param name="限" value="5"/><use pack="p"/></profile>
XML
export ANJUAN_RULES=$work/rules

# pack CHECK EXAMPLES: a rule A, its check on line 3, its examples from line 4 on.
pack() {
    cat >"$work/rules/pack.xml" <<XML
<pack xmlns="urn:anjuan:rules:1" id="p" title="p" version="1">
<rule id="A" title="A" mendable="no"><when><has document="甲单"/></when>
<check>$1</check>
$2
</rule>
</pack>
XML
}
pages() {
    echo "<example verdict=\"$1\"><document kind=\"甲单\"><field name=\"页数\">$2</field></document></example>"
}
none='<example verdict="not-applicable"><document kind="乙单"/></example>'

compare='<compare field="甲单/页数" op="le" to="param:限"/>'
pack "$compare" "$(pages pass 5) $(pages fail 6) $none"
sed -i 's,<when>.*</when>,,' "$work/rules/pack.xml"
is_exit 0 'all is noticed' "$ANJUAN" rules test --mutate
contains 'all is noticed: nothing is left' '没有察觉 0 处'
contains 'every example is there' '没有 not-applicable 示例的规则：0 条'
contains 'every condition is reached' '没有示例用到的条件：0 个'

pack "$compare" "$(pages pass 4) $(pages fail 6)"
is_exit 1 'a bound that no example holds' "$ANJUAN" rules test --mutate -v
contains 'the operator' 'pack.xml:3: A：改为 <compare> op="le" → "lt"，没有示例察觉'
contains 'the parameter' '改为 <compare> to="param:限" → "4"，没有示例察觉'
ok 'the parameter the other way is noticed' [ "$(grep -c 'to="param:限" → "6"' "$work/stdout")" -eq 0 ]
contains 'the condition' 'pack.xml:2: A：改为 去掉 <has>，没有示例察觉'
contains 'the example that is missing' 'pack.xml:2: A：没有 not-applicable 示例'
contains 'how many are missing' '没有 not-applicable 示例的规则：1 条'
is_exit 0 'without --mutate nothing is changed' "$ANJUAN" rules test

pack '<any><has document="甲单"/><filled fields="甲单/名"/></any>' "$(pages pass 4)"
is_exit 0 'a condition that is never looked at' "$ANJUAN" rules test -v
contains 'it is named' 'pack.xml:3: A：没有示例用到 <filled>'
contains 'it is counted' '没有示例用到的条件：1 个'
contains 'no failing example' 'A：没有 fail 示例'

pack '<order>甲单/日期 &lt; 乙单/日期</order>' \
    '<example verdict="pass"><document kind="甲单"><field name="日期">2022年1月1日</field></document><document kind="乙单"><field name="日期">2022年1月9日</field></document></example>'
is_exit 1 'days far apart' "$ANJUAN" rules test --mutate
contains 'an order is turned' '改为 <order> 甲单/日期 <= 乙单/日期，没有示例察觉'

pack '<not><has document="乙单"/></not>' "$(pages pass 4)"
is_exit 1 'a check that hangs on no case' "$ANJUAN" rules test --mutate
ok 'the change of not is noticed' [ "$(grep -c '<not> → <all>' "$work/stdout")" -eq 0 ]
pack '<any><has document="甲单"/><has document="乙单"/></any>' \
    "<example verdict=\"pass\"><document kind=\"甲单\"/><document kind=\"乙单\"/></example>"
sed -i 's,<when>.*</when>,,' "$work/rules/pack.xml"
is_exit 1 'examples that hang on nothing' "$ANJUAN" rules test --mutate
contains 'they are told' 'A：去掉文书、清空字段、日期推后一日、换名称，结论都不变'

done_testing
