//! Puts a text into a file, between two comments.

use std::path::Path;

/// Replaces what is between `<!-- NAME: … -->` and `<!-- /NAME -->`.
///
/// # Errors
/// Says why where the file cannot be read or written, or has no such comments.
pub fn into(file: &Path, name: &str, text: &str) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let old = std::fs::read_to_string(file).map_err(|error| failed(&error))?;
    let new = spliced(&old, name, text);
    let new = new.ok_or_else(|| failed(&format!("no comments for {name}")))?;
    std::fs::write(file, new).map_err(|error| failed(&error))
}

fn spliced(old: &str, name: &str, text: &str) -> Option<String> {
    let begin = old.find(&format!("<!-- {name}: "))?;
    let begin = begin + old[begin..].find("-->\n")? + "-->\n".len();
    let end = begin + old[begin..].find(&format!("<!-- /{name} -->"))?;
    Some(format!(
        "{}\n{}\n\n{}",
        &old[..begin],
        text.trim(),
        &old[end..]
    ))
}

#[cfg(test)]
#[test]
fn only_what_is_between_is_replaced() {
    let old = "a\n<!-- x: made -->\nold\n<!-- /x -->\nb\n";
    let new = spliced(old, "x", "\nnew\n").expect("comments");
    assert_eq!(new, "a\n<!-- x: made -->\n\nnew\n\n<!-- /x -->\nb\n");
    assert_eq!(spliced(&new, "x", "new"), Some(new));
    assert_eq!(spliced(old, "y", "new"), None);
}
