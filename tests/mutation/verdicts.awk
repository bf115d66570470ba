# SPDX-License-Identifier: Apache-2.0
#
# Compares what was found with faults.tsv. Reads layouts, faults and lines of a bundle and the rules
# that failed. report=check prints TAP, report=measure the shares.

BEGIN { FS = "\t" }

FILENAME ~ /layouts$/ { layouts[++n_layouts] = $1; next }
FILENAME ~ /faults$/ {
    if (!($3 in has_base)) bases[++n_bases] = $3
    has_base[$3] = 1
    group[$1] = $2; base[$1] = $3; rules[$1] = $6; words[$1] = $7; missed_in[$1] = " " $8 " "
    next
}

function is_caught(id, failed, wanted, n, i) {
    n = split(rules[id], wanted, " ")
    for (i = 1; i <= n; i++)
        if (index(failed, " " wanted[i] " ")) return 1
    return 0
}

function is_known(id, layout) {
    return index(missed_in[id], " * ") || index(missed_in[id], " " layout " ")
}

function test(is_fine, name, note) {
    n_tests++
    if (report == "check")
        print (is_fine ? "ok " : "not ok ") n_tests " - " name
    if (!is_fine) {
        n_failed++
        print "# " name ": " note
    }
}

{
    split($1, part, ".")
    id = part[1]; layout = part[2]
    seen[$1] = 1
    if (id == "sound" || rules[id] == "-") {
        is_sound = ($2 == " ")
        n_sound[layout]++; n_alarms[layout] += !is_sound
        is_fine = id == "sound" ? is_sound : is_sound || is_known(id, layout)
        test(is_fine, $1 " " (id == "sound" ? "sound" : base[id] " " words[id]), "fails:" $2)
        if (id != "sound" && is_sound && is_known(id, layout))
            test(0, $1, "no false alarm any more")
        next
    }
    caught = is_caught(id, $2)
    n_of[layout]++; n_caught[layout] += caught
    n_group[group[id]]++; caught_group[group[id]] += caught
    n_base[base[id]]++; caught_base[base[id]] += caught
    all++; all_caught += caught
    others = $2
    known = is_known(id, layout)
    test(caught != known, $1 " " base[id] " " words[id] (known ? " (known miss)" : ""),
         (caught ? "found now" : "not found by " rules[id]) "; fails:" others)
}

function share(name, n, of) {
    printf "%s\t%d of %d\t%.1f %%\n", name, n, of, of == 0 ? 0 : 100 * n / of
}

END {
    if (report == "check") {
        print "1.." n_tests
        exit n_failed > 0
    }
    share("faults found", all_caught, all)
    for (i = 1; i <= n_layouts; i++)
        share("found in " layouts[i], n_caught[layouts[i]], n_of[layouts[i]])
    for (g = 1; g <= 18; g++)
        if (n_group[g] > 0)
            share("found in group " g, caught_group[g], n_group[g])
    for (b = 1; b <= n_bases; b++)
        share("found in " bases[b], caught_base[bases[b]], n_base[bases[b]])
    for (i = 1; i <= n_layouts; i++)
        share("sound bundles with an alarm in " layouts[i], n_alarms[layouts[i]], n_sound[layouts[i]])
}
