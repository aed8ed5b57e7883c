fn main() {
    let numbers = primed::stream! {
        yield "1".parse().unwrap();
    };
    let _ = numbers;
}
