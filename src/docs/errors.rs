//! Errors that a generator's body can meet, each with its reason and its remedy.
//!
//! Most are rustc's own, since a body is Rust: they stand at the tokens that they stand
//! at in a plain function. Some are about what a generator is: a value that keeps the
//! locals of a body between two yields, and may be moved meanwhile. Types named
//! `__PrimedState<A, B, ..>` in such messages are that value, and `A`, `B`, .. the types
//! of its locals.
//!
//! | what rustc says | section |
//! |---|---|
//! | E0597 `x` does not live long enough, E0505 cannot move out of `x` | [borrowed](#a-local-is-borrowed-across-a-yield) |
//! | E0499, E0502, E0505 about a `&mut` argument | [lent](#a-mut-argument-is-lent-across-a-yield) |
//! | E0382 use of (partially) moved value, at a yield | [moved](#a-local-was-moved-and-is-still-in-scope) |
//! | E0277 this is taken apart, but its type implements `Drop` | [taken apart](#a-value-is-taken-apart-that-implements-drop) |
//! | E0277 cannot be sent between threads safely | [`Send`](#a-local-is-not-send) |
//! | E0277 the trait `Clone` is not implemented | [`Clone`](#a-local-is-not-clone) |
//! | E0720 cannot resolve opaque type, E0733 recursion in an async block | [itself](#a-method-that-delegates-to-itself), [each other](#generators-that-delegate-to-each-other) |
//! | E0282 type annotations needed | [inference](#a-type-cannot-be-inferred) |
//! | E0308 mismatched types | [types](#what-is-yielded-sent-or-returned-has-the-wrong-type) |
//! | E0277 about `?` | [`?`](#a-question-mark-does-not-fit) |
//! | E0767 use of unreachable label `'body_of_the_generator` | [macros](#a-macro-puts-it-into-something-else-than-the-body) |
//! | E0793 reference to field of packed struct | [`into_`](#a-method-into_-that-only-borrows) |
//!
//! # A local is borrowed across a yield
//!
//! ```compile_fail,E0597
//! # use primed::prelude::*;
//! #[generator]
//! fn lengths() -> impl Iterator<Item = usize> {
//!     let list = vec!["one", "three"];
//!     for word in &list {          // borrowed here ..
//!         yield_!(word.len());     // .. and still here
//!     }
//! }
//! ```
//!
//! The generator keeps `list` and an iterator that points into it. It is a value that
//! may be moved, and then the iterator would point to where `list` was. Remedies, from the
//! plainest on:
//!
//! - let the loop own it: `for word in list`;
//! - count instead of borrowing;
//! - take a reference as an argument: what is borrowed from *outside* may be held;
//! - end the borrow before the yield, in a block of its own;
//! - return a [`PinnedGenerator`](crate::PinnedGenerator), whose body may hold both: it
//!   cannot be moved any more when it has started.
//!
//! ```
//! # use primed::prelude::*;
//! #[generator]
//! fn owned() -> impl Iterator<Item = usize> {
//!     let list = vec!["one", "three"];
//!     for word in list {
//!         yield_!(word.len());
//!     }
//! }
//!
//! #[generator]
//! fn pinned() -> impl PinnedGenerator<Yield = usize> {
//!     let list = vec!["one", "three"];
//!     for word in &list {
//!         yield_!(word.len());
//!     }
//! }
//!
//! #[generator]
//! fn counted() -> impl Iterator<Item = usize> {
//!     let list = vec!["one", "three"];
//!     for at in 0..list.len() {
//!         yield_!(list[at].len());
//!     }
//! }
//!
//! #[generator]
//! fn lent(list: &[&str]) -> impl Iterator<Item = usize> {
//!     for word in list {
//!         yield_!(word.len());
//!     }
//! }
//!
//! #[generator]
//! fn ended() -> impl Iterator<Item = usize> {
//!     let list = vec!["one", "three"];
//!     let total = {
//!         let lengths = list.iter().map(|word| word.len());
//!         lengths.sum()
//!     };
//!     yield_!(total);
//! }
//!
//! assert!(owned().eq([3, 5]) && counted().eq([3, 5]));
//! assert!(lent(&["one", "three"]).eq([3, 5]) && ended().eq([8]));
//! ```
//!
//! The block of `ended` matters: an iterator that is not named again is still in scope,
//! has a destructor as far as the macro can know, and is dropped at the end of its scope.
//! A reference that is not named again is forgotten without it.
//!
//! # A generator that delegates to itself, with other types
//!
//! One that delegates to itself keeps its levels on one stack (see
//! [`generator`](macro@crate::generator)), so they are all of one type:
//!
#![cfg_attr(feature = "alloc", doc = "```compile_fail,E0308")]
#![cfg_attr(not(feature = "alloc"), doc = "```ignore")]
//! # use primed::prelude::*;
//! #[generator]
//! fn pairs<T: Copy + 'static>(item: T, more: u32) -> Box<dyn Iterator<Item = usize>> {
//!     yield_!(size_of::<T>());
//!     if more > 0 {
//!         yield_from!(pairs([0_u8; 4], more - 1));    // another `T`
//!     }
//! }
//! ```
//!
//! Where it returns a box, it can delegate to that as to any other; say so with the option
//! `recursive = false`, or with type arguments, `pairs::<[u8; 4]>(..)`:
//!
#![cfg_attr(feature = "alloc", doc = "```")]
#![cfg_attr(not(feature = "alloc"), doc = "```ignore")]
//! # use primed::prelude::*;
//! #[generator]
//! fn pairs<T: Copy + 'static>(item: T, more: u32) -> Box<dyn Iterator<Item = usize>> {
//!     let items = [item; 2];
//!     yield_!(size_of_val(&items));
//!     if more > 0 {
//!         yield_from!(pairs::<[u8; 4]>([0; 4], more - 1));
//!     }
//! }
//!
//! assert!(pairs(1_u64, 1).eq([16, 8]));
//! ```
//!
//! # A method that delegates to itself
//!
//! ```compile_fail,E0720
//! # use primed::prelude::*;
//! # struct Tree { value: u32, kids: Vec<Tree> }
//! # impl Tree {
//! #[generator]
//! fn walk(&self) -> impl Iterator<Item = u32> {
//!     yield_!(self.value);
//!     for kid in &self.kids {
//!         yield_from!(kid.walk());     // of what type is `kid`? A macro does not see it
//!     }
//! }
//! # }
//! ```
//!
//! Say that it is the method itself: `#[generator(recursive)]`, or `Self::walk(kid)`. What rustc
//! lowers has no stack of levels; there a return type such as `Pin<Box<dyn Stream<Item = u32>>>`
//! ends the circle.
//!
//! # Generators that delegate to each other
//!
//! ```compile_fail,E0720
//! # use primed::prelude::*;
//! #[generator]
//! fn even(n: u32) -> impl Iterator<Item = u32> {
//!     yield_!(n);
//!     if n > 0 {
//!         yield_from!(odd(n - 1));     // would hold a machine ..
//!     }
//! }
//!
//! #[generator]
//! fn odd(n: u32) -> impl Iterator<Item = u32> {
//!     yield_!(n);
//!     yield_from!(even(n - 1));        // .. that holds its own type
//! }
//! ```
//!
//! A type cannot hold itself. A box can be held, so let one of them return
//! `Box<dyn Iterator<Item = u32>>`. If they are deep, let them share a stack, which
//! [`nested`](crate::nested) and [`levels`](crate::levels) keep, or write one generator of
//! them, with an argument that says which it is.
//!
//! # A `&mut` argument is lent across a yield
//!
//! ```compile_fail,E0499
//! # use primed::prelude::*;
//! #[generator]
//! fn twice(log: &mut Vec<u8>) -> impl Iterator<Item = u8> {
//!     yield_from!(once(log));      // borrows `*log` as long as it runs ..
//!     yield_from!(once(log));      // .. and `log` is a local of `twice`
//! }
//!
//! #[generator]
//! fn once(log: &mut Vec<u8>) -> impl Iterator<Item = u8> {
//!     log.push(1);
//!     yield_!(1);
//! }
//! ```
//!
//! To lend what a `&mut` points to is to borrow from that `&mut`, which is a local here.
//! Share it instead: `&RefCell<Vec<u8>>` can be given away any number of times, as it is
//! `Copy`. Or give the `&mut` away, and let it be returned.
//!
//! ```
//! # use primed::prelude::*;
//! # use std::cell::RefCell;
//! #[generator]
//! fn twice(log: &RefCell<Vec<u8>>) -> impl Iterator<Item = u8> {
//!     yield_from!(once(log));
//!     yield_from!(once(log));
//! }
//!
//! #[generator]
//! fn once(log: &RefCell<Vec<u8>>) -> impl Iterator<Item = u8> {
//!     log.borrow_mut().push(1);
//!     yield_!(1);
//! }
//!
//! let log = RefCell::default();
//! assert_eq!(twice(&log).count(), 2);
//! assert_eq!(log.into_inner(), [1, 1]);
//! ```
//!
//! # A local was moved, and is still in scope
//!
//! ```compile_fail,E0382
//! # use primed::prelude::*;
//! struct Ticket(u32);
//!
//! impl Ticket {
//!     fn redeem(self) -> u32 {
//!         self.0
//!     }
//! }
//!
//! #[generator]
//! fn visit(ticket: Ticket) -> impl Iterator<Item = u32> {
//!     let worth = ticket.redeem();     // moved here, says rustc
//!     yield_!(worth);                  // kept here for its drop, as far as the macro knows
//! }
//! ```
//!
//! A local that is in scope at a yield must be kept there for its destructor, unless it
//! was moved. From the text alone it cannot be seen whether a method takes `self` or
//! `&self`: of the standard library's methods it is known, of `into_..` it is taken for
//! granted, and of any other method the local is kept. (Of a call with up to six
//! arguments, the type tells: `FnOnce` uses it up.) The same is met where a *part* of
//! a local was moved, if its type has no empty value that could take its place (numbers,
//! `Option`, `String`, `Vec` and the other collections have one): `yield_!(config.owner)`,
//! `Config { level: 9, ..base }`, or `..` in a pattern beside a part that is moved:
//! `if let (first, ..) = pair()`. rustc proposes a clone; there is no need of one:
//!
//! ```
//! # use primed::prelude::*;
//! # struct Ticket(u32);
//! # impl Ticket {
//! #     fn redeem(self) -> u32 {
//! #         self.0
//! #     }
//! # }
//! # struct Config { name: Box<u32>, tags: Vec<String> }
//! #[generator]
//! fn visit(ticket: Ticket) -> impl Iterator<Item = u32> {
//!     let worth = { let used = ticket; used.redeem() };   // it is moved out of its scope
//!     yield_!(worth);
//! }
//!
//! #[generator]
//! fn texts(config: Config) -> impl Iterator<Item = String> {
//!     let Config { name, tags } = config;                     // each part is a local
//!     for tag in tags {
//!         yield_!(tag);
//!     }
//!     yield_!(name.to_string());
//! }
//!
//! assert!(visit(Ticket(3)).eq([3]));
//! let config = Config { name: Box::new(1), tags: vec!["t".into()] };
//! assert!(texts(config).eq(["t", "1"]));
//! ```
//!
//! # Two fields are left unbound, and both own something
//!
//! ```compile_fail,E0080
//! # use primed::prelude::*;
//! struct Pair { left: String, right: String, id: u32 }
//!
//! fn pair() -> Pair {
//!     Pair { left: "l".into(), right: "r".into(), id: 1 }
//! }
//!
//! #[generator]
//! fn ids() -> impl Iterator<Item = u32> {
//!     if let Pair { left: _, right: _, id } = pair() {
//!         yield_!(id);
//!     }
//! }
//! # fn main() { ids().next(); }
//! ```
//!
//! The value lives as long as the block, and so does what the pattern leaves of it. Rust
//! drops that in the order in which the struct declares its fields, which a macro does not
//! see. Names put it in the order of the pattern, in Rust as well as here:
//!
//! ```
//! # use primed::prelude::*;
//! # struct Pair { left: String, right: String, id: u32 }
//! # fn pair() -> Pair {
//! #     Pair { left: "l".into(), right: "r".into(), id: 1 }
//! # }
//! #[generator]
//! fn ids() -> impl Iterator<Item = u32> {
//!     if let Pair { left: _left, right: _right, id } = pair() {
//!         yield_!(id);
//!     }
//! }
//!
//! assert!(ids().eq([1]));
//! ```
//!
//! # A value is taken apart that implements `Drop`
//!
//! ```compile_fail,E0277
//! # use primed::prelude::*;
//! struct Guard(u32);
//!
//! impl Drop for Guard {
//!     fn drop(&mut self) {}
//! }
//!
//! #[generator]
//! fn number(guard: Guard) -> impl Iterator<Item = u32> {
//!     let Guard(number) = guard;   // copies the number: the guard stays
//!     yield_!(number);
//! }
//! ```
//!
//! Of any other type, a pattern that binds each part by value leaves nothing behind.
//! Of this one it may only copy, and the value is dropped at the end of its scope: that
//! the macro cannot tell. Nor can it of a part of a value, or of a value without a name, if
//! it yields before that drops: `if let Some(Guard(number)) = make()`. Read the field instead:
//! `let number = guard.0;`, or, of an enum, `let number = match &kind { .. };`.
//!
//! # A local is not `Send`
//!
//! ```compile_fail,E0277
//! # use primed::prelude::*;
//! # use std::sync::Mutex;
//! #[generator]
//! fn totals(account: &Mutex<u32>) -> impl Iterator<Item = u32> + Send {
//!     let mut held = account.lock().unwrap();
//!     *held += 1;
//!     yield_!(*held);              // `held` is kept here
//! }
//! ```
//!
//! A generator is `Send` when all that it keeps at its yields is. The message names the
//! type of the local that is not (`MutexGuard`). End its scope before the yield:
//!
//! ```
//! # use primed::prelude::*;
//! # use std::sync::Mutex;
//! #[generator]
//! fn totals(account: &Mutex<u32>) -> impl Iterator<Item = u32> + Send {
//!     let total = {
//!         let mut held = account.lock().unwrap();
//!         *held += 1;
//!         *held
//!     };
//!     yield_!(total);
//! }
//!
//! assert!(totals(&Mutex::new(1)).eq([2]));
//! ```
//!
//! # A local is not `Clone`
//!
//! ```compile_fail,E0277
//! # use primed::prelude::*;
//! #[generator]
//! fn pairs<T>(items: Vec<T>) -> impl Iterator<Item = T> + Clone {
//!     for item in items {
//!         yield_!(item);
//!     }
//! }
//! ```
//!
//! Where the signature promises `+ Clone` (or `Debug`, or `Sync`), each local that is kept
//! must be it. The message names the type that is not, and the bound to add: `T: Clone`.
//!
//! ```
//! # use primed::prelude::*;
//! #[generator]
//! fn pairs<T: Clone>(items: Vec<T>) -> impl Iterator<Item = T> + Clone {
//!     for item in items {
//!         yield_!(item);
//!     }
//! }
//!
//! let mut first = pairs(vec![1, 2]);
//! assert_eq!(first.next(), Some(1));
//! assert!(first.clone().eq(first));
//! ```
//!
//! # A type cannot be inferred
//!
//! ```compile_fail,E0282
//! # use primed::prelude::*;
//! #[generator]
//! fn lengths() -> impl Iterator<Item = usize> {
//!     let list = Vec::new();       // of what?
//!     yield_!(list.len());
//! }
//! ```
//!
//! Locals need no annotation where a plain function needs none: a later line may say what
//! the type is, also one behind a yield. Where none does, say it: `Vec::<u8>::new()`. Only
//! the type of a local that holds a closure, or is made of one, must be known when it is
//! first used.
//!
//! # What is yielded, sent or returned has the wrong type
//!
//! ```compile_fail,E0308
//! # use primed::prelude::*;
//! #[generator]
//! fn numbers() -> impl Generator<u32, Yield = u32, Return = u32> {
//!     let text: String = yield_!(1);   // it is sent `u32`
//!     yield_!("two");                  // `Yield = u32`
//!     "three"                          // `Return = u32`
//! }
//! ```
//!
//! The signature says it all: `impl Iterator<Item = Y>` or
//! `impl Generator<A, E, Yield = Y, Return = R>`, where `A` is sent, `E` thrown, `Y`
//! yielded and `R` returned. What a signature leaves out is `()`. With an `E`, the body's
//! value is a `Result<R, E>`: it ends with `Ok(..)`.
//!
//! # A question mark does not fit
//!
//! | the generator | `?` on an `Err` | `?` on a `None` |
//! |---|---|---|
//! | iterator of `Result<T, F>` | yields the error, made with `From`, and ends | ends |
//! | any other iterator | no | ends |
//! | has an error type `E` | raises it, made with `From` | no: `ok_or(..)?` |
//! | returns a `Result` or `Option` | returns it | returns it |
//!
//! # A method `into_..` that only borrows
//!
//! By Rust's conventions (API guidelines, C-CONV) a method called `into_..` takes `self`,
//! and the macro relies on it where the local is in scope at a later yield. One of yours
//! that takes `&self` gives E0793. Call it on a reference: `(&value).into_it()`.
//!
//! # A macro puts it into something else than the body
//!
//! Where rustc lowers the body, a yield, `return`, `?` and `.await` may stand among the arguments of
//! any macro: it is taken to run them in the body, as `tokio::select!` does.
//!
//! ```compile_fail,E0767
//! # use primed::prelude::*;
//! macro_rules! attempt {
//!     ($value:expr) => {
//!         (|| Ok($value))()
//!     };
//! }
//!
//! #[generator]
//! fn numbers(text: &str) -> impl PinnedGenerator<(), String, Yield = u8> {
//!     let number: Result<u8, std::num::ParseIntError> = attempt!(text.parse::<u8>()?);
//!     yield_!(number.unwrap_or(0));
//!     Ok(())
//! }
//! ```
//!
//! This one makes a closure of them, which they would leave, and not the body. (In a stream a
//! `?` without a yield beside it is left to the macro.) Show the closure, or the async
//! block, and what is in it stays as it is:
//!
//! ```
//! # use primed::prelude::*;
//! # use std::pin::pin;
//! #[generator]
//! fn numbers(text: &str) -> impl PinnedGenerator<(), String, Yield = u8> {
//!     let parse = || Ok::<u8, std::num::ParseIntError>(text.parse::<u8>()?);
//!     yield_!(parse().unwrap_or(0));
//!     Ok(())
//! }
//!
//! assert_eq!(pin!(numbers("7")).next(), Ok(7));
//! ```
//!
//! # Errors of the macro itself
//!
//! They say what to write instead: a body without a yield; a yield in a closure, an async
//! block or a function inside, which run on their own, or in a `macro_rules!`, which is
//! expanded later; a macro whose arguments it does not know (`#[generator(macros(name))]` says that they are expressions); a return type that is
//! no face; an unknown option.
