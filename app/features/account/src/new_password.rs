use domain::accounts::Password;
use kit::{Glyph, Icon, PasswordInput};
use leptos::prelude::*;

/// A password to choose: says while it is typed what is still missing.
#[component]
pub(crate) fn NewPassword(
    /// What to type, above the field.
    label: &'static str,
    /// What the form's answer says about it.
    error: Signal<Option<String>>,
    /// What is typed, for a form that clears it.
    #[prop(optional)]
    value: RwSignal<String>,
) -> impl IntoView {
    let helper = format!(
        "At least {} characters. A few unrelated words are easy to remember.",
        Password::MIN
    );
    let progress = Memo::new(move |_| value.with(|text| progress(text)));
    let line = move || match progress.get() {
        Progress::Nothing => None,
        Progress::Missing(words) => {
            Some(view! { <Icon glyph=Glyph::CircleDash />{words} }.into_any())
        }
        Progress::Good => Some(
            view! {
                <Icon glyph=Glyph::CheckmarkFilled class="nx-account__good" />
                "Good password."
            }
            .into_any(),
        ),
    };
    view! {
        <div>
            <PasswordInput label name="password" autocomplete="new-password" helper value error />
            <p class="nx-account__progress" aria-live="polite">{line}</p>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Progress {
    Nothing,
    Missing(String),
    Good,
}

fn progress(typed: &str) -> Progress {
    let missing = usize::try_from(Password::MIN)
        .unwrap_or_default()
        .saturating_sub(typed.chars().count());
    match (typed.is_empty(), missing, Password::parse(typed)) {
        (true, ..) => Progress::Nothing,
        (_, 1, _) => Progress::Missing("One more character.".to_owned()),
        (_, 2.., _) => Progress::Missing(format!("{missing} more characters.")),
        (_, _, Err(error)) => Progress::Missing(error.message),
        (_, _, Ok(_)) => Progress::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(words: &str) -> Progress {
        Progress::Missing(words.to_owned())
    }

    #[test]
    fn it_counts_down_and_then_judges() {
        assert_eq!(progress(""), Progress::Nothing);
        assert_eq!(progress("copper"), missing("4 more characters."));
        assert_eq!(progress("copper vi"), missing("One more character."));
        assert_eq!(progress("copper violin"), Progress::Good);
        assert!(matches!(progress("password123"), Progress::Missing(_)));
    }
}
