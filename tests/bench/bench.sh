#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What a review costs, against the floor program that only inflates and parses the same members:
# CPU time a bundle, the ratio, the memory. `make bench` sets ANJUAN, FLOOR and SAMPLES; BUNDLES and
# ROUNDS may be set too. Nothing is asserted: the machine's noise would decide.
set -eu
export LC_ALL=C

bundles=${BUNDLES:-100}
rounds=${ROUNDS:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/in"
samples=("$SAMPLES"/*.zip)
if [ ! -f "${samples[0]}" ]; then
    echo "no sample bundles in $SAMPLES"
    exit 0
fi
for ((i = 0; i < bundles; i++)); do
    cp "${samples[i % ${#samples[@]}]}" "$(printf '%s/in/case-%05d.zip' "$work" "$i")"
done

check() {
    "$@" "$ANJUAN" check -q -f none -o "$work/out" "$work"/in/*.zip
}

floor() {
    "$@" "$FLOOR" "$work"/in/*.zip
}

# cpu WHAT: user and system time of one run in microseconds a bundle. 1 and 3 are verdicts on the
# cases, not failures of the run.
cpu() {
    local status=0 TIMEFORMAT='%U %S'
    rm -rf "$work/out"
    { time "$1" env >"$work/stdout" 2>"$work/stderr" || status=$?; } 2>"$work/time"
    case $status in
    0 | 1 | 3) ;;
    *)
        echo "$1 ended with status $status:" >&2
        cat "$work/stderr" >&2
        exit 1
        ;;
    esac
    awk -v n="$bundles" '{ printf "%d\n", ($1 + $2) * 1000000 / n }' "$work/time"
}

# KiB at most, of the program and its workers; nothing without GNU time.
memory() {
    [ -x /usr/bin/time ] || return 0
    rm -rf "$work/out"
    "$1" /usr/bin/time -f '%M' -o "$work/memory" >/dev/null 2>&1 || true
    tail -n 1 "$work/memory"
}

median() {
    sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

for what in check floor; do
    cpu $what >/dev/null # the page cache is warm from here on
done
for ((i = 0; i < rounds; i++)); do
    for what in check floor; do
        cpu $what >>"$work/$what"
    done
done

check_cpu=$(median <"$work/check")
floor_cpu=$(median <"$work/floor")
printf '%d bundles, median of %d runs in turn\n' "$bundles" "$rounds"
printf 'CPU a bundle: anjuan %d us, floor %d us, ratio %s\n' "$check_cpu" "$floor_cpu" \
    "$(awk -v a="$check_cpu" -v b="$floor_cpu" 'BEGIN { if (b > 0) printf "%.2f", a / b; else print "-" }')"
printf 'max RSS: anjuan %s KiB, floor %s KiB\n' "$(memory check)" "$(memory floor)"
