use futures::Stream;
use primed::prelude::*;

async fn fetch(page: u32) -> Result<String, std::io::Error> {
    Ok(page.to_string())
}

#[generator]
fn forgets() -> impl Stream<Item = Result<String, std::io::Error>> {
    let page = fetch(1)?;
    yield_!(Ok(page));
}

#[generator]
fn unpinned() -> impl Stream<Item = bool> {
    let mut page = fetch(1);
    yield_!((&mut page).await.is_ok());
}

fn main() {
    let _ = primed::stream! {
        for await n in vec![1_u8] {
            yield n;
        }
    };
    let _ = (forgets(), unpinned());
}
