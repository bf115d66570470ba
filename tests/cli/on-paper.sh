#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What only stands on the paper tells: pages with their signatures, totals over several columns,
# numbers of officers beside their names, copies on the record they belong to.
. "$(dirname "$0")/lib.sh"

# review: the files of $work/case, then the verdicts in $work/verdicts.
review() {
    rm -rf "$work/bundle" "$work/out"
    mkdir "$work/bundle"
    for file in "$work"/case/*.txt; do
        "$MKDOCX" "$file" "$work/bundle/$(basename "$file" .txt).docx"
    done
    "$ANJUAN" check -q -f none -o "$work/out" "$work/bundle" >/dev/null 2>&1
    verdicts "$work/out/results.jsonl" >"$work/verdicts"
}

# is RULE STATUS NAME: one test, passed when the rule has that status.
is() {
    ok "$3: $1 $2" grep -qP "\t$1\t$2\t" "$work/verdicts" && return
    grep -P "\t$1\t" "$work/verdicts" | sed 's/^/# /'
}

mkdir "$work/case"
cat >"$work/case/01行政处罚决定书.txt" <<'FORM'
# 行政处罚决定书
> 栖水罚〔2024〕1号
当事人：栖汀市云汀商店
经查，你店擅自取水，决定罚款二万元。
> 栖汀市水务局
> 2024年9月13日
FORM
cat >"$work/case/02询问笔录.txt" <<'FORM'
# 询问笔录
询问时间：2024年8月2日9时00分至10时00分
被询问人：沈一
询问人：何一（执法证号33010212001）　徐蕾（执法证号33010212002）　记录人：徐蕾
问：你是做什么的？
答：开店的。
被询问人（签名）：沈一[图]
---
问：水是哪里来的？
答：井里来的。
被询问人（签名）：沈一[图]
---
问：还有什么补充？
答：没有。以上笔录我看过，和我说的一样。
被询问人（签名）：沈一[图]　2024年8月2日
询问人：何一[图]　徐蕾[图]　2024年8月2日
FORM
cat >"$work/case/03现场检查笔录.txt" <<'FORM'
# 现场检查笔录
检查时间：2024年8月1日9时00分至10时00分
检查人：何一（33010212001）　徐蕾（33010212002）　记录人：徐蕾（33010212002）
检查情况：井台一座。
FORM
cat >"$work/case/04查封扣押物品清单.txt" <<'FORM'
# 扣押物品清单
| 序号 | 名称 | 规格 | 数量 | 备注 |
| 1 | 水泵 | 甲型 | 11台 | 前院 |
| 2 | 水泵 | 乙型 | 8台 | 后院 |
| 合计 | 19台，外观完好 |
FORM
cat >"$work/case/05卷内目录.txt" <<'FORM'
# 卷内目录
| 序号 | 题名 | 页号 |
| 1 | 行政处罚决定书 | 1 |
| 2 | 询问笔录 | 2-4 |
| 3 | 现场检查笔录及照片 | 5 |
| 4 | 扣押物品清单 | 6 |
FORM
review
is CF-55rp pass 'each page is signed'
is CF-46k pass 'the total over several columns'
is CF-42ca pass 'one number for each officer'
is CF-46m pass 'pictures on the record'

sed -i '0,/^被询问人（签名）：沈一/s/^被询问人（签名）：沈一.*/（以下空白）/' "$work/case/02询问笔录.txt"
sed -i 's/19台，/18台，/' "$work/case/04查封扣押物品清单.txt"
sed -i 's/记录人：徐蕾（33010212002）/记录人：徐蕾（33010212020）/' "$work/case/03现场检查笔录.txt"
sed -i 's/现场检查笔录及照片/检测报告及照片/' "$work/case/05卷内目录.txt"
review
is CF-55rp fail 'a page without its signature'
is CF-46k fail 'a wrong total over several columns'
is CF-42ca fail "another number beside an officer's name"
is CF-46m fail 'pictures of a record that is not there'
done_testing
