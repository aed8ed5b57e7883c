//! The program; all of it is in the library, so that it can be linked in several places.

fn main() -> std::process::ExitCode {
    primed_benches::main()
}
