//! The same by hand: a state for each place to go on at, and a field for each local.

macro_rules! parser_by_hand {
    () => {
        struct ByHand {
            text: &'static [u8],
            rounds: u64,
            stands: Stands,
            name: Vec<u8>,
            requests: u64,
            bytes: u64,
            unknown: u64,
            round: u64,
            at: usize,
            segments: u64,
            key: u64,
            fields: u64,
            length: u64,
            chunked: bool,
            keep: bool,
            end: usize,
            cookies: u64,
        }

        #[derive(Clone, Copy)]
        enum Stands {
            Round,
            Request,
            Target,
            Value,
            Fields,
            Cookies,
            Body,
            Chunk,
            Piece,
            Close,
        }

        fn by_hand(text: &'static [u8], rounds: u64) -> ByHand {
            ByHand {
                text,
                rounds,
                stands: Stands::Round,
                name: Vec::new(),
                requests: 0,
                bytes: 0,
                unknown: 0,
                round: 0,
                at: 0,
                segments: 0,
                key: 0,
                fields: 0,
                length: 0,
                chunked: false,
                keep: false,
                end: 0,
                cookies: 0,
            }
        }

        impl ByHand {
            #[inline]
            fn mix_until(&mut self, mut sum: u64, is_end: impl Fn(u8) -> bool) -> u64 {
                while !is_end(self.text[self.at]) {
                    sum = mix(sum, self.text[self.at]);
                    self.at += 1;
                }
                sum
            }

            #[inline]
            fn mix_next(&mut self, bytes: u64) -> u64 {
                let mut sum = 0;
                for _ in 0..bytes {
                    sum = mix(sum, self.text[self.at]);
                    self.at += 1;
                }
                sum
            }

            #[inline]
            fn field(&mut self) -> Event {
                self.name.clear();
                while self.text[self.at] != b':' {
                    self.name.push(self.text[self.at].to_ascii_lowercase());
                    self.at += 1;
                }
                self.at += 2;
                self.end = line_end(self.text, self.at);
                self.fields += 1;
                let event = match Field::of(&self.name) {
                    Field::Length => {
                        for byte in &self.text[self.at..self.end] {
                            self.length = self.length * 10 + digit(*byte);
                        }
                        Event::Length(self.length)
                    }
                    Field::Encoding => {
                        self.chunked = self.text[self.at] == b'c';
                        Event::Encoding(self.chunked)
                    }
                    Field::Connection => {
                        self.keep = self.text[self.at] != b'c';
                        Event::Connection(self.keep)
                    }
                    Field::Cookie => {
                        self.cookies = 0;
                        self.stands = Stands::Cookies;
                        return self.cookie();
                    }
                    Field::Other => Event::Field(self.name.len(), self.end - self.at),
                };
                self.at = self.end + 1;
                event
            }

            #[inline]
            fn cookie(&mut self) -> Event {
                let begin = self.at;
                while self.at < self.end && self.text[self.at] != b';' {
                    self.at += 1;
                }
                self.cookies += 1;
                let event = Event::Cookie(self.cookies, self.at - begin);
                self.at += 2;
                event
            }
        }

        impl Iterator for ByHand {
            type Item = Event;

            #[inline]
            fn next(&mut self) -> Option<Event> {
                loop {
                    match self.stands {
                        Stands::Round => {
                            if self.round == self.rounds {
                                return None;
                            }
                            self.at = 0;
                            self.stands = Stands::Request;
                        }
                        Stands::Request => {
                            if self.at == self.text.len() {
                                self.round += 1;
                                self.stands = Stands::Round;
                                return Some(Event::Round(self.bytes, self.unknown));
                            }
                            let method = self.mix_until(0, |byte| byte == b' ');
                            self.at += 1;
                            self.segments = 0;
                            self.stands = Stands::Target;
                            return Some(Event::Method(method));
                        }
                        Stands::Target => {
                            let first = self.text[self.at];
                            self.at += 1;
                            match first {
                                b' ' => {
                                    let minor = digit(self.text[self.at + 7]);
                                    self.at += 9;
                                    (self.fields, self.length) = (0, 0);
                                    (self.chunked, self.keep) = (false, minor > 0);
                                    self.stands = Stands::Fields;
                                    return Some(Event::Line(self.segments, minor));
                                }
                                b'/' => {
                                    let begin = self.at;
                                    while !matches!(self.text[self.at], b'/' | b'?' | b' ') {
                                        self.at += 1;
                                    }
                                    self.segments += 1;
                                    return Some(Event::Segment(self.at - begin));
                                }
                                b'?' | b'&' => {
                                    self.key = self.mix_until(0, |byte| byte == b'=');
                                    self.at += 1;
                                    self.stands = Stands::Value;
                                    return Some(Event::Key(self.key));
                                }
                                other => {
                                    self.unknown += 1;
                                    return Some(Event::Unknown(other));
                                }
                            }
                        }
                        Stands::Value => {
                            let is_end = |byte| matches!(byte, b'&' | b' ');
                            self.stands = Stands::Target;
                            return Some(Event::Value(self.mix_until(self.key, is_end)));
                        }
                        Stands::Fields => {
                            if self.text[self.at] != b'\n' {
                                return Some(self.field());
                            }
                            self.at += 1;
                            self.stands = Stands::Body;
                            return Some(Event::Head(self.fields));
                        }
                        Stands::Cookies => {
                            if self.at < self.end {
                                return Some(self.cookie());
                            }
                            self.at = self.end + 1;
                            self.stands = Stands::Fields;
                        }
                        Stands::Body if self.chunked => self.stands = Stands::Chunk,
                        Stands::Body => self.stands = Stands::Piece,
                        Stands::Chunk => {
                            let mut size = 0;
                            while self.text[self.at] != b'\n' {
                                size = size * 16 + digit(self.text[self.at]);
                                self.at += 1;
                            }
                            self.at += 1;
                            if size > 0 {
                                self.bytes += size;
                                let sum = self.mix_next(size);
                                self.at += 1;
                                return Some(Event::Chunk(sum));
                            }
                            self.at += 1;
                            self.length = 0;
                            self.stands = Stands::Piece;
                        }
                        Stands::Piece => {
                            if self.length > 0 {
                                let size = self.length.min(16);
                                self.bytes += size;
                                self.length -= size;
                                return Some(Event::Piece(self.mix_next(size)));
                            }
                            self.requests += 1;
                            self.stands = if self.keep {
                                Stands::Request
                            } else {
                                Stands::Close
                            };
                            return Some(Event::End(self.requests));
                        }
                        Stands::Close => {
                            self.stands = Stands::Request;
                            return Some(Event::Close(self.bytes));
                        }
                    }
                }
            }
        }
    };
}
