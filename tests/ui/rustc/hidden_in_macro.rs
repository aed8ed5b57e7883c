use futures::executor::block_on;
use primed::prelude::*;

macro_rules! later {
    ($e:expr) => {
        async { $e }
    };
}

macro_rules! attempt {
    ($($body:tt)*) => {
        (|| { $($body)* })()
    };
}

#[generator]
fn ends() -> impl AsyncGenerator<u8, String, Yield = u8> {
    let n: Result<u8, String> = attempt! { return Ok(1) };
    yield_!(n?);
    Ok(())
}

#[generator]
fn fails() -> impl PinnedGenerator<u8, String, Yield = u8> {
    let n: Result<u8, String> = attempt! { Ok("1".parse::<u8>().map_err(|e| e.to_string())?) };
    yield_!(n?);
    Ok(())
}

#[generator]
fn seen() -> impl PinnedGenerator<u8, Yield = u8> {
    attempt! { let later = || yield_!(1); later() };
}

fn main() {
    let _ = primed::stream! {
        let f = later!(yield 42);
        f.await;
        yield 43;
    };
    let _ = (block_on, ends(), fails(), seen());
}
