//! The macros of the crate `primed`, which re-exports and documents them.
//!
//! `#[generator]` and `iter!` go through the stages below, each with an output
//! type of its own. The modules are listed in the order in which a body meets
//! them.

mod errors;
mod few;
mod sorted;
mod walk;
mod words;

mod args;
mod face;
mod returns;

mod cfg;
mod check;
mod forms;
mod recursion;

mod anonymous;
mod generator;
mod iter;
mod streams;

mod apart;
mod hold;
mod labels;
mod macros;
mod moved_out;
mod names;
mod patterns;
mod pulled;
mod resolve;
mod scan;
mod status;
mod told;
mod undropped;
mod used_by;
mod views;

mod ir;
mod lower;

mod flow;

mod plain;
mod rewrite;

mod native;

mod emit;

#[cfg(test)]
mod fuzz;

use proc_macro::TokenStream;

/// Turns a function whose body yields into a generator; documented in `primed`.
#[proc_macro_attribute]
pub fn generator(args: TokenStream, item: TokenStream) -> TokenStream {
    generator::expand(args.into(), item.into()).into()
}

/// Makes an anonymous iterator of a body that yields; documented in `primed`.
#[proc_macro]
pub fn iter(input: TokenStream) -> TokenStream {
    iter::expand(input.into()).into()
}

/// Makes an anonymous stream of a body that yields; documented in `primed`.
#[proc_macro]
pub fn stream(input: TokenStream) -> TokenStream {
    streams::expand(input.into(), false).into()
}

/// Makes an anonymous stream of `Result`s; documented in `primed`.
#[proc_macro]
pub fn try_stream(input: TokenStream) -> TokenStream {
    streams::expand(input.into(), true).into()
}
