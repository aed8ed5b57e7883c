use primed::prelude::*;
use primed::{generator, Generator};

#[generator]
fn fib() -> impl Iterator<Item = u64> + Clone + std::fmt::Debug {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(b);
        (a, b) = (b, a + b);
    }
}

#[generator]
fn averager() -> impl Generator<f64, Yield = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

#[generator]
fn nested(n: u32) -> impl Iterator<Item = (u32, u32)> {
    for i in 0..n {
        for j in 0..i {
            if j == 2 { continue; }
            yield_!((i, j));
        }
    }
}

#[generator]
fn longest() -> impl for<'a> Generator<&'a str, Yield = usize> {
    let mut best = 0;
    loop {
        let line = yield_!(best);
        if line.is_empty() {
            yield_!(0);
        } else if line.len() > best {
            best = line.len();
        }
    }
}

#[test]
fn works() {
    let v: Vec<u64> = fib().take(6).collect();
    assert_eq!(v, [1, 1, 2, 3, 5, 8]);
    let mut f = fib();
    f.next();
    println!("{f:?}");
    let mut avg = averager();
    assert!(avg.send(10.0).is_err());
    avg.prime().unwrap();
    assert_eq!(avg.send(10.0).unwrap(), 10.0);
    assert_eq!(avg.send(20.0).unwrap(), 15.0);
    println!("{:?} {:?}", avg.state(), avg.location());
    let v: Vec<_> = nested(5).collect();
    println!("{v:?}");
    let mut l = longest();
    l.prime().unwrap();
    assert_eq!(l.send(&String::from("hello")).unwrap(), 5);
}
