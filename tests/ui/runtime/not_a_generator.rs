use primed::Generator;

fn drive(_: impl Generator<f64, String>) {}

fn main() {
    drive(1..2);
}
