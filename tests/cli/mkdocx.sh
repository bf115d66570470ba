#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The tool that makes the samples: the same bytes each time, and a word on what it can't use.
. "$(dirname "$0")/lib.sh"

mkdir -p "$work/案卷/证据"
cat >"$work/案卷/决定书.txt" <<'TXT'
! 页眉 [图]
# 行政处罚决定书
> 甬某罚决字〔2022〕第3号

| 案由 | 未经许可经营 | < | 编号 | A\|B |
| 当事人 | 姓名 | 张三 | 性别 | 男 |
| ^ | 身份证号 | 330203199001011234 |
| 意见 | 建议立案。 // 承办人：[图] |
---
第二页
TXT
echo '<case/>' >"$work/案卷/case.xml"
echo '# 笔录' >"$work/案卷/证据/笔录.txt"

for style in word wps lo shattered edited sdt strict; do
    is_exit 0 "style $style" "$MKDOCX" -s $style "$work/案卷/决定书.txt" "$work/$style.docx"
    ok "style $style gives a ZIP file" [ "$(head -c 2 "$work/$style.docx")" = PK ]
done
ok 'no two styles give the same file' [ "$(cksum "$work"/*.docx | cut -d' ' -f1,2 | sort -u | wc -l)" -eq 7 ]

is_exit 0 'bundle' "$MKDOCX" --zip "$work/one.zip" "$work/案卷"
is_exit 0 'bundle again, elsewhere, later' env TZ=Asia/Shanghai "$MKDOCX" --zip "$work/two.zip" "$work/案卷/"
ok 'the same bytes' cmp "$work/one.zip" "$work/two.zip"
ok 'names keep their folder' grep -qaF '证据/笔录.docx' "$work/one.zip"
ok 'other files keep their name' grep -qaF 'case.xml' "$work/one.zip"

touch -d 2001-01-01 "$work/one.zip"
is_exit 0 'bundle over itself' "$MKDOCX" --zip "$work/one.zip" "$work/案卷"
ok 'an unchanged file is left alone' [ "$work/one.zip" -ot "$work/two.zip" ]

printf '正文\n| < | a |\n' >"$work/bad.txt"
is_exit 1 'nothing on the left' "$MKDOCX" "$work/bad.txt" "$work/bad.docx"
contains 'the line is named' 'bad.txt:2:' "$work/stderr"
printf '| a | < |\n| ^ | b |\n' >"$work/bad.txt"
is_exit 1 'nothing of that width above' "$MKDOCX" "$work/bad.txt" "$work/bad.docx"
is_exit 1 'no such text' "$MKDOCX" "$work/none.txt" "$work/none.docx"
is_exit 2 'no such style' "$MKDOCX" -s none "$work/bad.txt" "$work/bad.docx"
is_exit 2 'no arguments' "$MKDOCX"

done_testing
