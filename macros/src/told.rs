//! What the text tells of the types of locals.
//!
//! Only rustc knows types. But `0_u64` says all, and `Vec<u64>`, `String::new()` or `vec![1]` say
//! that a value is not `Copy`: a frame that keeps it is moved, and rustc need not be asked, which
//! takes it some time. Should a type only have the name of another one, and be `Copy`, its frame is
//! moved all the same.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Path, Type};

use crate::undropped::is_simple;

/// What the text tells of the type of a local.
#[derive(Clone, Debug)]
pub(crate) enum Told {
    Nothing,
    /// It is not `Copy`.
    Owning,
    /// It is this one, of numbers, say: an item can name it.
    Type(TokenStream),
}

impl Told {
    /// What a declared type tells.
    pub(crate) fn of(ty: &Type) -> Self {
        if is_simple(ty) {
            Self::Type(ty.to_token_stream())
        } else if is_owning(ty) {
            Self::Owning
        } else {
            Self::Nothing
        }
    }

    /// The type, if it is told.
    pub(crate) const fn ty(&self) -> Option<&TokenStream> {
        match self {
            Self::Type(ty) => Some(ty),
            Self::Nothing | Self::Owning => None,
        }
    }
}

/// The name that a type ends with, which is that of a number's type, of `bool` or of `char` if it is
/// one that is told of a user's local.
pub(crate) fn name_of(ty: &TokenStream) -> Option<Ident> {
    match ty.clone().into_iter().last()? {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    }
}

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

/// Whether a type is not `Copy`.
fn is_owning(ty: &Type) -> bool {
    match ty {
        Type::Path(ty) => ty
            .path
            .segments
            .last()
            .is_some_and(|name| is_owner(&name.ident)),
        Type::Reference(ty) => ty.mutability.is_some(),
        Type::Tuple(ty) => ty.elems.iter().any(is_owning),
        Type::Paren(ty) => is_owning(&ty.elem),
        Type::Group(ty) => is_owning(&ty.elem),
        _ => false,
    }
}

/// Whether it is seen to make what is not `Copy`.
pub(crate) fn makes_owning(expr: &Expr) -> bool {
    match expr {
        Expr::Call(call) => matches!(&*call.func, Expr::Path(path) if makes_owner(&path.path)),
        Expr::Macro(mac) => {
            let path = &mac.mac.path;
            path.is_ident("vec") || path.is_ident("format")
        }
        Expr::MethodCall(call) => call.method == "to_string" || call.method == "to_vec",
        Expr::Reference(expr) => expr.mutability.is_some(),
        Expr::Paren(expr) => makes_owning(&expr.expr),
        Expr::Group(expr) => makes_owning(&expr.expr),
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

fn is_owner(name: &Ident) -> bool {
    OWNERS.iter().any(|owner| name == owner)
}
