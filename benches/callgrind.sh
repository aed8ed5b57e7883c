#!/bin/sh
# Prints the instructions per item of each shape and variant, as valgrind counts
# them: unlike times, they are the same in every run.
#
#   ./callgrind.sh                       on the default toolchain
#   ./callgrind.sh nightly               with nightly's `gen` blocks and coroutines, too
#   ./callgrind.sh [nightly] rustc       the part `rustc`
#   ./callgrind.sh [nightly] SHAPE ..    these shapes only
#
# With SAVE=FILE the numbers are written there, too.
set -eu
cd "$(dirname "$0")"

items=20000
cargo=cargo
features=
part=machines
only=
for argument; do
    case $argument in
        nightly) cargo="cargo +nightly" features="--features nightly" ;;
        machines | rustc) part=$argument ;;
        *) only="$only --only $argument" ;;
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
# shellcheck disable=SC2086 # several words, too
valgrind --quiet --tool=callgrind --demangle=no --callgrind-out-file="$out" \
    "$binary" "$part" --once --items "$items" $only
callgrind_annotate --inclusive=yes --threshold=100 --auto=no "$out" >"$out.txt"
# shellcheck disable=SC2086 # and once more
"$binary" "$part" --counted "$out.txt" --items "$items" $only ${SAVE:+--save "$SAVE"}
