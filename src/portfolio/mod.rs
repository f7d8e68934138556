//! The portfolio: what an advisor shows of their work, across all customers.

mod anonymous;
mod form;
mod store;
mod tags;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use anonymous::Anonymous;
pub use form::{PortfolioDraft, PortfolioForm};
pub use store::{PortfolioQuery, PortfolioStore};
pub use tags::Tags;

use crate::activity::Person;
use crate::artifacts::ArtifactKind;
use crate::customers::{CustomerName, Visibility};
use crate::id::{ArtifactId, CustomerId, PortfolioItemId};
use crate::markdown::Markdown;
use crate::title::Title;
use crate::version::Version;
use crate::words::words;

words! {
    /// What kind of piece it is.
    PortfolioKind, "kind", "Choose one of the kinds of pieces.";
    /// Something to read.
    Article = "article", "Article";
    /// What was done for somebody, and what came of it.
    CaseStudy = "case_study", "Case study";
    /// Something to listen to.
    Talk = "talk", "Talk";
    /// A few lines.
    Post = "post", "Post";
    /// Something for others to fill in.
    Template = "template", "Template";
    /// Something to watch.
    Video = "video", "Video";
}

words! {
    /// How far a piece is. Any status may follow any other.
    PortfolioStatus, "status", "Choose one of the five statuses.";
    /// Not more than a thought.
    Idea = "idea", "Idea";
    /// Being written.
    Draft = "draft", "Draft";
    /// Being read by others.
    Review = "review", "Review";
    /// Out in the world.
    Published = "published", "Published";
    /// Kept for the record only.
    Archived = "archived", "Archived";
}

words! {
    /// What an artifact is to a piece.
    ReferenceKind, "reference", "Choose what the artifact is to this piece.";
    /// The piece was made from it.
    Source = "source", "Made from";
    /// They are about the same.
    Related = "related", "Related";
}

/// Most references on either side.
pub const MOST_REFERENCES: u32 = 100;

/// A piece of the portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioItem {
    /// Its id.
    pub id: PortfolioItemId,
    /// What kind of piece it is.
    pub kind: PortfolioKind,
    /// What it is called.
    pub title: Title,
    /// Its text; may be empty.
    pub body: Markdown,
    /// Where it is published; may be empty.
    pub url: String,
    /// An image to show it by, at an `https` address; may be empty.
    pub cover_url: String,
    /// How far it is.
    pub status: PortfolioStatus,
    /// What it is about.
    pub tags: Tags,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who made it.
    pub owner: Person,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl PortfolioItem {
    /// Which version of it this is: another one after every change.
    pub const fn version(&self) -> Version {
        Version::of(self.updated_at)
    }
}

/// A piece as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioSummary {
    /// Its id.
    pub id: PortfolioItemId,
    /// What kind of piece it is.
    pub kind: PortfolioKind,
    /// What it is called.
    pub title: Title,
    /// Where it is published; may be empty.
    pub url: String,
    /// An image to show it by; may be empty.
    pub cover_url: String,
    /// How far it is.
    pub status: PortfolioStatus,
    /// What it is about.
    pub tags: Tags,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who made it.
    pub owner: Person,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// An artifact that a piece refers to, for those who may see both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtifactReference {
    /// What it is to the piece.
    pub kind: ReferenceKind,
    /// The artifact.
    pub artifact: ArtifactId,
    /// What the artifact is called.
    pub title: Title,
    /// What kind of document it is.
    pub artifact_kind: ArtifactKind,
    /// For whom it was made.
    pub customer: CustomerId,
    /// What the customer is called.
    pub customer_name: CustomerName,
}

/// A piece that refers to an artifact, for those who may see both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioReference {
    /// What the artifact is to it.
    pub kind: ReferenceKind,
    /// The piece.
    pub item: PortfolioItemId,
    /// What it is called.
    pub title: Title,
    /// What kind of piece it is.
    pub item_kind: PortfolioKind,
    /// How far it is.
    pub status: PortfolioStatus,
}
