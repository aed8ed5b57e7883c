//! Coming from Python: where each method, exception and inspection is, and what differs.
//!
//! # In a body
//!
//! | Python | here |
//! |---|---|
//! | `def f(): .. yield x` | `#[generator] fn f() -> impl Iterator<Item = X>`, or `impl Generator<A, E, Yield = X>` |
//! | `yield x`, `sent = yield x` | [`yield_!(x)`](crate::yield_), `let sent = yield_!(x);` |
//! | `try: sent = yield x` <br> `except Error as e:` | `match` on [`try_yield!(x)`](crate::try_yield): `Err(Thrown::Raised(e))` |
//! | `except GeneratorExit:` | `Err(Thrown::Exit)` of the same |
//! | bare `raise` in a handler | `Err(thrown)?`, or `?` on the result that `try_yield!` gave |
//! | `raise Error()` | `return Err(error)`, `?`; the signature names the error type |
//! | `finally:`, `with` | a destructor; where the cleanup yields, plain code around `try_yield!` |
//! | `result = yield from g` | `let result = `[`yield_from!(g)`](crate::yield_from)`;` |
//! | `try: result = yield from g` <br> `except ..` | `match` on [`try_yield_from!(g)`](crate::try_yield_from) |
//! | `return value` | `return value`, or the body's tail |
//! | `(x * x for x in xs)` | [`iter! { for x in xs { yield x * x } }`](crate::iter!) |
//!
//! # On a generator
//!
//! | Python | here |
//! |---|---|
//! | `next(g)` | [`g.next()`](crate::Generator::next); the first one, whatever is sent: [`g.prime()`](crate::Generator::prime) |
//! | `g.send(value)`, `g.send(None)` | [`g.send(value)`](crate::Generator::send), `g.next()` |
//! | `g.throw(error)` | [`g.throw(error)`](crate::Generator::throw) |
//! | `g.close()` | [`g.close()`](crate::Generator::close), which gives the return value, as since 3.13 |
//! | `for x in g` | [`g.iter()`](crate::Generator::iter), [`g.try_iter()`](crate::Generator::try_iter); an `impl Iterator` is one |
//! | `g2 = g` | [`Shared::new(g)`](crate::Shared) and its clones; else a generator has one owner |
//! | `copy.copy(g)` (refused) | `g.clone()`, where the signature says `+ Clone` |
//! | the priming decorator | `#[generator(prime)]` for one's own, [`g.primed()`](crate::Generator::primed) for others' |
//! | `contextlib.closing(g)` | [`closing(g)`](crate::closing()) |
//! | `itertools.chain(a, b)`, `map(f, g)` | [`a.chain(b)`](crate::Generator::chain), [`g.map_yield(f)`](crate::Generator::map_yield), which pass on what is sent and thrown |
//! | `list(g)` | `g.iter().collect()`; with the return value [`g.collect_return()`](crate::Generator::collect_return) |
//!
//! # Asynchronous generators
//!
//! | Python | here |
//! |---|---|
//! | `async def f(): .. yield x` | `#[generator] fn f() -> impl AsyncGenerator<A, E, Yield = X>`, or `impl Stream<Item = X>` |
//! | `await anext(g)`, `await g.asend(v)` | `g.next().await`, `g.send(v).await` of an [`AsyncGenerator`](crate::AsyncGenerator) that is pinned |
//! | `await g.athrow(error)`, `await g.aclose()` | `g.throw(error).await`, `g.close().await` |
//! | `async for x in g` | `while let Some(x) = stream.next().await`; in [`stream!`](crate::stream!) `for await x in stream` |
//! | `yield from` (refused) | [`yield_from!(g)`](crate::yield_from), of streams and async generators, too |
//! | `inspect.getasyncgenstate(g)` | `g.state()`: `Running` while a resumption waits, or was dropped |
//! | a task that is cancelled in `asend` | a resumption that is dropped: the body stays at its `.await`, and `g.finish().await` goes on |
//! | finalisation by the event loop | none: a drop runs destructors only |
//!
//! # Inspection
//!
//! | Python | here |
//! |---|---|
//! | `inspect.getgeneratorstate(g)` | [`getgeneratorstate(&g)`](crate::getgeneratorstate), [`g.state()`](crate::Generator::state): they display as `GEN_CREATED`, … |
//! | `inspect.getgeneratorlocals(g)` | [`getgeneratorlocals(&g)`](crate::getgeneratorlocals), where the signature says [`+ Inspect`](crate::Inspect) |
//! | `g.gi_frame.f_lineno` | [`g.location()`](crate::Observe::location): file, line, column and the number of the yield |
//! | `g.gi_running`, `g.gi_suspended` | `g.state()`; from inside of the body [`Shared`](crate::Shared) or a [`StateHandle`](crate::StateHandle) |
//! | `g.gi_yieldfrom` | [`g.delegate()`](crate::Observe::delegate) |
//! | `g.__name__` | [`g.name()`](crate::Observe::name) |
//! | `repr(g)` | `{:?}`, where the signature says `+ Debug`: name, state, line, locals |
//!
//! # Exceptions
//!
//! | Python | here |
//! |---|---|
//! | `StopIteration(value)` | `StopIteration(value)` of [`NextError`](crate::NextError), [`SendError`](crate::SendError), [`ThrowError`](crate::ThrowError) and [`PrimeError`](crate::PrimeError) |
//! | `StopIteration` again and again | `Exhausted`, which hands back what was sent or thrown |
//! | `TypeError: can't send non-None value to a just-started generator` | [`SendError::NotPrimed(value)`](crate::SendError::NotPrimed) |
//! | `ValueError: generator already executing` | `AlreadyExecuting` |
//! | `RuntimeError: generator ignored GeneratorExit` | [`CloseError::ExitIgnored(yielded)`](crate::CloseError::ExitIgnored) |
//! | `RuntimeError: generator raised StopIteration` (PEP 479) | none: the end of an inner generator is a value, and no error that `?` could turn into a return |
//! | an exception of the body | `Raised(error)` |
//!
//! # What differs
//!
//! - **What is checked when.** There is no `next` where there is no
//!   [nothing](crate::Nothing) to send, and nothing can be thrown into an iterator: the
//!   compiler says so, and what to call.
//! - **One error type.** A signature names what may be thrown and raised; errors are
//!   moved, never cloned.
//! - **A drop runs destructors only.** In Python a generator that is collected is closed. Here
//!   [`closing`](crate::closing()) or [`close`](crate::Generator::close) do that; a drop
//!   resumes no body.
//! - **The end is told once.** Afterwards it is `Exhausted`, and an iterator goes on to give
//!   `None`.
//! - **An exit is no exception.** `Thrown::Raised` never catches it, and neither does
//!   `Thrown::Exit` catch an error; there is no `except BaseException` by accident.
//! - **Delegating to an iterator** is its own case: what is thrown is raised at the
//!   `yield_from!`, and a body that is sent values cannot delegate to one.
//! - **There is no recursion limit.** A generator that delegates to itself keeps its levels on
//!   a stack of its own, as deep as there is memory. A chain of other delegates takes the thread's stack when it
//!   is resumed, some 200 bytes a level in a release build and ten times that without
//!   optimisation, and less when it is dropped. An overflow ends the process. Give deep chains
//!   a thread with a bigger stack, or see [`nested`](crate::nested).
//! - **A panic closes the generator**, and runs no cleanup code of the body.
