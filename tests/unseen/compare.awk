# SPDX-License-Identifier: Apache-2.0
#
# Reads the list of bundles (name, case, sort, items, words) and what was found in them (fails.awk).
# A fault is found when a rule of one of its items fails that doesn't fail in the sound case.
FILENAME ~ /list$/ {
    names[++n] = $1; base[$1] = $2; sort_of[$1] = $3; items[$1] = $4; words[$1] = $5
    next
}
{
    key = $1 SUBSEP $2
    if ($4 == "needs-person") { asked[key] = $3; rules_asked[$1] = rules_asked[$1] " " $2; next }
    failed[key] = $3; message[key] = $5
    rules[$1] = rules[$1] " " $2
}
function serves(list, wanted,    i, k, a, b, n_a, n_b) {
    n_a = split(wanted, a, ","); n_b = split(list, b, " ")
    for (i = 1; i <= n_a; i++) for (k = 1; k <= n_b; k++) if (a[i] == b[k]) return 1
    return 0
}
END {
    for (i = 1; i <= n; i++) {
        name = names[i]; case_of = base[name]; n_rules = split(substr(rules[name], 2), rule, " ")
        if (sort_of[name] == "fault") {
            n_faults++; is_found = 0; others = ""
            for (k = 1; k <= n_rules; k++) {
                if ((case_of SUBSEP rule[k]) in failed) continue
                if (serves(failed[name, rule[k]], items[name])) is_found = 1
                others = others " " rule[k]
            }
            n_found += is_found
            if (!is_found) {
                n_asked = split(substr(rules_asked[name], 2), q, " "); questions = ""
                for (k = 1; k <= n_asked; k++)
                    if (!((case_of SUBSEP q[k]) in asked) && serves(asked[name, q[k]], items[name]))
                        questions = questions " " q[k]
                print "miss\t" name "\t" items[name] "\t" words[name] "\t" (others != "" ? "fails:" others : "") (questions != "" ? " asks:" questions : "")
                n_as += questions != ""
            }
            continue
        }
        n_sound++; is_alarmed = 0
        for (k = 1; k <= n_rules; k++) {
            if (sort_of[name] == "lawful" && (case_of SUBSEP rule[k]) in failed) continue
            is_alarmed = 1; n_alarms++
            print "alarm\t" name "\t" rule[k] "\t" words[name] "\t" message[name, rule[k]]
        }
        n_alarmed += is_alarmed
    }
    printf "faults found: %d of %d (%.1f %%), %d more asked about\n", n_found, n_faults, n_faults ? 100 * n_found / n_faults : 0, n_as
    printf "sound bundles with an alarm: %d of %d, %d alarms\n", n_alarmed, n_sound, n_alarms
}
