#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Paths that lead to no bundle, and folders with odd things in them.
. "$(dirname "$0")/lib.sh"

printf '# 立案审批表\n正文\n' >"$work/text"

is_exit 2 'missing path' "$ANJUAN" check "$work/没有"
contains 'missing path is named' 没有 "$work/stderr"
is_exit 2 'show a missing path' "$ANJUAN" show "$work/没有"
contains 'show names the missing path' 没有 "$work/stderr"
is_exit 2 'empty path' "$ANJUAN" check ''

mkdir -p "$work/空"
is_exit 3 'empty folder' "$ANJUAN" check "$work/空"
contains 'empty folder: no case' '共 0 案'
contains 'empty folder: it is named' '空 里没有找到案卷' "$work/stderr"
is_exit 3 'empty folder: --list' "$ANJUAN" check --list "$work/空"
is_exit 3 'empty folder: show' "$ANJUAN" show "$work/空"
contains 'empty folder: show says why' 没有文件 "$work/stderr"

mkdir -p "$work/卷/证据"
"$MKDOCX" "$work/text" "$work/卷/立案审批表.docx"
"$MKDOCX" "$work/text" "$work/卷/证据/甲.docx"
is_exit 0 'folder as a bundle' "$ANJUAN" check "$work/卷"
contains 'one case' '共 1 案'
is_exit 3 'a bundle and an empty folder' "$ANJUAN" check "$work/卷" "$work/空"
contains 'the bundle is reviewed' '共 1 案'
is_exit 0 'folder with slashes behind it' "$ANJUAN" check --list "$work/卷///"
ok 'slashes are not part of the name' [ "$(cat "$work/stdout")" = 卷 ]

mkfifo "$work/卷/管道.docx"
ln -s /etc "$work/卷/链接"
ln -s ../卷 "$work/卷/环"
is_exit 3 'pipe and links in a folder' timeout 60 "$ANJUAN" show "$work/卷"
contains 'the pipe is named' 管道.docx
contains 'the link is named' 链接
ok 'nothing behind the link is read' [ -z "$(grep -e '链接/' -e '环/' "$work/stdout")" ]
is_exit 3 'a pipe as the bundle' timeout 60 "$ANJUAN" show "$work/卷/管道.docx"
is_exit 3 'a device as the bundle' timeout 60 "$ANJUAN" show /dev/null

# A name that is no text, and one that would write to a terminal.
odd=$work/$'odd\xff\e[31m'
mkdir "$odd"
"$MKDOCX" "$work/text" "$odd/立案审批表.docx"
is_exit 0 'odd name of a folder' "$ANJUAN" check -o "$work/out" "$odd"
ok 'no ESC is printed' [ -z "$(grep -a $'\e' "$work/stdout")" ]
ok 'the results are UTF-8' iconv -f UTF-8 -t UTF-8 -o /dev/null "$work/out/results.jsonl"
ok 'no ESC in the results' [ -z "$(grep -a $'\e' "$work/out/results.jsonl")" ]

done_testing
