#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The reports of the sample bundles, byte for byte. tests/golden/update.sh writes them anew; look at
# git diff before you keep that.
. "$(dirname "$0")/lib.sh"

golden=$AJ_SOURCE_DIR/tests/golden

for bundle in "$SAMPLES"/*.zip; do
    name=$(basename "$bundle" .zip)
    bash "$golden/report.sh" "$bundle" "$work/$name"
    for report in "$work/$name"/*; do
        want=$golden/$name/$(basename "$report")
        ok "$name: $(basename "$report")" cmp -s "$want" "$report" ||
            diff "$want" "$report" | head -n 20 | sed 's/^/# /'
    done
done

done_testing
