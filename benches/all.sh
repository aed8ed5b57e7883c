#!/bin/sh
# Runs the whole benchmark, and writes its tables and its chart: into results/, and into
# the READMEs. Exits with 1 where one of the bars does not hold, and lists those.
#
#   ./all.sh              everything; takes half an hour
#   ./all.sh --publish    no measuring: tables and chart of what results/ holds
#
# It needs cargo and goes without a nightly, python3 and valgrind, but says what it skips.
# ROUNDS (51) says how many rounds a program takes the median of, RUNS (6) how often each runs.
set -eu
cd "$(dirname "$0")"

if [ -n "${CI:-}" ]; then
    echo "not in CI: times taken there mean nothing" >&2
    exit 2
fi

results=results
options="--rounds ${ROUNDS:-51} --runs ${RUNS:-6}"
skipped=

skip() {
    echo "!!!! SKIPPED: $1" >&2
    skipped="$skipped
**SKIPPED**: $1"
}

has_nightly() {
    cargo +nightly --version >/dev/null 2>&1
}

# shellcheck disable=SC2086 # the options are several words
measure() {
    mkdir -p "$results"
    rm -f "$results"/stable-*.tsv "$results"/nightly-*.tsv "$results"/counts-*.tsv \
        "$results"/cpython.tsv
    for part in machines rustc; do
        echo "==== $part, with the default toolchain" >&2
        cargo run --release --bin primed-benches -- "$part" $options \
            --save "$results/stable-$part.tsv" >&2
    done
    if has_nightly; then
        echo "==== machines, with nightly" >&2
        cargo +nightly run --release --bin primed-benches --features nightly -- machines \
            $options --save "$results/nightly-machines.tsv" >&2
    else
        skip "no nightly toolchain to compare its gen blocks and coroutines with"
    fi
    if command -v python3 >/dev/null; then
        echo "==== CPython" >&2
        python3 cpython.py >"$results/cpython.tsv"
    else
        skip "no python3 to compare with"
    fi
    if command -v valgrind >/dev/null && command -v callgrind_annotate >/dev/null; then
        echo "==== instructions" >&2
        if has_nightly; then
            SAVE=$results/counts-machines.tsv ./callgrind.sh nightly >&2
        else
            SAVE=$results/counts-machines.tsv ./callgrind.sh >&2
        fi
    else
        skip "no valgrind to count instructions with"
    fi
    about >"$results/about.md"
}

# What was measured, and on what.
about() {
    commit=$(git rev-parse --short HEAD)
    git diff --quiet HEAD -- .. ':!results' ':!README.md' ':!../README.md' || commit="$commit, changed"
    processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
    printf 'Of commit %s, in %s runs of each of four programs; %s; ' "$commit" "${RUNS:-6}" "$(rustc --version)"
    if has_nightly; then
        printf '%s; ' "$(rustc +nightly --version)"
    fi
    if command -v python3 >/dev/null; then
        printf '%s; ' "$(python3 --version)"
    fi
    printf '%s.\n' "${processor:-$(uname -m)}"
    printf '%s\n' "$skipped"
}

case ${1:-} in
    "") measure ;;
    --publish) ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
cargo run --release --quiet --bin primed-benches -- --publish "$results"
