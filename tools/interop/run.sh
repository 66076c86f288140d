#!/usr/bin/env bash
# Has the public record of a running demo verified by tools that others wrote. See README.md.
#
#   tools/interop/run.sh http://localhost:8080 [a checkpoint that was saved earlier]
#
# The last line is `N passed, N failed`; the exit status is 0 only when nothing failed.
set -euo pipefail

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: $0 http://localhost:PORT [CHECKPOINT]" >&2
    exit 2
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
document="$here/../../docs/record-format.md"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/bayan"
site=${1%/}
earlier=()
if [ $# = 2 ]; then earlier=("$(realpath "$2")"); fi
said=$(mktemp "${TMPDIR:-/tmp}/bayan-interop.XXXXXX")
trap 'rm -f "$said"' EXIT

# Debian's Go with Debian's packages: no module, no network.
with_go() {
    cd "$here/go"
    mkdir -p "$cache/go"
    env GO111MODULE=off GOFLAGS= GOPROXY=off GOPATH=/usr/share/gocode GOCACHE="$cache/go/build" \
        go build -o "$cache/go/interop" .
    "$cache/go/interop" "$site" "${earlier[@]}"
}

with_openssl() { sh "$here/openssl/check.sh" "$site"; }

# The newest Python for which requirements.txt names files.
find_python() {
    local name
    for name in python3.14 python3.13 python3.12 python3; do
        if "$name" -c 'import sys, ensurepip, venv; sys.exit(not (3, 12) <= sys.version_info < (3, 15))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    return 1
}

with_python() {
    local python room="$cache/interop-python"
    if ! python=$(find_python); then
        echo "SKIP   aics-tlog: no Python from 3.12 to 3.14 with venv on PATH"
        return
    fi
    if ! cmp -s "$here/python/requirements.txt" "$room/installed" || ! "$room/bin/python" -c ''; then
        "$python" -m venv --clear "$room"
        "$room/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
            -r "$here/python/requirements.txt"
        cp "$here/python/requirements.txt" "$room/installed"
    fi
    "$room/bin/python" "$here/python/check.py" "$site" "$document" "${earlier[@]}"
}

passed=0
failed=0
for tool in go openssl python; do
    echo "--- $tool"
    set +e
    (
        set -e
        "with_$tool"
    ) 2>&1 | tee "$said"
    status=${PIPESTATUS[0]}
    set -e
    good=$(grep -c '^ok ' "$said" || true)
    bad=$(grep -c '^FAILED ' "$said" || true)
    # A tool that failed and named no check is one failed check.
    if [ "$status" != 0 ] && [ "$bad" = 0 ]; then
        echo "FAILED $tool ended with status $status"
        bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
done
if [ "$passed" = 0 ]; then failed=$((failed + 1)); fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
