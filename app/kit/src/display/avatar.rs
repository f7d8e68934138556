use leptos::prelude::*;

/// How big an avatar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    /// 20 pixels, beside text.
    Small,
    /// 32 pixels.
    #[default]
    Medium,
    /// 48 pixels.
    Large,
}

/// A person or a company by initials. Decoration: the name stands beside it or in its button's label.
#[component]
pub fn Avatar(
    /// The name.
    #[prop(into)]
    name: String,
    /// How big.
    #[prop(optional)]
    size: AvatarSize,
    /// Square, for companies.
    #[prop(optional)]
    square: bool,
) -> impl IntoView {
    let size = match size {
        AvatarSize::Small => "nx-avatar--small",
        AvatarSize::Medium => "nx-avatar--medium",
        AvatarSize::Large => "nx-avatar--large",
    };
    let square = if square { " nx-avatar--square" } else { "" };
    let class = format!("nx-avatar {size} nx-avatar--{}{square}", tint(&name));
    // Drawn by the style sheet: as text it would have to be part of the name of a button around it.
    view! { <span class=class aria-hidden="true" data-initials=initials(&name)></span> }
}

/// The first letters of the first and the last word, in capitals.
pub(crate) fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    let letters: String = first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect();
    if letters.is_empty() {
        "?".to_owned()
    } else {
        letters
    }
}

/// One of six tints, always the same for a name.
pub(crate) fn tint(name: &str) -> u32 {
    name.chars().fold(0_u32, |sum, letter| {
        sum.wrapping_mul(31).wrapping_add(u32::from(letter))
    }) % 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_people_and_companies() {
        assert_eq!(initials("Ann Lee"), "AL");
        assert_eq!(initials("ann marie van dyke"), "AD");
        assert_eq!(initials("Acme"), "A");
        assert_eq!(initials("“Öko” (Berlin)"), "ÖB");
        assert_eq!(initials("شركة النور"), "شا");
        assert_eq!(initials("  "), "?");
        assert_eq!(initials("🚀"), "?");
    }

    #[test]
    fn a_name_keeps_its_tint() {
        assert_eq!(tint("Ann Lee"), tint("Ann Lee"));
        assert!(
            ["a", "b", "c", "d", "e", "f", ""]
                .iter()
                .all(|name| tint(name) < 6)
        );
    }
}
