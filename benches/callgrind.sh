#!/bin/sh
# Prints the instructions per item of each shape and variant, as valgrind counts
# them: unlike times, they are the same in every run.
#
#   ./callgrind.sh                       on the default toolchain
#   ./callgrind.sh nightly               with nightly's `gen` blocks and coroutines, too
#   ./callgrind.sh [nightly] rustc       the part `rustc`
#
# With SAVE=FILE the numbers are written there, too.
set -eu
cd "$(dirname "$0")"

items=20000
cargo=cargo
features=
part=machines
for argument; do
    case $argument in
        nightly) cargo="cargo +nightly" features="--features nightly" ;;
        *) part=$argument ;;
    esac
done

for tool in valgrind callgrind_annotate; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: install valgrind" >&2; exit 1; }
done

# shellcheck disable=SC2086 # several words on purpose
binary=$($cargo build --release --bin primed-benches $features \
    --message-format=json-render-diagnostics | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p')
[ -n "$binary" ] || exit 1
out=$(mktemp)
trap 'rm -f "$out" "$out.txt"' EXIT
valgrind --quiet --tool=callgrind --demangle=no --callgrind-out-file="$out" \
    "$binary" "$part" --once --items "$items"
callgrind_annotate --inclusive=yes --threshold=100 --auto=no "$out" >"$out.txt"
"$binary" "$part" --counted "$out.txt" --items "$items" ${SAVE:+--save "$SAVE"}
