//! A chat over TCP, line by line. Each session is an async generator: it is sent what
//! happens, writes to its client, and yields what the client has to say to the others.
//! How far a conversation has come is where its body is suspended: no enum has to say so.
//!
//! ```text
//! cargo run --example chat_lines
//! ```

use std::collections::HashSet;
use std::error::Error;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::sync::Arc;

use futures::future::try_join_all;
use futures::{Stream, StreamExt, stream};
use primed::Resume;
use primed::prelude::*;
use tokio::io::{AsyncBufReadExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter, Lines};
use tokio::net::tcp::OwnedReadHalf;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Barrier, broadcast, oneshot};
use tokio::task::JoinSet;

type Failure = Box<dyn Error + Send + Sync>;

/// What a session is sent.
#[derive(Debug)]
enum Event {
    /// The client wrote a line.
    Line(String),
    /// Another client has something to say.
    Message(String),
    /// The client reads so slowly that it has missed some messages.
    Missed(u64),
}

/// One client's session. It ends when it is closed, and returns the client's name.
#[generator]
fn session(
    mut client: impl AsyncWrite + Unpin,
) -> impl AsyncGenerator<Event, io::Error, Yield = Option<String>, Return = String> {
    tell(&mut client, "Who are you?").await?;
    let name = loop {
        match yield_!(None) {
            Event::Line(line) if !line.trim().is_empty() => break line.trim().to_owned(),
            Event::Line(_) => tell(&mut client, "Who are you?").await?,
            // Who has no name yet does not hear the others.
            Event::Message(_) | Event::Missed(_) => {}
        }
    };
    tell(&mut client, &format!("Welcome, {name}.")).await?;
    let mut says = Some(format!("* {name} joined"));
    loop {
        match try_yield!(says.take()) {
            Ok(Event::Line(line)) => says = Some(format!("{name}: {line}")),
            Ok(Event::Message(text)) => tell(&mut client, &text).await?,
            Ok(Event::Missed(count)) => tell(&mut client, &format!("* {count} missed")).await?,
            Err(Thrown::Raised(error)) => tell(&mut client, &format!("! {error}")).await?,
            // It is being closed. It still may await, so the client gets a farewell.
            Err(Thrown::Exit | Thrown::Fault(_)) => {
                tell(&mut client, &format!("Goodbye, {name}.")).await?;
                return Ok(name);
            }
        }
    }
}

/// Writes a line, and makes sure that it leaves.
async fn tell(client: &mut (impl AsyncWrite + Unpin), text: &str) -> io::Result<()> {
    client.write_all(text.as_bytes()).await?;
    client.write_all(b"\n").await?;
    client.flush().await
}

// A session is resumed with what two streams give: its client's lines, and what the others
// say. `Resume::Exit` is the last item of each: the session is to be closed.

type Input = Resume<Event, io::Error>;

/// What the client writes, until it hangs up.
#[generator]
fn from_client(client: OwnedReadHalf) -> impl Stream<Item = Input> {
    let mut lines = BufReader::new(client).lines();
    loop {
        match lines.next_line().await {
            Ok(Some(line)) => yield_!(Resume::Send(Event::Line(line))),
            // Only this line is lost, and the client is told so.
            Err(error) if error.kind() == ErrorKind::InvalidData => yield_!(Resume::Throw(error)),
            Ok(None) | Err(_) => break,
        }
    }
    yield_!(Resume::Exit);
}

/// What the other clients say, until the room is closed.
#[generator]
fn from_others(me: usize, mut room: broadcast::Receiver<Message>) -> impl Stream<Item = Input> {
    loop {
        match room.recv().await {
            Ok(message) if message.by == me => {}
            Ok(message) => yield_!(Resume::Send(Event::Message(message.text))),
            Err(RecvError::Lagged(count)) => yield_!(Resume::Send(Event::Missed(count))),
            Err(RecvError::Closed) => break,
        }
    }
    yield_!(Resume::Exit);
}

#[derive(Clone, Debug)]
struct Message {
    by: usize,
    text: String,
}

/// Drives a session. Gives the client's name, or `None` if it was never told.
async fn drive(
    me: usize,
    client: TcpStream,
    inbox: broadcast::Receiver<Message>,
    room: broadcast::WeakSender<Message>,
) -> Result<Option<String>, Failure> {
    let say = |text: Option<String>| {
        // The room may be closed, and nobody else may be there.
        if let (Some(text), Some(room)) = (text, room.upgrade()) {
            let _ = room.send(Message { by: me, text });
        }
    };
    let (reader, writer) = client.into_split();
    let mut inputs = Box::pin(stream::select(from_client(reader), from_others(me, inbox)));
    let mut session = Box::pin(session(BufWriter::new(writer)));
    session.prime().await?;
    while let Some(input) = inputs.next().await {
        say(match input {
            Resume::Send(event) => session.send(event).await?,
            Resume::Throw(error) => session.throw(error).await?,
            Resume::Exit | Resume::Start => break,
        });
    }
    let name = session.close().await?;
    say(name.as_ref().map(|name| format!("* {name} left")));
    Ok(name)
}

/// Serves until it is told to stop. Gives the names of all who were there.
async fn serve(listener: TcpListener, stop: oneshot::Receiver<()>) -> Result<Vec<String>, Failure> {
    // The room is open as long as this sender is there: the sessions' own ones are weak.
    let (room, _) = broadcast::channel(64);
    let mut sessions = JoinSet::new();
    let arrivals = stream! { loop { yield listener.accept().await; } };
    let mut arrivals = Box::pin(arrivals.take_until(stop));
    while let Some(arrival) = arrivals.next().await {
        let (client, _) = arrival?;
        let inbox = room.subscribe();
        sessions.spawn(drive(sessions.len(), client, inbox, room.downgrade()));
    }
    drop(room);
    let ended: Result<Vec<_>, _> = sessions.join_all().await.into_iter().collect();
    let mut names: Vec<_> = ended?.into_iter().flatten().collect();
    names.sort();
    Ok(names)
}

// The clients, which play their parts and see whether they hear what they should.

struct Client {
    name: &'static str,
    lines: Lines<BufReader<TcpStream>>,
}

impl Client {
    /// Joins the room, says hello when all are there, and hears the others say it.
    async fn join(name: &'static str, server: SocketAddr, all: Arc<Barrier>) -> io::Result<Self> {
        let lines = BufReader::new(TcpStream::connect(server).await?).lines();
        let mut client = Self { name, lines };
        client.expect("Who are you?").await?;
        client.say(name.as_bytes()).await?;
        client.expect(&format!("Welcome, {name}.")).await?;
        all.wait().await;
        client.say(b"hello").await?;
        let others = NAMES.into_iter().filter(|&other| other != name);
        let mut missing: HashSet<_> = others.map(|other| format!("{other}: hello")).collect();
        while !missing.is_empty() {
            let line = client.hear().await?.ok_or(ErrorKind::UnexpectedEof)?;
            missing.remove(&line);
        }
        Ok(client)
    }

    async fn say(&mut self, line: &[u8]) -> io::Result<()> {
        let socket = self.lines.get_mut();
        socket.write_all(&[line, b"\n"].concat()).await
    }

    async fn hear(&mut self) -> io::Result<Option<String>> {
        let line = self.lines.next_line().await?;
        let heard = line.as_deref().unwrap_or("(the end)");
        println!("  {} hears: {heard}", self.name);
        Ok(line)
    }

    async fn expect(&mut self, line: &str) -> io::Result<()> {
        assert_eq!(self.hear().await?.as_deref(), Some(line));
        Ok(())
    }

    /// Hears the farewell, and nothing after it.
    async fn part(mut self) -> io::Result<()> {
        self.expect(&format!("Goodbye, {}.", self.name)).await?;
        assert_eq!(self.hear().await?, None);
        Ok(())
    }
}

const NAMES: [&str; 3] = ["ada", "bob", "eve"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let (stop, stopped) = oneshot::channel();
    let server = tokio::spawn(serve(listener, stopped));

    println!("All join, and say hello:");
    let all = Arc::new(Barrier::new(NAMES.len()));
    let clients = NAMES.map(|name| tokio::spawn(Client::join(name, address, all.clone())));
    let clients: Result<Vec<_>, _> = try_join_all(clients).await?.into_iter().collect();
    let [mut ada, mut bob, mut eve] = clients?.try_into().map_err(|_| "three clients")?;

    println!("A line that is no text is thrown into the session, which catches it:");
    bob.say(b"\xFF").await?;
    assert!(bob.hear().await?.is_some_and(|line| line.starts_with("! ")));

    println!("Eve hangs up, so her session is closed:");
    eve.lines.get_mut().shutdown().await?;
    eve.part().await?;
    ada.expect("* eve left").await?;
    bob.expect("* eve left").await?;

    println!("The server stops, so all sessions are closed:");
    let _ = stop.send(());
    ada.part().await?;
    bob.part().await?;
    assert_eq!(server.await??, NAMES);
    Ok(())
}
