//! The macros that lower a body, and what they take.

/// Turns a function whose body yields into a generator.
///
/// The attribute replaces only the body. The return type is honest, and says which
/// face callers get:
///
/// | return type | face |
/// |---|---|
/// | `impl Iterator<Item = T>`, `Box<dyn Iterator<Item = T> + '_>` | an iterator |
/// | `impl Generator<A, E, Yield = Y, Return = R>`, `Box<dyn Generator<..>>` | a coroutine: it is sent `A`, thrown `E`, yields `Y`, returns `R` |
/// | `impl PinnedGenerator<A, E, ..>`, `Pin<Box<dyn PinnedGenerator<..>>>` | the same, pinned: its body may borrow from its own locals |
/// | `impl Stream<Item = T>`, `Pin<Box<dyn Stream<Item = T> + '_>>` | a stream; the body may `.await` |
/// | `impl AsyncGenerator<A, E, ..>`, `Pin<Box<dyn AsyncGenerator<..>>>` | a coroutine each of whose resumptions is awaited; the body may `.await` |
///
/// The first two become explicit state machines, of which the following is said. The others
/// are lowered by rustc, as async blocks: for them see
/// [`PinnedGenerator`](crate::PinnedGenerator) and [`AsyncGenerator`](crate::AsyncGenerator).
///
/// It may be on a free function, a method, a method of a trait or of its
/// implementation; with generics, lifetimes, `impl Trait` and patterns as
/// parameters. Further bounds are honoured: `+ Clone`, `+ Debug`, `+ Send`,
/// `+ Inspect`, `+ 'a`, `+ use<'a, T>`. The machine is `Clone`, `Debug`, `Send` and so
/// on exactly when the locals are that it keeps across a yield. It allocates nothing
/// (but for the box, if the return type is one, and the stack of one that delegates to
/// itself), and works without `std`.
///
/// Calling the function runs none of its body; its arguments are kept for later.
/// What a signature leaves out has a default: `Yield = ()`, `Return = ()`, and with no
/// error type the body cannot fail. Where one is given, the body's value is a
/// `Result<Return, E>`.
///
/// # In the body
///
/// | form | meaning |
/// |---|---|
/// | `yield_!(x)`, `yield_!()` | hands `x` out, and evaluates to what is sent; what is thrown in ends the body, as `?` would |
/// | `try_yield!(x)` | the same, but evaluates to `Result<A, Thrown<E>>`: the body can catch |
/// | `yield_from!(g)` | delegates to a generator, and evaluates to what that returns; or to anything that is `IntoIterator` |
/// | `try_yield_from!(g)` | the same, but evaluates to `Result<R, Thrown<E>>`: the body can catch |
/// | `return r`, `?` | ends the generator; in an iterator of `Result`s, `?` yields the `Err` first |
///
/// Everything else is Rust: loops and labels, `match` and `let … else`, shadowing,
/// closures. Locals need no type annotation where a plain function needs none, and
/// are dropped when a plain function drops them. Dropping a suspended generator drops
/// its locals, and runs no more of the body.
///
/// # What it keeps, and what it refuses
///
/// The machine can be moved at any time, so it cannot hold a reference to one of its
/// own locals across a yield: rustc then reports that the local is borrowed where it
/// is moved. A reference to something outside is fine.
///
/// A local that is in scope at a yield, but not named again, is kept for its drop. The
/// methods of `Iterator`, `Option` and `Result` are known to use it up. For others with
/// `self` rustc reports that it was moved: write `{ let x = x; x.finish() }`. The same
/// goes for a local of which one part was moved: take it apart as a whole. Each error
/// that a body can meet is in [`docs::errors`](crate::docs::errors), with its remedy.
///
/// What is kept is moved out of the machine and back in with each resumption; but an
/// array of numbers that is seen to be large, `[0; 4096]` or `[u8; N]`, stays in place.
/// Inspection shows its type. In a body of six yields or more, so do numbers of which the
/// text says the type, unless the locals can be listed.
///
/// Temporaries of an operand or a scrutinee never live across a yield: in
/// `f(make().x + yield_!(1))` what `make` returns is dropped before the yield.
///
/// # Internal iteration
///
/// `fold` on an iterator that has not started runs the body as the plain loops that it was
/// written as: each yield is a call. So do `sum`, `count`, `for_each`, `max`, `last` and the
/// like, also behind std's adaptors, and a delegation to such an iterator in a body that is
/// run so itself. One that has started runs on so from where it is suspended, and so it does in
/// `find`, `any`, `all`, `position` and `nth`, up to the item that they are after. Items, panics
/// and drops are those of `next`, and a panic of what is called with an item closes the iterator;
/// only temporaries of an operand, or of what is matched, are dropped when
/// any function of the crate's edition drops them, and so may live across a yield.
///
/// A build with debug assertions leaves the code for that out, and compiles faster: one that has
/// started is pulled there, item by item. `benches/README.md` tells which bodies are in any build.
///
/// # Recursion
///
/// A function that delegates to itself, `yield_from!(name(..))` or `yield_from!(Self::name(..))`,
/// becomes no machine that holds another. The body goes on as the inner one, and what it needs
/// when that has ended waits on a stack: a vector, which is all that is allocated. An item
/// costs the same however deep it comes from, and no depth takes the thread's stack, nor does
/// a drop. So the return type need not be a box.
///
/// All else is as with any delegate: sends, throws and exits go to the innermost, return
/// values come back, `try_yield_from!` catches, and each level is dropped when it ends, the
/// innermost first. Where the last thing that a body does is to delegate to itself, and
/// nothing that it still holds has a drop, it gives its place to the inner one.
///
/// What the text cannot tell, an option does: with `recursive`, a method call of the function's
/// own name calls it, `yield_from!(self.left.name())`; with `recursive = path`, so does that
/// path; with `recursive = false`, nothing does, and each level is boxed, if the return type
/// is a box. The name alone is not taken for the function where a local, an item or an import
/// in it has that name, nor in a function that mentions `self` or `Self`: there it is a free
/// function. All levels are of one type, so a call with other type arguments is no level.
///
/// The state, place and locals that such a generator tells are those of the outermost level;
/// its [`delegate`](crate::Observe::delegate) is the innermost. It needs the feature `alloc`.
/// For several that delegate to each other see [`nested`](crate::nested) and
/// [`levels`](crate::levels).
///
#[cfg_attr(feature = "alloc", doc = "```")]
#[cfg_attr(not(feature = "alloc"), doc = "```ignore")]
/// use primed::prelude::*;
///
/// struct Node {
///     left: Option<Box<Node>>,
///     value: u32,
///     right: Option<Box<Node>>,
/// }
///
/// #[generator]
/// fn inorder(node: Option<&Node>) -> impl Iterator<Item = u32> {
///     if let Some(node) = node {
///         yield_from!(inorder(node.left.as_deref()));
///         yield_!(node.value);
///         yield_from!(inorder(node.right.as_deref()));
///     }
/// }
///
/// // A list of a million nodes, as a tree.
/// let mut list = None;
/// for value in 0..1_000_000 {
///     list = Some(Box::new(Node { left: list, value, right: None }));
/// }
/// assert!(inorder(list.as_deref()).eq(0..1_000_000));
/// # while let Some(mut node) = list { list = node.left.take(); }
/// ```
///
/// # Options
///
/// - `prime`, `prime = true`: the generator is advanced to its first yield when it is
///   made, and the value of that yield is dropped (see [`Started`](crate::Started)).
///   The default is `prime = false`.
///   A pinned or an async generator cannot run before it is pinned: it primes itself when it is
///   first resumed.
/// - `iterator`, `generator`, `pinned`, `stream`, `async_generator`: the face, where the
///   return type does not name it: an alias of a box. `generator = Generator<A, E, Yield = Y, Return = R>` also says
///   what it is sent, which the body may need to know.
/// - `macros(name, ..)`: macros of which all arguments are expressions, so that they may
///   hold yields, `?` and `return`. Those of the standard library are known.
/// - `recursive`, `recursive = path`, `recursive = false`: what calls the function itself, see
///   above.
/// - `crate = path`: where the crate `primed` is, if it is re-exported or renamed.
///
/// # Examples
///
/// An iterator:
///
/// ```
/// use primed::prelude::*;
///
/// #[generator]
/// fn words(text: &str) -> impl Iterator<Item = &str> {
///     for line in text.lines() {
///         if line.starts_with('#') {
///             continue;
///         }
///         for word in line.split(' ') {
///             yield_!(word);
///         }
///     }
/// }
///
/// let text = "one two\n# not this\nthree";
/// assert_eq!(words(text).collect::<Vec<_>>(), ["one", "two", "three"]);
/// ```
///
/// A coroutine that is sent lines, may fail, and returns how many there were:
///
/// ```
/// use primed::prelude::*;
/// use primed::SendError;
/// use std::num::ParseIntError;
///
/// #[generator]
/// fn sum() -> impl for<'a> Generator<&'a str, ParseIntError, Yield = i32, Return = usize> {
///     let (mut total, mut lines) = (0, 0);
///     loop {
///         let line = yield_!(total);
///         if line.is_empty() {
///             return Ok(lines);
///         }
///         total += line.parse::<i32>()?;
///         lines += 1;
///     }
/// }
///
/// let mut sum = sum();
/// assert_eq!(sum.prime(), Ok(0));
/// assert_eq!(sum.send("40"), Ok(40));
/// assert_eq!(sum.send("2"), Ok(42));
/// assert_eq!(sum.send(""), Err(SendError::StopIteration(2)));
/// ```
///
/// # Errors
///
/// At compile time, at the code that is at fault: a body without a yield; a yield in a
/// closure, an async block or a function inside; a return type that is no face; an
/// unknown option; an `async fn` or `const fn`; an iterator that is asked to be primed, or that
/// returns a value.
pub use primed_macros::generator;

/// Makes an anonymous iterator of a body that yields, with the keyword `yield`.
///
/// `yield` is reserved, and rustc refuses it in a function's body; inside of a macro's
/// braces it never sees it. The body captures what it names as a `move` closure does,
/// whole variables always, and may use it up. `yield_!` and `yield_from!` work too.
///
/// # Examples
///
/// ```
/// use primed::iter;
///
/// let names = vec!["ada", "grace"];
/// let greeting = "hello";
/// let mut lines = iter! {
///     for name in names {
///         yield format!("{greeting} {name}");
///     }
/// };
/// assert_eq!(lines.next().as_deref(), Some("hello ada"));
/// assert_eq!(lines.next().as_deref(), Some("hello grace"));
/// assert_eq!(lines.next(), None);
/// ```
#[macro_export]
macro_rules! iter {
    ($($body:tt)*) => { $crate::__private::iter!([$crate] $($body)*) };
}

/// Makes an anonymous stream of a body that yields and awaits, with the keyword `yield`.
///
/// It takes what the macro of that name in the crate async-stream takes, so moving over is a
/// change of import: `for await x in other_stream { .. }`, and yields among the tokens of
/// other macros, included. It captures what it names by value. Where the items are
/// `Result`s, `?` yields the `Err` and ends the stream.
///
/// # Examples
///
/// ```
/// use futures::StreamExt;
/// use primed::stream;
///
/// # futures::executor::block_on(async {
/// let numbers = stream! {
///     for n in 0..3 {
///         std::future::ready(()).await;
///         yield n;
///     }
/// };
/// let doubled = stream! {
///     for await n in numbers {
///         yield 2 * n;
///     }
/// };
/// assert_eq!(doubled.collect::<Vec<_>>().await, [0, 2, 4]);
/// # });
/// ```
#[cfg(feature = "async")]
#[macro_export]
macro_rules! stream {
    ($($body:tt)*) => { $crate::__private::stream!([$crate] $($body)*) };
}

/// Makes an anonymous stream of `Result`s: `yield x` gives `Ok(x)`, and `?` gives the `Err`,
/// converted, and ends the stream.
///
/// It takes what the macro of that name in the crate async-stream takes.
///
/// # Examples
///
/// ```
/// use futures::{Stream, TryStreamExt};
/// use primed::try_stream;
/// use std::num::ParseIntError;
///
/// fn numbers(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> {
///     try_stream! {
///         for word in text.split(' ') {
///             yield word.parse()?;
///         }
///     }
/// }
///
/// # futures::executor::block_on(async {
/// assert_eq!(numbers("1 2").try_collect::<Vec<_>>().await, Ok(vec![1, 2]));
/// assert!(numbers("1 x").try_collect::<Vec<_>>().await.is_err());
/// # });
/// ```
#[cfg(feature = "async")]
#[macro_export]
macro_rules! try_stream {
    ($($body:tt)*) => { $crate::__private::try_stream!([$crate] $($body)*) };
}
