use serde::{Deserialize, Serialize};

use super::{PortfolioKind, PortfolioStatus, Tags};
use crate::error::{Check, FieldError, Result};
use crate::markdown::Markdown;
use crate::text;
use crate::title::Title;

/// A piece as somebody typed it; what is left out is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PortfolioForm {
    /// Word of a [`PortfolioKind`].
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Where it is published.
    pub url: String,
    /// An image at an `https` address.
    pub cover_url: String,
    /// Word of a [`PortfolioStatus`]; empty is an idea.
    pub status: String,
    /// Tags between commas.
    pub tags: String,
}

/// Everything that people decide about a piece, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioDraft {
    /// What kind of piece it is.
    pub kind: PortfolioKind,
    /// What it is called.
    pub title: Title,
    /// Its text; may be empty.
    pub body: Markdown,
    /// Where it is published; may be empty.
    pub url: String,
    /// An image to show it by; may be empty.
    pub cover_url: String,
    /// How far it is.
    pub status: PortfolioStatus,
    /// What it is about.
    pub tags: Tags,
}

impl PortfolioForm {
    /// Checks the form; all broken rules at once.
    pub fn parse(&self) -> Result<PortfolioDraft> {
        let mut check = Check::default();
        let kind = check.keep(PortfolioKind::parse(&self.kind));
        let title = check.keep(Title::parse("title", &self.title));
        let body = check.keep(Markdown::parse("body", &self.body));
        let url = check.keep(text::url("url", &self.url));
        let cover_url = check.keep(cover(&self.cover_url));
        let status = check.keep(match self.status.as_str() {
            "" => Ok(PortfolioStatus::Idea),
            word => PortfolioStatus::parse(word),
        });
        let tags = check.keep(Tags::parse([self.tags.as_str()]));
        let draft = (|| {
            Some(PortfolioDraft {
                kind: kind?,
                title: title?,
                body: body?,
                url: url?,
                cover_url: cover_url?,
                status: status?,
                tags: tags?,
            })
        })();
        check.finish(draft)
    }
}

/// Only `https`: a page must not ask for an image that others on the way can read or replace.
fn cover(text: &str) -> Result<String, FieldError> {
    let url = text::url("cover_url", text)?;
    if url.is_empty() || url.to_ascii_lowercase().starts_with("https://") {
        return Ok(url);
    }
    Err(FieldError::new(
        "cover_url",
        "Enter an address that begins with https://.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_and_title_make_an_idea() {
        let form = PortfolioForm {
            kind: "talk".to_owned(),
            title: "Pricing for founders".to_owned(),
            ..PortfolioForm::default()
        };
        assert_eq!(form.parse().unwrap().status, PortfolioStatus::Idea);
    }

    #[test]
    fn a_form_reports_every_broken_field() {
        let form = PortfolioForm {
            kind: "poem".to_owned(),
            url: "javascript:alert(1)".to_owned(),
            cover_url: "http://images.example/a.png".to_owned(),
            status: "sold".to_owned(),
            tags: "x".repeat(60),
            ..PortfolioForm::default()
        };
        let error = form.parse().unwrap_err();
        for field in ["kind", "title", "url", "cover_url", "status", "tags"] {
            assert!(error.for_field(field).is_some(), "{field}");
        }
    }
}
