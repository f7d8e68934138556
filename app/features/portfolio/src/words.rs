//! The portfolio in words and colours.

use domain::FieldError;
use domain::customers::Visibility;
use domain::id::{ArtifactId, PortfolioItemId};
use domain::portfolio::PortfolioStatus;
use kit::{Choice, Glyph, TagColour};

/// The address of the portfolio.
pub(crate) const PORTFOLIO: &str = "/portfolio";

/// The address of a piece.
pub(crate) fn address(id: PortfolioItemId) -> String {
    format!("{PORTFOLIO}/{id}")
}

/// The colour of a status; its word says the same.
pub(crate) const fn colour(status: PortfolioStatus) -> TagColour {
    match status {
        PortfolioStatus::Idea => TagColour::Gray,
        PortfolioStatus::Draft => TagColour::Blue,
        PortfolioStatus::Review => TagColour::Purple,
        PortfolioStatus::Published => TagColour::Green,
        PortfolioStatus::Archived => TagColour::Outline,
    }
}

/// Who may see it.
pub(crate) const fn seen_by(visibility: Visibility) -> (Glyph, &'static str) {
    match visibility {
        Visibility::Private => (Glyph::Locked, "Only you see it"),
        Visibility::Workspace => (Glyph::Users, "Shared"),
    }
}

/// The statuses, to choose from.
pub(crate) fn statuses() -> Vec<Choice> {
    let statuses = PortfolioStatus::ALL.iter();
    statuses
        .map(|status| Choice::new(status.as_str(), status.label()))
        .collect()
}

/// The artifact at an address: a whole one as the browser shows it, `/artifacts/…`, or the id alone.
pub(crate) fn artifact_at(address: &str) -> Result<ArtifactId, FieldError> {
    let path = address.trim().split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    let id = match path.rsplit_once('/') {
        Some((before, id)) if before.ends_with("/artifacts") => id,
        Some(_) => "",
        None => path,
    };
    let message = "Paste the address of an artifact: it ends in /artifacts/ and its id.";
    id.parse().map_err(|_| FieldError::new("artifact", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0190a6f4-3f6e-7c3a-9c1e-2f6b7a1d0c55";

    #[test]
    fn an_artifact_is_found_at_its_address() {
        for address in [
            ID.to_owned(),
            format!(" /artifacts/{ID} "),
            format!("https://crm.example/artifacts/{ID}/"),
            format!("http://127.0.0.1:3000/artifacts/{ID}?version=2#changes"),
        ] {
            let found = artifact_at(&address).map(|id| id.to_string());
            assert_eq!(found.as_deref(), Ok(ID), "{address}");
        }
    }

    #[test]
    fn another_address_is_none_of_an_artifact() {
        let others = [
            "",
            "Strategy",
            "/artifacts/",
            "https://crm.example/artifacts",
        ];
        let others = others.map(ToOwned::to_owned);
        let elsewhere = [
            format!("/customers/{ID}"),
            format!("/artifacts/{ID}/versions"),
        ];
        for address in others.iter().chain(&elsewhere) {
            let field = artifact_at(address).unwrap_err().field;
            assert_eq!(field, "artifact", "{address}");
        }
    }
}
