#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A DOCX file that is broken or meant to harm, in a bundle beside a good one: a problem of the case
# that names the file, and the good one is read.
. "$(dirname "$0")/lib.sh"

ns=http://schemas.openxmlformats.org
cat >"$work/types" <<XML
<Types xmlns="$ns/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>
XML
cat >"$work/rels" <<XML
<Relationships xmlns="$ns/package/2006/relationships">
<Relationship Id="r1" Type="$ns/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>
XML
printf '# 立案审批表\n正文\n' >"$work/text"
"$MKDOCX" "$work/text" "$work/good.docx"

# paragraph TEXT: a document of one paragraph.
paragraph() {
    echo "<w:document xmlns:w=\"$ns/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>$1</w:t></w:r></w:p></w:body></w:document>"
}
# pack: $work/document.xml as the document of $work/bad.docx.
pack() {
    rm -f "$work/bad.docx"
    "$MKZIP" "$work/bad.docx" '[Content_Types].xml' "$work/types" _rels/.rels "$work/rels" \
        word/document.xml "$work/document.xml"
}
# is_problem NAME WORDS: of $work/bad.docx; four tests.
is_problem() {
    rm -f "$work/bundle.zip"
    "$MKZIP" "$work/bundle.zip" 坏.docx "$work/bad.docx" 立案审批表.docx "$work/good.docx"
    is_exit 3 "$1" "$ANJUAN" show "$work/bundle.zip"
    ok "$1: says why" grep -q "^读取问题：坏.docx .*$2" "$work/stdout"
    contains "$1: the rest is read" '标题：“立案审批表”'
    is_exit 3 "$1, alone" "$ANJUAN" check "$work/bad.docx"
}

paragraph 正文 >"$work/document.xml"
pack
is_exit 0 'a document by hand' "$ANJUAN" show "$work/bad.docx"

{
    echo '<!DOCTYPE x [<!ENTITY a "正文">]>'
    paragraph '&a;'
} >"$work/document.xml"
pack
is_problem 'DOCTYPE' DOCTYPE
{
    echo '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    paragraph '&a;'
} >"$work/document.xml"
pack
is_problem 'entity of another file' DOCTYPE
ok 'entity of another file: not read' [ -z "$(grep root: "$work/stdout")" ]

paragraph '正文<' >"$work/document.xml"
pack
is_problem 'XML that is not well-formed' XML
: >"$work/document.xml"
pack
is_problem 'empty document part' ''
paragraph "</w:t>$(printf '<w:x>%.0s' {1..240}; printf '</w:x>%.0s' {1..240})<w:t>" >"$work/document.xml"
pack
is_problem 'elements too deep' '嵌套'
truncate -s 40M "$work/document.xml"
pack
is_problem 'part that inflates a thousandfold' '压缩炸弹'

rm -f "$work/bad.docx"
"$MKZIP" "$work/bad.docx" word/document.xml "$work/text"
is_problem 'ZIP without the parts of a DOCX' ''
head -c 1000 "$work/good.docx" >"$work/bad.docx"
is_problem 'truncated DOCX' '打不开.*压缩包已损坏或不完整'
printf 'not a document\n' >"$work/bad.docx"
is_problem 'text under the name of a DOCX' '不是 ZIP 压缩包'
: >"$work/bad.docx"
is_problem 'no bytes' ''
# How Office stores a document with a password.
printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1%0600d' 0 >"$work/bad.docx"
is_problem 'document with a password' ''

# Damage in a part names the part.
paragraph "$(printf '正文%.0s' {1..99})" >"$work/document.xml"
pack
at=$(grep -abo 'PK' "$work/bad.docx" | sed -n 3p | cut -d: -f1)
printf '\377\377\377\377' | dd of="$work/bad.docx" bs=1 seek=$((at + 60)) conv=notrunc status=none
is_problem 'damaged part' 'word/document.xml'

done_testing
