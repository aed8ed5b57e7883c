//! Forms that are left out, each for a reason that is told here: what is being built, and
//! what is known not to work yet. `--on NAME` brings one back.

macro_rules! switches {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// Which of the forms that are left out by default are made all the same.
        #[derive(Clone, Default, Debug)]
        pub struct Switches {
            $($(#[doc = $doc])* pub $name: bool,)*
        }

        impl Switches {
            /// All names, with what they are for.
            pub const ALL: &'static [(&'static str, &'static str)] =
                &[$((stringify!($name), concat!($($doc),*)),)*];

            /// Brings a form back, by its name; `all` means each of them.
            pub fn set(&mut self, wanted: &str) -> bool {
                let mut found = false;
                $(
                    if wanted == "all" || wanted.replace('-', "_") == stringify!($name) {
                        self.$name = true;
                        found = true;
                    }
                )*
                found
            }
        }
    };
}

switches! {
    /// Match guards that yield: being built.
    guard_yields,
    /// `_` next to a binding in a parameter's pattern.
    param_wildcard,
    /// `let r = &mut make();`.
    extended_mut,
    /// `?`, `return` and other jumps in the arguments of `matches!`.
    matches_jumps,
    /// Items in a block.
    block_items,
    /// `break` and `continue` in the arguments of other macros.
    macro_jumps,
    /// A local moved in a condition.
    moves_in_condition,
    /// `let None = .. else`.
    none_pattern,
    /// `let _ = ..` and `_ = ..` of an owner that is made by code that yields.
    underscore_yields,
    /// A matched value with owners, a part of which yields.
    owner_scrutinee_yields,
    /// `let .. else` in code that does not yield.
    native_let_else,
    /// `..` in a pattern that leaves an owner unbound.
    pattern_rest,
    /// A method by value on a temporary, with an argument that yields.
    yielded_method,
    /// Statements that `#[cfg]` leaves out, not at the top of a body.
    nested_cfg,
    /// A block in parentheses before the `else` of a `let`.
    block_before_else,
    /// A local moved in the arguments of a macro that borrows them.
    format_moves,
    /// An or-pattern that binds an owner.
    or_pattern_owner,
    /// `yield_! { x }` elsewhere than as a statement.
    brace_yield,
    /// Two parts that a pattern leaves unbound.
    two_unbound,
    /// Struct literals in the arguments of macros.
    macro_struct_fields,
    /// Several parameters, one of them with a pattern.
    param_order,
    /// A local moved on some path of an operand.
    moves_in_operand,
    /// A chain of methods by value in a `for`'s head, of code that yields.
    for_chain_yields,
    /// A format macro with captures in the arguments of another macro.
    nested_captures,
    /// A matched value that may leave a loop or a block.
    scrutinee_jumps,
    /// A local that a method by value uses up.
    consumed_local,
    /// A local moved in a `for`'s head.
    for_head_moves,
    /// A method by value on code that may leave.
    receiver_jumps,
    /// Parts left unbound in a let chain.
    chain_unbound,
    /// A let chain that binds a name twice.
    chain_shadowing,
    /// An assignment to a local that may have been moved.
    assign_maybe_moved,
}
