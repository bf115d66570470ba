#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Cases in trees of folders and in ZIPs: which are found, under which path, and that a case is the
# same wherever it lies.
. "$(dirname "$0")/lib.sh"

printf '# 立案审批表\n案由：未按规定报送年度报告\n' >"$work/text"
"$MKDOCX" "$work/text" "$work/form.docx"
printf '# 询问笔录\n正文\n' >"$work/text"
"$MKDOCX" "$work/text" "$work/record.docx"
check=("$ANJUAN" check -q -f none --as-of 2026-11-23)

# lists NAME PATH EXPECTED...: one test, passed when --list finds these cases.
lists() {
    local name=$1 path=$2
    shift 2
    run "$ANJUAN" check --list "$path"
    ok "$name" [ "$(cat "$work/stdout")" = "$(printf '%s\n' "$@")" ] || sed 's/^/# /' "$work/stdout"
}
# field KEY: the values in results.jsonl of the last run, in order.
field() {
    grep -o "\"case\":{[^}]*" "$work/out/results.jsonl" | sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/"
}

# --- a year in a folder, in a ZIP, with a ZIP a case
mkdir -p "$work/年/2023/案一/正卷" "$work/年/2023/案一/副卷" "$work/年/2023/案二"
cp "$work/form.docx" "$work/年/2023/案一/正卷/立案审批表.docx"
cp "$work/record.docx" "$work/年/2023/案一/副卷/询问笔录.docx"
cp "$work/form.docx" "$work/年/2023/案二/1.docx"
cp "$work/record.docx" "$work/年/说明.docx"
"$MKZIP" "$work/二.zip" 卷/1.docx "$work/form.docx"
"$MKZIP" "$work/年.zip" \
    2023/案一/正卷/立案审批表.docx "$work/form.docx" 2023/案一/副卷/询问笔录.docx "$work/record.docx" \
    2023/案二/1.docx "$work/form.docx" 说明.docx "$work/record.docx" 2023/案三.zip "$work/二.zip"
lists 'folder' "$work/年" 2023/案一 2023/案二
contains 'folder: the loose file' 说明.docx "$work/stderr"
lists 'ZIP' "$work/年.zip" 年.zip/2023/案一 年.zip/2023/案三.zip 年.zip/2023/案二
contains 'ZIP: the loose file' 年.zip/说明.docx "$work/stderr"
lists 'folder in a ZIP' "$work/年.zip/2023/案一" 案一
mkdir "$work/share"
cp "$work/年.zip" "$work/二.zip" "$work/share"
lists 'ZIPs in a folder' "$work/share" 二.zip 年.zip/2023/案一 年.zip/2023/案三.zip 年.zip/2023/案二

# --- the same case, the same bytes
is_exit 0 'review of the folder' "$ANJUAN" check -f none --as-of 2026-11-23 -o "$work/out" "$work/年"
contains 'a loose file is told of' 说明.docx "$work/stderr"
field sha256 >"$work/folder"
is_exit 0 'review of the ZIP' "${check[@]}" -o "$work/out" "$work/年.zip"
ok 'paths' [ "$(field path)" = "$(printf '年.zip/2023/%s\n' 案一 案三.zip 案二)" ]
field sha256 | sed 2d >"$work/zip"
ok 'digests in the folder and in the ZIP are the same' cmp -s "$work/folder" "$work/zip"
is_exit 0 'review of one case of the ZIP' "${check[@]}" -o "$work/one" "$work/年.zip/2023/案一"

# --- show wants one of them
is_exit 2 'show a tree' "$ANJUAN" show "$work/年.zip"
contains 'the cases are named' 年.zip/2023/案一 "$work/stderr"
is_exit 0 'show one of them' "$ANJUAN" show "$work/年.zip/2023/案三.zip"
contains 'its document is read' 卷/1.docx
is_exit 2 'show what is not in the ZIP' "$ANJUAN" show "$work/年.zip/2024"

# --- one case stays one
"$MKZIP" "$work/照片.zip" 1.jpg "$work/text"
"$MKZIP" "$work/一.zip" 案卷/正卷/立案审批表.docx "$work/form.docx" 案卷/副卷/询问笔录.docx "$work/record.docx" \
    案卷/证据/照片.zip "$work/照片.zip"
lists 'one case in a wrapping folder' "$work/一.zip" 一.zip
"$MKZIP" "$work/散.zip" 1.jpg "$work/text" 2.docx "$work/record.docx"
lists 'a ZIP that nothing speaks for' "$work/散.zip" 散.zip

# --- a manifest makes its folder a case, whatever is in it; the nearest one counts
mkdir -p "$work/清/案一/甲方" "$work/清/案一/乙方" "$work/清/案二/正卷"
echo '<x/>' >"$work/清/案一/案卷元数据.xml"
cp "$work/form.docx" "$work/清/案一/甲方/立案审批表.docx"
cp "$work/form.docx" "$work/清/案一/乙方/立案审批表.docx"
cp "$work/record.docx" "$work/清/案二/1.docx"
echo '<x/>' >"$work/清/案二/正卷/case.xml"
echo '<x/>' >"$work/清/案二/manifest.xml"
echo '<x/>' >"$work/清/说明.txt"
lists 'manifest' "$work/清" 案一 案二
rm "$work/清/案一/案卷元数据.xml"
lists 'no manifest' "$work/清" 案一/乙方 案一/甲方 案二
echo '<x/>' >"$work/清/manifest.xml"
lists 'manifests at two levels' "$work/清" 案一/乙方 案一/甲方 案二
"$MKZIP" "$work/清.zip" 案/案卷信息.json "$work/text" 案/1.docx "$work/record.docx" 案/甲/2.docx "$work/form.docx" \
    案/乙/3.docx "$work/form.docx" 别案/立案审批表.docx "$work/form.docx"
lists 'manifest in a ZIP' "$work/清.zip" 清.zip/别案 清.zip/案
"${check[@]}" -f json -o "$work/loose" "$work/清" >/dev/null
contains 'loose files in the summary' '"loose":["manifest.xml","说明.txt"]' <(tr -d '\n' <"$work/loose/summary.json")

# --- damage within a tree costs one case
head -c 300 "$work/二.zip" >"$work/cut.zip"
"$MKZIP" -e "$work/locked.zip" 立案审批表.docx "$work/form.docx"
"$MKZIP" "$work/乱.zip" 案一.zip "$work/二.zip" 案二.zip "$work/二.zip" 案三.zip "$work/cut.zip" \
    案四.zip "$work/locked.zip" ../x.docx "$work/form.docx"
lists 'damage: all are listed' "$work/乱.zip" 乱.zip/案一.zip 乱.zip/案三.zip 乱.zip/案二.zip 乱.zip/案四.zip
is_exit 3 'damage: review' "${check[@]}" -o "$work/out" "$work/乱.zip"
ok 'damage: two cases are scored' [ "$(grep -c '"scores":\[{' "$work/out/results.jsonl")" -eq 2 ]
contains 'damage: its reason' 案三.zip "$work/out/results.jsonl"

done_testing
