use super::{Capability, Situation, lifecycle, pricing, relationship, roadmap, usual};
use crate::customers::CustomerStatus;
use crate::overview::Home;

/// Most suggestions at a time.
const MOST: usize = 4;
/// So many days before something begins or takes place it is worth getting ready.
const READY_DAYS: u32 = 7;

/// A capability that fits how things are with a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The capability.
    pub capability: &'static Capability,
    /// What speaks for it, in a sentence.
    pub why: String,
}

/// What is worth doing next, the most pressing first; at most four.
pub fn suggestions(situation: &Situation) -> Vec<Suggestion> {
    let pressing = [
        money(situation),
        meeting(situation),
        ending(situation),
        standing(situation),
        terms(situation),
        work(situation),
        silence(situation),
    ];
    let usual = usual::by_status(situation.status)
        .iter()
        .map(|(capability, why)| suggest(capability, *why));
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for suggestion in pressing.into_iter().flatten().chain(usual) {
        let is_new = suggestions
            .iter()
            .all(|known| known.capability != suggestion.capability);
        if is_new && suggestions.len() < MOST {
            suggestions.push(suggestion);
        }
    }
    suggestions
}

fn money(situation: &Situation) -> Option<Suggestion> {
    let why = "An invoice is overdue.";
    situation
        .is_overdue
        .then(|| suggest(&relationship::INVOICE_REMINDER, why))
}

fn meeting(situation: &Situation) -> Option<Suggestion> {
    let days = situation.meets_in.filter(|days| *days <= READY_DAYS)?;
    let why = format!("You speak with them {}.", in_days(days));
    Some(suggest(&relationship::MEETING_BRIEF, why))
}

fn ending(situation: &Situation) -> Option<Suggestion> {
    let days = situation.ends_in?;
    let why = format!("An agreement ends {}, and none follows it.", in_days(days));
    Some(suggest(&lifecycle::RENEWAL, why))
}

/// A status that does not fit what is agreed.
fn standing(situation: &Situation) -> Option<Suggestion> {
    let why = match situation.status {
        // Who negotiates may well have an agreement that runs: the next one is on the table.
        CustomerStatus::Negotiation => return None,
        CustomerStatus::Live if situation.is_idle() => {
            "They are live, but no agreement runs and no project is open.".to_owned()
        }
        CustomerStatus::Live => return None,
        _ if situation.running == 0 => return None,
        status => format!("An agreement runs, but their status is \"{status}\"."),
    };
    Some(suggest(&lifecycle::STATUS, why))
}

/// Terms that are still to be agreed on.
fn terms(situation: &Situation) -> Option<Suggestion> {
    let is_agreed = situation.running > 0 || situation.begins_in.is_some();
    let has_draft = situation.drafts.is_some_and(|drafts| drafts > 0);
    match situation.status {
        CustomerStatus::Negotiation => {
            Some(suggest(&pricing::NEGOTIATION, "Terms are on the table."))
        }
        CustomerStatus::OnHold | CustomerStatus::Archive => None,
        _ if is_agreed => None,
        CustomerStatus::Live => Some(suggest(
            &pricing::PRICING,
            "They are live, but no agreement runs.",
        )),
        CustomerStatus::Lead | CustomerStatus::Prospect if has_draft => Some(suggest(
            &pricing::NEGOTIATION,
            "A draft of an agreement waits for their word.",
        )),
        CustomerStatus::Lead | CustomerStatus::Prospect => {
            Some(suggest(&pricing::PRICING, "There is no agreement yet."))
        }
    }
}

/// Work that is agreed on and has no plan.
fn work(situation: &Situation) -> Option<Suggestion> {
    let begins_in = situation.begins_in.filter(|days| *days <= READY_DAYS);
    let is_live = situation.status == CustomerStatus::Live;
    match (situation.open_projects, begins_in) {
        (0, Some(days)) => {
            let why = format!(
                "An agreement begins {}, and no project is open.",
                in_days(days)
            );
            Some(suggest(&roadmap::PROJECT, why))
        }
        (0, None) if is_live => Some(suggest(
            &roadmap::PROJECT,
            "They are live, but no project is open.",
        )),
        (1.., _) if situation.artifacts == Some(0) => Some(suggest(
            &roadmap::ROADMAP,
            "There is a project, but no artifact yet.",
        )),
        _ => None,
    }
}

fn silence(situation: &Situation) -> Option<Suggestion> {
    let is_looked_after = Home::LOOKED_AFTER.contains(&situation.status);
    let days = situation
        .silent_for
        .filter(|days| is_looked_after && *days >= Home::QUIET_DAYS)?;
    Some(suggest(
        &relationship::FOLLOW_UP,
        format!("You have not spoken for {days} days."),
    ))
}

fn suggest(capability: &'static Capability, why: impl Into<String>) -> Suggestion {
    let why = why.into();
    Suggestion { capability, why }
}

fn in_days(days: u32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("in {days} days"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::CustomerStatus::{Archive, Lead, Live, Negotiation, OnHold, Prospect};
    use super::*;

    fn situation(status: CustomerStatus) -> Situation {
        let is_live = status == Live;
        Situation {
            status,
            running: is_live.into(),
            drafts: None,
            begins_in: None,
            ends_in: None,
            is_overdue: false,
            open_projects: is_live.into(),
            artifacts: None,
            silent_for: Some(3),
            meets_in: None,
        }
    }

    fn ids(status: CustomerStatus, change: fn(&mut Situation)) -> Vec<&'static str> {
        let mut situation = situation(status);
        change(&mut situation);
        let suggestions = suggestions(&situation).into_iter();
        suggestions
            .map(|suggestion| suggestion.capability.id)
            .collect()
    }

    fn why(status: CustomerStatus, change: fn(&mut Situation)) -> String {
        let mut situation = situation(status);
        change(&mut situation);
        suggestions(&situation).swap_remove(0).why
    }

    #[test]
    fn every_status_has_a_few_suggestions_each_once_and_with_a_reason() {
        for status in CustomerStatus::ALL {
            let calm = situation(status);
            let pressed = Situation {
                is_overdue: true,
                meets_in: Some(1),
                silent_for: Some(90),
                ..calm
            };
            for situation in [calm, pressed] {
                let suggestions = suggestions(&situation);
                let whys = suggestions.iter().map(|suggestion| &suggestion.why);
                assert!((2..=MOST).contains(&suggestions.len()), "{status}");
                for why in whys {
                    assert!(why.ends_with(['.', '?']) && why.len() <= 80, "{why}");
                }
                let ids = suggestions
                    .iter()
                    .map(|suggestion| suggestion.capability.id);
                assert_eq!(ids.collect::<HashSet<_>>().len(), suggestions.len());
            }
        }
    }

    #[test]
    fn a_lead_without_an_agreement_suggests_pricing() {
        let lead = |change| ids(Lead, change);
        let expected = ["pricing", "qualify", "intake", "meeting-brief"];
        assert_eq!(lead(|_| {}), expected);
        assert_eq!(why(Lead, |_| {}), "There is no agreement yet.");
        assert_eq!(lead(|lead| lead.drafts = Some(1))[0], "negotiation");
        assert_eq!(lead(|lead| lead.begins_in = Some(20))[0], "qualify");
    }

    #[test]
    fn a_live_customer_with_an_overdue_invoice_suggests_a_reminder() {
        for status in [Live, Archive] {
            let late = ids(status, |customer| customer.is_overdue = true);
            assert_eq!(late[0], "invoice-reminder");
        }
        assert!(!ids(Live, |_| {}).contains(&"invoice-reminder"));
    }

    #[test]
    fn what_is_close_comes_before_what_is_usual() {
        let usual = ["report", "risk", "strategy", "meeting-notes"];
        assert_eq!(ids(Live, |_| {}), usual);
        assert_eq!(ids(Live, |live| live.meets_in = Some(8)), usual);
        let busy = ids(Live, |live| {
            live.is_overdue = true;
            live.ends_in = Some(12);
            live.meets_in = Some(1);
            live.silent_for = Some(45);
        });
        let expected = ["invoice-reminder", "meeting-brief", "renewal", "follow-up"];
        assert_eq!(busy, expected);
    }

    #[test]
    fn reasons_count_the_days() {
        let meets = why(Live, |live| live.meets_in = Some(1));
        assert_eq!(meets, "You speak with them tomorrow.");
        let ends = why(Live, |live| live.ends_in = Some(12));
        assert_eq!(ends, "An agreement ends in 12 days, and none follows it.");
        let silent = why(Live, |live| live.silent_for = Some(45));
        assert_eq!(silent, "You have not spoken for 45 days.");
    }

    #[test]
    fn a_status_that_does_not_fit_is_said() {
        for status in [Lead, OnHold, Archive] {
            assert_eq!(ids(status, |other| other.running = 1)[0], "status");
        }
        let said = why(Lead, |lead| lead.running = 1);
        assert_eq!(said, "An agreement runs, but their status is \"Lead\".");
        let negotiation = ids(Negotiation, |customer| customer.running = 1);
        assert_eq!(negotiation[0], "negotiation");
        let idle = ids(Live, |live| (live.running, live.open_projects) = (0, 0));
        assert_eq!(idle[..3], ["status", "pricing", "project"]);
    }

    #[test]
    fn work_that_is_agreed_on_wants_a_plan() {
        assert_eq!(ids(Live, |live| live.open_projects = 0)[0], "project");
        assert_eq!(ids(Live, |live| live.artifacts = Some(0))[0], "roadmap");
        assert_eq!(ids(Live, |live| live.artifacts = Some(3))[0], "report");
        let signed = why(Prospect, |prospect| prospect.begins_in = Some(0));
        assert_eq!(signed, "An agreement begins today, and no project is open.");
    }

    #[test]
    fn of_a_customer_that_rests_silence_is_expected() {
        assert!(ids(Prospect, |customer| customer.silent_for = Some(60)).contains(&"follow-up"));
        assert!(!why(OnHold, |customer| customer.silent_for = Some(60)).contains("60"));
    }
}
