//! The parser's body, of which each way but the one by hand is made.

/// Writes it behind its `head`: behind that of a function, or of a closure or block that
/// is an expression. What is given comes in between `[..]` and `[..]`.
macro_rules! parser {
    ([$($head:tt)*] $text:ident $rounds:ident [$($before:tt)*] [$($after:tt)*]) => {
        $($head)* {
            let mut name: Vec<u8> = Vec::new();
            let mut requests: u64 = 0;
            let mut bytes: u64 = 0;
            let mut unknown: u64 = 0;
            let mut round: u64 = 0;
            while round < $rounds {
                let mut at: usize = 0;
                while at < $text.len() {
                    let mut method: u64 = 0;
                    while $text[at] != b' ' {
                        method = mix(method, $text[at]);
                        at += 1;
                    }
                    $($before)* (Event::Method(method)) $($after)*;
                    at += 1;
                    let mut segments: u64 = 0;
                    while $text[at] != b' ' {
                        match $text[at] {
                            b'/' => {
                                at += 1;
                                let begin: usize = at;
                                while !matches!($text[at], b'/' | b'?' | b' ') {
                                    at += 1;
                                }
                                segments += 1;
                                $($before)* (Event::Segment(at - begin)) $($after)*;
                            }
                            b'?' | b'&' => {
                                at += 1;
                                let mut key: u64 = 0;
                                while $text[at] != b'=' {
                                    key = mix(key, $text[at]);
                                    at += 1;
                                }
                                $($before)* (Event::Key(key)) $($after)*;
                                at += 1;
                                while !matches!($text[at], b'&' | b' ') {
                                    key = mix(key, $text[at]);
                                    at += 1;
                                }
                                $($before)* (Event::Value(key)) $($after)*;
                            }
                            other => {
                                unknown += 1;
                                at += 1;
                                $($before)* (Event::Unknown(other)) $($after)*;
                            }
                        }
                    }
                    let minor: u64 = digit($text[at + 8]);
                    at += 10;
                    $($before)* (Event::Line(segments, minor)) $($after)*;
                    let mut fields: u64 = 0;
                    let mut length: u64 = 0;
                    let mut chunked: bool = false;
                    let mut keep: bool = minor > 0;
                    while $text[at] != b'\n' {
                        name.clear();
                        while $text[at] != b':' {
                            name.push($text[at].to_ascii_lowercase());
                            at += 1;
                        }
                        at += 2;
                        let end: usize = line_end($text, at);
                        fields += 1;
                        match Field::of(&name) {
                            Field::Length => {
                                while at < end {
                                    length = length * 10 + digit($text[at]);
                                    at += 1;
                                }
                                $($before)* (Event::Length(length)) $($after)*;
                            }
                            Field::Encoding => {
                                chunked = $text[at] == b'c';
                                $($before)* (Event::Encoding(chunked)) $($after)*;
                            }
                            Field::Connection => {
                                keep = $text[at] != b'c';
                                $($before)* (Event::Connection(keep)) $($after)*;
                            }
                            Field::Cookie => {
                                let mut cookies: u64 = 0;
                                while at < end {
                                    let begin: usize = at;
                                    while at < end && $text[at] != b';' {
                                        at += 1;
                                    }
                                    cookies += 1;
                                    $($before)* (Event::Cookie(cookies, at - begin)) $($after)*;
                                    at += 2;
                                }
                            }
                            Field::Other => {
                                $($before)* (Event::Field(name.len(), end - at)) $($after)*;
                            }
                        }
                        at = end + 1;
                    }
                    at += 1;
                    $($before)* (Event::Head(fields)) $($after)*;
                    if chunked {
                        let mut more: bool = true;
                        while more {
                            let mut left: u64 = 0;
                            while $text[at] != b'\n' {
                                left = left * 16 + digit($text[at]);
                                at += 1;
                            }
                            at += 1;
                            more = left > 0;
                            if more {
                                bytes += left;
                                let mut sum: u64 = 0;
                                while left > 0 {
                                    sum = mix(sum, $text[at]);
                                    at += 1;
                                    left -= 1;
                                }
                                at += 1;
                                $($before)* (Event::Chunk(sum)) $($after)*;
                            }
                        }
                        at += 1;
                    } else {
                        while length > 0 {
                            let size: u64 = length.min(16);
                            let mut left: u64 = size;
                            let mut sum: u64 = 0;
                            while left > 0 {
                                sum = mix(sum, $text[at]);
                                at += 1;
                                left -= 1;
                            }
                            bytes += size;
                            length -= size;
                            $($before)* (Event::Piece(sum)) $($after)*;
                        }
                    }
                    requests += 1;
                    $($before)* (Event::End(requests)) $($after)*;
                    if !keep {
                        $($before)* (Event::Close(bytes)) $($after)*;
                    }
                }
                round += 1;
                $($before)* (Event::Round(bytes, unknown)) $($after)*;
            }
        }
    };
}
