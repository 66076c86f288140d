#!/usr/bin/env bash
# A throw-away PostgreSQL for the tests: own folder, own loopback port, nothing of Debian's cluster touched.
#
#   eval "$(tools/postgres.sh start)"   sets BAYAN_TEST_POSTGRES (a URL) and BAYAN_TEST_POSTGRES_ROOT
#   tools/postgres.sh stop "$BAYAN_TEST_POSTGRES_ROOT"
#
# fsync stays on: a test kills the server in the middle of its work and looks at what survived.
set -euo pipefail

bin_folder() {
    local newest
    newest=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1) || true
    if [ -n "$newest" ]; then echo "$newest"; else dirname "$(command -v initdb)"; fi
}

# PostgreSQL refuses to run as root, so root becomes the user that Debian's package made.
as_owner() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    else
        "$@"
    fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
    local bin root port settings
    bin=$(bin_folder)
    cd /tmp
    root=$(as_owner mktemp -d /tmp/bayan-postgres.XXXXXX)
    cd "$root"
    # shellcheck disable=SC2064  # the folder of now, not of later
    trap "tail -n 20 '$root'/*.log >&2 || true; rm -rf '$root'" EXIT
    port=$(free_port)
    as_owner "$bin/initdb" -D "$root/data" -U test -A trust -E UTF8 --lc-collate=C --lc-ctype=C.UTF-8 \
        --lc-messages=C --no-sync >"$root/initdb.log" 2>&1
    settings="-p $port -h 127.0.0.1 -k $root -c max_connections=200 -c fsync=on -c log_min_messages=fatal"
    as_owner "$bin/pg_ctl" -D "$root/data" -w -t 60 -l "$root/server.log" -o "$settings" start >"$root/start.log" 2>&1
    trap - EXIT
    printf 'export BAYAN_TEST_POSTGRES_ROOT=%q\n' "$root"
    printf 'export BAYAN_TEST_POSTGRES=%q\n' "postgres://test@127.0.0.1:$port/postgres"
}

stop() {
    local root=$1 bin
    case $root in
    /tmp/bayan-postgres.*) ;;
    *) echo "not a test cluster: $root" >&2 && exit 2 ;;
    esac
    bin=$(bin_folder)
    cd /tmp
    as_owner "$bin/pg_ctl" -D "$root/data" -w -t 20 -m fast stop >/dev/null 2>&1 ||
        as_owner "$bin/pg_ctl" -D "$root/data" -w -t 20 -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$root"
}

case ${1:-} in
start) start ;;
stop) stop "${2:?the folder that start printed}" ;;
*) echo "usage: tools/postgres.sh start | stop FOLDER" >&2 && exit 2 ;;
esac
