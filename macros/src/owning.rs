//! What is not `Copy`, as the text says.
//!
//! Only rustc knows types. But `Vec<u64>`, `String::new()` or `vec![1]` say enough: a frame that
//! keeps such a value is moved, and rustc need not be asked, which takes it some time. Should a type
//! only have the name of another one, and be `Copy`, its frame is moved all the same.

use syn::{Expr, Local, Pat, Path, Type};

/// Types of std that own something.
const OWNERS: [&str; 14] = [
    "Arc",
    "BTreeMap",
    "BTreeSet",
    "BinaryHeap",
    "Box",
    "HashMap",
    "HashSet",
    "LinkedList",
    "OsString",
    "PathBuf",
    "Rc",
    "String",
    "Vec",
    "VecDeque",
];

/// Whether the text says so of values of a type.
pub(crate) fn is_type(ty: &Type) -> bool {
    match ty {
        Type::Path(ty) => ty
            .path
            .segments
            .last()
            .is_some_and(|name| is_owner(&name.ident)),
        Type::Reference(ty) => ty.mutability.is_some(),
        Type::Tuple(ty) => ty.elems.iter().any(is_type),
        Type::Paren(ty) => is_type(&ty.elem),
        Type::Group(ty) => is_type(&ty.elem),
        _ => false,
    }
}

/// Whether it says so of what a `let` binds to one name.
pub(crate) fn is_local(local: &Local) -> bool {
    match &local.pat {
        Pat::Type(pat) => matches!(*pat.pat, Pat::Ident(_)) && is_type(&pat.ty),
        Pat::Ident(pat) if pat.by_ref.is_none() => {
            local.init.as_ref().is_some_and(|init| is_value(&init.expr))
        }
        _ => false,
    }
}

fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Call(call) => matches!(&*call.func, Expr::Path(path) if makes_owner(&path.path)),
        Expr::Macro(mac) => {
            let path = &mac.mac.path;
            path.is_ident("vec") || path.is_ident("format")
        }
        Expr::MethodCall(call) => call.method == "to_string" || call.method == "to_vec",
        Expr::Reference(expr) => expr.mutability.is_some(),
        Expr::Paren(expr) => is_value(&expr.expr),
        Expr::Group(expr) => is_value(&expr.expr),
        _ => false,
    }
}

/// `Vec::new`, say, or `String::from`: not `Rc::strong_count`, which gives a number.
fn makes_owner(path: &Path) -> bool {
    const MAKERS: [&str; 4] = ["default", "from", "new", "with_capacity"];
    let mut names = path.segments.iter().rev().map(|segment| &segment.ident);
    let (made, owner) = (names.next(), names.next());
    made.is_some_and(|made| MAKERS.iter().any(|name| made == name)) && owner.is_some_and(is_owner)
}

fn is_owner(name: &syn::Ident) -> bool {
    OWNERS.iter().any(|owner| name == owner)
}
