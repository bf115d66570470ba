#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# ZIP files that are broken or meant to harm: a problem with its reason, never a crash, and what else
# is in them is read.
. "$(dirname "$0")/lib.sh"

printf '# 立案审批表\n正文\n' >"$work/text"
"$MKDOCX" "$work/text" "$work/good.docx"

# is_problem NAME FILE WORDS: show and check tell of it, check in its report too; five tests.
is_problem() {
    local name=$1 path=$2 words=$3
    is_exit 3 "$name: show" "$ANJUAN" show "$path"
    cat "$work/stdout" "$work/stderr" >"$work/all"
    contains "$name: show says why" "$words" "$work/all"
    is_exit 3 "$name: check" "$ANJUAN" check -o "$work/out" "$path"
    contains "$name: check says why" "$words"
    ok "$name: the report says why" grep -qe '"problems":\[{.*'"$words" "$work"/out/results.jsonl
    rm -rf "$work/out"
}
# still_reads NAME FILE: the good member of the archive is read all the same.
still_reads() {
    run "$ANJUAN" show "$2"
    contains "$1: the rest is read" '标题：“立案审批表”'
}

"$MKZIP" "$work/whole.zip" 立案审批表.docx "$work/good.docx" 甲.docx "$work/good.docx"
size=$(wc -c <"$work/whole.zip")
for n in 10 $((size / 2)) $((size - 1)); do
    head -c "$n" "$work/whole.zip" >"$work/truncated.zip"
    is_problem "first $n of $size bytes" "$work/truncated.zip" 'truncated.zip'
done

: >"$work/zero.zip"
is_problem 'no bytes' "$work/zero.zip" '0 字节'
printf 'not an archive, whatever its name says\n' >"$work/text.zip"
is_problem 'text under the name of a ZIP' "$work/text.zip" '不是 ZIP'

# A ZIP without members is nothing but its end record.
printf 'PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >"$work/empty.zip"
is_problem 'ZIP without members' "$work/empty.zip" '“empty.zip”里没有文件'
is_exit 3 'ZIP without members: results' "$ANJUAN" check -o "$work/out" "$work/empty.zip"
contains 'ZIP without members: no score' '"scores":[]' "$work/out/results.jsonl"
rm -rf "$work/out"

"$MKZIP" -e "$work/encrypted.zip" 立案审批表.docx "$work/good.docx"
is_problem 'encrypted member' "$work/encrypted.zip" '已加密'

# The name leads out of the bundle; nothing may be written or read there.
"$MKZIP" "$work/climb.zip" ../../甲.docx "$work/good.docx" /etc/乙.docx "$work/good.docx" \
    立案审批表.docx "$work/good.docx"
is_problem 'name with ..' "$work/climb.zip" '会越出案卷'
is_problem 'absolute name' "$work/climb.zip" '绝对路径'
still_reads 'names that lead out' "$work/climb.zip"
ok 'names that lead out: no such file appears' [ ! -e "$work/../甲.docx" -a ! -e /etc/乙.docx ]

# Packers of old name members in the code page of the system and don't say which.
name=$(printf '立案审批表' | iconv -f UTF-8 -t GB18030)
"$MKZIP" -r "$work/gb.zip" "$name.docx" "$work/good.docx"
is_exit 0 'names in GB18030' "$ANJUAN" show "$work/gb.zip"
contains 'names in GB18030: are read' 立案审批表.docx
"$MKZIP" -r "$work/bytes.zip" $'\xff\xff.docx' "$work/good.docx" "$name.docx" "$work/good.docx"
is_problem 'name that is no text' "$work/bytes.zip" 'GB18030'
still_reads 'name that is no text' "$work/bytes.zip"

"$MKZIP" "$work/twice.zip" 立案审批表.docx "$work/good.docx" ./立案审批表.docx "$work/good.docx"
is_problem 'two members of one name' "$work/twice.zip" '重名'
still_reads 'two members of one name' "$work/twice.zip"
name=$(printf '长%.0s' {1..400})
"$MKZIP" "$work/long.zip" "$name.docx" "$work/good.docx" 立案审批表.docx "$work/good.docx"
is_problem 'name too long' "$work/long.zip" '超过 1024 字节'
still_reads 'name too long' "$work/long.zip"
name=$(printf '层/%.0s' {1..17})
"$MKZIP" "$work/deep.zip" "$name甲.docx" "$work/good.docx" 立案审批表.docx "$work/good.docx"
is_problem 'folders too deep' "$work/deep.zip" '超过 16 层'
still_reads 'folders too deep' "$work/deep.zip"

members=()
for i in {1..10001}; do
    members+=("$i.txt" "$work/text")
done
"$MKZIP" "$work/many.zip" "${members[@]}"
is_problem 'more than 10000 members' "$work/many.zip" '超过 10000 个'

# 40 MiB of NUL bytes take some 40 KiB.
truncate -s 40M "$work/zeros"
"$MKZIP" "$work/bomb.zip" 甲.docx "$work/zeros" 立案审批表.docx "$work/good.docx"
is_problem 'member that inflates a thousandfold' "$work/bomb.zip" '压缩炸弹'
still_reads 'member that inflates a thousandfold' "$work/bomb.zip"

# A ZIP in a ZIP, ten times over.
cp "$work/whole.zip" "$work/nested.zip"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    "$MKZIP" "$work/outer.zip" 案卷.zip "$work/nested.zip" 立案审批表.docx "$work/good.docx"
    mv "$work/outer.zip" "$work/nested.zip"
done
is_problem 'ZIP in a ZIP, ten times' "$work/nested.zip" '层'
still_reads 'ZIP in a ZIP, ten times' "$work/nested.zip"

done_testing
