#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A signal in the midst of a run: the case at hand is finished, what was reviewed is left in order.
. "$(dirname "$0")/lib.sh"

n_cases=300
sound=$(ls -d "$SAMPLES"/合格*.zip)
mkdir "$work/year"
for ((i = 100; i < 100 + n_cases; i++)); do
    ln "$sound" "$work/year/$i.zip" 2>/dev/null || cp "$sound" "$work/year/$i.zip"
done

# interrupt SIGNAL OPTION...: leaves $status and the results in $work/out. The signal is sent when the
# first bytes of the journal are there.
interrupt() {
    local signal=$1 pid i
    shift
    rm -rf "$work/out"
    "$ANJUAN" check -q --as-of 2026-11-23 "$@" -o "$work/out" "$work/year" </dev/null &
    pid=$!
    for ((i = 0; i < 600; i++)); do
        [ -s "$work/out/results.jsonl.part" ] && break
        sleep 0.05
    done
    kill "-$signal" "$pid"
    status=0
    wait "$pid" || status=$?
}

for signal in INT TERM; do
    interrupt "$signal" -f none
    ok "$signal: exit 130" [ "$status" -eq 130 ] || echo "# ended with $status"
    n=$(wc -l <"$work/out/results.jsonl")
    ok "$signal: some cases are there, not all" [ "$n" -ge 1 -a "$n" -lt "$n_cases" ] || echo "# $n"
    ok "$signal: whole lines" [ "$(grep -c '^{"schema":"anjuan-report/1".*}$' "$work/out/results.jsonl")" -eq "$n" ]
    ok "$signal: no journal is left" [ ! -e "$work/out/results.jsonl.part" ]
done

interrupt INT
ok 'with reports: exit 130' [ "$status" -eq 130 ] || echo "# ended with $status"
n=$(wc -l <"$work/out/results.jsonl")
ok 'a report a case' [ "$(find "$work/out/cases" -name report.html | wc -l)" -eq "$n" ]
ok 'the summary is of these' [ -s "$work/out/summary.json" ]
ok 'run.json lists them' [ "$(grep -c '/report.html"' "$work/out/run.json")" -eq "$n" ]
is_exit 0 'the next run' "$ANJUAN" check -q -f none --as-of 2026-11-23 -o "$work/out" "$work/year/100.zip"
ok 'takes their place' [ ! -e "$work/out/cases" ]

done_testing
