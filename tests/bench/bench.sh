#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What a review with results.jsonl costs, against the floor program, which only inflates and parses
# the same members: CPU time a bundle and the ratio of the two, and the memory. Two sorts of
# bundles, both of the samples' texts:
#
#   lean     the sample ZIPs: little XML around the text, so that the work on the text shows
#   edited   documents as Word leaves them, which is what offices archive: two of three in runs of
#            one to five characters with properties and identifiers, 40 KB of styles, theme,
#            settings; 1.3 MB of XML a bundle, and six scans in every tenth
#
# Start-up (rules read and compiled) is counted apart: it is paid once a run, and here spread over
# BUNDLES, as many as the floor was measured with. `make bench` sets ANJUAN, FLOOR, MKDOCX and
# SAMPLES (ZIPs), TEXTS (their folders of texts); BUNDLES and ROUNDS may be set too. Nothing is asserted: the machine's noise would decide.
set -eu
export LC_ALL=C

bundles=${BUNDLES:-300}
rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# copies FOLDER ZIP...: that many bundles, the ZIPs in turn.
copies() {
    local folder=$1 i
    shift
    mkdir "$folder"
    for ((i = 0; i < bundles; i++)); do
        cp "${@:i % $# + 1:1}" "$(printf '%s/case-%05d.zip' "$folder" "$i")"
    done
}

# scan N: the bytes of a picture, which don't compress; the same for the same N.
scan() {
    awk -v seed="$1" 'BEGIN { srand(seed); for (i = 0; i < 80000; i++) printf "%c", 1 + int(rand() * 255) }'
}

# edit TEXTS ZIP [SCANS]: a folder of texts as a bundle, two documents of three much edited.
edit() {
    local texts=$1 zip=$2 folder=$work/edit n=0 file style
    rm -rf "$folder"
    mkdir "$folder"
    for file in "$texts"/*.txt; do
        style=edited
        [ $((n++ % 3)) -eq 2 ] && style=word
        "$MKDOCX" -s $style "$file" "$folder/$(basename "$file" .txt).docx"
    done
    for ((n = 0; n < ${3:-0}; n++)); do
        scan "$n" >"$folder/scan-$n.jpg"
    done
    "$MKDOCX" --zip "$zip" "$folder"
}

make_edited() {
    local texts=("$TEXTS"/*/) zips=() i
    for ((i = 0; i < 10; i++)); do
        edit "${texts[i % ${#texts[@]}]}" "$work/edited-$i.zip" $((i == 9 ? 6 : 0))
        zips+=("$work/edited-$i.zip")
    done
    copies "$work/edited" "${zips[@]}"
}

# What is measured, each with the bundles in $in.
check() {
    "$@" "$ANJUAN" check -q -f none -o "$work/out" "$in"/*.zip
}

# A run that loads the rules and reads no bundle.
start() {
    "$@" "$ANJUAN" check --list "$in"/case-00000.zip
}

floor() {
    "$@" "$FLOOR" "$in"/*.zip
}

# cpu WHAT: user and system time of one run in microseconds. 1 and 3 are verdicts on the cases, not
# failures of the run.
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
    awk '{ printf "%d\n", ($1 + $2) * 1000000 }' "$work/time"
}

# KiB at most, of the program and its workers; nothing without GNU time.
memory() {
    [ -x /usr/bin/time ] || return 0
    rm -rf "$work/out"
    "$1" /usr/bin/time -f '%M' -o "$work/memory" >/dev/null 2>&1 || true
    tail -n 1 "$work/memory"
}

median() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# noise FILE: the least and the most of a measured run.
noise() {
    sort -n "$1" | awk -v n="$bundles" '{ v[NR] = $1 / n } END { printf "%d-%d", v[1], v[NR] }'
}

# measure NAME: prints the figures of the bundles in the folder of that name.
measure() {
    local what i
    in=$work/$1
    for what in check floor start; do
        cpu $what >/dev/null # the page cache is warm from here on
        : >"$work/$what"
    done
    for ((i = 0; i < rounds; i++)); do
        for what in check floor start; do
            cpu $what >>"$work/$what"
        done
    done
    awk -v name="$1" -v n="$bundles" -v c="$(median "$work/check")" -v f="$(median "$work/floor")" \
        -v s="$(median "$work/start")" -v cn="$(noise "$work/check")" -v fn="$(noise "$work/floor")" '
        BEGIN {
            printf "%-6s CPU a bundle: anjuan %d us (%s), floor %d us (%s)\n", name, c / n, cn, f / n, fn
            if (f > 0)
                printf "%-6s ratio %.2f; without start-up (%d ms a run) %.2f\n", name, c / f, s / 1000, (c - s) / f
        }'
    printf '%-6s max RSS: anjuan %s KiB, floor %s KiB\n' "$1" "$(memory check)" "$(memory floor)"
}

samples=("$SAMPLES"/*.zip)
if [ ! -f "${samples[0]}" ]; then
    echo "no sample bundles in $SAMPLES"
    exit 0
fi
copies "$work/lean" "${samples[@]}"
make_edited
printf '%d bundles, median (least-most) of %d runs in turn\n' "$bundles" "$rounds"
measure lean
measure edited
