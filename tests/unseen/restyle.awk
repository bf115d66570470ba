# SPDX-License-Identifier: Apache-2.0
#
# The same document as another hand would have written it: reads a text in the notation of
# tests/tools/mkdocx.c and writes it in another style. What it says stays the same, so every verdict
# must. Styles, in -v style=:
#
#   narrow      half-width colons, commas and brackets
#   spaced      dates with blanks and two digits: 2024 年 03 月 05 日
#   grouped     amounts of thousands: 12,000元
#   sentences   each sentence of a paragraph in a paragraph of its own
#   parted      each sentence of a cell in a paragraph of its own
#   rows        "label：value" at the head of a document as a row of a table
#   indented    every paragraph indented by two ideographs
#   square      numbers of documents in [2024], not 〔2024〕
#   tabbed      a tab behind the colon of a label
function is_row(line) { return line ~ /^\|.*\| *$/ }
function is_plain(line) { return line !~ /^[|#>!-]/ && line !~ /^(问|答)/ }

# Every place of a pattern by what `as` makes of it.
function each(line, pattern, as,    out) {
    while (match(line, pattern)) {
        out = out substr(line, 1, RSTART - 1) written(substr(line, RSTART, RLENGTH), as)
        line = substr(line, RSTART + RLENGTH)
    }
    return out line
}
function written(words, as,    part) {
    if (as == "date") {
        split(words, part, /年|月|日/)
        return sprintf("%s 年 %02d 月 %02d 日", part[1], part[2], part[3])
    }
    if (words ~ /[.,]/ || words !~ /元$/) return words
    part[1] = ""
    for (words = substr(words, 1, length(words) - length("元")); length(words) > 3;
         words = substr(words, 1, length(words) - 3))
        part[1] = "," substr(words, length(words) - 2) part[1]
    return words part[1] "元"
}

# Sentences parted by `by`; a stop that ends the line, a cell or a quotation stays.
function parted(line, by,    out, at, rest) {
    while ((at = index(line, "。")) > 0) {
        rest = substr(line, at + length("。"))
        out = out substr(line, 1, at - 1) "。"
        line = rest
        if (rest !~ /^ *(\||$)/ && rest !~ /^(”|）|」|』|》|\[)/) out = out by
    }
    return out line
}

# "label：value" on a line of its own: a short label, and a value that is no sentence.
function is_pair(line,    at) {
    at = index(line, "：")
    return is_plain(line) && at > length("字") && at <= length("一二三四五六七八") + 1 &&
        line !~ /：.*：|。.|；|，|[（）、0-9 ].*：/ && length(line) < 240 && length(line) > at + length("：")
}

BEGIN { label = length("：") }
style == "narrow" { gsub("：", ":"); gsub("（", "("); gsub("）", ")"); gsub("，", ",") }
style == "spaced" { $0 = each($0, "[12][0-9][0-9][0-9]年[0-9][0-9]?月[0-9][0-9]?日", "date") }
style == "grouped" { $0 = each($0, "[0-9.,][0-9.,]*元", "amount") }
style == "sentences" && is_plain($0) { $0 = parted($0, "\n") }
style == "parted" && is_row($0) { $0 = parted($0, " // ") }
style == "rows" && NR <= 12 && is_pair($0) {
    $0 = "| " substr($0, 1, index($0, "：") - 1) " | " substr($0, index($0, "：") + label) " |"
}
style == "indented" && is_plain($0) && $0 != "" { $0 = "　　" $0 }
style == "square" { gsub("〔", "["); gsub("〕", "]") }
style == "tabbed" && is_pair($0) { sub("：", "：\t") }
{ print }
