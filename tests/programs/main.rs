//! Well-known generator programs, as a Rust programmer would write them, each with
//! answers that are known from elsewhere.

#![cfg(feature = "std")]

mod averages;
mod base64;
mod brackets;
mod codecs;
mod combinations;
mod counting;
mod csv;
mod expressions;
mod graph;
mod grouping;
mod json;
mod machine;
mod mail;
mod merge;
mod nesting;
mod numbers;
mod paging;
mod permutations;
mod pipeline;
mod primes;
mod puzzles;
mod queens;
mod recipes;
mod round_robin;
mod sequences;
mod sorting;
mod sources;
mod stdlib;
mod taxis;
mod text;
mod tokenizer;
mod trees;
