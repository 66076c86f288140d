#!/bin/sh
# Follows, word for word, the commands that a verify page prints for openssl, sha256sum and base64.
#
#   check.sh http://localhost:8080
#
# First as a reader would, then with a `curl` before the real one that alters what it brings, and with another key in
# the commands: each time the outcome must be another. Ends with status 1 if a check fails.
set -eu

site=${1%/}
folder=$(mktemp -d "${TMPDIR:-/tmp}/bayan-recipe.XXXXXX")
trap 'rm -rf "$folder"' EXIT
real_curl=$(command -v curl)
failed=0

ok() { printf 'ok     %s\n' "$1"; }
fail() {
    printf 'FAILED %s\n' "$1"
    failed=1
}

# What stands between <pre …> and </pre>, as a reader copies it.
printed_commands() {
    sed -n '/<pre /,/<\/pre>/p' "$1" | sed -e 's/^.*<pre [^>]*>//' -e 's/<\/pre>.*$//' \
        -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&quot;/"/g' -e "s/&#39;/'/g" -e "s/&#x27;/'/g" -e 's/&amp;/\&/g'
}

# run COMMANDS: what the commands print, with an empty folder to work in.
run() {
    rm -rf "$folder/work"
    mkdir "$folder/work"
    (cd "$folder/work" && PATH="$folder/bin:$PATH" sh "$1" 2>&1) || true
}

is_signed() { grep -q '^Signature Verified Successfully$' "$1"; }

leaf_of() { sed -n 's/^\([0-9a-f]\{64\}\) .*/\1/p' "$1"; }

# code_of LEAF: the letters of its short code, the first 40 bits in Crockford's base 32.
code_of() {
    letters=0123456789abcdefghjkmnpqrstvwxyz
    bits=$((0x$(printf '%.10s' "$1")))
    code=
    for _ in 1 2 3 4 5 6 7 8; do
        code=$(printf '%s' "$letters" | cut -c $((bits % 32 + 1)))$code
        bits=$((bits / 32))
    done
    printf '%s\n' "$code"
}

# alter NAME SED-ARGUMENTS…: from now on curl brings files whose address ends in /NAME altered.
alter() {
    name=$1
    shift
    mkdir -p "$folder/bin"
    {
        printf '#!/bin/sh\ncase "$*" in\n*/%s) %s "$@" | sed' "$name" "$real_curl"
        printf " '%s'" "$@"
        printf ' ;;\n*) exec %s "$@" ;;\nesac\n' "$real_curl"
    } >"$folder/bin/curl"
    chmod +x "$folder/bin/curl"
}

# check_page ID: one article's page. Leaves `commands`, `leaf` and `code` behind.
check_page() {
    page="$folder/$1.html"
    commands="$folder/$1.sh"
    curl -sf "$site/ar/a/$1/verify" >"$page"
    printed_commands "$page" >"$commands"
    if ! [ -s "$commands" ]; then
        fail "$1: the page prints no commands"
        return
    fi
    run "$commands" >"$folder/out"
    if is_signed "$folder/out"; then
        ok "$1: openssl finds the checkpoint signed"
    else
        fail "$1: openssl does not find the checkpoint signed: $(tr '\n' ' ' <"$folder/out")"
    fi
    leaf=$(leaf_of "$folder/out")
    if [ -n "$leaf" ] && grep -q "^# $leaf\$" "$commands"; then
        ok "$1: sha256sum finds the leaf that the page names"
    else
        fail "$1: sha256sum finds the leaf ${leaf:-of nothing}, the page says $(tail -n 1 "$commands")"
    fi
    code=$(code_of "${leaf:-0}")
    if grep -q "class=\"code\" dir=\"ltr\">[0-9]*-$code<" "$page"; then
        ok "$1: the leaf makes the short code …-$code that the page shows"
    else
        fail "$1: the leaf makes the short code …-$code, which the page does not show"
    fi
}

# must_fail WHAT: the commands, over what is altered now, do not find the checkpoint signed.
must_fail() {
    run "$commands" >"$folder/out"
    if is_signed "$folder/out"; then fail "$1 is not noticed"; else ok "$1 is noticed"; fi
}

articles=$(curl -sf "$site/ar/" | grep -oE '/ar/a/[^"/]*-[0-9a-z]{8}"' | sed 's/.*-\(.*\)"/\1/' | sort -u | head -n 3)
if [ -z "$articles" ]; then fail "the front page names no article"; fi
for id in $articles; do check_page "$id"; done
[ "$failed" = 0 ] || exit 1 # what does not hold as it is served says nothing about alterations

# Only one letter is another: B where there was A, else A.
alter checkpoint '2s/^/1/'
must_fail "a checkpoint of another size"
alter checkpoint -e '3s/^A/B/' -e t -e '3s/^./A/'
must_fail "a checkpoint with a damaged head"
alter checkpoint -e '5s/A\(.\{40\}\)$/B\1/' -e t -e '5s/.\(.\{40\}\)$/A\1/'
must_fail "a damaged signature"
rm -r "$folder/bin"
sed -e 's/\(; echo .\{20\}\)A/\1B/' -e t -e 's/\(; echo .\{20\}\)./\1A/' "$commands" >"$folder/other-key.sh"
commands="$folder/other-key.sh"
must_fail "another key"
commands="$folder/$id.sh"

alter entry '/^rev /s/$/0/'
run "$commands" >"$folder/out"
other=$(leaf_of "$folder/out")
if [ -n "$other" ] && ! grep -q "^# $other\$" "$commands" && [ "$(code_of "$other")" != "$code" ]; then
    ok "an altered entry has another leaf and another code"
else
    fail "an altered entry is not noticed"
fi
exit "$failed"
