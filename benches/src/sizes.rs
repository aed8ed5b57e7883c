//! Prints how large each source is.

use crate::part::Part;

/// Prints a Markdown table of all shapes.
pub fn print(part: &Part) {
    let ways = || part.ours.iter().chain(part.others);
    print!("\n| bytes of |");
    for way in ways() {
        print!(" {} |", way.title);
    }
    println!("\n|---|{}", "--:|".repeat(ways().count()));
    for shape in part.shapes {
        print!("| {} |", shape.name);
        for way in ways() {
            let mut variants = shape.variants.iter();
            let variant = variants.find(|variant| variant.name == way.variant);
            match variant.and_then(|variant| variant.size) {
                Some(size) => print!(" {} |", size()),
                None => print!(" |"),
            }
        }
        println!();
    }
}
