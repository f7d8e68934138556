//! Enums that are words: one in the database and in addresses, one for people.

/// Declares such an enum with `ALL`, `as_str`, `label` and `parse`; the field and the message are those of a word that
/// is none of them.
macro_rules! words {
    (
        $(#[$doc:meta])*
        $name:ident, $field:literal, $message:literal;
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $label:literal;)+
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every one, in the order in which people choose.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word stored in the database and shown in URLs.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The words people see.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// Reads the word of the database or a form.
            pub fn parse(word: &str) -> Result<Self, $crate::error::FieldError> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::error::FieldError::new($field, $message)),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }
    };
}

pub(crate) use words;

/// A move from one status to another as it happened: `from` is what Undo goes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Moved<S> {
    /// The status before, as the database had it.
    pub from: S,
    /// The status now.
    pub to: S,
}
