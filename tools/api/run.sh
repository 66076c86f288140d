#!/usr/bin/env bash
# Calls everything in the machine interface's own document with what fits it and what does not, and follows its links
# from call to call: no answer may be a fault of ours, or other than the document says.
#
#   tools/api/run.sh http://localhost:8080 TOKEN     TOKEN hands on every scope; the site is never the same again
#
# Needs schemathesis (tools/api/requirements.txt) on PATH. The last line is `N passed, N failed`.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
said=$(mktemp)
trap 'rm -f "$said"' EXIT
status=0
schemathesis --config-file "$here/schemathesis.toml" run "$1/api/v1/openapi.json" \
    --checks all --header "Authorization: Bearer $2" --max-examples "${BAYAN_EXAMPLES:-60}" --seed 1 \
    --generation-database none --no-color --continue-on-failure >"$said" 2>&1 || status=$?
# The report repeats what is sent: the token is left out of it.
sed "s/$2/TOKEN/g" "$said"
passed=$(sed -nE 's/^ *[0-9]+ generated.* ([0-9]+) passed.*/\1/p' "$said" | tail -n 1)
failed=$(sed -nE 's/^ *[0-9]+ generated, ([0-9]+) found.*/\1/p' "$said" | tail -n 1)
if [ "$status" != 0 ] && [ -z "$failed" ]; then failed=1; fi
printf '%s passed, %s failed\n' "${passed:-0}" "${failed:-0}"
exit "$status"
