use chrono::{DateTime, Duration, NaiveDate, Utc};
use db::demo::Diary;
use domain::Actor;
use domain::id::{ArtifactId, CustomerId};
use domain::receivables::Invoice;
use rand::SeedableRng;
use rand::rngs::StdRng;
use uuid::Uuid;

use super::agreements::Signed;
use super::span::{Span, later};
use crate::demo::customers::DemoCustomer;
use crate::demo::engagements::{self, Engagement};
use crate::demo::people::Staff;
use crate::demo::texts::Words;
use crate::demo::writing::Written;

/// A customer whose records are written, and what was written so far.
pub(super) struct Case<'a> {
    pub(super) demo: &'static DemoCustomer,
    pub(super) engagement: Option<&'static Engagement>,
    pub(super) id: CustomerId,
    pub(super) actor: &'a Actor,
    /// Who writes.
    pub(super) me: &'static str,
    pub(super) span: Span,
    /// Falls the same way at every start: no two customers are alike, and the demo is always the same.
    pub(super) dice: StdRng,
    pub(super) words: Words,
    pub(super) diary: Diary,
    pub(super) signed: Vec<Signed>,
    /// What was written of each project.
    pub(super) projects: Vec<Words>,
    /// Artifacts that are finished.
    pub(super) finished: Vec<ArtifactId>,
    /// In the order of their dates.
    pub(super) invoices: Vec<Invoice>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        number: usize,
        written: &Written,
        staff: &'a Staff,
        now: DateTime<Utc>,
    ) -> Self {
        let demo = written.demo;
        let engagement = engagements::of(demo.name);
        let me = Staff::name(demo.owner);
        Self {
            demo,
            engagement,
            id: written.id,
            actor: staff.actor(demo.owner),
            me,
            span: Span::of(demo, now),
            dice: StdRng::seed_from_u64(number as u64),
            words: Words::of(demo, engagement, me),
            diary: Diary::default(),
            signed: Vec::new(),
            projects: Vec::new(),
            finished: Vec::new(),
            invoices: Vec::new(),
        }
    }

    /// Notes that something was done to a record on a day, and says when.
    pub(super) fn note(&mut self, record: Uuid, day: NaiveDate) -> DateTime<Utc> {
        let at = self.span.on(day, &mut self.dice);
        self.diary.note(record, at);
        at
    }

    /// Notes that something was done a little later.
    pub(super) fn note_after(&mut self, record: Uuid, at: DateTime<Utc>, minutes: i64) {
        let later = self.span.within(at + Duration::minutes(minutes));
        self.diary.note(record, later);
    }

    /// The day on which work began; shortly before the end where it has not.
    pub(super) fn work_began(&self) -> NaiveDate {
        let begins = self.signed.iter().filter_map(Signed::begins);
        let last = self.span.last_day();
        begins.min().unwrap_or(later(last, -10)).min(last)
    }
}
