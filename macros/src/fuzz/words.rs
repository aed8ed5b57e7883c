//! What is put into the bodies: what the macro looks out for, and what it might not
//! have been thought of. Each list is one text, with `¦` between its members.

use std::sync::LazyLock;

/// A list of texts.
type Words = LazyLock<Vec<&'static str>>;

fn members(text: &'static str) -> Vec<&'static str> {
    text.split('¦').map(str::trim).collect()
}

/// Single tokens.
pub(super) static TOKENS: Words = LazyLock::new(|| {
    members(
        r##"
    yield ¦ return ¦ break ¦ continue ¦ loop ¦ while ¦ for ¦ in ¦ if ¦ else ¦ match ¦ let ¦
    mut ¦ ref ¦ move ¦ async ¦ await ¦ unsafe ¦ const ¦ static ¦ fn ¦ impl ¦ dyn ¦ where ¦
    self ¦ Self ¦ super ¦ crate ¦ as ¦ gen ¦ try ¦ do ¦ union ¦ default ¦ box ¦ _ ¦ __ ¦
    r#type ¦ r#yield ¦ r#gen ¦ 'a ¦ 'b ¦ 'static ¦ '_ ¦ '__machine ¦ ? ¦ ! ¦ # ¦ $ ¦ ; ¦ , ¦ . ¦
    .. ¦ ..= ¦ ... ¦ :: ¦ : ¦ -> ¦ => ¦ <- ¦ = ¦ == ¦ != ¦ < ¦ > ¦ <= ¦ >= ¦ << ¦ >> ¦ && ¦ || ¦
    & ¦ | ¦ ^ ¦ + ¦ - ¦ * ¦ / ¦ % ¦ @ ¦ ~ ¦ += ¦ -= ¦ *= ¦ <<= ¦ >>= ¦ ^= ¦ 0 ¦ 1u8 ¦ 0x_ff ¦
    1.0 ¦ 1e3 ¦ 1. ¦ 0.1 ¦ 7_i32 ¦ 18446744073709551616 ¦ true ¦ 'x' ¦ b'x' ¦ b"x" ¦ c"x" ¦ "" ¦
    "text" ¦ "{x}" ¦ "{}" ¦ "{0}" ¦ "{r#type}" ¦ "{self}" ¦ "{ a }" ¦ "{_}" ¦ "{{a}}" ¦ "{a" ¦
    "a}" ¦ "{a:>w$}" ¦ "{:_$}" ¦ "{a:$}" ¦ "{a:.*}" ¦ "{a:?>1$.b$}" ¦ "{crate}" ¦ "{fn}" ¦
    "{a.b}" ¦ "{é:é>é$}" ¦ r#"{a}"# ¦ this ¦ state ¦ at ¦ input ¦ x ¦ a ¦ b ¦ é ¦ Some ¦ None ¦
    Ok ¦ N ¦ T0 ¦ H0 ¦ I ¦ __PrimedState ¦ __PrimedAt ¦ __state ¦ __at ¦ __value0 ¦ __held0 ¦
    __maybe0 ¦ primed ¦ generator ¦ iter ¦ yield_ ¦ try_yield ¦ yield_from ¦ core ¦ std
"##,
    )
});

/// Statements, and parts of some.
pub(super) static SNIPPETS: Words = LazyLock::new(|| {
    members(
        r#"
    yield_!(1); ¦ yield_!{ 2 } ¦ yield_![3] ¦ yield_!() ¦ yield_!(1, 2) ¦ yield_!(;) ¦
    yield_!(yield_!(1)) ¦ let x = yield_!(x); ¦ yield x; ¦ yield; ¦ yield yield 1 ¦
    yield_from!([1, 2]); ¦ yield_from!(); ¦ yield_from!(g)? ¦ try_yield_from!(g)? ¦ try_yield!(1)?; ¦ try_yield!() ¦
    primed::yield_!(1) ¦ ::primed::try_yield!(1) ¦ return; ¦ return 1; ¦ return yield_!(1) ¦
    break; ¦ break 'a; ¦ break 'a 1; ¦ break yield_!(1); ¦ continue 'a; ¦ continue ¦
    'a: loop { break 'a; } ¦ 'a: { yield_!(1); break 'a 2 } ¦ 'a: while yield_!(1) > 0 {} ¦
    for x in 0..3 { yield_!(x); } ¦ for (a, _) in yield_!(1) {} ¦ while let Some(x) = a {} ¦
    loop { yield_!(1); } ¦
    if yield_!(1) > 0 { a } else if let Some(b) = a && b > 1 { b } else { 1 } ¦
    let Some(x) = a else { return }; ¦ let Some(x) = yield_!(1) else { yield_!(2); break }; ¦
    match a { x if yield_!(x) > 1 => yield_!(2), _ => {} } ¦ match yield_!(1) {} ¦
    match a { 1 | 2 => {}, x @ 3..=4 => { x } ref y => return, } ¦ let x; ¦ let mut x: u8; ¦
    let (a, b): (u8, _) = yield_!((1, 2)); ¦ let _ = yield_!(1); ¦ (a, _) = (1, yield_!(2)); ¦
    [a, .., b] = c; ¦ S { a, .. } = b; ¦ a += yield_!(1); ¦ a[yield_!(1)] += yield_!(2); ¦
    a.b.0[i][yield_!(j)].c = yield_!(1); ¦ *a = yield_!(1); ¦ &mut *yield_!(1) ¦ a.0.1 ¦
    &raw const a ¦ S { a, b: yield_!(1), ..yield_!(c) } ¦ [yield_!(1); 3] ¦ [1; yield_!(3)] ¦
    (yield_!(1), a, yield_!(2)) ¦ yield_!(1).. ¦ ..=yield_!(2) ¦ .. ¦ a && yield_!(1) || b ¦
    !yield_!(1) ¦ -yield_!(1) as u8 ¦ f(a, yield_!(1))(yield_!(2)) ¦
    a.f::<u8>(yield_!(1))?.g() ¦ move |x| yield_!(x) ¦ || { return a?; } ¦
    async { a.await; yield_!(1) } ¦ async move {} ¦ const { yield_!(1) } ¦
    unsafe { yield_!(1); a } ¦ try { a? } ¦ gen { yield 1 } ¦ println!("{} {x}", yield_!(1)); ¦
    println!("{x:>y$}", y = yield_!(1)) ¦ assert!(yield_!(1) > 0); ¦
    assert_eq!(yield_!(1), a, "{}", yield_!(2)); ¦ vec![yield_!(1); 2] ¦
    debug_assert!(yield_!(1), "text"); ¦ matches!(yield_!(1), Some(x) if x > 0) ¦
    dbg!(yield_!(1)) ¦ write!(f, "{a}", a = yield_!(1))?; ¦ panic!("{}", yield_!(1)) ¦ todo!() ¦
    vec![] ¦ matches!() ¦ vec!(;) ¦ assert!() ¦ format!(yield_!(1)) ¦ unknown!(yield_!(1)); ¦
    unknown! { a? } ¦ concat!(1) ¦ iter! { yield 1; } ¦ iter!([x] y) ¦
    ::primed::iter! { for x in a { yield x? } } ¦
    #[generator] fn g() -> impl Iterator<Item = u8> { yield_!(1); } ¦ fn f() { yield_!(1) } ¦
    macro_rules! m { () => { yield_!(1) } } m!(); ¦ struct S { a: u8 } ¦
    impl S { fn f(self) {} } ¦ use a::b::*; ¦ const N: u8 = 1; ¦ static S: u8 = { 1 }; ¦
    mod m {} ¦ extern crate a; ¦ #[cfg(any())] yield_!(1); ¦ #[cfg(unix)] ¦
    #[cfg(not(unix))] let x = 1; ¦ #![allow(unused)] ¦ #[cfg_attr(unix, allow(unused))] ¦
    #[allow(unused)] ¦ #[cfg] ¦ #[cfg = 1] ¦ #[cfg()] ¦ #[] ¦ #[yield_] ¦ #[primed::try_yield] ¦
    #[generator(prime)] ¦ /// text ¦ #[cfg(a)] #[cfg(b)] {} ¦ a? ¦ a??.b? ¦ Err(a)?; ¦ self.a ¦
    self ¦ let self = 1; ¦ Self::f(self) ¦ a = b = c; ¦ let _: () = loop {}; ¦
    { { { yield_!(1) } } } ¦ (); ¦ ;; ¦ let x = x; let x = x; ¦ a..b..c ¦
    let f = |yield_| yield_; ¦ let yield_ = 1; ¦ let (x, x) = a; ¦ let A | B = c; ¦
    let &x = y; ¦ let ref mut x = a; ¦ let x @ Some(_) = y; ¦ let [a, rest @ .., b] = c; ¦
    let box x = y; ¦ let 0..=9 = x; ¦ let S { a: A(b), .. } = c; ¦ let m!() = x; ¦
    let _ = &make(); ¦ let r = &mut f()[0]; ¦ a.await ¦ a.yield_!(1) ¦ <T as U>::f(yield_!(1)) ¦
    T::<{ yield_!(1) }>::f() ¦ let x: [u8; yield_!(1)]; ¦ let x: impl Fn() = a; ¦ a as impl T ¦
    f::<_, 'a>() ¦ break loop { break 1 }; ¦ become f(); ¦ do yeet 1;
"#,
    )
});

/// What to write an expression into, and a pattern: `$e` and `$f` are expressions,
/// `$p` is a pattern.
pub(super) static AROUND: Words = LazyLock::new(|| {
    members(
        r#"
    yield_!($e) ¦ yield $e ¦ try_yield!($e) ¦ yield_from!($e) ¦ ($e) ¦ __unseen($e) ¦ { $e } ¦
    ($e)? ¦ &($e) ¦ &mut $e ¦ *$e ¦ -($e) ¦ !($e) ¦ $e as u8 ¦ $e + $f ¦ $e && $f ¦ $e || $f ¦
    $e = $f ¦ $e += $f ¦ $e..$f ¦ ..=$e ¦ $e[$f] ¦ ($e).f($f) ¦ f($e, $f) ¦ ($e).a ¦ ($e).0 ¦
    ($e, $f) ¦ [$e, $f] ¦ [$e; 2] ¦ S { a: $e, ..$f } ¦ if $e { $f } else { $f } ¦
    if $e { $f } ¦ if let $p = $e { $f } ¦ if let $p = $e && $f { $e } else { $f } ¦
    match $e { $p => $f, _ => $e } ¦ match $f { $p if $e => $f, _ => {} } ¦
    match $f { $p => { $e } #[cfg(unix)] _ => $f } ¦ loop { $e } ¦ loop { break $e; } ¦
    'a: loop { break 'a $e; } ¦ while $e { $f } ¦ while $e { break } ¦
    while let $p = $e { $f } ¦ for $p in $e { $f } ¦ 'a: { $e } ¦
    'a: { if $f { break 'a $e; } $f } ¦ unsafe { $e } ¦ const { $e } ¦ async { $e } ¦
    async move { $e.await } ¦ |$p| $e ¦ move || { $e; $f } ¦ return $e ¦ break $e ¦
    break 'a $e ¦ { let $p = $e; $f } ¦ { let $p = $e else { return; }; $f } ¦
    { let $p = $e else { $f; continue }; } ¦ { $e; $f } ¦ { $e; } ¦ println!("{} {x}", $e) ¦
    println!("{a} {}", $e, a = $f) ¦ vec![$e, $f] ¦ vec![$e; 2] ¦ assert!($e) ¦
    assert_eq!($e, $f) ¦ debug_assert!($e) ¦ matches!($e, $p if $f) ¦ dbg!($e, $f) ¦
    write!($e, "{}", $f) ¦ panic!("{}", $e) ¦ m!($e) ¦ iter! { $e; yield $f; } ¦
    { #[cfg(unix)] { $e } #[cfg(not(unix))] { $f } } ¦
    { #[allow(unused)] let $p = $e; #[cfg(any())] $f; } ¦ { fn f() { $e } struct S; $f } ¦
    let $p = $e ¦ { let x; if $e { x = $f; } else { x = $e } x } ¦
    { let mut x = $e; x += $f; let y = &mut x; $f } ¦ { ($e, _) = $f; } ¦
    { let x = $e; { let x = $f; $e } x } ¦ $e.await ¦ ($e).f()?.g($f).h ¦ &raw mut $e
"#,
    )
});

/// Patterns.
pub(super) static PATTERNS: Words = LazyLock::new(|| {
    members(
        r#"
    _ ¦ x ¦ mut x ¦ ref x ¦ ref mut x ¦ x @ _ ¦ x @ Some(_) ¦ Some(x) ¦ Some(_) ¦ None ¦ N ¦ 0 ¦
    0..=9 ¦ ..5 ¦ "a" ¦ -1 ¦ (a, b) ¦ (a, ..) ¦ (.., _) ¦ () ¦ [] ¦ [a, rest @ .., b] ¦
    [_, ..] ¦ S { a, b: Some(c), .. } ¦ S { .. } ¦ S { ref a, mut b } ¦ S { 0: a } ¦ &x ¦
    &mut (a, _) ¦ A | B ¦ (Some(x) | Err(x)) ¦ Some(x @ (1 | 2)) ¦ x: u8 ¦ (x, y): (u8, u8) ¦
    m!() ¦ const { 1 } ¦ a::B(x) ¦ <T as U>::C ¦ r#type ¦ self ¦ yield_ ¦ box x ¦ this ¦ state ¦
    é ¦ S { #[cfg(unix)] a, .. } ¦ !
"#,
    )
});

/// Return types.
pub(super) static RETURNS: Words = LazyLock::new(|| {
    members(
        "
     ¦ -> () ¦ -> u8 ¦ -> ! ¦ -> impl Iterator<Item = u8> ¦ -> impl Iterator ¦
    -> impl Iterator<> ¦ -> impl Iterator<Item = impl Fn() -> u8> + Clone + use<> ¦
    -> impl core::iter::FusedIterator<Item = u8> ¦
    -> impl Iterator<Item = Result<u8, E>> + 'a + Send ¦ -> Box<dyn Iterator<Item = u8> + '_> ¦
    -> Box<u8> ¦ -> Box<dyn Iterator> ¦ -> Box<> ¦ -> Box<'a> ¦
    -> Box<dyn Iterator<Item = u8>, A> ¦ -> (impl Iterator) ¦ -> (Box<dyn Generator>) ¦
    -> impl Generator ¦ -> impl Generator<u8> ¦ -> impl Generator<u8, E> ¦
    -> impl Generator<u8, E, Yield = u8, Return = u8> ¦ -> impl Generator(u8) -> u8 ¦
    -> impl Generator<'a, 1> ¦ -> impl for<'a> Generator<&'a str, E, Yield = &'a u8> ¦
    -> impl for<'a, T> Generator<'a, T> ¦ -> Alias<'_> ¦
    -> impl Generator<Yield = u8, Yield = u8> ¦ -> impl Generator<Yield: Clone> ¦
    -> impl Generator<(), !, X = 1> ¦ -> impl Sized + Generator + Iterator ¦ -> impl ?Iterator ¦
    -> impl 'a ¦ -> impl Iterator<Item: Copy> ¦ -> impl Iterator<Item = [u8; { 3 }]> ¦
    -> impl (Iterator<Item = u8>) ¦ -> impl ~const Iterator ¦ -> dyn Iterator
",
    )
});

/// Parameters.
pub(super) static PARAMETERS: Words = LazyLock::new(|| {
    members(
        "
     ¦ self ¦ mut self ¦ &self ¦ &mut self ¦ &'a mut self ¦ self: Box<Self> ¦
    mut self: Pin<&mut Self> ¦ x: u8 ¦ mut x: u8, y: &str ¦ (a, mut b): (u8, u8) ¦ _: u8 ¦
    _: u8, _: u8 ¦ x: u8, x: u8 ¦ ref x: u8 ¦ x @ (a, _): (u8, u8) ¦ &x: &u8 ¦
    [a, ..]: [u8; 3] ¦ S { a, .. }: S ¦ x: impl Iterator<Item = u8> ¦ x: u8, ... ¦
    #[cfg(unix)] x: u8, y: u8 ¦ #[allow(unused)] self, x: T ¦ r#type: u8 ¦ self, self ¦
    m!(): u8 ¦ x: _ ¦ u8 ¦ this: u8, state: u8, at: u8, input: u8, __state: u8 ¦
    Some(x) | Ok(x): u8 ¦ x: &'_ mut dyn Fn(u8) -> u8
",
    )
});

/// Options of the attribute.
pub(super) static OPTIONS: Words = LazyLock::new(|| {
    members(
        "
     ¦ prime ¦ prime = true ¦ prime = false ¦ prime = 1 ¦ prime, prime ¦ prime(1) ¦ iterator ¦
    generator ¦ generator = Generator<u8, Yield = u8> ¦
    generator = for<'a> Generator<&'a u8, E> ¦ iterator = Iterator<Item = u8> ¦
    iterator = Copy ¦ generator =  ¦ iterator, generator ¦ crate = ::other ¦ crate = self::a ¦
    crate = crate ¦ crate ¦ crate = 1 ¦ crate = ::other::<u8> ¦ __copies = 0 ¦ __slots = 1 ¦ __slots = -1 ¦ __copies = 1 ¦
    __copies = 3 ¦ __copies = 100000 ¦ __copies = 99999999999999999999 ¦ __copies = -1 ¦
    __copies = 1.5 ¦ __copies = 7u8 ¦ __copies = 0, prime ¦ crate = $crate::primed ¦ wrong ¦
    wrong = 1, prime ¦ wrong(1) ¦ , ¦ prime, ¦ prime prime ¦ yield ¦ r#prime ¦ 1
",
    )
});
