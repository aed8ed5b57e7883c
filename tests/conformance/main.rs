//! Python's behaviours, each by its id, with bodies of `#[generator]`.
//!
//! `ids.txt` lists them all. A test's documentation begins with the ids that it shows;
//! `impossible.md` says which ones a type makes impossible; `coverage` sees to it that
//! none is forgotten.

#![cfg(feature = "alloc")]

#[path = "../common/mod.rs"]
mod common;

mod support;

mod creation;
mod next;
mod send;
mod throw;
mod handlers;
mod close;
mod ignoring;
mod returns;
mod stop_iteration;
mod reentrancy;
mod delegation;
mod delegates;
mod delegate_states;
mod delegate_throw;
mod delegate_close;
mod catching;
mod finalization;
mod closing;
mod inspection;
mod places;
mod iteration;
mod depth;
mod priming;
mod methods;
mod tables;
#[cfg(feature = "async")]
mod async_generators_support;
#[cfg(feature = "async")]
mod async_generators;
#[cfg(feature = "async")]
mod async_generators_end;
#[cfg(feature = "async")]
mod async_generators_parked;
#[cfg(feature = "async")]
mod async_generators_loops;
mod coverage;
