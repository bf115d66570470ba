#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Run from a build folder after make: writes the golden files anew from what the program says now.
set -eu

golden=$(cd "$(dirname "$0")" && pwd)
export ANJUAN=$PWD/anjuan ANJUAN_RULES=$golden/../../rules LC_ALL=C

for bundle in samples/*.zip; do
    bash "$golden/report.sh" "$bundle" "$golden/$(basename "$bundle" .zip)"
done
