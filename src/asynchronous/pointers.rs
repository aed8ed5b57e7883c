//! Async generators behind a pointer: `Pin<P>`, `&mut G` and `Box<G>`.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::ops::DerefMut;
use core::pin::Pin;
use core::task::{Context, Poll};

use super::AsyncGenerator;
use crate::Resume;
use crate::outcome::Resumed;

impl<A, E, P> AsyncGenerator<A, E> for Pin<P>
where
    P: DerefMut<Target: AsyncGenerator<A, E>>,
{
    type Yield = <P::Target as AsyncGenerator<A, E>>::Yield;
    type Return = <P::Target as AsyncGenerator<A, E>>::Return;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Resumed<Self::Yield, Self::Return, A, E>> {
        self.as_deref_mut().poll_resume(cx, input)
    }
}

macro_rules! forward {
    ($($pointer:ty),*) => {$(
        impl<A, E, G: AsyncGenerator<A, E> + Unpin + ?Sized> AsyncGenerator<A, E> for $pointer {
            type Yield = G::Yield;
            type Return = G::Return;

            #[inline]
            fn poll_resume(
                mut self: Pin<&mut Self>,
                cx: &mut Context<'_>,
                input: &mut Option<Resume<A, E>>,
            ) -> Poll<Resumed<G::Yield, G::Return, A, E>> {
                Pin::new(&mut **self).poll_resume(cx, input)
            }
        }
    )*};
}

forward!(&mut G);
#[cfg(feature = "alloc")]
forward!(Box<G>);
