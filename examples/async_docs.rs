//! Documents over HTTP, page by page. An async generator fetches a page when the first
//! document of that page is wanted, and no page that nobody wants.
//!
//! ```text
//! cargo run --example async_docs
//! ```
//!
//! The server is part of the example. Its documents are the modules of this crate, each
//! with the first line of its documentation.

use std::error::Error;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::{Stream, StreamExt, TryStreamExt};
use primed::prelude::*;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How many documents are on a page.
const PAGE: usize = 5;

// The client: what the example is about.

#[derive(Debug, thiserror::Error)]
enum FetchError {
    #[error("the server answered with status {0}")]
    Status(u16),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Yields all documents under a path. Nothing is fetched before the first one is asked
/// for. The error of a page is yielded by `?`, and is the last item.
#[generator]
fn documents(server: SocketAddr, path: &str) -> impl Stream<Item = Result<String, FetchError>> {
    let mut next = Some(0);
    while let Some(number) = next {
        let page = fetch(server, path, number).await?;
        for document in page.documents {
            yield_!(Ok(document));
        }
        next = page.next;
    }
}

/// Passes on the documents that have a word in them, each with its position.
fn search(
    documents: impl Stream<Item = Result<String, FetchError>>,
    word: &str,
) -> impl Stream<Item = Result<(usize, String), FetchError>> {
    stream! {
        let mut position = 0;
        for await document in documents {
            let document = document?;
            position += 1;
            if document.contains(word) {
                yield Ok((position, document));
            }
        }
    }
}

struct Page {
    documents: Vec<String>,
    /// The number of the next page, if there is one.
    next: Option<usize>,
}

/// Fetches a page, over a connection of its own.
async fn fetch(server: SocketAddr, path: &str, page: usize) -> Result<Page, FetchError> {
    let mut socket = BufReader::new(TcpStream::connect(server).await?);
    let request = format!("GET {path}?page={page} HTTP/1.1\r\nHost: {server}\r\n\r\n");
    socket.write_all(request.as_bytes()).await?;

    let head = read_head(&mut socket).await?;
    match second_word(&head).and_then(|status| status.parse().ok()) {
        Some(200) => {}
        Some(other) => return Err(FetchError::Status(other)),
        None => return Err(FetchError::Io(io::ErrorKind::InvalidData.into())),
    }
    let mut body = vec![0; header(&head, "Content-Length").unwrap_or(0)];
    socket.read_exact(&mut body).await?;
    let body = String::from_utf8_lossy(&body);
    Ok(Page {
        documents: body.lines().map(str::to_owned).collect(),
        next: header(&head, "Next-Page"),
    })
}

/// Reads the lines of a request or an answer up to the empty one, which ends its head.
async fn read_head(socket: &mut BufReader<TcpStream>) -> io::Result<Vec<String>> {
    let (mut lines, mut head) = (socket.lines(), Vec::new());
    while let Some(line) = lines.next_line().await?.filter(|line| !line.is_empty()) {
        head.push(line);
    }
    Ok(head)
}

/// The target of a request, or the status of an answer.
fn second_word(head: &[String]) -> Option<&str> {
    head.first()?.split(' ').nth(1)
}

/// The value of a header, if it is there and is a number.
fn header(head: &[String], name: &str) -> Option<usize> {
    let mut headers = head.iter().filter_map(|line| line.split_once(": "));
    let (_, value) = headers.find(|(header, _)| header.eq_ignore_ascii_case(name))?;
    value.parse().ok()
}

// The server: just enough of HTTP/1.1 for the client above.

struct Server {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
}

impl Server {
    /// Starts a server, which runs until the program ends.
    async fn start(files: Vec<PathBuf>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let requests = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                counter.fetch_add(1, Ordering::Relaxed);
                if let Err(error) = serve(BufReader::new(socket), &files).await {
                    eprintln!("the server could not answer: {error}");
                }
            }
        });
        Ok(Self { address, requests })
    }

    /// How many requests there were.
    fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }
}

/// Reads a request, and answers it.
async fn serve(mut socket: BufReader<TcpStream>, files: &[PathBuf]) -> io::Result<()> {
    let head = read_head(&mut socket).await?;
    let number = second_word(&head).and_then(|target| target.strip_prefix("/documents?page="));
    let answer = answer(number.and_then(|number| number.parse().ok()), files);
    socket.write_all(answer.as_bytes()).await?;
    socket.shutdown().await
}

/// Answers with a page of documents. The files are short, so it just reads them.
fn answer(number: Option<usize>, files: &[PathBuf]) -> String {
    let mut pages = files.chunks(PAGE).skip(number.unwrap_or(usize::MAX));
    let (Some(number), Some(page)) = (number, pages.next()) else {
        return "HTTP/1.1 404 Not Found\r\n\r\n".into();
    };
    let documents: io::Result<Vec<_>> = page.iter().map(|file| document(file)).collect();
    let Ok(documents) = documents else {
        return "HTTP/1.1 500 Internal Server Error\r\n\r\n".into();
    };
    let body = documents.join("\n");
    let length = body.len();
    let next = pages
        .next()
        .map(|_| format!("Next-Page: {}\r\n", number + 1));
    let next = next.unwrap_or_default();
    format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{next}\r\n{body}")
}

/// Reads what the server says of a file: its name, and its first line.
fn document(file: &Path) -> io::Result<String> {
    let text = fs::read_to_string(file)?;
    let about = text.lines().next().unwrap_or_default();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(format!("{name}: {}", about.trim_start_matches("//! ")))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))?;
    let mut files: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    let all: Vec<_> = files.iter().flat_map(|file| document(file)).collect();
    let server = Server::start(files.clone()).await?;

    println!("The first seven of {} documents:", all.len());
    let mut docs = Box::pin(documents(server.address, "/documents").take(7));
    assert_eq!(server.requests(), 0, "to make a stream fetches nothing");
    let mut seen = Vec::new();
    while let Some(document) = docs.next().await {
        let document = document?;
        println!("  {} fetched: {document}", server.requests());
        seen.push(document);
    }
    assert_eq!(seen, all[..7]);
    assert_eq!(server.requests(), 2, "none of the other pages was fetched");

    println!("All that speak of Python:");
    let hits = search(documents(server.address, "/documents"), "Python");
    for (position, document) in hits.try_collect::<Vec<_>>().await? {
        println!("  {position:>2}: {document}");
        assert_eq!(document, all[position - 1]);
    }
    assert_eq!(server.requests(), 2 + all.len().div_ceil(PAGE));

    println!("A page that the server cannot read ends the stream with an error:");
    files.insert(2 * PAGE, "no such file".into());
    let server = Server::start(files).await?;
    let (good, error) = up_to_error(documents(server.address, "/documents")).await;
    println!("  {} documents, then: {error}", good.len());
    assert_eq!(good, all[..2 * PAGE]);
    assert!(matches!(error, FetchError::Status(500)));
    assert_eq!(server.requests(), 3, "nothing is asked for after the error");

    println!("So does a path that is not there, and a server that is not there:");
    let (_, error) = up_to_error(documents(server.address, "/pictures")).await;
    println!("  {error}");
    assert!(matches!(error, FetchError::Status(404)));
    // The listener is dropped at once, so that nobody listens at its port.
    let nowhere = TcpListener::bind(("127.0.0.1", 0)).await?.local_addr()?;
    let (_, error) = up_to_error(documents(nowhere, "/documents")).await;
    println!("  {error}");
    assert!(matches!(error, FetchError::Io(_)));
    Ok(())
}

/// Takes documents up to an error, which must come, and must be the last item.
async fn up_to_error(
    documents: impl Stream<Item = Result<String, FetchError>>,
) -> (Vec<String>, FetchError) {
    let (mut documents, mut good) = (Box::pin(documents), Vec::new());
    loop {
        match documents.next().await.expect("an error comes") {
            Ok(document) => good.push(document),
            Err(error) => {
                assert!(documents.next().await.is_none(), "it is the last item");
                return (good, error);
            }
        }
    }
}
