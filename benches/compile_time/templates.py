"""Five generators of ordinary size, in the four ways that are compared.

K stands for a number, which makes each copy of one another generator.
"""

import re

# Each: its arguments with their types, what it is called with, and its body. `YIELD(x)` is
# a yield. Types are written out where diapause needs them; the others are given them, too.
BODIES = {
    "nested": (
        "end: u64",
        "end",
        """\
let mut total: u64 = K;
for i in 0u64..end {
    if i % 3 == 1 {
        YIELD(total);
    }
    for j in 0u64..i {
        YIELD(i * j + total);
    }
    total += i;
}
YIELD(total);
""",
    ),
    "collatz": (
        "start: u64",
        "end + K",
        """\
let mut number: u64 = start + 1;
let mut steps: u64 = 0;
while number != 1 {
    YIELD(number);
    steps += 1;
    if number % 2 == 0 {
        number /= 2;
    } else if steps > K {
        YIELD(steps);
        break;
    } else {
        number = number * 3 + 1;
    }
}
YIELD(steps);
""",
    ),
    "kinds": (
        "items: Vec<u64>",
        "vec![end, K, end + 1]",
        """\
let mut odd: u64 = 0;
for item in items {
    match item % 4 {
        0 => {
            YIELD(item);
        }
        1 => {
            odd += 1;
            YIELD(item);
            YIELD(odd);
        }
        _ => {}
    }
}
YIELD(odd + K);
""",
    ),
    "fib": (
        "last: u64",
        "end",
        """\
let mut a: u64 = 0;
let mut b: u64 = 1;
loop {
    if a > last {
        break;
    }
    YIELD(a);
    let next: u64 = a + b + K;
    a = b;
    b = next;
}
""",
    ),
    "runs": (
        "items: Vec<u64>",
        "vec![end, end, K]",
        """\
let mut last: u64 = K;
let mut count: u64 = 0;
for item in items {
    if item == last {
        count += 1;
    } else {
        if count > 0 {
            YIELD(last);
            YIELD(count);
        }
        last = item;
        count = 1;
    }
}
YIELD(last);
YIELD(count);
""",
    ),
}

# By hand: the fields of the states, the first state, and what `next` does with each.
BY_HAND = {
    "nested": (
        """\
Outer { i: u64, end: u64, total: u64 },
Inner { i: u64, j: u64, end: u64, total: u64 },
Done,
""",
        "Outer { i: 0, end, total: K }",
        """\
loop {
    match *self {
        Self::Outer { i, end, total } if i < end => {
            *self = Self::Inner { i, j: 0, end, total };
            if i % 3 == 1 {
                return Some(total);
            }
        }
        Self::Outer { total, .. } => {
            *self = Self::Done;
            return Some(total);
        }
        Self::Inner { i, ref mut j, total, .. } if *j < i => {
            let item = i * *j + total;
            *j += 1;
            return Some(item);
        }
        Self::Inner { i, end, total, .. } => {
            *self = Self::Outer { i: i + 1, end, total: total + i };
        }
        Self::Done => return None,
    }
}
""",
    ),
    "collatz": (
        """\
At { number: u64, steps: u64 },
Next { number: u64, steps: u64 },
End { steps: u64 },
Done,
""",
        "At { number: start + 1, steps: 0 }",
        """\
loop {
    match *self {
        Self::At { number: 1, steps } => *self = Self::End { steps },
        Self::At { number, steps } => {
            *self = Self::Next { number, steps: steps + 1 };
            return Some(number);
        }
        Self::Next { number, steps } if number % 2 == 0 => {
            *self = Self::At { number: number / 2, steps };
        }
        Self::Next { steps, .. } if steps > K => {
            *self = Self::End { steps };
            return Some(steps);
        }
        Self::Next { number, steps } => {
            *self = Self::At { number: number * 3 + 1, steps };
        }
        Self::End { steps } => {
            *self = Self::Done;
            return Some(steps);
        }
        Self::Done => return None,
    }
}
""",
    ),
    "kinds": (
        """\
At { items: std::vec::IntoIter<u64>, odd: u64, pending: Option<u64> },
Done,
""",
        "At { items: items.into_iter(), odd: 0, pending: None }",
        """\
loop {
    let Self::At { items, odd, pending } = self else {
        return None;
    };
    if let Some(item) = pending.take() {
        return Some(item);
    }
    match items.next() {
        Some(item) if item % 4 == 0 => return Some(item),
        Some(item) if item % 4 == 1 => {
            *odd += 1;
            *pending = Some(*odd);
            return Some(item);
        }
        Some(_) => {}
        None => {
            let item = *odd + K;
            *self = Self::Done;
            return Some(item);
        }
    }
}
""",
    ),
    "fib": (
        """\
At { a: u64, b: u64, last: u64 },
Done,
""",
        "At { a: 0, b: 1, last }",
        """\
match *self {
    Self::At { a, b, last } if a <= last => {
        *self = Self::At { a: b, b: a + b + K, last };
        Some(a)
    }
    _ => {
        *self = Self::Done;
        None
    }
}
""",
    ),
    "runs": (
        """\
At { items: std::vec::IntoIter<u64>, last: u64, count: u64, pending: Option<u64> },
End { pending: Option<u64> },
""",
        "At { items: items.into_iter(), last: K, count: 0, pending: None }",
        """\
loop {
    match self {
        Self::At { items, last, count, pending } => {
            if let Some(item) = pending.take() {
                return Some(item);
            }
            match items.next() {
                Some(item) if item == *last => *count += 1,
                Some(item) => {
                    let (run, length) = (*last, *count);
                    (*last, *count) = (item, 1);
                    if length > 0 {
                        *pending = Some(length);
                        return Some(run);
                    }
                }
                None => {
                    let (run, length) = (*last, *count);
                    *self = Self::End { pending: Some(length) };
                    return Some(run);
                }
            }
        }
        Self::End { pending } => return pending.take(),
    }
}
""",
    ),
}

# Each is used, or its code would not be made.
USE = {
    "ours": "for item in NAME(CALL) {\n        sum ^= item;\n    }",
    "by_hand": "for item in NAME(CALL) {\n        sum ^= item;\n    }",
    "diapause": "for item in diapause::Iter::new(NAME(CALL)) {\n        sum ^= item;\n    }",
    "async_stream": "let mut stream = std::pin::pin!(NAME(CALL));\n"
    "    let mut context = Context::from_waker(Waker::noop());\n"
    "    while let Poll::Ready(Some(item)) = stream.as_mut().poll_next(&mut context) {\n"
    "        sum ^= item;\n    }",
}

HEADS = {
    "ours": "use primed::generator;\n",
    "by_hand": "",
    "diapause": "",
    "async_stream": "use std::task::{Context, Poll, Waker};\n\nuse futures_core::Stream;\n",
}


def indent(text, by):
    return "".join(" " * by + line if line.strip() else line for line in text.splitlines(True))


def generator(way, shape, name, number):
    """The generator, and a function that uses it."""
    arguments, call, body = BODIES[shape]
    if way == "ours":
        body = indent(body.replace("YIELD(", "yield_!("), 4)
        text = f"#[generator]\nfn NAME({arguments}) -> impl Iterator<Item = u64> {{\n{body}}}\n"
    elif way == "diapause":
        body = indent(body.replace("YIELD(", "yield_!("), 4)
        text = f"#[diapause::coroutine(yield = u64)]\nfn NAME({arguments}) {{\n{body}}}\n"
    elif way == "async_stream":
        body = indent(body.replace("YIELD(", "yield ("), 8)
        text = (
            f"fn NAME({arguments}) -> impl Stream<Item = u64> {{\n"
            f"    async_stream::stream! {{\n{body}    }}\n}}\n"
        )
    else:
        states, first, step = BY_HAND[shape]
        text = (
            f"enum TYPE {{\n{indent(states, 4)}}}\n\n"
            f"fn NAME({arguments}) -> TYPE {{\n    TYPE::{first}\n}}\n\n"
            "impl Iterator for TYPE {\n    type Item = u64;\n\n"
            f"    fn next(&mut self) -> Option<u64> {{\n{indent(step, 8)}    }}\n}}\n"
        )
    text += (
        f"\npub fn use_NAME(end: u64) -> u64 {{\n    let mut sum = 0;\n    {USE[way]}\n    sum\n}}\n"
    )
    text = text.replace("CALL", call).replace("NAME", name)
    text = text.replace("TYPE", name.capitalize().replace("_", ""))
    return re.sub(r"\bK\b", str(number), text)


def module(way, numbers):
    """A module with a generator for each number."""
    shapes = list(BODIES)
    parts = [HEADS[way]]
    for number in numbers:
        shape = shapes[number % len(shapes)]
        parts.append(generator(way, shape, f"{shape}_{number}", number))
    return "\n".join(parts)
