#!/usr/bin/env python3
"""How long it takes to compile a generator: ours, diapause's, async-stream's, by hand.

    compile_time/measure.py             measures all, writes ../results/compile-time.tsv
    compile_time/measure.py --passes    where rustc's time goes, for each of them
    compile_time/measure.py --passes ours   the same, for ours only
    compile_time/measure.py --check     all of them give the same

Options: --generators N (500), --rounds N (3).

For each way there is a crate with as many generators, spread over ten modules, and one with
none. What is measured is the processor time of rustc for that crate alone, since other
programs disturb that least; what the crate without generators takes is subtracted. The builds
take turns, and the median counts. `clean` is without anything from before, `incremental` with
one number changed in the body of one generator (for release, incremental builds are switched
on). The macro crate is compared with async-trait's in the same way; their dependencies are
built before.
"""

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from templates import module

HERE = Path(__file__).resolve().parent
BENCHES = HERE.parent
WORK = BENCHES / "target" / "compile_time"
WAYS = ["ours", "diapause", "async_stream", "by_hand"]
MODULES = 10
DEPENDENCIES = {
    "ours": f'primed = {{ path = "{BENCHES.parent}" }}\n',
    "diapause": 'diapause = "0.2"\n',
    "async_stream": 'async-stream = "0.3"\nfutures-core = "0.3"\n',
    "by_hand": "",
}


def write(file, text):
    """Only where it differs, so that nothing is built anew without need."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def make_crate(way, name, count):
    folder = WORK / name
    write(
        folder / "Cargo.toml",
        f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n\n'
        f"[dependencies]\n{DEPENDENCIES[way]}",
    )
    lib = ""
    for place in range(MODULES if count else 0):
        numbers = range(place, count, MODULES)
        write(folder / "src" / f"part{place}.rs", module(way, numbers))
        lib += f"pub mod part{place};\n"
    write(folder / "src" / "lib.rs", lib)


def make(count):
    members = []
    for way in WAYS:
        make_crate(way, f"{way}_all", count)
        make_crate(way, f"{way}_none", 0)
        members += [f"{way}_all", f"{way}_none"]
    # It has what is compared with async-trait.
    write(
        WORK / "macro_crates" / "Cargo.toml",
        '[package]\nname = "macro_crates"\nversion = "0.0.0"\nedition = "2024"\n\n'
        f'[dependencies]\nasync-trait = "0.1"\n{DEPENDENCIES["ours"]}',
    )
    write(WORK / "macro_crates" / "src" / "lib.rs", "")
    members.append("macro_crates")
    listed = ", ".join(f'"{member}"' for member in members)
    write(WORK / "Cargo.toml", f'[workspace]\nresolver = "3"\nmembers = [{listed}]\n')


def cargo(*arguments, capture=False):
    environment = dict(os.environ, CARGO_PROFILE_RELEASE_INCREMENTAL="true")
    environment.pop("CARGO_INCREMENTAL", None)
    environment.pop("CARGO_TARGET_DIR", None)
    if capture:
        environment["RUSTC_BOOTSTRAP"] = "1"
    done = subprocess.run(
        ["cargo", *arguments], cwd=WORK, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout + done.stderr


def seconds(*arguments):
    """The processor time that cargo and what it started took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    cargo(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def flags(profile):
    return ["--release"] if profile == "release" else []


def clean(name, profile):
    cargo("clean", "--package", name, *flags(profile))
    # Cargo leaves what incremental builds keep.
    for kept in (WORK / "target" / profile / "incremental").glob(f"{name.replace('-', '_')}-*"):
        shutil.rmtree(kept)


def touch(name):
    """Changes one number in the body of the first generator."""
    file = WORK / name / "src" / "part0.rs"
    text = file.read_text(encoding="utf-8")
    # Where the total begins: `total: u64 = 0;`, by hand `total: 0 }`.
    one_more = lambda found: f"{found[1]}{int(found[2]) + 7_000}"
    changed = re.sub(r"(total: (?:u64 = )?)(\d+)", one_more, text, count=1)
    if changed == text:
        sys.exit(f"{file}: found nothing to change")
    file.write_text(changed, encoding="utf-8")


def build_dependencies(profile):
    """One package at a time: all at once, they would be built with more features."""
    for way in WAYS:
        cargo("build", "-p", f"{way}_none", *flags(profile))


def measure(count, rounds):
    times = {}

    def add(profile, how, way, time):
        times.setdefault((profile, how, way), []).append(time)

    for profile in ("debug", "release"):
        build_dependencies(profile)
    for turn in range(rounds):
        for profile in ("debug", "release"):
            for way in WAYS if turn % 2 == 0 else reversed(WAYS):
                for name in (f"{way}_none", f"{way}_all"):
                    clean(name, profile)
                    add(profile, "clean", name, seconds("build", "-p", name, *flags(profile)))
                add(profile, "nothing", way, seconds("build", "-p", f"{way}_all", *flags(profile)))
                touch(f"{way}_all")
                time = seconds("build", "-p", f"{way}_all", *flags(profile))
                add(profile, "incremental", way, time)
                print(turn, profile, way, f"{time:.2f} s", file=sys.stderr)
        for way, package in ("ours", "primed-macros"), ("async_trait", "async-trait"):
            clean(package, "debug")
            add("macro crate", "clean", way, seconds("build", "-p", package))
        # What depends on it is not to be built in the next round's first measurement.
        build_dependencies("debug")
        # So that a run that is broken off is not lost.
        save(summary(times, count))
    print(table(summary(times, count)))


def summary(times, count):
    """What a generator takes, in milliseconds: the medians."""
    median = {key: statistics.median(values) for key, values in times.items()}
    lines = []
    for profile in ("debug", "release"):
        for way in WAYS:
            whole = median[profile, "clean", f"{way}_all"]
            per_generator = (whole - median[profile, "clean", f"{way}_none"]) / count * 1_000
            lines.append((profile, "clean", way, per_generator))
            changed = median[profile, "incremental", way] - median[profile, "nothing", way]
            lines.append((profile, "incremental", way, changed / count * 1_000))
    for way in ("ours", "async_trait"):
        lines.append(("macro crate", "clean", way, median["macro crate", "clean", way] * 1_000))
    return lines


def save(lines):
    results = BENCHES / "results"
    results.mkdir(exist_ok=True)
    text = "".join(f"{a}\t{b}\t{c}\t{number:.4f}\n" for a, b, c, number in lines)
    (results / "compile-time.tsv").write_text(text, encoding="utf-8")


def table(lines):
    numbers = {line[:3]: line[3] for line in lines}
    text = "| milliseconds per generator | " + " | ".join(WAYS) + " |\n|---|" + "--:|" * len(WAYS)
    for profile in ("debug", "release"):
        for how in ("clean", "incremental"):
            cells = (f"{numbers[profile, how, way]:.2f}" for way in WAYS)
            text += f"\n| {profile}, {how} | " + " | ".join(cells) + " |"
    ours = numbers["macro crate", "clean", "ours"]
    other = numbers["macro crate", "clean", "async_trait"]
    return text + f"\n\nThe macro crate: {ours:.0f} ms; async-trait: {other:.0f} ms."


def passes(ways):
    """Prints what rustc's own clock says; passes run one within another."""
    for profile in ("debug", "release"):
        for way in ways:
            name = f"{way}_all"
            cargo("build", "-p", name, *flags(profile))
            clean(name, profile)
            output = cargo(
                "rustc", "-p", name, *flags(profile), "--", "-Ztime-passes", capture=True
            )
            found = re.findall(r"time:\s+([\d.]+);.*?\s(\S+)$", output, re.MULTILINE)
            longest = sorted(((float(time), step) for time, step in found), reverse=True)
            print(f"\n{way}, {profile}:")
            for time, step in longest[:16]:
                print(f"  {time:7.3f} s  {step}")


def check(count):
    """Builds a program with all crates, which compares what each use gives."""
    lines = []
    shapes = ["nested", "collatz", "kinds", "fib", "runs"]
    for number in range(count):
        name = f"part{number % MODULES}::use_{shapes[number % 5]}_{number}"
        calls = ", ".join(f"{way}_all::{name}(end)" for way in WAYS)
        lines.append(f"        same({number}, &[{calls}]);\n")
    write(
        WORK / "check" / "Cargo.toml",
        '[package]\nname = "check"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n'
        "[dependencies]\n" + "".join(f'{way}_all = {{ path = "../{way}_all" }}\n' for way in WAYS),
    )
    write(
        WORK / "check" / "src" / "main.rs",
        "fn same(number: u64, sums: &[u64]) {\n"
        '    assert!(sums.iter().all(|sum| *sum == sums[0]), "{number}: {sums:?}");\n}\n\n'
        "fn main() {\n    for end in 0..12 {\n" + "".join(lines) + "    }\n}\n",
    )
    cargo("run", "--manifest-path", "check/Cargo.toml", "--target-dir", "target")
    print(f"{count} generators give the same in {len(WAYS)} ways")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--generators", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--passes", nargs="?", const="all", choices=["all", *WAYS])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if "CI" in os.environ and not options.check:
        sys.exit("not in CI: times taken there mean nothing")
    make(options.generators)
    if options.passes:
        passes(WAYS if options.passes == "all" else [options.passes])
    elif options.check:
        check(options.generators)
    else:
        measure(options.generators, options.rounds)


if __name__ == "__main__":
    main()
