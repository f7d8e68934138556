use chrono::{DateTime, NaiveDate, Utc};

use crate::agreements::{AgreementStatus, EXPIRING_DAYS};
use crate::artifacts::ArtifactStatus;
use crate::chat::Dossier;
use crate::customers::CustomerStatus;
use crate::events::{EventKind, TimelineEntry};
use crate::overview::{CustomerFigures, DatedRecord};

/// The facts about a customer on a day that decide what is worth doing next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// Where the customer stands.
    pub status: CustomerStatus,
    /// How many agreements run.
    pub running: u32,
    /// How many drafts of agreements wait; none where nobody looked.
    pub drafts: Option<u32>,
    /// Days until an agreement begins.
    pub begins_in: Option<u32>,
    /// Days until an agreement ends that is expiring and that no other one follows.
    pub ends_in: Option<u32>,
    /// Whether an invoice is late.
    pub is_overdue: bool,
    /// How many projects have not reached their end.
    pub open_projects: u32,
    /// How many artifacts there are; none where nobody looked.
    pub artifacts: Option<u32>,
    /// Days since people last spoke with each other.
    pub silent_for: Option<u32>,
    /// Days until they meet or call; none too where nobody looked.
    pub meets_in: Option<u32>,
}

impl Situation {
    /// What the figures say.
    pub fn of(figures: &CustomerFigures, status: CustomerStatus, today: NaiveDate) -> Self {
        let first = |is_it: fn(&DatedRecord) -> bool| {
            let mut dates = figures.dates.items.iter();
            let next = dates.find(|date| is_it(&date.of));
            next.and_then(|date| days(today, date.on))
        };
        let last_contact = figures.last_contact.as_ref();
        Self {
            status,
            running: figures.running,
            drafts: None,
            begins_in: first(begins),
            ends_in: first(ends_for_good).filter(|days| *days <= EXPIRING_DAYS),
            is_overdue: figures.overdue().next().is_some(),
            open_projects: figures.open_projects,
            artifacts: None,
            silent_for: last_contact.and_then(|contact| days(contact.at.date_naive(), today)),
            meets_in: None,
        }
    }

    /// What everything says that is known when an answer is begun.
    pub fn of_dossier(dossier: &Dossier) -> Self {
        let today = dossier.today();
        let drafts = dossier.agreements.iter();
        let drafts = drafts.filter(|agreement| agreement.status(today) == AgreementStatus::Draft);
        let artifacts = dossier.artifacts.iter();
        let artifacts = artifacts.filter(|artifact| artifact.status != ArtifactStatus::Archived);
        let meetings = dossier.timeline.iter().filter_map(meeting);
        let next_meeting = meetings.filter(|at| *at > dossier.now).min();
        Self {
            drafts: u32::try_from(drafts.count()).ok(),
            artifacts: u32::try_from(artifacts.count()).ok(),
            meets_in: next_meeting.and_then(|at| days(today, at.date_naive())),
            ..Self::of(&dossier.figures, dossier.customer.status, today)
        }
    }

    /// Whether no agreement runs or begins, and no project is open.
    pub const fn is_idle(&self) -> bool {
        self.running == 0 && self.begins_in.is_none() && self.open_projects == 0
    }
}

const fn begins(of: &DatedRecord) -> bool {
    matches!(of, DatedRecord::AgreementBegins { .. })
}

const fn ends_for_good(of: &DatedRecord) -> bool {
    matches!(of, DatedRecord::AgreementEnds { is_renewed, .. } if !*is_renewed)
}

/// When people meet or call.
fn meeting(entry: &TimelineEntry) -> Option<DateTime<Utc>> {
    match entry {
        TimelineEntry::Event(event) => {
            let speak = matches!(event.kind, EventKind::Meeting | EventKind::Call);
            speak.then_some(event.happened_at)
        }
        TimelineEntry::Change { .. } => None,
    }
}

/// Days from one day to a later one.
fn days(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    u32::try_from((to - from).num_days()).ok()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::activity::Person;
    use crate::agreements::{Agreement, AgreementForm, PricingForm};
    use crate::customers::{Customer, CustomerInfo, CustomerName, Visibility};
    use crate::events::Event;
    use crate::id::{AgreementId, CustomerId, EventId, UserId};
    use crate::money::{Currency, Money};
    use crate::overview::{Contact, Few, NextDate};
    use crate::receivables::{Ageing, Position};
    use crate::title::Title;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ends(on: &str, is_renewed: bool) -> NextDate {
        NextDate {
            on: day(on),
            of: DatedRecord::AgreementEnds {
                agreement: AgreementId::new(Uuid::nil()),
                title: "Retainer".to_owned(),
                is_renewed,
            },
        }
    }

    fn begins(on: &str) -> NextDate {
        NextDate {
            on: day(on),
            of: DatedRecord::AgreementBegins {
                agreement: AgreementId::new(Uuid::nil()),
                title: "Retainer".to_owned(),
            },
        }
    }

    fn figures(dates: Vec<NextDate>) -> CustomerFigures {
        CustomerFigures {
            running: 1,
            worth: Vec::new(),
            positions: Vec::new(),
            open_projects: 2,
            last_contact: None,
            status_since: None,
            dates: Few::of(dates),
        }
    }

    fn situation(figures: &CustomerFigures) -> Situation {
        Situation::of(figures, CustomerStatus::Live, day("2026-06-15"))
    }

    #[test]
    fn an_agreement_ends_soon_if_it_is_expiring_and_none_follows_it() {
        let ends_in = |dates| situation(&figures(dates)).ends_in;
        assert_eq!(ends_in(vec![]), None);
        assert_eq!(ends_in(vec![ends("2026-06-15", false)]), Some(0));
        assert_eq!(ends_in(vec![ends("2026-07-15", false)]), Some(30));
        assert_eq!(ends_in(vec![ends("2026-07-16", false)]), None);
        assert_eq!(
            ends_in(vec![ends("2026-06-20", true), ends("2026-06-25", false)]),
            Some(10)
        );
    }

    #[test]
    fn dates_are_counted_in_days_from_today() {
        let mut figures = figures(vec![begins("2026-06-22")]);
        figures.last_contact = Some(Contact {
            event: EventId::new(Uuid::nil()),
            kind: EventKind::Call,
            title: Title::parse("title", "Check-in").unwrap(),
            at: "2026-05-15T22:00:00Z".parse().unwrap(),
        });
        let situation = situation(&figures);
        assert_eq!(situation.begins_in, Some(7));
        assert_eq!(situation.silent_for, Some(31));
        assert_eq!(situation.meets_in, None);
    }

    #[test]
    fn money_is_overdue_in_any_currency() {
        let euros =
            |amount: i64| Money::new(amount.into(), Currency::parse("currency", "EUR").unwrap());
        let position = |late: i64| Position {
            open: euros(500 + late),
            ageing: Ageing {
                current: euros(500),
                days_1_30: euros(late),
                days_31_60: euros(0),
                days_61_90: euros(0),
                over_90: euros(0),
            },
            credit: euros(0),
            received: euros(0),
            average_days_to_pay: None,
        };
        let mut figures = figures(vec![]);
        figures.positions = vec![position(0)];
        assert!(!situation(&figures).is_overdue);
        figures.positions.push(position(1));
        assert!(situation(&figures).is_overdue);
    }

    #[test]
    fn a_dossier_tells_of_drafts_artifacts_and_meetings() {
        let nothing = Situation::of_dossier(&dossier());
        assert_eq!((nothing.drafts, nothing.artifacts), (Some(0), Some(0)));
        assert_eq!(nothing.meets_in, None);
        let mut dossier = dossier();
        dossier.agreements = vec![agreement(""), agreement("2026-06-01")];
        dossier.timeline = vec![
            event(EventKind::Call, "2026-06-20T09:00:00Z"),
            event(EventKind::Meeting, "2026-06-18T09:00:00Z"),
            event(EventKind::Milestone, "2026-06-16T09:00:00Z"),
            event(EventKind::Meeting, "2026-06-15T11:00:00Z"),
        ];
        let situation = Situation::of_dossier(&dossier);
        assert_eq!((situation.drafts, situation.meets_in), (Some(1), Some(3)));
        assert_eq!(situation.status, CustomerStatus::Lead);
    }

    fn dossier() -> Dossier {
        let now: DateTime<Utc> = "2026-06-15T12:00:00Z".parse().unwrap();
        let owner = Person {
            id: UserId::new(Uuid::nil()),
            name: "Ann".to_owned(),
        };
        Dossier {
            customer: Customer {
                id: CustomerId::new(Uuid::nil()),
                name: CustomerName::parse("Acme").unwrap(),
                status: CustomerStatus::Lead,
                info: CustomerInfo::default(),
                visibility: Visibility::Private,
                owner,
                created_at: now,
                last_activity_at: now,
            },
            figures: figures(vec![]),
            agreements: Vec::new(),
            unpaid: Vec::new(),
            projects: Vec::new(),
            artifacts: Vec::new(),
            timeline: Vec::new(),
            now: now.fixed_offset(),
        }
    }

    fn agreement(starts_on: &str) -> Agreement {
        let form = AgreementForm {
            scope: "Advice".to_owned(),
            kind: "advisory".to_owned(),
            starts_on: starts_on.to_owned(),
            pricing: PricingForm {
                model: "free".to_owned(),
                ..PricingForm::default()
            },
            ..AgreementForm::default()
        };
        Agreement {
            id: AgreementId::new(Uuid::nil()),
            customer: CustomerId::new(Uuid::nil()),
            terms: form.parse().unwrap(),
            overridden: None,
            renews: None,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn event(kind: EventKind, at: &str) -> TimelineEntry {
        TimelineEntry::Event(Event {
            id: EventId::new(Uuid::nil()),
            customer: CustomerId::new(Uuid::nil()),
            kind,
            title: Title::parse("title", "Talk").unwrap(),
            body: String::new(),
            participants: Vec::new(),
            happened_at: at.parse().unwrap(),
            by: None,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        })
    }
}
