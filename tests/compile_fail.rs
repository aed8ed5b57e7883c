//! What must not compile, and how that is said.
//!
//! The recorded texts are those of one compiler. Under any other this test says
//! that it is skipped; `TRYBUILD=overwrite` records them anew, to be read.

// The compiler lists the implementations, of which some need `alloc`.
#![cfg(feature = "alloc")]

use std::process::Command;

const RECORDED_WITH: &str = "rustc 1.95.";

#[test]
fn refused_with_a_remedy() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    let version = version.expect("rustc tells its version").stdout;
    let version = String::from_utf8_lossy(&version);
    if !version.starts_with(RECORDED_WITH) {
        eprintln!("SKIPPED: the messages were recorded with {RECORDED_WITH}x, this is {version}");
        return;
    }
    let tests = trybuild::TestCases::new();
    tests.compile_fail("tests/ui/runtime/*.rs");
    tests.compile_fail("tests/ui/generator/*.rs");
    #[cfg(feature = "async")]
    tests.compile_fail("tests/ui/rustc/*.rs");
}
