//! What comes, and what was.

use chrono::{Days, NaiveDate};
use domain::agreements::AgreementStatus;
use domain::chat::Dossier;
use domain::events::TimelineEntry;
use domain::overview::CustomerFigures;
use domain::page::Page;
use domain::projects::ProjectStatus;

use super::records;
use crate::builtin::period::Period;
use crate::builtin::sheet::{Line, Sheet};
use crate::builtin::text::{counted, day, inline};

/// What ends, begins or is due, the next first; and what ended already.
pub fn dates(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let today = dossier.today();
    let ahead = ahead(dossier);
    if ahead.is_empty() {
        let days = CustomerFigures::DAYS;
        sheet.line(&format!(
            "**No date is recorded for the next {days} days**: nothing ends, begins or is due."
        ));
    } else {
        sheet.line(&format!(
            "**{} ahead**, the next first:",
            counted(ahead.len(), "date", "dates")
        ));
        for (_, line) in ahead {
            sheet.record(line);
        }
    }
    if dossier.figures.dates.more {
        sheet.line("There are more dates than I list here.");
    }
    let agreements = dossier.agreements.iter();
    let ended = agreements.filter(|of| of.status(today) == AgreementStatus::Expired);
    sheet.records(
        "Ended already",
        ended.take(5).map(|of| records::agreement(of, today)),
    );
}

/// Every date ahead in a line, the next first.
pub fn ahead(dossier: &Dossier) -> Vec<(NaiveDate, Line)> {
    let today = dossier.today();
    let figures = dossier.figures.dates.items.iter();
    let mut all: Vec<(NaiveDate, Line)> = figures
        .map(|date| (date.on, records::next_date(date)))
        .collect();
    for project in &dossier.projects {
        let over = matches!(
            project.status,
            ProjectStatus::Completed | ProjectStatus::Archived
        );
        if let Some(on) = project.ends_on.filter(|on| *on >= today && !over) {
            let mut line = records::project(project);
            line.text = format!("{}: last day of {}", day(on), line.text);
            all.push((on, line));
        }
    }
    for entry in &dossier.timeline {
        if let TimelineEntry::Event(event) = entry
            && event.happened_at > dossier.now
        {
            all.push((
                dossier.day_of(event.happened_at),
                records::event_line(event, dossier),
            ));
        }
    }
    all.sort_by_key(|(on, _)| *on);
    all
}

/// What happened, the latest first: in the period that was asked about, else of late.
pub fn history(question: &str, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let period = Period::of(question, dossier.today());
    let name = inline(dossier.customer.name.as_str());
    let past = dossier
        .timeline
        .iter()
        .filter(|entry| entry.at() <= dossier.now);
    let within: Vec<&TimelineEntry> = past
        .filter(|entry| {
            let on = dossier.day_of(entry.at());
            period.as_ref().is_none_or(|period| period.contains(on))
        })
        .collect();
    let when = period
        .as_ref()
        .map_or("of late", |period| period.name.as_str());
    if within.is_empty() {
        sheet.line(&format!("**Nothing is recorded with {name} {when}.**"));
    } else {
        sheet.line(&format!(
            "**What happened with {name} {when}**, the latest first:"
        ));
    }
    let most = if period.is_some() { 20 } else { 10 };
    for entry in within.iter().take(most) {
        sheet.record(records::entry(entry, dossier));
    }
    if within.len() > most {
        let left = counted(within.len() - most, "entry", "entries");
        sheet.line(&format!("{left} more: the timeline shows all of them."));
    }
    if let Some(period) = period {
        warn_of_the_rest(&period, dossier, sheet);
    }
}

/// Events and changes of the last days, counted.
pub fn activity(days: u64, dossier: &Dossier) -> (usize, usize) {
    let since = dossier.now.checked_sub_days(Days::new(days));
    let lately = dossier
        .timeline
        .iter()
        .filter(|entry| entry.at() <= dossier.now && since.is_none_or(|since| entry.at() >= since));
    let (events, changes): (Vec<_>, Vec<_>) =
        lately.partition(|entry| matches!(entry, TimelineEntry::Event(_)));
    (events.len(), changes.len())
}

/// Only the latest entries were read: says so where older ones may be missing.
fn warn_of_the_rest(period: &Period, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let full = dossier.timeline.len() >= Page::<TimelineEntry>::SIZE as usize;
    let oldest = dossier.timeline.last();
    let oldest = oldest.map(|entry| dossier.day_of(entry.at()));
    if let Some(oldest) = oldest.filter(|oldest| full && *oldest > period.from) {
        sheet.line(&format!(
            "I read back to {}; the timeline has older entries.",
            day(oldest)
        ));
    }
}
