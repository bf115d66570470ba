#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What rules can say, by examples in a pack of its own: definitions with parameters, each= over the
# rows of a table, same as=.
. "$(dirname "$0")/lib.sh"

mkdir -p "$work/rules"
file() {
    cat >"$work/rules/$1.xml"
}
file kinds <<'XML'
<documents xmlns="urn:anjuan:rules:1">
<document kind="甲单"><table name="行"><column name="起" type="date"/><column name="止" type="date"/><column name="经手" type="officer" many="yes"/></table>
  <field name="日期" type="date"/><field name="金额"/><field name="数额" type="amount"/><field name="号"/><field name="文号" type="number"/><field name="名"/></document>
<document kind="乙单"><field name="日期" type="date"/><field name="名"/><field name="金额"/></document>
</documents>
XML
file laws <<'XML'
<laws xmlns="urn:anjuan:rules:1"><law id="某法" title="某法"><edition from="2000-01-01" last-article="9"/></law></laws>
XML
file profile <<'XML'
<profile xmlns="urn:anjuan:rules:1" id="national" title="n" version="1"><param name="天数" value="7"/><use pack="p"/></profile>
XML

# rules TEXT: the pack with this inside, from line 2 on.
rules() {
    file pack <<XML
<pack xmlns="urn:anjuan:rules:1" id="p" title="p" version="1">
$1
</pack>
XML
}
# rule ID ATTRIBUTES INSIDE: a rule as it stands in a pack.
rule() {
    echo "<rule id=\"$1\" title=\"$1\" items=\"C01\" mendable=\"no\" $2><basis law=\"某法\" article=\"1\"/>$3<fail>错。</fail><remedy>改。</remedy></rule>"
}
# example VERDICT FIELDS: with a 甲单 of these name=value fields, and a 乙单 where a "/" stands.
example() {
    local field kind=甲单
    printf '<example verdict="%s"><document kind="甲单">' "$1"
    shift
    for field in "$@"; do
        if [ "$field" = / ]; then
            kind=乙单
            printf '</document><document kind="%s">' "$kind"
        else
            printf '<field name="%s">%s</field>' "${field%%=*}" "${field#*=}"
        fi
    done
    echo '</document></example>'
}
export ANJUAN_RULES=$work/rules
# holds NAME N: the N examples of the pack hold.
holds() {
    is_exit 0 "$1" "$ANJUAN" rules test
    contains "$1: all examples" "示例：$2 个符合，0 个不符合"
}
# says NAME LINE WORDS: the pack is refused at the line with the words.
says() {
    is_exit 2 "$1" "$ANJUAN" rules test
    contains "$1: words" "pack.xml:$2: $3" "$work/stderr"
}

order='<order>{先} &lt;= {后}</order>'
rules "<define name=\"有先后\" with=\"先 后\">$order</define>
$(rule A '' "<check><use define=\"有先后\"><with name=\"先\" value=\"甲单/日期\"/><with name=\"后\" value=\"乙单/日期\"/></use></check>
$(example pass 日期=2022年1月1日 / 日期=2022年1月2日) $(example fail 日期=2022年1月3日 / 日期=2022年1月2日)")
$(rule B 'each="甲单/行"' "<check><use define=\"有先后\"><with name=\"先\" value=\"./起\"/><with name=\"后\" value=\"./止\"/></use></check>
$(example pass 行/起=2022年1月1日 行/止=2022年1月2日 行/起=2022年1月3日 行/止=2022年1月3日)
$(example fail 行/起=2022年1月1日 行/止=2022年1月2日 行/起=2022年1月3日 行/止=2022年1月2日)
$(example needs-person 行/起=2022年1月1日 行/止=2022年1月2日 行/起=2022年1月3日)
$(example not-applicable 日期=2022年1月1日)")
$(rule C 'each="甲单/行"' "<check><within from=\"./日期\" to=\"./起\" limit=\"param:天数\" unit=\"day\" roll=\"no\"/></check>
$(example pass 日期=2022年1月1日 行/起=2022年1月1日 行/起=2022年1月8日) $(example fail 日期=2022年1月1日 行/起=2022年1月1日 行/起=2022年2月8日)")
$(rule D '' "<check><some each=\"甲单/行\"><filled fields=\"./止 ./经手/证号\"/></some></check>
$(example pass 行/起=2022年1月1日 行/止= 行/起=2022年1月2日 行/止=2022年1月2日 行/经手=张三（0） 行/经手=李四（33021100124）)
$(example fail 行/起=2022年1月1日 行/止= 行/起=2022年1月2日 行/止=2022年1月2日 行/经手=张三（33021100123） 行/经手=李四)")"
holds 'definitions with parameters, each row' 10
rules "<define name=\"外\" with=\"天\"><use define=\"内\"><with name=\"项\" value=\"甲单/{天}\"/></use></define>
<define name=\"内\" with=\"项\"><filled fields=\"{项} 乙单/名\"/></define>
$(rule A '' "<check><use define=\"外\"><with name=\"天\" value=\"日期\"/></use></check>
$(example pass 日期=2022年1月1日 / 名=甲) $(example fail 日期= / 名=甲)")"
holds 'a definition within one, said before it' 2

use='<use define="内"><with name="项" value="甲单/日期"/></use>'
rules "<define name=\"内\" with=\"项\"><filled fields=\"{项}/x\"/></define>
$(rule A '' "<check>$use</check>")"
says 'an error in a definition names its use' 2 '《甲单》没有字段'
contains 'the place of the use' 'pack.xml 第3行的 <use>' "$work/stderr"
rules "<define name=\"内\" with=\"项 别\"><filled fields=\"{项} {别}\"/></define>
$(rule A '' "<check>$use</check>")"
says 'a parameter is missing' 3 '<use> 没有给出参数“别”'
rules "<define name=\"内\" with=\"向\"><filled fields=\"{向}\"/></define>
$(rule A '' "<check>$use</check>")"
says 'a parameter that is none' 3 '<define> 没有参数“项”'
rules "<define name=\"内\" with=\"项\"><use define=\"内\"><with name=\"项\" value=\"{项}\"/></use></define>
$(rule A '' "<check>$use</check>")"
says 'a definition of itself' 2 '<define> “内”用到了自己'
rules "<define name=\"甲\"><use define=\"乙\"/></define>
<define name=\"乙\"><use define=\"甲\"/></define>"
says 'a circle that nothing uses' 3 '<define> “甲”用到了自己'
rules "$(rule A '' '<check><use define="没有"><has document="甲单"/></use></check>')"
says 'a condition within use' 2 '<use> 内不能再有元素'
rules "$(rule A 'each="甲单/列"' '<check><has document="甲单"/></check>')"
says 'rows of a table that is not there' 2 'each：《甲单》没有表“列”'
rules "$(rule A '' '<check><all each="甲单/行"><filled fields="./尾"/></all></check>')"
says 'a column that is not there' 2 '《甲单》没有字段“尾”'

# same AS A B VERDICT: two fields as=, of the values.
same() {
    rule "$1$((++n_rules))" '' "<check><same fields=\"甲单/$2 乙单/$4\" as=\"$1\"/></check>$(example "$6" "$2=$3" / "$4=$5")"
}
n_rules=0
rules "$(same text 名 '甲　公 司' 名 甲公司 pass
same text 名 甲公司（盖章） 名 甲公司 fail
same name 名 甲公司（盖章） 名 甲公司 pass
same amount 金额 伍仟元整 金额 5000.00元 pass
same amount 数额 5000元 金额 5001元 fail
same amount 金额 若干 金额 5001元 needs-person
same date 名 二〇二二年一月二日9时 日期 2022年1月2日 pass
same date 名 2022年1月3日 日期 2022年1月2日 fail
same number 文号 甲罚〔2022〕1号 名 "甲罚[2022]第1号" pass
same number 文号 甲罚〔2022〕1号 名 甲罚〔2022〕2号 fail
same id 号 91330200MA2CKEX71A 名 ９１３３０２００MA2CKEX71A pass
same citations 号 《某法》第一条 名 《某法》第1条 pass
same citations 号 《某法》第一条 名 《某法》第2条 fail)"
holds 'same as=' 13
rules "$(rule A '' '<check><same fields="甲单/名" as="names"/></check>')"
says 'a way to compare that is none' 2 'as：“names”应为 name、'

done_testing
