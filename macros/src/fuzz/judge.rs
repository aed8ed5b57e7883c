//! Runs the macro on a case, and says what is wrong with what it gives.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::time::{Duration, Instant};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ImplItem, Item, ItemImpl, Stmt};

use super::refused::Refused;
use super::{Case, Macro, tree};

/// How long one input may take.
pub(super) const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });

/// How many conditions a body can be asked for in turn.
const ROUNDS: usize = 60;

/// How much of an output is shown.
const DETAIL: usize = 400;

/// What the macro made of a case.
pub(super) enum Verdict {
    /// It is no text of Rust.
    NoTokens,
    /// Errors.
    Refused,
    /// A machine.
    Lowered,
    /// What it must not.
    Found(Finding),
}

/// What must not be.
pub(super) struct Finding {
    /// What it is, in a few words that are the same for what has the same cause.
    pub(super) what: String,
    /// More about it.
    pub(super) detail: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.detail)
    }
}

fn found(what: impl Into<String>, detail: impl Into<String>) -> Verdict {
    let detail: String = detail.into();
    Verdict::Found(Finding {
        what: what.into(),
        detail: detail.chars().take(DETAIL).collect(),
    })
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
    static PANICKED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics on this thread from being printed: they are looked at.
pub(super) fn be_quiet() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let others = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if QUIET.get() {
                let place = info.location().map(ToString::to_string);
                PANICKED.set(place.unwrap_or_default());
            } else {
                others(info);
            }
        }));
    });
    QUIET.set(true);
}

/// Runs the macro, and again on what it gives, as rustc would, where that is a body
/// for each answer to a `#[cfg]`.
pub(super) fn judge(case: &Case) -> Verdict {
    let (Some(options), Some(item)) = (tree::tokens(&case.options), tree::tokens(&case.item))
    else {
        return Verdict::NoTokens;
    };
    let (mut options, mut item) = (options, item);
    for round in 0..ROUNDS {
        let begun = Instant::now();
        let once = match run(case.which, options.clone(), item.clone()) {
            Ok(output) => output,
            Err(verdict) => return verdict,
        };
        let took = begun.elapsed();
        if took > LIMIT {
            return found("slow", format!("{took:?}"));
        }
        match run(case.which, options.clone(), item.clone()) {
            Ok(twice) if twice.to_string() == once.to_string() => {}
            Ok(_) => return found("not the same twice", ""),
            Err(verdict) => return verdict,
        }
        let verdict = match case.which {
            Macro::Attribute => attribute(&item, &once),
            Macro::Iter => iter(&item, &once),
        };
        match verdict {
            Ok(verdict) => return verdict,
            Err(mut answers) => {
                // Either answer is as good; in time all of them are followed.
                let which = (round + case.item.len()) % answers.len().max(1);
                (options, item) = answers.swap_remove(which);
            }
        }
    }
    found("asks for conditions without end", "")
}

fn run(which: Macro, options: TokenStream, item: TokenStream) -> Result<TokenStream, Verdict> {
    let expand = || match which {
        Macro::Attribute => crate::generator::expand(options, item),
        Macro::Iter => {
            let krate = if options.is_empty() {
                quote!(::primed)
            } else {
                options
            };
            crate::iter::expand(quote!([#krate] #item))
        }
    };
    panic::catch_unwind(AssertUnwindSafe(expand)).map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
        let place = PANICKED.take();
        found(format!("panic at {place}"), text.unwrap_or("not a text"))
    })
}

/// What the macro is called with for each answer to a condition.
type Answers = Vec<(TokenStream, TokenStream)>;

fn attribute(item: &TokenStream, output: &TokenStream) -> Result<Verdict, Answers> {
    let errors = output.to_string().contains("compile_error");
    let functions = match functions(output) {
        Ok(functions) => functions,
        // What did not parse as a function is handed on as it was.
        Err(_) if errors && output.to_string().ends_with(&item.to_string()) => {
            return Ok(Verdict::Refused);
        }
        Err(_) if rustc_refuses(item) => return Ok(Verdict::Refused),
        Err(error) => return Ok(unparsable(&error, output)),
    };
    let answers: Option<Answers> = functions.iter().map(answer).collect();
    match answers {
        Some(answers) if !answers.is_empty() => Err(answers),
        _ if errors => Ok(Verdict::Refused),
        _ => {
            let mut left = LeftOver(None);
            for function in &functions {
                if let ImplItem::Fn(function) = function {
                    left.visit_block(&function.block);
                }
            }
            Ok(left.verdict(item))
        }
    }
}

fn iter(item: &TokenStream, output: &TokenStream) -> Result<Verdict, Answers> {
    let errors = output.to_string().contains("compile_error");
    let expr = match syn::parse2::<Expr>(output.clone()) {
        Ok(expr) => expr,
        Err(_) if rustc_refuses(&quote!(fn f() { #item })) => return Ok(Verdict::Refused),
        Err(error) => return Ok(unparsable(&error, output)),
    };
    let Expr::Block(block) = expr else {
        return Ok(found("no block", output.to_string()));
    };
    let answers = block.block.stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Local(local) if is_cfg(local.attrs.first()?) => match &*local.init.as_ref()?.expr {
            Expr::Macro(call) => Some((TokenStream::new(), without_path(&call.mac.tokens))),
            _ => None,
        },
        _ => None,
    });
    let answers: Answers = answers.collect();
    if !answers.is_empty() {
        return Err(answers);
    }
    if errors {
        return Ok(Verdict::Refused);
    }
    let mut left = LeftOver(None);
    left.visit_block(&block.block);
    Ok(left.verdict(&quote!(fn f() { #item })))
}

fn rustc_refuses(item: &TokenStream) -> bool {
    let mut refused = Refused::default();
    for function in &functions(item).unwrap_or_default() {
        refused.visit_impl_item(function);
    }
    refused.found
}

fn unparsable(error: &syn::Error, output: &TokenStream) -> Verdict {
    found(format!("does not parse: {error}"), output.to_string())
}

/// The methods that tokens are, the widest form of a function that there is, and
/// what else stands between them.
fn functions(tokens: &TokenStream) -> syn::Result<Vec<ImplItem>> {
    // A file has them all; `default fn` is known to an impl only.
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) if !file.items.iter().all(|item| matches!(item, Item::Fn(_))) => Ok(Vec::new()),
        file => match syn::parse2::<ItemImpl>(quote!(impl X { #tokens })) {
            Ok(all) => Ok(all.items),
            Err(_) if file.is_ok() => Ok(Vec::new()),
            Err(error) => Err(error),
        },
    }
}

/// The options and the function, where the macro left it to rustc which it is.
fn answer(item: &ImplItem) -> Option<(TokenStream, TokenStream)> {
    let ImplItem::Fn(function) = item else {
        return None;
    };
    let mut function = function.clone();
    let mut attrs = function.attrs.drain(..);
    let _cfg = attrs.next().filter(is_cfg)?;
    let attribute = attrs.next()?;
    if attribute.path().segments.last()?.ident != "generator" {
        return None;
    }
    let options = attribute.meta.require_list().ok()?.tokens.clone();
    function.attrs = attrs.collect();
    Some((options, function.into_token_stream()))
}

fn is_cfg(attr: &Attribute) -> bool {
    attr.path().is_ident("cfg")
}

/// The body of `iter!`, without the path in brackets that comes first.
fn without_path(tokens: &TokenStream) -> TokenStream {
    tokens.clone().into_iter().skip(1).collect()
}

/// Finds a yield that was lowered to nothing.
struct LeftOver(Option<String>);

impl LeftOver {
    fn verdict(self, item: &TokenStream) -> Verdict {
        match self.0 {
            None => Verdict::Lowered,
            Some(_) if rustc_refuses(item) => Verdict::Refused,
            Some(text) => found("a yield is left", text),
        }
    }
}

impl<'ast> Visit<'ast> for LeftOver {
    fn visit_expr_yield(&mut self, expr: &'ast syn::ExprYield) {
        self.0 = Some(expr.to_token_stream().to_string());
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let last = mac.path.segments.last().map(|last| last.ident.to_string());
        if let Some("yield_" | "try_yield" | "yield_from" | "try_yield_from") = last.as_deref() {
            self.0 = Some(mac.to_token_stream().to_string());
        }
        visit::visit_macro(self, mac);
    }

    // A function inside has yields of its own, or none that are the macro's concern.
    fn visit_item(&mut self, _item: &'ast Item) {}
}
