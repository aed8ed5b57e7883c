//! Prints how large each machine is.

use crate::shapes;

/// Prints a Markdown table of all shapes.
pub fn print() {
    println!("\n| bytes of | generated | by hand | nightly |");
    println!("|---|--:|--:|--:|");
    for shape in shapes::ALL {
        print!("| {} |", shape.name);
        for name in ["generated", "by_hand", "gen_block"] {
            match shape.variants.iter().find(|variant| variant.name == name) {
                Some(variant) => print!(" {} |", (variant.size)()),
                None => print!(" none |"),
            }
        }
        println!();
    }
}
