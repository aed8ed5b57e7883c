#![no_implicit_prelude]
#![cfg(test)]
