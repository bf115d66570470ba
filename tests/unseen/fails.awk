# SPDX-License-Identifier: Apache-2.0
#
# Every failed verdict of results.jsonl: bundle, rule, its items, status and message, parted by tabs.
# Also needs-person, by which a fault is at least asked about.
BEGIN { RS = "{\"rule\":\"" }
function value(key,    from) {
    if (!match($0, "\"" key "\":\"[^\"]*\"")) return ""
    from = RSTART + length(key) + 4
    return substr($0, from, RSTART + RLENGTH - 1 - from)
}
/"path":"[^"]*\.zip"/ && NR > 1 || NR == 1 {
    if (match($0, /"path":"[^"]*\.zip"/)) next_path = substr($0, RSTART + 8, RLENGTH - 13)
}
NR > 1 && match($0, /^[^"]*","items":\[[^]]*\]/) {
    head = substr($0, 1, RLENGTH)
    rule = head; sub(/".*/, "", rule)
    items = head; sub(/^.*\[/, "", items); gsub(/["\]]/, "", items); gsub(/,/, " ", items)
    status = value("status")
    if (status == "fail" || status == "needs-person")
        print path "\t" rule "\t" items "\t" status "\t" value("message")
}
{ if (next_path != "") { path = next_path; next_path = "" } }
