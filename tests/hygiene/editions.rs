//! Nothing but a place for the tests, which are the same in each edition.
