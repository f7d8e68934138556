use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::text;

/// What a piece is about: words or short phrases in lower case, each once, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Tags(Vec<String>);

impl Tags {
    /// Most tags of one piece.
    pub const MAX: usize = 20;
    /// Most characters of one tag.
    pub const LENGTH: usize = 50;

    /// Checks tags; what stands between commas is one, with or without a `#`.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, FieldError> {
        let mut tags: Vec<String> = Vec::new();
        for text in texts.into_iter().flat_map(|text| text.split(',')) {
            let line = text::line("tags", text)?;
            let tag = line.trim_start_matches('#').trim().to_lowercase();
            if tag.chars().count() > Self::LENGTH {
                return Err(FieldError::new("tags", "Keep each tag to 50 characters."));
            }
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
            if tags.len() > Self::MAX {
                return Err(FieldError::new("tags", "A piece has at most 20 tags."));
            }
        }
        Ok(Self(tags))
    }

    /// The tags.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

impl TryFrom<Vec<String>> for Tags {
    type Error = String;

    fn try_from(tags: Vec<String>) -> Result<Self, String> {
        Self::parse(tags.iter().map(String::as_str)).map_err(|error| error.message)
    }
}

impl From<Tags> for Vec<String> {
    fn from(tags: Tags) -> Self {
        tags.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_at_commas_and_kept_once() {
        let tags = Tags::parse(["#Pricing, Go to  Market ,", "pricing"]).unwrap();
        assert_eq!(tags.as_slice(), ["pricing", "go to market"]);
    }

    #[test]
    fn tags_are_few_and_short() {
        assert!(Tags::parse(["x".repeat(51).as_str()]).is_err());
        let many: Vec<String> = (0..21).map(|n| n.to_string()).collect();
        assert!(Tags::parse([many.join(",").as_str()]).is_err());
        assert!(Tags::parse([many[..20].join(",").as_str()]).is_ok());
    }
}
