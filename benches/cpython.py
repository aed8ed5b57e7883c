#!/usr/bin/env python3
"""The shapes of this benchmark as CPython's own generators.

    ./cpython.py                 nanoseconds per item, as lines of SHAPE, WAY, cpython, NUMBER
    ./cpython.py --keys SHAPE    the first thousand items, as numbers, for the tests

The chain of 100,000 nodes is not walked: each item would go through up to as many frames.
"""

import math
import re
import statistics
import struct
import sys
import time
from itertools import islice
from pathlib import Path

ITEMS = 20_000
ROUNDS = 15
MASK = (1 << 64) - 1


def counter(end):
    for i in range(end):
        yield i


def fib():
    a, b = 0, 1
    while True:
        yield b
        # Rust's numbers wrap around; Python's would grow.
        a, b = b, (a + b) & MASK


def nested2(end):
    for i in range(end):
        for j in range(i):
            yield i, j


def nested3(end):
    for i in range(end):
        for j in range(i):
            for k in range(j):
                yield i, j, k


def chain(end):
    for i in range(end):
        yield i
    for i in reversed(range(end)):
        yield i


TEXT = (Path(__file__).parent.parent / "LICENSE-APACHE").read_text(encoding="utf-8")
TOKEN = re.compile(r"(?P<line>\n)|(?P<number>[0-9]+)|(?P<word>[^\W\d_]\w*)|(?P<mark>\S)")


def tokenizer(text):
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "number":
            yield kind, int(match[0])
        else:
            yield kind, match[0]


REQUESTS = (Path(__file__).parent / "src/shapes/requests/requests.http").read_bytes()


def mix(data):
    total = 0
    for byte in data:
        total = (total * 31 + byte) & MASK
    return total


def requests(text, rounds):
    requests = count = unknown = 0
    for _ in range(rounds):
        at = 0
        while at < len(text):
            end = text.index(b" ", at)
            yield "method", mix(text[at:end])
            at, end = end + 1, text.index(b" ", end + 1)
            segments = 0
            for part in re.findall(rb"/[^/? ]*|[?&][^& ]*|.", text[at:end]):
                if part[:1] == b"/":
                    segments += 1
                    yield "segment", len(part) - 1
                elif part[:1] in b"?&":
                    yield "key", mix(part[1 : part.index(b"=")])
                    yield "value", mix(part[1:].replace(b"=", b"", 1))
                else:
                    unknown += 1
                    yield "unknown", part[0]
            minor = text[end + 8] - 48
            at = end + 10
            yield "request", segments, minor
            fields = length = 0
            chunked, keep = False, minor > 0
            while text[at] != 10:
                end = text.index(b"\n", at)
                name, value = text[at:end].split(b": ", 1)
                fields += 1
                match name.lower():
                    case b"content-length":
                        length = int(value)
                        yield "length", length
                    case b"transfer-encoding":
                        chunked = value[:1] == b"c"
                        yield "encoding", int(chunked)
                    case b"connection":
                        keep = value[:1] != b"c"
                        yield "connection", int(keep)
                    case b"cookie":
                        for number, cookie in enumerate(value.split(b"; "), 1):
                            yield "cookie", number, len(cookie)
                    case _:
                        yield "field", len(name), len(value)
                at = end + 1
            at += 1
            yield "head", fields
            if chunked:
                while size := int(text[at : (end := text.index(b"\n", at))], 16):
                    count += size
                    yield "chunk", mix(text[end + 1 : end + 1 + size])
                    at = end + size + 2
                at += 3
            else:
                for begin in range(at, at + length, 16):
                    piece = text[begin : min(begin + 16, at + length)]
                    count += len(piece)
                    yield "piece", mix(piece)
                at += length
            requests += 1
            yield "end", requests
            if not keep:
                yield "close", count
        yield "round", count, unknown


def permutations(letters):
    letters = bytearray(letters)
    size = len(letters)
    counts = [0] * size
    place = 1
    yield bytes(letters)
    while place < size:
        if counts[place] < place:
            other = 0 if place % 2 == 0 else counts[place]
            letters[other], letters[place] = letters[place], letters[other]
            yield bytes(letters)
            counts[place] += 1
            place = 1
        else:
            counts[place] = 0
            place += 1


def array(first):
    buffer = bytearray(4096)
    at = first
    while True:
        buffer[at % 4096] = (buffer[at % 4096] + 1) & 255
        yield buffer[at % 4096]
        at += 7


def averager():
    total = count = average = 0.0
    while True:
        total += yield average
        count += 1.0
        average = total / count


def average():
    """The averager as it is used: it is sent a number for each item."""
    generator = averager()
    next(generator)
    return generator


def odds(numbers):
    for item in numbers:
        if item % 2 == 1:
            yield item


def squares(numbers):
    for item in numbers:
        yield item * item & MASK


def totals(numbers):
    total = 0
    for item in numbers:
        total = (total + item) & MASK
        yield total


def differs(numbers):
    last = 0
    for item in numbers:
        yield item ^ last
        last = item


def pipeline(end):
    return differs(totals(squares(odds(counter(end)))))


class Node:
    __slots__ = ("value", "left", "right")

    def __init__(self, value, left, right):
        self.value, self.left, self.right = value, left, right


def balanced(begin, end):
    if begin >= end:
        return None
    value = (begin + end) // 2
    return Node(value, balanced(begin, value), balanced(value + 1, end))


def walk(node):
    if node.left:
        yield from walk(node.left)
    yield node.value
    if node.right:
        yield from walk(node.right)


def end2(items):
    return next(end for end in range(1, items) if math.comb(end, 2) >= items)


def end3(items):
    return next(end for end in range(2, items) if math.comb(end, 3) >= items)


def shapes(items):
    """Each shape's name, how to make it, and how many items to take."""
    yield "counter", lambda: counter(items), items
    yield "fib", fib, items
    yield "nested2", lambda: nested2(end2(items)), items
    yield "nested3", lambda: nested3(end3(items)), items
    yield "chain", lambda: chain((items + 1) // 2), items
    yield "tokenizer", lambda: tokenizer(TEXT), sum(1 for _ in tokenizer(TEXT))
    events = sum(1 for _ in requests(REQUESTS, 1))
    yield "requests", lambda: requests(REQUESTS, -(-items // events)), items
    yield "permutations", lambda: permutations(b"abcdefgh"), math.factorial(8)
    yield "array", lambda: array(items % 3), items
    yield "average", average, items
    yield "pipeline", lambda: pipeline(items * 2), items
    # In Python, everything is behind a pointer.
    yield "boxed_dyn", lambda: counter(items), items
    for name, nodes in ("tree", 1_000_000), ("shallow", 1_023):
        root = []

        def new(nodes=nodes, root=root):
            # Made when it is first wanted, and not in the time.
            if not root:
                root.append(balanced(0, nodes))
            return walk(root[0])

        yield name, new, nodes


def pull(name, new, items):
    """Nanoseconds per item of a loop over it."""
    source = new()
    if name == "average":
        send = source.send
        begin = time.perf_counter_ns()
        for _ in range(items):
            send(3.0)
    else:
        begin = time.perf_counter_ns()
        for _ in islice(source, items):
            pass
    return (time.perf_counter_ns() - begin) / items


def fold(name, new, items):
    """Nanoseconds per item of its sum, where it is of numbers and has an end."""
    if name not in ("counter", "chain", "pipeline", "boxed_dyn", "tree", "shallow"):
        return None
    source = new()
    begin = time.perf_counter_ns()
    sum(source)
    return (time.perf_counter_ns() - begin) / items


def measure():
    for name, new, items in shapes(ITEMS):
        new()
        rounds = 3 if items > 100_000 else ROUNDS
        for way, function in ("local", pull), ("fold", fold):
            times = [function(name, new, items) for _ in range(rounds)]
            if None not in times:
                print(name, way, "cpython", f"{statistics.median(times):.4f}", sep="\t")


def key(item):
    """The number that stands for an item in the tests: see `Key` in src/drive.rs."""
    match item:
        case int():
            return item
        case float():
            return struct.unpack("<Q", struct.pack("<d", item))[0]
        case bytes():
            return int.from_bytes(item, sys.byteorder)
        case "word", str(word):
            return len(word.encode())
        case "number", int(number):
            return number
        case "mark", str(mark):
            return ord(mark)
        case "line", _:
            return 1
        case str(), int(number):
            return number
        case str(), int(one), int(other):
            return one * 1_000 + other
        case tuple():
            result = 0
            for number in item:
                result ^= number
            return result


def keys(wanted):
    for name, new, _ in shapes(5_000):
        if name == wanted:
            source = new()
            for place in range(1_000):
                item = source.send(float(place % 100)) if name == "average" else next(source)
                print(key(item))


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            measure()
        case ["--keys", shape]:
            keys(shape)
        case _:
            sys.exit(__doc__)
