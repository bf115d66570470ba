#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The XML Schema of rule files: what is shipped is what the program's grammar says, all rules keep to
# it, and it refuses what the loader refuses.
. "$(dirname "$0")/lib.sh"

schema=$AJ_SOURCE_DIR/rules/schema/anjuan-rules.xsd

is_exit 0 'rules schema' "$ANJUAN" rules schema
ok 'the schema that is shipped is this one (else: anjuan rules schema > rules/schema/anjuan-rules.xsd)' \
    cmp -s "$schema" "$work/stdout"

if ! command -v xmllint >/dev/null; then
    n_tests=$((n_tests + 1))
    echo "ok $n_tests # SKIP no xmllint"
    done_testing
fi

find "$AJ_SOURCE_DIR/rules" "$AJ_SOURCE_DIR/tests" -name '*.xml' -exec grep -l 'urn:anjuan:rules:1' {} + |
    sort >"$work/files"
ok 'there are rule files' [ -s "$work/files" ]
while read -r file; do
    is_exit 0 "${file#"$AJ_SOURCE_DIR"/}" xmllint --noout --schema "$schema" "$file"
done <"$work/files"

# refuses NAME WORDS FILE: the schema does, with words that name the place, and so does the loader.
refuses() {
    printf '%s' "$3" | sed 's,^<[a-z]*,& xmlns="urn:anjuan:rules:1",' >"$work/wrong.xml"
    is_exit 3 "$1" xmllint --noout --schema "$schema" "$work/wrong.xml"
    contains "$1: words" "$2" "$work/stderr"
    rm -rf "$work/rules"
    mkdir "$work/rules"
    mv "$work/wrong.xml" "$work/rules"
    is_exit 2 "$1: the loader" "$ANJUAN" rules list --rules "$work/rules"
}
# rule INSIDE: a pack with a rule whose check holds this.
rule() {
    echo "<pack id=\"x\" title=\"x\" version=\"1\"><rule id=\"X-1\" title=\"x\" mendable=\"no\"><check>$1</check></rule></pack>"
}
profile() {
    echo "<profile id=\"x\" title=\"x\" version=\"1\">$1</profile>"
}

refuses 'another root' 'rules' '<rules/>'
refuses 'a misspelt element' 'rul' '<pack id="x" title="x" version="1"><rul id="X-1" title="x"/></pack>'
refuses 'a misspelt attribute' "attribute 'titel'" '<pack id="x" titel="x" title="x" version="1"/>'
refuses 'an attribute that is missing' "'version' is required" '<pack id="x" title="x"/>'
refuses 'a predicate that is none' 'hass' "$(rule '<hass document="立案审批表"/>')"
refuses 'a predicate in the place of a rule' 'has' '<pack id="x" title="x" version="1"><has document="立案审批表"/></pack>'
refuses 'a condition in a condition that takes none' 'filled' "$(rule '<filled fields="立案审批表/案由"><has document="立案审批表"/></filled>')"
refuses 'nothing in a condition on conditions' 'all' "$(rule '<all/>')"
refuses 'words where none are read' 'check' "$(rule '有立案审批表')"
refuses 'a unit that is none' 'working-day' "$(rule '<within from="立案审批表/日期" to="行政处罚决定书/日期" limit="7" unit="workday"/>')"
refuses 'a limit in words' "'limit'" "$(rule '<within from="立案审批表/日期" to="行政处罚决定书/日期" limit="seven" unit="day"/>')"
refuses 'a path without a field' "'field'" "$(rule '<signed field="立案审批表"/>')"
refuses 'yes in another tongue' 'yes' "$(rule '<signed field="立案审批表/负责人意见/签名" dated="true"/>')"
refuses 'a shape that is none' 'amount-pair' "$(rule '<valid field="立案审批表/日期" as="day"/>')"
refuses 'a type of field that is none' 'citations' '<documents><document kind="新文书"><field name="甲" type="dat"/></document></documents>'
refuses 'a stage that is none' 'archived' '<documents><document kind="新文书" stage="done"/></documents>'
refuses 'a day in words' "'since'" '<pack id="x" title="x" version="1"><rule id="X-1" title="x" mendable="no" since="2021年"><check><has document="立案审批表"/></check></rule></pack>'
refuses 'points in words' "'points'" "$(profile '<sheet full="1"><item id="1" title="x" points="一"/></sheet>')"
refuses 'a kind of sheet that is none' 'bonus' "$(profile '<sheet full="0" kind="minus"/>')"
refuses 'an effect that is none' "'effect'" "$(profile '<veto effect="none"/>')"
refuses 'a row of an example in a kind' 'row' '<documents><document kind="新文书"><row>一</row></document></documents>'
refuses 'an operation that is none' 'max' '<pack id="x" title="x" version="1"><fact name="案件/数额" type="amount"><max of="1"/></fact></pack>'

done_testing
