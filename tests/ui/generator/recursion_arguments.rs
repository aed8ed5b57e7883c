use primed::prelude::*;

#[generator]
fn too_few(n: u32, step: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    yield_from!(too_few(n - step));
}

#[generator]
fn too_many(n: u32) -> impl Generator<Yield = u32> {
    yield_!(n);
    yield_from!(too_many(n, 1));
}

struct Tree(Vec<Tree>);

impl Tree {
    #[generator(recursive)]
    fn method(&self, depth: u32) -> impl Iterator<Item = u32> {
        yield_!(depth);
        for tree in &self.0 {
            yield_from!(tree.method());
            yield_from!(Self::method(depth + 1));
        }
    }
}

fn main() {
    let _ = too_few(1, 1).chain(Tree(vec![]).method(0));
    let _ = too_many(1);
}
