//! Things that are counted: Gray codes, partitions, Lyndon words, fractions, digits of pi.

use primed::prelude::*;

/// The reflected binary code, recursively: forwards with a 0, backwards with a 1.
#[generator]
fn gray(bits: usize) -> Box<dyn Iterator<Item = String>> {
    if bits == 0 {
        yield_!(String::new());
    } else {
        for code in gray(bits - 1) {
            yield_!(format!("0{code}"));
        }
        let codes: Vec<_> = gray(bits - 1).collect();
        for code in codes.into_iter().rev() {
            yield_!(format!("1{code}"));
        }
    }
}

/// The Farey sequence of an order, by the next-term formula.
#[generator]
fn farey(order: i32) -> impl Iterator<Item = (i32, i32)> {
    let (mut a, mut b, mut c, mut d) = (0, 1, 1, order);
    yield_!((a, b));
    while c <= order {
        let k = (order + b) / d;
        (a, b, c, d) = (c, d, k * c - a, k * d - b);
        yield_!((a, b));
    }
}

/// All positive fractions once: Newman's way through the tree of Calkin and Wilf.
#[generator]
fn calkin_wilf() -> impl Iterator<Item = (u32, u32)> {
    let (mut n, mut d) = (1, 1);
    loop {
        yield_!((n, d));
        (n, d) = (d, 2 * (n / d) * d + d - n);
    }
}

/// The digits of pi: the spigot of Rabinowitz and Wagon, with its held digits.
#[generator]
fn pi(digits: usize) -> impl Iterator<Item = u32> {
    let mut remainders = vec![2_u32; digits * 10 / 3 + 1];
    let mut held: Option<u32> = None;
    let mut nines = 0;
    for _ in 0..=digits {
        let mut carry = 0;
        for i in (1..remainders.len()).rev() {
            let (k, value) = (u32::try_from(i).unwrap(), remainders[i] * 10 + carry);
            remainders[i] = value % (2 * k + 1);
            carry = value / (2 * k + 1) * k;
        }
        let value = remainders[0] * 10 + carry;
        remainders[0] = value % 10;
        match value / 10 {
            9 => nines += 1,
            next => {
                if let Some(digit) = held {
                    yield_!(digit + next / 10);
                    for _ in 0..std::mem::take(&mut nines) {
                        yield_!(if next == 10 { 0 } else { 9 });
                    }
                }
                held = Some(next % 10);
            }
        }
    }
}

/// The partitions of a number as rising compositions, by Jerome Kelleher.
#[generator]
fn partitions(n: usize) -> impl Iterator<Item = Vec<usize>> {
    let mut parts = vec![0; n + 1];
    let mut k = 1;
    let mut y = n - 1;
    while k != 0 {
        let mut x = parts[k - 1] + 1;
        k -= 1;
        while 2 * x <= y {
            parts[k] = x;
            y -= x;
            k += 1;
        }
        let l = k + 1;
        while x <= y {
            parts[k] = x;
            parts[l] = y;
            yield_!(parts[..k + 2].to_vec());
            x += 1;
            y -= 1;
        }
        parts[k] = x + y;
        y = x + y - 1;
        yield_!(parts[..=k].to_vec());
    }
}

/// Duval: the Lyndon words of a length, and in them a sequence of de Bruijn.
#[generator]
fn lyndon(letters: u8, length: usize) -> impl Iterator<Item = Vec<u8>> {
    let mut word = vec![0];
    while !word.is_empty() {
        yield_!(word.clone());
        let whole = word.clone();
        word.extend(whole.iter().cycle().take(length - whole.len()));
        while let Some(last) = word.pop() {
            if last + 1 < letters {
                word.push(last + 1);
                break;
            }
        }
    }
}

fn de_bruijn(letters: u8, length: usize) -> impl Iterator<Item = u8> {
    iter! {
        for word in lyndon(letters, length) {
            if length % word.len() == 0 {
                for letter in word {
                    yield letter;
                }
            }
        }
    }
}

/// The partitions of a set; their number is Bell's, A000110.
#[generator]
fn set_partitions<T: Clone>(items: &[T]) -> Box<dyn Iterator<Item = Vec<Vec<T>>> + '_> {
    let Some((first, rest)) = items.split_first() else {
        yield_!(vec![]);
        return;
    };
    for mut smaller in set_partitions(rest) {
        for i in 0..smaller.len() {
            let mut more = smaller.clone();
            more[i].insert(0, first.clone());
            yield_!(more);
        }
        smaller.insert(0, vec![first.clone()]);
        yield_!(smaller);
    }
}

/// Pairs of parentheses that match; their number is Catalan's, A000108.
#[generator]
fn parentheses(pairs: usize) -> Box<dyn Iterator<Item = String>> {
    if pairs == 0 {
        return yield_!(String::new());
    }
    for inner in 0..pairs {
        for inside in parentheses(inner) {
            for after in parentheses(pairs - 1 - inner) {
                yield_!(format!("({inside}){after}"));
            }
        }
    }
}

#[test]
fn of_bits() {
    let codes: Vec<_> = gray(3).collect();
    assert_eq!(codes.join(" "), "000 001 011 010 110 111 101 100");
    assert_eq!(gray(10).count(), 1024);
    assert!(de_bruijn(2, 4).eq([0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1]));
    assert_eq!(de_bruijn(10, 3).count(), 1000);
    let words: Vec<String> = lyndon(2, 4)
        .map(|word| word.iter().map(u8::to_string).collect())
        .collect();
    assert_eq!(
        words,
        ["0", "0001", "001", "0011", "01", "011", "0111", "1"]
    );
}

#[test]
fn of_fractions() {
    let text: Vec<_> = farey(5).map(|(a, b)| format!("{a}/{b}")).collect();
    assert_eq!(
        text.join(" "),
        "0/1 1/5 1/4 1/3 2/5 1/2 3/5 2/3 3/4 4/5 1/1"
    );
    let text: Vec<_> = calkin_wilf()
        .take(8)
        .map(|(a, b)| format!("{a}/{b}"))
        .collect();
    assert_eq!(text.join(" "), "1/1 1/2 2/1 1/3 3/2 2/3 3/1 1/4");
}

#[test]
fn of_digits_and_parts() {
    let digits: String = pi(40).map(|digit| digit.to_string()).take(32).collect();
    assert_eq!(digits, "31415926535897932384626433832795");
    let five: Vec<String> = partitions(5)
        .map(|parts| parts.iter().map(usize::to_string).collect())
        .collect();
    assert_eq!(five.join(" "), "11111 1112 113 122 14 23 5");
    assert_eq!(partitions(30).count(), 5604);
}

#[test]
fn of_bell_and_catalan() {
    let sizes = (0..7).map(|n| set_partitions(&[0; 7][..n]).count());
    assert!(sizes.eq([1, 1, 2, 5, 15, 52, 203]));
    let three: Vec<_> = parentheses(3).collect();
    assert_eq!(three.join(" "), "()()() ()(()) (())() (()()) ((()))");
    assert!(
        (0..7)
            .map(|n| parentheses(n).count())
            .eq([1, 1, 2, 5, 14, 42, 132])
    );
}
