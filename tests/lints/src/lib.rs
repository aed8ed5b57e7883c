//! Every form of generator, under every lint that a careful user might have on.
//!
//! Each body is clean as a plain function. Nothing here allows or expects a lint: what
//! fires is about code that the macro wrote, and a mistake of the macro.

#![deny(warnings, clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(
    absolute_paths_not_starting_with_crate,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    if_let_rescope,
    keyword_idents_2024,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    single_use_lifetimes,
    tail_expr_drop_order,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_op_in_unsafe_fn,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
// Of those that clippy has for whoever wants them, the ones that many want.
#![deny(
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::as_underscore,
    clippy::dbg_macro,
    clippy::empty_enum_variants_with_brackets,
    clippy::empty_structs_with_brackets,
    clippy::exit,
    clippy::expect_used,
    clippy::get_unwrap,
    clippy::infinite_loop,
    clippy::let_underscore_untyped,
    clippy::map_err_ignore,
    clippy::mem_forget,
    clippy::missing_asserts_for_indexing,
    clippy::mutex_atomic,
    clippy::needless_raw_strings,
    clippy::pattern_type_mismatch,
    clippy::ref_patterns,
    clippy::renamed_function_params,
    clippy::rest_pat_in_fully_bound_structs,
    clippy::same_name_method,
    clippy::shadow_same,
    clippy::str_to_string,
    clippy::tests_outside_test_module,
    clippy::todo,
    clippy::try_err,
    clippy::undocumented_unsafe_blocks,
    clippy::unnecessary_safety_comment,
    clippy::unneeded_field_pattern,
    clippy::unused_result_ok,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

pub mod faces;
pub mod methods;
pub mod generics;
pub mod statements;
pub mod expressions;
pub mod control;
pub mod protocol;
pub mod macros;
pub mod items;
pub mod drops;
pub mod anonymous;
pub mod joins;
pub mod lowered;
pub mod guards;
pub mod recursion;
pub mod unchecked;
pub mod lines;
