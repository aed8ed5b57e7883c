//! Forms that can be left out, each by a name: what is being built, and what was found
//! not to work. Those that are left out by default say `false`; `--on NAME` brings one
//! back, `--off NAME` leaves one out.

macro_rules! switches {
    ($($(#[doc = $doc:literal])* $name:ident = $on:literal,)*) => {
        /// Which of these forms are made.
        #[derive(Clone, Debug)]
        pub struct Switches {
            $($(#[doc = $doc])* pub $name: bool,)*
            /// The size of a body, in a hundredth of the usual.
            pub size: isize,
        }

        impl Default for Switches {
            fn default() -> Self {
                Self { $($name: $on,)* size: 100 }
            }
        }

        impl Switches {
            /// All names, the defaults, and what they are for.
            pub const ALL: &'static [(&'static str, bool, &'static str)] =
                &[$((stringify!($name), $on, concat!($($doc),*)),)*];

            /// Brings a form back, or leaves it out, by its name; `all` means each of them.
            pub fn set(&mut self, wanted: &str, on: bool) -> bool {
                let mut found = false;
                $(
                    if wanted == "all" || wanted.replace('-', "_") == stringify!($name) {
                        self.$name = on;
                        found = true;
                    }
                )*
                found
            }
        }
    };
}

switches! {
    /// Match guards that yield.
    guard_yields = true,
    /// `_` next to a binding in a parameter's pattern.
    param_wildcard = true,
    /// `let r = &mut make();`.
    extended_mut = true,
    /// `?`, `return` and other jumps in the arguments of `matches!`.
    matches_jumps = true,
    /// Items in a block.
    block_items = true,
    /// `break` and `continue` in the arguments of other macros.
    macro_jumps = true,
    /// A local moved in a condition.
    moves_in_condition = true,
    /// `let None = .. else`.
    none_pattern = true,
    /// `let _ = ..` and `_ = ..` of an owner that is made by code that yields.
    underscore_yields = true,
    /// A matched value with owners, a part of which yields.
    owner_scrutinee_yields = true,
    /// `let .. else` in code that does not yield.
    native_let_else = true,
    /// `..` in a pattern that leaves an owner unbound: only its type tells what that is.
    pattern_rest = false,
    /// A method by value on a temporary, with an argument that yields.
    yielded_method = true,
    /// Statements that `#[cfg]` leaves out, not at the top of a body.
    nested_cfg = true,
    /// A block in parentheses before the `else` of a `let`.
    block_before_else = true,
    /// A local moved in the arguments of a macro that borrows them.
    format_moves = true,
    /// An or-pattern that binds an owner, with cases that leave different parts unbound.
    or_pattern_owner = false,
    /// `yield_! { x }` elsewhere than as a statement.
    brace_yield = true,
    /// Two parts that own something and that a pattern of a struct leaves unbound.
    two_unbound = false,
    /// Struct literals in the arguments of macros.
    macro_struct_fields = true,
    /// Several parameters, one of them with a pattern.
    param_order = true,
    /// A local moved on some path of an operand.
    moves_in_operand = true,
    /// A chain of methods by value in a `for`'s head, of code that yields.
    for_chain_yields = true,
    /// A format macro with captures in the arguments of another macro.
    nested_captures = true,
    /// A matched value that may leave a loop or a block.
    scrutinee_jumps = true,
    /// A local that a method by value uses up.
    consumed_local = false,
    /// A local moved in a `for`'s head.
    for_head_moves = true,
    /// A method by value on code that may leave.
    receiver_jumps = true,
    /// Parts left unbound in a let chain.
    chain_unbound = true,
    /// A let chain that binds a name twice.
    chain_shadowing = true,
    /// An assignment to a local that may have been moved.
    assign_maybe_moved = true,
    /// A local box that is moved out of.
    unbox = false,
    /// A method by value on code that yields.
    receiver_yields = true,
    /// A local taken apart, with `_` for a part that is `Copy`.
    copy_part_unbound = true,
    /// `(a, _) = ..` of owners that come from code that yields.
    underscore_part = true,
    /// A local moved in a `match` within an arm of a `match`.
    moves_in_arm = true,
    /// A local moved in the arguments of `matches!`.
    matches_moves = true,
    /// `if let name = local`.
    if_let_name = true,
    /// A local taken apart in a let chain.
    chain_moves = true,
    /// A closure after a branch that yields, in the same expression.
    closure_after_branch = true,
    /// A local moved in an `else`.
    moves_in_else = true,
    /// Jumps in the arguments of a method by value.
    argument_jumps = true,
    /// A jump next to a temporary with a destructor, in code that does not yield.
    jump_temporaries = true,
    /// Locals with parts that have an empty value.
    parts = true,
    /// Such a part read by value.
    moved_part = true,
    /// A part of a part read by value.
    nested_part = true,
    /// A part of what is in a box.
    boxed_part = true,
    /// A method that uses a part up.
    part_method = true,
    /// A part that is matched.
    matched_part = true,
    /// A part assigned again.
    part_assigned = true,
    /// A pattern of a local that binds some of such parts.
    local_parts = true,
    /// A pattern of a value that binds some of them.
    value_parts = true,
    /// An or-pattern that binds such a part of one case or another.
    or_pattern_part = true,
    /// A pattern of what is in a box that binds some of them.
    boxed_pattern = true,
    /// A part under a reference, or bound by one.
    borrowed_part = true,
    /// A part that a closure takes, or looks at.
    closure_part = true,
}
