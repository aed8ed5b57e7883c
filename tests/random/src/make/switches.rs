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
}
