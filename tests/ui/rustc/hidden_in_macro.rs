use futures::executor::block_on;

macro_rules! later {
    ($e:expr) => {
        async { $e }
    };
}

fn main() {
    let _ = primed::stream! {
        let f = later!(yield 42);
        f.await;
        yield 43;
    };
    let _ = block_on;
}
