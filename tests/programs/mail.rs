//! A line protocol: a coroutine that is sent lines, and yields the replies.

use std::fmt;

use primed::SendError;
use primed::prelude::*;

#[derive(Debug, PartialEq)]
struct Hangup(&'static str);

impl fmt::Display for Hangup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[derive(Debug, Default, PartialEq)]
struct Mail {
    from: String,
    to: Vec<String>,
    body: Vec<String>,
}

/// The lines of a mail, up to a single dot.
#[generator]
fn body() -> impl for<'a> Generator<&'a str, Hangup, Yield = String, Return = Vec<String>> {
    let mut lines = vec![];
    let mut reply = "354 go ahead".to_owned();
    loop {
        match yield_!(reply) {
            "." => break Ok(lines),
            line => lines.push(line.strip_prefix('.').unwrap_or(line).to_owned()),
        }
        reply = String::new();
    }
}

/// A server of RFC 5321, much simplified: it yields replies, and is sent lines.
#[generator(prime)]
fn smtp(host: &str) -> impl for<'a> Generator<&'a str, Hangup, Yield = String, Return = Vec<Mail>> {
    let mut delivered = vec![];
    let mut mail: Option<Mail> = None;
    let mut reply = format!("220 {host} ready");
    let mut errors = 0;
    loop {
        let line = yield_!(reply);
        let (verb, rest) = line.split_once([' ', ':']).unwrap_or((line, ""));
        reply = match (verb, &mut mail) {
            ("HELO", _) => format!("250 {host} greets {rest}"),
            ("MAIL", None) => {
                mail = Some(Mail {
                    from: rest.to_owned(),
                    ..Mail::default()
                });
                "250 ok".to_owned()
            }
            ("RCPT", Some(mail)) => {
                mail.to.push(rest.to_owned());
                format!("250 {} recipients", mail.to.len())
            }
            ("DATA", Some(Mail { to, .. })) if to.is_empty() => "554 no recipients".to_owned(),
            ("DATA", Some(_)) => {
                let lines = yield_from!(body());
                delivered.extend(mail.take().map(|mail| Mail {
                    body: lines,
                    ..mail
                }));
                "250 queued".to_owned()
            }
            ("QUIT", _) => return Ok(delivered),
            _ => {
                errors += 1;
                if errors > 2 {
                    return Err(Hangup("421 too many errors"));
                }
                "503 bad sequence".to_owned()
            }
        };
    }
}

#[test]
fn a_protocol() {
    let mut server = smtp("example.org");
    let mut talk = |line: &str| {
        server
            .send(line)
            .unwrap_or_else(|error| panic!("{error:?}"))
    };
    assert_eq!(talk("HELO me"), "250 example.org greets me");
    assert_eq!(talk("DATA"), "503 bad sequence");
    assert_eq!(talk("MAIL a@example.org"), "250 ok");
    assert_eq!(talk("DATA"), "554 no recipients");
    assert_eq!(talk("RCPT b@example.org"), "250 1 recipients");
    assert_eq!(talk("RCPT c@example.org"), "250 2 recipients");
    assert_eq!(talk("DATA"), "354 go ahead");
    assert_eq!(talk("Hello,"), "");
    assert_eq!(talk("..dots"), "");
    assert_eq!(talk("."), "250 queued");
    let mail = Mail {
        from: "a@example.org".into(),
        to: vec!["b@example.org".into(), "c@example.org".into()],
        body: vec!["Hello,".into(), ".dots".into()],
    };
    assert_eq!(
        server.send("QUIT"),
        Err(SendError::StopIteration(vec![mail]))
    );

    let mut server = smtp("example.org");
    assert!(server.send("what").is_ok() && server.send("RCPT x").is_ok());
    let error = server.send("DATA").unwrap_err();
    assert_eq!(error.to_string(), "421 too many errors");
}
