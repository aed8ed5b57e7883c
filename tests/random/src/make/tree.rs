//! Bodies as trees of text: what a node says stands in a template, with a slot for each
//! child. It is all that printing, counting and shrinking have to know; whether a
//! shrunk tree is still a program, rustc says.

use std::collections::BTreeMap;

use super::sorts::Sort;

/// A piece of a body.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it can be exchanged for.
    pub sort: Sort,
    /// The form it is, for counting.
    pub form: &'static str,
    /// Its text. `$` is a slot; so is `~`, where an operand stands: what is none is put
    /// in parentheses there.
    pub template: String,
    /// What stands in the slots.
    pub kids: Vec<Node>,
    /// Whether its children are a list, of which each may be left out, and what stands
    /// between them.
    pub list: Option<&'static str>,
    /// Whether it is an operand as it is.
    pub atom: bool,
}

impl Node {
    /// A node that is an operand as it is.
    pub fn atom(
        sort: Sort,
        form: &'static str,
        template: impl Into<String>,
        kids: Vec<Self>,
    ) -> Self {
        Self {
            atom: true,
            ..Self::loose(sort, form, template, kids)
        }
    }

    /// A node that needs parentheses to be an operand.
    pub fn loose(
        sort: Sort,
        form: &'static str,
        template: impl Into<String>,
        kids: Vec<Self>,
    ) -> Self {
        Self {
            sort,
            form,
            template: template.into(),
            kids,
            list: None,
            atom: false,
        }
    }

    /// A list.
    pub fn list(sort: Sort, between: &'static str, kids: Vec<Self>) -> Self {
        Self {
            list: Some(between),
            ..Self::loose(sort, "list", "", kids)
        }
    }

    /// Its text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.print(&mut out);
        out
    }

    fn print(&self, out: &mut String) {
        if let Some(between) = self.list {
            for (at, kid) in self.kids.iter().enumerate() {
                if at > 0 {
                    out.push_str(between);
                }
                kid.print(out);
            }
            return;
        }
        let mut kids = self.kids.iter();
        for c in self.template.chars() {
            match (c, c == '$' || c == '~') {
                (_, false) => out.push(if c == '§' { '$' } else { c }),
                (slot, true) => {
                    if let Some(kid) = kids.next() {
                        let wrap = slot == '~' && !kid.atom;
                        if wrap {
                            out.push('(');
                        }
                        kid.print(out);
                        if wrap {
                            out.push(')');
                        }
                    }
                }
            }
        }
    }

    /// How often each form occurs.
    pub fn count(&self, forms: &mut BTreeMap<&'static str, usize>) {
        *forms.entry(self.form).or_default() += 1;
        for kid in &self.kids {
            kid.count(forms);
        }
    }

    /// Whether anything in it yields.
    pub fn yields(&self) -> bool {
        let own = self.template.contains("yield_") || self.template.contains("try_yield");
        own || self.kids.iter().any(Self::yields)
    }

    /// How many nodes there are.
    pub fn size(&self) -> usize {
        1 + self.kids.iter().map(Self::size).sum::<usize>()
    }

    /// The node at a path, to change it.
    pub fn at_mut(&mut self, path: &[usize]) -> Option<&mut Self> {
        path.iter()
            .try_fold(self, |node, at| node.kids.get_mut(*at))
    }
}
