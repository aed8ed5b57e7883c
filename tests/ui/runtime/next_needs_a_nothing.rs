use primed::Generator;

fn drive(mut g: impl Generator<f64, Yield = f64, Return = ()>) {
    let _ = g.next();
}

fn iterate(g: impl Generator<f64, Yield = f64, Return = ()>) {
    for _ in g.iter() {}
}

fn main() {}
