//! The walk, in all ways to write it.

/// Declares `SHAPE`: walks the tree at `ROOT`.
///
/// Each of the others recurses as it best can. Where a generator is a value of its own, each
/// level is in a box; with genawaiter, the levels' futures are, and all hand their items to the
/// outermost one; what runs on a stack of its own calls itself.
macro_rules! walk {
    ($name:ident, nodes: $nodes:expr, levels: $levels:expr, $(slow: $($slow:ident)+,)?) => {
        use std::future::Future;
        use std::pin::Pin;

        use ::corosensei::stack::DefaultStack;
        use ::corosensei::{Coroutine, Yielder};
        use ::generator::{Generator as Gn, Scope};
        use genawaiter::stack::{Co, let_gen_using};
        use primed::generator;

        use crate::drive::boxed;
        use crate::shapes::suspended;

        /// How large a stack must be, in bytes.
        const STACK: usize = (64 << 10) + $levels as usize * 256;

        shape! {
            $name, for items of {
                // Who asks wants to walk it: it is made now, and not in the time.
                std::sync::LazyLock::force(&ROOT);
                $nodes
            },
            $(slow: $($slow)+,)?
            in {
                // It delegates to itself: on a stack of states.
                #[generator]
                fn generated(node: &Node) -> impl Iterator<Item = u64> {
                    if let Some(left) = &node.left {
                        yield_from!(generated(left));
                    }
                    yield_!(node.value);
                    if let Some(right) = &node.right {
                        yield_from!(generated(right));
                    }
                }

                /// The nodes whose left side was walked, or is walked now.
                struct ByHand<'a> {
                    path: Vec<&'a Node>,
                    at: Option<&'a Node>,
                }

                fn by_hand(node: &Node) -> ByHand<'_> {
                    ByHand {
                        path: Vec::new(),
                        at: Some(node),
                    }
                }

                impl Iterator for ByHand<'_> {
                    type Item = u64;

                    #[inline]
                    fn next(&mut self) -> Option<u64> {
                        while let Some(node) = self.at {
                            self.path.push(node);
                            self.at = node.left.as_deref();
                        }
                        let node = self.path.pop()?;
                        self.at = node.right.as_deref();
                        Some(node.value)
                    }
                }

                fn loops(node: &Node, each: &mut impl FnMut(u64)) {
                    if let Some(left) = &node.left {
                        loops(left, each);
                    }
                    each(node.value);
                    if let Some(right) = &node.right {
                        loops(right, each);
                    }
                }

                nightly! {
                    fn gen_block(node: &Node) -> Box<dyn Iterator<Item = u64> + '_> {
                        Box::new(gen move {
                            if let Some(left) = &node.left {
                                for value in gen_block(left) {
                                    yield value;
                                }
                            }
                            yield node.value;
                            if let Some(right) = &node.right {
                                for value in gen_block(right) {
                                    yield value;
                                }
                            }
                        })
                    }
                }

                #[diapause::coroutine(yield = u64)]
                fn paused(node: &'static Node) {
                    if let Some(left) = &node.left {
                        let left: paused::State = paused(left);
                        yield_all!(box left);
                    }
                    yield_!(node.value);
                    if let Some(right) = &node.right {
                        let right: paused::State = paused(right);
                        yield_all!(box right);
                    }
                }

                fn genawaiter<'a>(
                    co: &'a Co<'_, u64>,
                    node: &'a Node,
                ) -> Pin<Box<dyn Future<Output = ()> + 'a>> {
                    Box::pin(async move {
                        if let Some(left) = &node.left {
                            genawaiter(co, left).await;
                        }
                        co.yield_(node.value).await;
                        if let Some(right) = &node.right {
                            genawaiter(co, right).await;
                        }
                    })
                }

                fn next_gen(node: &'static Node) -> Box<dyn Iterator<Item = u64>> {
                    next_gen::mk_gen!(let walk = box next_gen_walk(node));
                    Box::new(walk)
                }

                #[next_gen::generator(yield(u64))]
                fn next_gen_walk(node: &'static Node) {
                    if let Some(left) = &node.left {
                        for value in next_gen(left) {
                            yield_!(value);
                        }
                    }
                    yield_!(node.value);
                    if let Some(right) = &node.right {
                        for value in next_gen(right) {
                            yield_!(value);
                        }
                    }
                }

                fn fauxgen(node: &'static Node) -> Box<dyn Iterator<Item = u64>> {
                    Box::new(Box::pin(fauxgen_walk(node)))
                }

                #[fauxgen::generator(yield = u64)]
                fn fauxgen_walk(node: &'static Node) {
                    if let Some(left) = &node.left {
                        for value in fauxgen(left) {
                            r#yield!(value);
                        }
                    }
                    r#yield!(node.value);
                    if let Some(right) = &node.right {
                        for value in fauxgen(right) {
                            r#yield!(value);
                        }
                    }
                }

                fn corosensei(node: &'static Node) -> Coroutine<(), u64, ()> {
                    fn walk(yielder: &Yielder<(), u64>, node: &Node) {
                        if let Some(left) = &node.left {
                            walk(yielder, left);
                        }
                        yielder.suspend(node.value);
                        if let Some(right) = &node.right {
                            walk(yielder, right);
                        }
                    }

                    let stack = DefaultStack::new(STACK).expect("memory for a stack");
                    Coroutine::with_stack(stack, |yielder, ()| walk(yielder, node))
                }

                fn generator_rs(node: &'static Node) -> Gn<'static, (), u64> {
                    fn walk(scope: &mut Scope<'_, 'static, (), u64>, node: &Node) {
                        if let Some(left) = &node.left {
                            walk(scope, left);
                        }
                        scope.yield_(node.value);
                        if let Some(right) = &node.right {
                            walk(scope, right);
                        }
                    }

                    let words = STACK / size_of::<usize>();
                    generator::Gn::new_scoped_opt(words, |mut scope| {
                        walk(&mut scope, node);
                        generator::done!()
                    })
                }
            }
            loops = |each| loops(&ROOT, &mut { each });
            generated = generated(&ROOT), opaque boxed(generated(&ROOT));
            by_hand = by_hand(&ROOT), opaque boxed(by_hand(&ROOT));
            #[cfg(feature = "nightly")] gen_block = gen_block(&ROOT),
                opaque boxed(gen_block(&ROOT));
            diapause = diapause::Iter::new(paused(&ROOT));
            genawaiter with { let_gen_using!(walk, async |co| genawaiter(&co, &ROOT).await); }
                = walk.into_iter();
            next_gen = next_gen(&ROOT);
            fauxgen = fauxgen(&ROOT);
            corosensei = suspended(corosensei(&ROOT));
            generator_rs = generator_rs(&ROOT);
        }
    };
}
