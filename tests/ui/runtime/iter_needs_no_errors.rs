use primed::Generator;

fn iterate(g: impl Generator<(), std::io::Error, Yield = f64, Return = ()>) {
    for _ in g.iter() {}
}

fn main() {}
