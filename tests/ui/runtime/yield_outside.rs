use primed::{try_yield, yield_, yield_from};

fn main() {
    yield_!(1);
    yield_from!(0..3);
    let _ = try_yield!();
}
