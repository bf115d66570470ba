#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# rules lint: what loads and makes no sense all the same.
. "$(dirname "$0")/lib.sh"

mkdir -p "$work/rules"
cat >"$work/rules/kinds.xml" <<'XML'
<documents xmlns="urn:anjuan:rules:1">
<document kind="甲单"><field name="日期" type="date"/><field name="名"/></document>
<document kind="乙单"><field name="名"/></document>
</documents>
XML
cat >"$work/rules/laws.xml" <<'XML'
<laws xmlns="urn:anjuan:rules:1"><law id="某法" title="某法"><edition from="2000-01-01" last-article="9"/></law></laws>
XML
export ANJUAN_RULES=$work/rules

# profile USE ITEMS: a profile with a sheet of these items, of 10 points together.
profile() {
    cat >"$work/rules/profile.xml" <<XML
<profile xmlns="urn:anjuan:rules:1" id="national" title="n" version="1">$1
<sheet full="10"><section title="s" points="10">$2</section></sheet></profile>
XML
}
# pack ATTRIBUTES INSIDE: a pack whose only rule, on line 2, has these conditions.
pack() {
    cat >"$work/rules/pack.xml" <<XML
<pack xmlns="urn:anjuan:rules:1" id="p" title="p" version="1">
<rule id="A" title="A" items="C01" mendable="no" $1><basis law="某法" article="1"/>
$2
<fail>错。</fail><remedy>改。</remedy><example verdict="pass"/><example verdict="fail"/></rule>
</pack>
XML
}
# finds NAME WORDS: lint finds this alone.
finds() {
    is_exit 1 "$1" "$ANJUAN" rules lint
    contains "$1: words" "$2"
    contains "$1: alone" '1 处发现'
}

item='<item id="C01" title="t" points="10"><part points="10" rules="A"/></item>'
check='<check><has document="甲单"/><filled fields="甲单/名"/></check>'
profile '<use pack="p"/>' "$item"
pack '' "$check"
is_exit 0 'rules that make sense' "$ANJUAN" rules lint
contains 'nothing is found' '0 处发现'

pack 'since="2020-01-01" until="2020-01-01"' "$check"
is_exit 1 'no day in force' "$ANJUAN" rules lint
contains 'no day in force: words' 'pack.xml:2: A：有效期是空的，永远不适用'
pack '' "<when><has document=\"甲单\"/></when><unless><has document=\"甲单\"/></unless>$check"
finds 'conditions that contradict each other' 'A：条件互相矛盾，永远不适用'
pack '' "<when><has document=\"甲单\"/><filled fields=\"甲单/名\"/></when>$check"
finds 'a check that repeats its condition' 'A：<check> 只是 <when> 的重复'
pack '' '<check><has document="甲单"/><filled fields="甲单/名"/><match field="甲单/名" pattern="^(?:[一二]+[一二]+)+$"/></check>'
finds 'a pattern that runs away' 'A：正则表达式在长文字上回溯过多'
pack '' '<check><filled fields="乙单/名"/></check>'
finds 'a document whose absence no rule tells' 'A：用到《乙单》，没有规则用 <has> 查它在不在'
pack '' '<check><any><filled fields="乙单/名"/><has document="甲单"/></any></check>'
is_exit 0 'one of several documents' "$ANJUAN" rules lint

pack '' "$check"
sed -i 's,<example verdict="pass"/>,<example verdict="pass"><document kind="甲单"><field name="明"/></document></example>,' "$work/rules/pack.xml"
finds 'a field that an example makes up' 'pack.xml:4: A：示例中《甲单》没有字段“明”'
pack '' "$check"
sed -i 's,<example verdict="pass"/>,<example verdict="pass"><fact name="案件/无">1</fact></example>,' "$work/rules/pack.xml"
finds 'a fact that an example makes up' 'A：示例中没有案件事实“案件/无”'
pack '' "$check"

profile '' "$item"
finds 'a pack that no profile uses' 'A：没有评查标准用到它所在的规则包'
profile '<use pack="p"/>' "${item//10/5}<item id=\"C02\" title=\"空\" points=\"5\"/>"
finds 'an item without a rule' 'profile.xml:1: 没有规则服务于评查项 C02“空”'
use='<use pack="p"/>'
sheet='<sheet id="s2" full="1"><item id="i" title="t" points="1"><part points="1" rules="A"/></item></sheet>'
profile "$use$sheet" "$item"
finds 'a sheet behind one that fits every case' '”排在另一张之后，永远用不到'
profile "$use<score full=\"10\"><block points=\"10\" scale-of=\"sheet\"/></score>${sheet/id=/kind=\"deduct\" id=}" "$item"
finds 'a sheet that no block uses' '<score> 没有用到评查表“s2”'
profile "$use${sheet/id=/kind=\"deduct\" id=}" "$item"
is_exit 0 'without blocks every sheet is used' "$ANJUAN" rules lint
profile "$use" '<item id="i" points="10" document="甲单" absent="0"/>'
is_exit 0 'an item that its document serves' "$ANJUAN" rules lint
profile "$use<tailor rule=\"A\" off=\"yes\" by=\"某局\" reason=\"不适用\"/>" "$item"
finds 'a rule left out on no day' '<tailor> A 没有写明'
profile "$use<tailor rule=\"A\" off=\"yes\" by=\"某局\" on=\"2026-01-01\" reason=\"不适用\"/>" "$item"
is_exit 0 'a rule left out with reason' "$ANJUAN" rules lint

profile '<use pack="p"/>' "$item"
pack 'status="retired"' "$check"
finds 'an item whose rule is retired' '没有规则服务于评查项 C01'

done_testing
