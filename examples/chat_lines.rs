//! A chat over TCP, line by line. Each connection is an async generator: it is sent what
//! happens, writes to its client, and yields what the client has to say to the others.
//! Where the conversation is, the body itself knows: there is no enum of states.
//!
//! ```text
//! cargo run --example chat_lines
//! ```

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;

use futures::future::try_join_all;
use futures::{Stream, StreamExt, stream};
use primed::Resume;
use primed::prelude::*;
use tokio::io::{AsyncBufReadExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter, Lines};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::{Barrier, oneshot};
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

/// One client's session. It returns the client's name when it is closed.
#[generator]
fn session(
    mut client: impl AsyncWrite + Unpin,
) -> impl AsyncGenerator<Event, io::Error, Yield = Option<String>, Return = String> {
    tell(&mut client, "Who are you?").await?;
    let name = loop {
        match yield_!(None) {
            Event::Line(line) if !line.trim().is_empty() => break line.trim().to_owned(),
            Event::Line(_) => tell(&mut client, "Who are you?").await?,
            // Who has not said a name hears nothing.
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
            // It is being closed. It may await all the same, to take its leave.
            Err(_) => {
                tell(&mut client, &format!("Goodbye, {name}.")).await?;
                return Ok(name);
            }
        }
    }
}

async fn tell(client: &mut (impl AsyncWrite + Unpin), text: &str) -> io::Result<()> {
    client.write_all(text.as_bytes()).await?;
    client.write_all(b"\n").await?;
    client.flush().await
}

// What a session is resumed with comes out of two streams: from its client, and from the
// others. `Resume::Exit` says that no more will come, and is the last item of either.

type Input = Resume<Event, io::Error>;

/// What the client writes, until it hangs up.
#[generator]
fn from_client(client: OwnedReadHalf) -> impl Stream<Item = Input> {
    let mut lines = BufReader::new(client).lines();
    loop {
        match lines.next_line().await {
            Ok(Some(line)) => yield_!(Resume::Send(Event::Line(line))),
            // Only this line is lost, and the client is told so.
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                yield_!(Resume::Throw(error));
            }
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

/// Drives a session. Gives the name of its client, if that has told it.
async fn drive(
    me: usize,
    client: TcpStream,
    inbox: broadcast::Receiver<Message>,
    room: broadcast::WeakSender<Message>,
) -> Result<Option<String>, Failure> {
    let say = |text| {
        // There is no room once it is closed, and no receiver if nobody else is there.
        if let Some(room) = room.upgrade() {
            let _ = room.send(Message { by: me, text });
        }
    };
    let (reader, writer) = client.into_split();
    let mut inputs = pin!(stream::select(from_client(reader), from_others(me, inbox)));
    let mut session = pin!(session(BufWriter::new(writer)));
    session.prime().await?;
    while let Some(input) = inputs.next().await {
        let said = match input {
            Resume::Send(event) => session.send(event).await?,
            Resume::Throw(error) => session.throw(error).await?,
            Resume::Exit | Resume::Start => break,
        };
        said.map(say);
    }
    let name = session.close().await?;
    if let Some(name) = &name {
        say(format!("* {name} left"));
    }
    Ok(name)
}

/// Serves until it is told to stop, and gives the names of all who were there.
async fn serve(listener: TcpListener, stop: oneshot::Receiver<()>) -> Result<Vec<String>, Failure> {
    // This sender keeps the room open: the sessions have weak ones.
    let (room, _) = broadcast::channel(64);
    let mut sessions = JoinSet::new();
    let mut arrivals = pin!(arrivals(listener).take_until(stop));
    while let Some(client) = arrivals.next().await {
        // The inbox is made here: a task that has not run yet must not miss the end.
        sessions.spawn(drive(
            sessions.len(),
            client?,
            room.subscribe(),
            room.downgrade(),
        ));
    }
    drop(room);
    let ended: Result<Vec<_>, _> = sessions.join_all().await.into_iter().collect();
    let mut names: Vec<_> = ended?.into_iter().flatten().collect();
    names.sort();
    Ok(names)
}

#[generator]
fn arrivals(listener: TcpListener) -> impl Stream<Item = io::Result<TcpStream>> {
    loop {
        let (client, _) = listener.accept().await?;
        yield_!(Ok(client));
    }
}

// The clients, which play their parts and see whether they hear what they should.

struct Client {
    name: &'static str,
    reader: Lines<BufReader<OwnedReadHalf>>,
    writer: OwnedWriteHalf,
}

impl Client {
    /// Joins the room, greets when all are there, and hears the others' greetings.
    async fn join(
        name: &'static str,
        server: SocketAddr,
        all_there: Arc<Barrier>,
    ) -> Result<Self, Failure> {
        let (reader, writer) = TcpStream::connect(server).await?.into_split();
        let reader = BufReader::new(reader).lines();
        let mut client = Self {
            name,
            reader,
            writer,
        };
        client.expect("Who are you?").await?;
        client.say(name.as_bytes()).await?;
        client.expect(&format!("Welcome, {name}.")).await?;
        all_there.wait().await;
        client.say(format!("hello from {name}").as_bytes()).await?;

        let mut greetings = Vec::new();
        while greetings.len() < NAMES.len() - 1 {
            let line = client.hear().await?;
            // Who joined later is announced before that, in any order.
            if !line.starts_with("* ") {
                greetings.push(line);
            }
        }
        greetings.sort();
        let others = NAMES.iter().filter(|&&other| other != name);
        assert!(
            greetings.iter().eq(others
                .map(|other| format!("{other}: hello from {other}"))
                .collect::<Vec<_>>()
                .iter())
        );
        Ok(client)
    }

    async fn say(&mut self, line: &[u8]) -> io::Result<()> {
        self.writer.write_all(&[line, b"\n"].concat()).await
    }

    async fn hear(&mut self) -> io::Result<String> {
        let line = self.reader.next_line().await?;
        let line = line.ok_or(io::ErrorKind::UnexpectedEof)?;
        println!("{} hears: {line}", self.name);
        Ok(line)
    }

    async fn expect(&mut self, line: &str) -> io::Result<()> {
        assert_eq!(self.hear().await?, line);
        Ok(())
    }

    /// The farewell comes, and nothing after it.
    async fn part(mut self) -> io::Result<()> {
        self.expect(&format!("Goodbye, {}.", self.name)).await?;
        assert_eq!(self.reader.next_line().await?, None);
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

    println!("-- All join, and say hello.");
    let all_there = Arc::new(Barrier::new(NAMES.len()));
    let clients = NAMES.map(|name| tokio::spawn(Client::join(name, address, all_there.clone())));
    let clients: Result<Vec<_>, _> = try_join_all(clients).await?.into_iter().collect();
    let [mut ada, mut bob, mut eve] = clients?.try_into().map_err(|_| "three clients")?;

    println!("-- A line that is no text is thrown into the session, which answers.");
    bob.say(b"\xFF").await?;
    bob.expect("! stream did not contain valid UTF-8").await?;

    println!("-- Eve hangs up: her session is closed, and takes its leave.");
    eve.writer.shutdown().await?;
    eve.part().await?;
    ada.expect("* eve left").await?;
    bob.expect("* eve left").await?;

    println!("-- The server stops: all sessions are closed.");
    let _ = stop.send(());
    ada.part().await?;
    bob.part().await?;
    assert_eq!(server.await??, NAMES);
    Ok(())
}
