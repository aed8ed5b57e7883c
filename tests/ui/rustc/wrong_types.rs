use futures::Stream;
use primed::prelude::*;

#[generator]
fn yields() -> impl Stream<Item = u32> {
    yield_!("one");
}

#[generator]
fn returns() -> impl AsyncGenerator<u8, String, Yield = u32, Return = u32> {
    let sent: String = yield_!(1);
    Ok(sent)
}

#[generator]
fn awaits_no_future() -> impl Stream<Item = u32> {
    let n = 3_u32.await;
    yield_!(n);
}

fn later() -> u32 {
    3
}

#[generator]
fn awaits_a_function() -> impl AsyncGenerator<Yield = u32> {
    yield_!(later().await);
    later.await;
    ().await;
}

#[generator]
fn delegates() -> impl PinnedGenerator<Yield = u32> {
    yield_from!(["one"]);
    yield_from!(3);
}

#[generator]
fn raises() -> impl Stream<Item = Result<u32, std::num::ParseIntError>> {
    yield_!(Ok("1".parse::<f32>()? as u32));
}

fn main() {
    let _ = (yields(), returns(), awaits_no_future(), awaits_a_function(), delegates(), raises());
}
