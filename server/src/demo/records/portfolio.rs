use chrono::{DateTime, Utc};
use db::demo::Diary;
use domain::Actor;
use domain::customers::Visibility;
use domain::id::{ArtifactId, PortfolioItemId};
use domain::portfolio::PortfolioKind::{Article, CaseStudy, Post, Talk, Template, Video};
use domain::portfolio::PortfolioStatus::{Archived, Draft, Idea, Published, Review};
use domain::portfolio::{PortfolioForm, PortfolioKind, PortfolioStatus, PortfolioStore};
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::Stores;
use super::case::Case;
use super::span::{at_work, later};
use crate::demo::DemoError;
use crate::demo::customers::Owner::{self, Advisor, Dana, Manager};
use crate::demo::people::Staff;

/// How many days pass between the beginning of a piece and its last change.
const WRITING: i64 = 12;

/// A piece of the portfolio.
struct Piece {
    kind: PortfolioKind,
    status: PortfolioStatus,
    by: Owner,
    /// How many days ago it last changed.
    days_ago: i64,
    title: &'static str,
    tags: &'static str,
    text: Text,
}

/// What a piece says.
enum Text {
    Own(&'static str),
    /// Our own, about the same as something that was made for a customer.
    Beside(&'static str, &'static str),
    /// What was made for a customer, without its names.
    From(&'static str),
}

macro_rules! text {
    ($name:literal) => {
        include_str!(concat!("../texts/portfolio/", $name, ".md"))
    };
}

const PIECES: [Piece; 12] = [
    Piece {
        kind: Article,
        status: Published,
        by: Dana,
        days_ago: 16,
        title: "What customers ask for, and what they need",
        tags: "talks, discovery",
        text: Text::Beside(text!("asking"), "Wayfarer Rail"),
    },
    Piece {
        kind: Article,
        status: Published,
        by: Dana,
        days_ago: 74,
        title: "A price is an answer",
        tags: "pricing",
        text: Text::Beside(text!("price"), "Tessellate Studio"),
    },
    Piece {
        kind: Talk,
        status: Published,
        by: Manager,
        days_ago: 121,
        title: "Leaving out",
        tags: "roadmap, focus",
        text: Text::Own(text!("leaving_out")),
    },
    Piece {
        kind: Video,
        status: Published,
        by: Advisor,
        days_ago: 47,
        title: "One talk, from the first question to the finding",
        tags: "talks, discovery",
        text: Text::Own(text!("twelve_talks")),
    },
    Piece {
        kind: Template,
        status: Published,
        by: Dana,
        days_ago: 33,
        title: "Five numbers on one page",
        tags: "numbers, reporting",
        text: Text::Own(text!("five_numbers")),
    },
    Piece {
        kind: Template,
        status: Review,
        by: Advisor,
        days_ago: 4,
        title: "The first meeting, in an hour",
        tags: "talks, sales",
        text: Text::Own(text!("first_meeting")),
    },
    Piece {
        kind: Post,
        status: Published,
        by: Dana,
        days_ago: 9,
        title: "Nobody reads your release notes",
        tags: "writing",
        text: Text::Own(text!("release_notes")),
    },
    Piece {
        kind: Article,
        status: Draft,
        by: Dana,
        days_ago: 2,
        title: "A regulator in the room",
        tags: "health, banking",
        text: Text::Own(text!("regulator")),
    },
    Piece {
        kind: Talk,
        status: Idea,
        by: Dana,
        days_ago: 6,
        title: "The tenth customer",
        tags: "roll-out",
        text: Text::Own(text!("next_talk")),
    },
    Piece {
        kind: Post,
        status: Archived,
        by: Manager,
        days_ago: 205,
        title: "What I foresaw, and what came",
        tags: "",
        text: Text::Own(text!("predictions")),
    },
    Piece {
        kind: CaseStudy,
        status: Published,
        by: Dana,
        days_ago: 25,
        title: "Four tugs, twelve talks",
        tags: "transport, discovery",
        text: Text::From("Tallinn Tug & Salvage"),
    },
    Piece {
        kind: CaseStudy,
        status: Review,
        by: Manager,
        days_ago: 3,
        title: "Why market stalls keep to cash",
        tags: "payments, discovery",
        text: Text::From("Pagos del Sur"),
    },
];

/// Writes the portfolio, and says when.
pub(super) async fn write(
    stores: &Stores,
    staff: &Staff,
    cases: &[Case<'_>],
    now: DateTime<Utc>,
) -> Result<Diary, DemoError> {
    let mut diary = Diary::default();
    let mut dice = StdRng::seed_from_u64(0);
    for piece in &PIECES {
        let day = later(now.date_naive(), -piece.days_ago);
        let done = at_work(day, &mut dice).min(now);
        let begun = at_work(later(day, -WRITING), &mut dice);
        let actor = staff.actor(piece.by);
        let item = piece.write(stores, actor, cases).await?;
        // What is finished, or is to be read by others, is there for all.
        if matches!(piece.status, Published | Review | Archived) {
            let shown = Visibility::Workspace;
            stores.portfolio.set_visibility(actor, item, shown).await?;
        }
        // It was begun, and changed at most twice: into a text of ours, and to be seen.
        for at in [begun, done, done] {
            diary.note(item.uuid(), at);
        }
    }
    Ok(diary)
}

impl Piece {
    async fn write(
        &self,
        stores: &Stores,
        actor: &Actor,
        cases: &[Case<'_>],
    ) -> Result<PortfolioItemId, DemoError> {
        match self.text {
            Text::Own(body) => self.make(stores, actor, body).await,
            Text::Beside(body, customer) => {
                let item = self.make(stores, actor, body).await?;
                if let Some(artifact) = finished(cases, customer) {
                    stores.portfolio.refer(actor, item, artifact).await?;
                }
                Ok(item)
            }
            Text::From(customer) => {
                let Some(artifact) = finished(cases, customer) else {
                    return self.make(stores, actor, "").await;
                };
                let copy = stores.portfolio.create_from(actor, artifact, true).await?;
                let draft = self.form(copy.body.as_str()).parse()?;
                stores.portfolio.edit(actor, copy.id, None, &draft).await?;
                Ok(copy.id)
            }
        }
    }

    async fn make(
        &self,
        stores: &Stores,
        actor: &Actor,
        body: &str,
    ) -> Result<PortfolioItemId, DemoError> {
        let draft = self.form(body).parse()?;
        Ok(stores.portfolio.create(actor, &draft).await?.id)
    }

    fn form(&self, body: &str) -> PortfolioForm {
        let words: Vec<String> = self
            .title
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let name = words.join("-").replace(',', "");
        PortfolioForm {
            kind: self.kind.as_str().to_owned(),
            title: self.title.to_owned(),
            body: body.to_owned(),
            url: match self.status {
                Published => format!("https://work.nextup.example/{name}"),
                _ => String::new(),
            },
            status: self.status.as_str().to_owned(),
            tags: self.tags.to_owned(),
            ..PortfolioForm::default()
        }
    }
}

/// The first thing that was finished for a customer.
fn finished(cases: &[Case<'_>], customer: &str) -> Option<ArtifactId> {
    let case = cases.iter().find(|case| case.demo.name == customer)?;
    case.finished.first().copied()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::demo::engagements;

    #[test]
    fn pieces_are_of_all_kinds_and_statuses() {
        let kinds: HashSet<_> = PIECES.iter().map(|piece| piece.kind).collect();
        let statuses: HashSet<_> = PIECES.iter().map(|piece| piece.status).collect();
        assert_eq!(kinds.len(), PortfolioKind::ALL.len());
        assert_eq!(statuses.len(), PortfolioStatus::ALL.len());
    }

    #[test]
    fn pieces_come_from_customers_that_work_is_done_for() {
        for piece in &PIECES {
            if let Text::Beside(_, customer) | Text::From(customer) = piece.text {
                assert!(engagements::of(customer).is_some(), "{customer}");
            }
            piece.form("").parse().unwrap();
        }
    }
}
