//! Auto traits, sizes and object safety of the public types.

use std::convert::Infallible;
use std::rc::Rc;

use primed::{
    Broadcast, Chain, CloseError, Fault, FromFn, FromIter, Generator, GeneratorState, Inspect,
    InspectYield, Iter, Location, MapReturn, MapSend, MapYield, NextError, Observe, PrimeError,
    Refusal, Refused, Resume, SendError, Sink, Started, Step, ThrowError, Thrown, TryIter,
};
use static_assertions::{
    assert_eq_size, assert_impl_all, assert_not_impl_any, assert_obj_safe, const_assert,
};

type Local = Rc<u8>;
type Dyn = &'static mut dyn Generator<Yield = u8, Return = u8>;
type DynSend = &'static mut (dyn Generator<Yield = u8, Return = u8> + Send + Sync);
type DynSendLocal = &'static mut (dyn Generator<Yield = u8, Return = Local> + Send + Sync);

assert_obj_safe!(Observe, Inspect, Generator<f64, String, Yield = f64, Return = ()>);

assert_impl_all!(GeneratorState: Copy, Send, Sync, Unpin, Eq, std::hash::Hash);
assert_impl_all!(Location: Copy, Send, Sync, Unpin, Eq, std::hash::Hash);
assert_impl_all!(Fault: Copy, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(Refusal: Copy, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(Refused<Resume>: Copy, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(Resume<u8, u8>: Copy, Send, Sync, Unpin);
assert_impl_all!(Step<u8, u8, u8>: Copy, Send, Sync, Unpin);
assert_impl_all!(Thrown: Copy, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(PrimeError: Clone, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(NextError: Clone, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(SendError<f64>: Clone, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(ThrowError<(), Infallible>: Clone, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(CloseError<u8>: Clone, Send, Sync, Unpin, std::error::Error);
assert_impl_all!(Started<u8, u8, u8>: Clone, Send, Sync, Unpin);
assert_impl_all!(MapYield<u8, fn(u8) -> u8>: Clone, Send, Sync, Unpin, std::fmt::Debug);
assert_impl_all!(MapSend<u8, fn(u8) -> u8>: Clone, Send, Sync, Unpin, std::fmt::Debug);
assert_impl_all!(MapReturn<u8, fn(u8) -> u8>: Clone, Send, Sync, Unpin, std::fmt::Debug);
assert_impl_all!(InspectYield<u8, fn(&u8)>: Clone, Send, Sync, Unpin, std::fmt::Debug);
assert_impl_all!(Chain<u8, u8>: Clone, Send, Sync, Unpin, std::fmt::Debug);
assert_impl_all!(FromFn<fn(Resume) -> Step<u8>>: Clone, Send, Sync, Unpin, Generator);
assert_impl_all!(FromIter<std::ops::Range<u8>, Local>: Clone, Send, Sync, Unpin, Inspect);
assert_impl_all!(Sink<fn(u8), Local>: Clone, Send, Sync, Unpin, Generator<u8, Local>);
assert_impl_all!(Broadcast<[DynSend; 2], DynSend>: Send, Sync, Unpin, Generator);
assert_impl_all!(Broadcast<[u8; 2], u8>: Clone, Send, Sync, Unpin, std::fmt::Debug);
assert_impl_all!(Iter<DynSend>: Send, Sync, Unpin, Iterator);
assert_impl_all!(TryIter<DynSend>: Send, Sync, Unpin, Iterator);

assert_not_impl_any!(Resume<Local, u8>: Send, Sync);
assert_not_impl_any!(Resume<u8, Local>: Send, Sync);
assert_not_impl_any!(Step<u8, Local, u8>: Send, Sync);
assert_not_impl_any!(SendError<Local>: Send, Sync);
assert_not_impl_any!(Started<u8, Local>: Send, Sync);
assert_not_impl_any!(MapYield<Local, u8>: Send, Sync);
assert_not_impl_any!(MapSend<u8, Local>: Send, Sync);
assert_not_impl_any!(MapReturn<u8, Local>: Send, Sync);
assert_not_impl_any!(InspectYield<u8, Local>: Send, Sync);
assert_not_impl_any!(Chain<u8, Local>: Send, Sync);
assert_not_impl_any!(FromFn<Local>: Send, Sync);
assert_not_impl_any!(FromIter<Local>: Send, Sync);
assert_not_impl_any!(Sink<Local>: Send, Sync);
assert_not_impl_any!(Broadcast<[Dyn; 2], Dyn>: Send, Sync);
assert_not_impl_any!(Iter<Dyn>: Send, Sync);
assert_not_impl_any!(Iter<DynSendLocal>: Send, Sync);
assert_not_impl_any!(TryIter<DynSendLocal>: Send, Sync);

// Impossible errors and unit sends cost nothing.
assert_eq_size!(Resume, u8);
assert_eq_size!(Resume<u64>, Option<[u64; 1]>);
assert_eq_size!(Step<u64>, [u64; 2]);
assert_eq_size!(NextError, u8);
assert_eq_size!(Started<u64>, [u64; 2]);
assert_eq_size!(MapYield<u64, ()>, [u64; 2]);
assert_eq_size!(Chain<u64, ()>, [u64; 2]);
assert_eq_size!(Sink<()>, [u8; 2]);
const_assert!(size_of::<Iter<Dyn>>() <= 3 * size_of::<usize>());

#[cfg(feature = "alloc")]
mod alloc {
    use primed::{CollectError, Locals, Shared, WeakShared};

    use super::*;

    type Any = dyn Generator<Yield = u8, Return = u8>;

    assert_impl_all!(CollectError<u8>: Clone, Send, Sync, Unpin, std::error::Error);
    assert_impl_all!(Locals: Clone, Send, Sync, Unpin, Default);
    assert_impl_all!(Shared<Any>: Clone, Unpin, std::fmt::Debug, Generator);
    assert_impl_all!(WeakShared<Any>: Clone, Unpin, std::fmt::Debug);
    assert_not_impl_any!(Shared<u8>: Send, Sync);
    assert_not_impl_any!(WeakShared<u8>: Send, Sync);
    assert_impl_all!(Box<Any>: Generator);
    assert_eq_size!(Shared<u64>, usize);
}
