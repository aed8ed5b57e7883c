//! Streams: what `#[generator]` makes of a function that returns one, the macros `stream!`
//! and `try_stream!`, and the ways from and to generators.

// Modules stand in the order in which they are to be read.
mod found;
mod support;
mod twin;

mod faces;
mod methods;
mod expressions;
mod control;
mod questions;
mod borrows;
mod guards;
mod delegation;

mod drops;
mod arguments;
mod drop_points;
mod panics;

mod auto_traits;
mod wakers;
mod hidden_awaits;
mod executors;
mod tasks;
mod threads;
mod concurrency;

mod anonymous;
mod captures;
mod for_await;
mod temporaries;
mod try_streams;
mod nested_macros;
mod unknown_macros;

mod bridges;
