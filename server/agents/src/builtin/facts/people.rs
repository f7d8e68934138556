//! Who is who.

use domain::chat::Dossier;
use domain::customers::TeamMember;
use domain::events::{Event, Participant, TimelineEntry};

use super::records;
use crate::builtin::sheet::Sheet;
use crate::builtin::text::{counted, day, excerpt, inline};
use crate::builtin::words::Words;

/// The people of the customer, or only those whom the question names.
pub fn who(question: &str, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let team = &dossier.customer.info.team;
    let named = named(question, team);
    let name = inline(dossier.customer.name.as_str());
    let mark = sheet.cite(records::customer(dossier));
    if team.is_empty() {
        sheet.line(&format!(
            "**Nobody on the side of {name} is recorded yet** {mark}."
        ));
    } else if named.is_empty() {
        let people = counted(team.len(), "person", "people");
        sheet.line(&format!("**{people} on the side of {name}** {mark}:"));
        for member in team.iter().take(20) {
            let line = match met(member, dossier).next() {
                Some(event) => {
                    let on = day(dossier.day_of(event.happened_at));
                    format!(
                        "{} (last there on {on} {})",
                        described(member),
                        sheet.cite(records::event_line(event, dossier).record)
                    )
                }
                None => described(member),
            };
            sheet.item(&line);
        }
        if team.len() > 20 {
            sheet.line(&format!(
                "{} more in the team of the customer.",
                team.len() - 20
            ));
        }
    }
    for member in &named {
        sheet.line(&format!("{} {mark}", described(member)));
        for event in met(member, dossier).take(3) {
            sheet.record(records::event_line(event, dossier));
        }
    }
    let owner = inline(&dossier.customer.owner.name);
    sheet.line(&format!("On our side {owner} looks after the customer."));
    if named.is_empty() {
        last_contact(dossier, sheet);
    }
}

/// A person in a line.
pub fn described(member: &TeamMember) -> String {
    let mut line = format!("**{}**", inline(&member.name));
    if !member.role.is_empty() {
        line.push_str(&format!(", {}", inline(&member.role)));
    }
    if !member.email.is_empty() {
        line.push_str(&format!(", {}", inline(&member.email)));
    }
    if !member.notes.is_empty() {
        line.push_str(&format!(": {}", excerpt(&member.notes, 160)));
    }
    line
}

/// When people last spoke with each other.
pub fn last_contact(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let Some(contact) = &dossier.figures.last_contact else {
        sheet.line("No meeting, call or e-mail with them is recorded.");
        return;
    };
    let contact = sheet.cited(records::contact(contact, dossier));
    sheet.line(&format!("Last contact: {contact}."));
}

/// The members whom a text names by one of their names, or by their whole role.
pub fn named<'a>(text: &str, team: &'a [TeamMember]) -> Vec<&'a TeamMember> {
    let words = Words::of(text);
    let occurs = |member: &&TeamMember| {
        let names = Words::of(&member.name);
        let mut long = names.all().iter().filter(|name| name.chars().count() > 2);
        let role = Words::of(&member.role).all().join(" ");
        long.any(|name| words.has(name)) || (!role.is_empty() && words.has(&role))
    };
    team.iter().filter(occurs).collect()
}

/// The events in which somebody took part, the latest first.
fn met<'a>(member: &'a TeamMember, dossier: &'a Dossier) -> impl Iterator<Item = &'a Event> {
    let events = dossier.timeline.iter().filter_map(|entry| match entry {
        TimelineEntry::Event(event) => Some(event),
        TimelineEntry::Change { .. } => None,
    });
    let is_there = |participant: &Participant| match participant {
        Participant::Member(id) => *id == member.id,
        Participant::Named(name) => *name == member.name,
    };
    events.filter(move |event| {
        event.happened_at <= dossier.now && event.participants.iter().any(is_there)
    })
}
