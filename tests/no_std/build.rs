//! The program's `main` is called by the C runtime, which `std` would bring along.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-link-arg-bins=-lc");
}
