//! What the runtime's types refuse at compile time, and how they say it.

// The compiler lists the implementations, of which some need `alloc`.
#![cfg(feature = "alloc")]

#[test]
#[ignore = "the recorded texts are those of one compiler; on Rust 1.95, run with --include-ignored"]
fn refused_with_a_remedy() {
    trybuild::TestCases::new().compile_fail("tests/ui/runtime/*.rs");
}
