//! The same program once more, to be linked with its code elsewhere: see `src/place.rs`.

fn main() -> std::process::ExitCode {
    primed_benches::main()
}
