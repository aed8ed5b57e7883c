//! Visitors of syntax trees, as syn has them, but of one walk for all.
//!
//! syn's functions are generic: rustc would make two hundred of them anew for each of our
//! visitors, a fifth of all that it makes of this crate. Here a visitor is a `dyn Visit` once
//! it is on its way, so that they are made once. A trait has the methods that are asked for
//! somewhere; another one of syn's is had by adding its line below.

macro_rules! walk {
    (
        $(#[$doc:meta])*
        $module:ident::$Visit:ident $(<$ast:lifetime>)?
        visits { $($visit:ident($node:ty))* }
        $(lists { $($list:ident($nodes:ty) of $each:ident)* })?
        walks { $($walk:ident($walked:ty))* }
    ) => {
        pub(crate) mod $module {
            $(#[$doc])*
            pub(crate) trait $Visit $(<$ast>)?: Walker $(<$ast>)? {
                $(fn $visit(&mut self, node: $node) {
                    $visit(self.walker(), node);
                })*
                $($(fn $list(&mut self, nodes: $nodes) {
                    for node in nodes {
                        syn::$module::$each(self.walker(), node);
                    }
                })*)?
            }

            /// What is a visitor of one type or another.
            pub(crate) trait Walker $(<$ast>)? {
                fn walker(&mut self) -> &mut dyn $Visit $(<$ast>)?;
            }

            impl<$($ast,)? V: $Visit $(<$ast>)?> Walker $(<$ast>)? for V {
                fn walker(&mut self) -> &mut dyn $Visit $(<$ast>)? {
                    self
                }
            }

            impl $(<$ast>)? syn::$module::$Visit $(<$ast>)? for dyn $Visit $(<$ast>)? + '_ {
                $(fn $visit(&mut self, node: $node) {
                    $Visit::$visit(self, node);
                })*
                $($(fn $list(&mut self, nodes: $nodes) {
                    $Visit::$list(self, nodes);
                })*)?
            }

            walk!(@functions $module::$Visit [$($ast)?] $($visit($node))* $($walk($walked))*);
        }
    };
    (@functions $module:ident::$Visit:ident $ast:tt $($walk:ident($node:ty))*) => {
        $(walk!(@function $module::$Visit $ast $walk($node));)*
    };
    (@function $module:ident::$Visit:ident [$($ast:lifetime)?] $walk:ident($node:ty)) => {
        pub(crate) fn $walk $(<$ast>)? (visitor: &mut dyn $Visit $(<$ast>)?, node: $node) {
            syn::$module::$walk(visitor, node);
        }
    };
}

walk! {
    /// Looks at a tree; whatever a method does not walk through by itself is passed over.
    visit::Visit<'ast>
    visits {
        visit_arm(&'ast syn::Arm)
        visit_attribute(&'ast syn::Attribute)
        visit_block(&'ast syn::Block)
        visit_expr(&'ast syn::Expr)
        visit_expr_closure(&'ast syn::ExprClosure)
        visit_expr_if(&'ast syn::ExprIf)
        visit_expr_match(&'ast syn::ExprMatch)
        visit_expr_struct(&'ast syn::ExprStruct)
        visit_expr_yield(&'ast syn::ExprYield)
        visit_fn_arg(&'ast syn::FnArg)
        visit_ident(&'ast syn::Ident)
        visit_impl_item(&'ast syn::ImplItem)
        visit_impl_item_fn(&'ast syn::ImplItemFn)
        visit_item(&'ast syn::Item)
        visit_item_fn(&'ast syn::ItemFn)
        visit_item_macro(&'ast syn::ItemMacro)
        visit_local(&'ast syn::Local)
        visit_macro(&'ast syn::Macro)
        visit_pat(&'ast syn::Pat)
        visit_pat_ident(&'ast syn::PatIdent)
        visit_stmt(&'ast syn::Stmt)
        visit_stmt_macro(&'ast syn::StmtMacro)
        visit_type(&'ast syn::Type)
        visit_type_array(&'ast syn::TypeArray)
        visit_type_impl_trait(&'ast syn::TypeImplTrait)
        visit_type_infer(&'ast syn::TypeInfer)
        visit_type_macro(&'ast syn::TypeMacro)
    }
    walks {
        visit_expr_async(&'ast syn::ExprAsync)
        visit_expr_break(&'ast syn::ExprBreak)
        visit_expr_const(&'ast syn::ExprConst)
    }
}

walk! {
    /// Changes a tree; whatever a method does not walk through by itself is passed over.
    visit_mut::VisitMut
    visits {
        visit_arm_mut(&mut syn::Arm)
        visit_block_mut(&mut syn::Block)
        visit_expr_match_mut(&mut syn::ExprMatch)
        visit_expr_mut(&mut syn::Expr)
        visit_expr_path_mut(&mut syn::ExprPath)
        visit_expr_struct_mut(&mut syn::ExprStruct)
        visit_item_mut(&mut syn::Item)
        visit_lifetime_mut(&mut syn::Lifetime)
        visit_local_mut(&mut syn::Local)
        visit_macro_mut(&mut syn::Macro)
        visit_pat_mut(&mut syn::Pat)
        visit_pat_struct_mut(&mut syn::PatStruct)
        visit_signature_mut(&mut syn::Signature)
        visit_stmt_mut(&mut syn::Stmt)
        visit_trait_bound_mut(&mut syn::TraitBound)
        visit_type_bare_fn_mut(&mut syn::TypeBareFn)
        visit_type_mut(&mut syn::Type)
    }
    lists {
        visit_attributes_mut(&mut Vec<syn::Attribute>) of visit_attribute_mut
    }
    walks {
        visit_expr_break_mut(&mut syn::ExprBreak)
        visit_expr_for_loop_mut(&mut syn::ExprForLoop)
        visit_expr_if_mut(&mut syn::ExprIf)
        visit_expr_return_mut(&mut syn::ExprReturn)
        visit_expr_while_mut(&mut syn::ExprWhile)
        visit_expr_yield_mut(&mut syn::ExprYield)
    }
}
