//! Functions and methods of every kind.

use primed::SendError;
use primed::prelude::*;

/// A tree of anything.
struct Tree<T> {
    value: T,
    below: Vec<Tree<T>>,
}

impl<T> Tree<T> {
    /// `Self::name`, with `self` as the first argument.
    #[generator]
    fn walk(&self) -> impl Iterator<Item = &T> {
        yield_!(&self.value);
        for below in &self.below {
            yield_from!(Self::walk(below));
        }
    }

    /// A method call, by the option.
    #[generator(recursive)]
    fn with_depth(&self, depth: usize) -> impl Iterator<Item = (usize, &T)> {
        yield_!((depth, &self.value));
        for below in &self.below {
            yield_from!(below.with_depth(depth + 1));
        }
    }

    /// A path, by the option.
    #[generator(recursive = Tree::last_first)]
    fn last_first<'a>(&'a self) -> Box<dyn Iterator<Item = &'a T> + 'a> {
        for below in self.below.iter().rev() {
            yield_from!(Tree::<T>::last_first(below));
        }
        yield_!(&self.value);
    }

    /// By `&mut`.
    #[generator(recursive)]
    fn walk_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let Self { value, below } = self;
        yield_!(value);
        for tree in below {
            yield_from!(tree.walk_mut());
        }
    }

    /// By value.
    #[generator(recursive)]
    fn into_values(self) -> impl Iterator<Item = T> {
        let Self { value, below } = self;
        for tree in below {
            yield_from!(tree.into_values());
        }
        yield_!(value);
    }

    /// By a box.
    #[generator(recursive)]
    fn boxed_values(self: Box<Self>) -> impl Iterator<Item = T> {
        let Self { value, below } = {
            let this = self;
            *this
        };
        for tree in below {
            yield_from!(Self::boxed_values(Box::new(tree)));
        }
        yield_!(value);
    }
}

fn tree() -> Tree<String> {
    let leaf = |name: &str| Tree {
        value: name.to_owned(),
        below: Vec::new(),
    };
    let mut left = leaf("b");
    left.below = vec![leaf("c"), leaf("d")];
    let mut root = leaf("a");
    root.below = vec![left, leaf("e")];
    root
}

#[test]
fn methods() {
    let mut tree = tree();
    assert!(tree.walk().eq(["a", "b", "c", "d", "e"]));
    let depths: Vec<_> = tree.with_depth(0).map(|(depth, _)| depth).collect();
    assert_eq!(depths, [0, 1, 2, 2, 1]);
    assert!(tree.last_first().eq(["e", "d", "c", "b", "a"]));
    for name in tree.walk_mut() {
        name.push('!');
    }
    assert!(tree.into_values().eq(["c!", "d!", "b!", "e!", "a!"]));
    assert!(
        Box::new(self::tree())
            .boxed_values()
            .eq(["c", "d", "b", "e", "a"])
    );
}

/// A method of a trait, with a box as its face.
trait Shape {
    fn parts(&self) -> &[Box<dyn Shape>];
    fn name(&self) -> &str;
}

#[generator]
fn names<'a>(shape: &'a dyn Shape, indent: usize) -> impl Iterator<Item = String> + use<'a> {
    yield_!(format!("{:indent$}{}", "", shape.name()));
    for part in shape.parts() {
        yield_from!(names(&**part, indent + 1));
    }
}

struct Group(&'static str, Vec<Box<dyn Shape>>);

impl Shape for Group {
    fn parts(&self) -> &[Box<dyn Shape>] {
        &self.1
    }

    fn name(&self) -> &str {
        self.0
    }
}

#[test]
fn trait_objects_and_use_bounds() {
    let group = Group(
        "all",
        vec![
            Box::new(Group("one", vec![])),
            Box::new(Group("two", vec![])),
        ],
    );
    assert!(names(&group, 0).eq(["all", " one", " two"]));
}

/// A type parameter, a constant, `impl Trait`, a lifetime, a pattern and `mut`.
#[generator]
fn chunks<'a, T: Copy, const N: usize>(
    mut items: &'a [T],
    keep: impl Fn(&T) -> bool + Copy + 'a,
    (from, step): (usize, usize),
) -> impl Iterator<Item = (usize, [T; N])> {
    while let Some((head, rest)) = items.split_first_chunk::<N>() {
        items = rest;
        if head.iter().all(keep) {
            yield_!((from, *head));
            break;
        }
    }
    if items.len() >= N {
        yield_from!(chunks::<T, N>(items, keep, (from + step, step)));
    }
}

#[test]
fn parameters_of_every_kind() {
    let found: Vec<_> =
        chunks::<_, 2>(&[1, 2, 3, 4, -1, 5, 6, 7, 8], |n| *n > 0, (0, 10)).collect();
    assert_eq!(found, [(0, [1, 2]), (10, [3, 4]), (20, [6, 7])]);
}

/// Lifetimes of the inner one may be shorter, and change places.
#[generator]
fn zigzag<'a, 'b: 'a>(one: &'a [u8], other: &'b [u8]) -> Box<dyn Iterator<Item = u8> + 'a> {
    if let Some((first, rest)) = one.split_first() {
        yield_!(*first);
        yield_from!(zigzag(other, rest));
    }
}

#[test]
fn lifetimes_change_places() {
    let one = [1, 3, 5];
    {
        let other = vec![2, 4];
        assert!(zigzag(&one, &other).eq([1, 2, 3, 4, 5]));
    }
}

/// Arguments are coerced as those of any call.
#[generator]
fn coerced(
    items: &[u8],
    name: &str,
    shown: &dyn std::fmt::Display,
) -> impl Iterator<Item = String> {
    yield_!(format!("{items:?} {name} {shown}"));
    if items.len() == 3 {
        yield_from!(coerced(&[7, 8], &"static", &'c'));
    }
}

#[test]
fn coercions() {
    let items: Vec<String> = coerced(&[1, 2, 3], "a", &1).collect();
    assert_eq!(items, ["[1, 2, 3] a 1", "[7, 8] static c"]);
}

/// A local, an item and an import of the function's name are what they are.
mod shadowed {
    use primed::prelude::*;

    #[generator]
    pub(super) fn local(n: u32) -> impl Iterator<Item = u32> {
        let local = |n: u32| 0..n;
        yield_from!(local(n));
    }

    #[generator]
    pub(super) fn item(n: u32) -> impl Iterator<Item = u32> {
        fn item(n: u32) -> Vec<u32> {
            vec![n; 2]
        }
        yield_from!(item(n));
    }

    mod elsewhere {
        pub(super) fn import(n: u32) -> [u32; 1] {
            [n]
        }
    }

    #[generator]
    pub(super) fn import(n: u32) -> impl Iterator<Item = u32> {
        use elsewhere::import;
        yield_from!(import(n));
    }

    /// A function of that name, called by a method of that name.
    pub(super) struct Free;

    fn free(n: u32) -> std::ops::Range<u32> {
        n..n + 3
    }

    impl Free {
        #[generator]
        pub(super) fn free(&self, n: u32) -> impl Iterator<Item = u32> {
            yield_from!(free(n));
        }
    }

    /// What holds another thing with a method of that name.
    pub(super) struct Outer(pub(super) Free);

    impl Outer {
        #[generator]
        pub(super) fn free(&self, n: u32) -> impl Iterator<Item = u32> {
            yield_from!(self.0.free(n));
        }
    }
}

#[test]
fn what_only_has_the_name() {
    assert!(shadowed::local(3).eq([0, 1, 2]));
    assert!(shadowed::item(3).eq([3, 3]));
    assert!(shadowed::import(3).eq([3]));
    assert!(shadowed::Free.free(3).eq([3, 4, 5]));
    assert!(shadowed::Outer(shadowed::Free).free(4).eq([4, 5, 6]));
}

/// A box can delegate to a box of another type: that is no level of its own stack.
#[generator]
fn other_types<T: std::fmt::Debug + 'static>(
    item: T,
    again: bool,
) -> Box<dyn Iterator<Item = String>> {
    if again {
        yield_from!(other_types::<u8>(7, false));
    }
    yield_!(format!("{item:?}"));
}

#[test]
fn boxes_of_other_types() {
    assert!(other_types("a", true).eq(["7", "\"a\""]));
}

/// Primed when it is made: its first yield is that of an inner level.
#[generator(prime)]
fn primed_sum(n: u32) -> impl Generator<u32, Yield = u32, Return = u32> {
    if n > 0 {
        let below = yield_from!(primed_sum(n - 1));
        return below + n;
    }
    let first = yield_!(0);
    first + yield_!(first)
}

#[test]
fn primed_levels() {
    let mut g = primed_sum(3);
    assert_eq!(g.send(10), Ok(10));
    assert_eq!(g.send(20), Err(SendError::StopIteration(36)));
}

/// A call that no way leads to, in a body that has no other.
#[generator]
#[allow(unreachable_code, reason = "it is what is tested")]
fn never_called(n: u32) -> impl Generator<Yield = u32, Return = u32> {
    yield_!(n);
    return n;
    let below = yield_from!(never_called(n - 1));
    below + 1
}

#[test]
fn a_call_that_is_never_made() {
    let mut g = never_called(3);
    assert_eq!(g.next(), Ok(3));
    assert_eq!(g.next(), Err(primed::NextError::StopIteration(3)));
}

/// No parameters, and a lone call.
#[generator]
fn endless() -> impl Iterator<Item = u8> {
    yield_!(1);
    yield_from!(endless());
}

/// One whose name and whose parameters are of a `macro_rules!` macro.
macro_rules! down {
    ($name:ident, $n:ident, $item:ty) => {
        #[generator]
        fn $name($n: $item) -> impl Iterator<Item = $item> {
            let other = $n;
            yield_!(other);
            if $n > 0 {
                yield_from!($name($n - 1));
            }
            yield_!(other);
        }
    };
}

down!(written, n, u16);

#[test]
fn endless_and_written() {
    assert!(endless().take(1000).all(|n| n == 1));
    assert!(written(2).eq([2, 1, 0, 0, 1, 2]));
}

/// Closures that are carried, in parentheses.
#[generator]
fn carried(n: u32) -> impl Iterator<Item = u32> {
    let twice = move |n: u32| n * 2;
    let own = String::from("own");
    let keeps = move || own.len();
    yield_!(twice(n));
    if n > 0 {
        yield_from!((carried(n - 1)));
        yield_!(twice(n) + u32::try_from(keeps()).unwrap_or(0));
    }
}

#[test]
fn closures() {
    assert!(carried(2).eq([4, 2, 0, 5, 7]));
}

/// An `unsafe fn`, which says that it calls itself unsafely.
///
/// # Safety
/// There is nothing to keep to.
#[generator]
#[allow(unsafe_code, reason = "it is what is tested")]
unsafe fn promised(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        // SAFETY: there is nothing to keep to.
        yield_from!(unsafe { promised(n - 1) });
    }
}

#[test]
#[allow(unsafe_code, reason = "it is what is tested")]
fn unsafe_functions() {
    // SAFETY: there is nothing to keep to.
    let items = unsafe { promised(2) };
    assert!(items.eq([2, 1, 0]));
}
