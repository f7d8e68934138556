use chrono::NaiveDate;
use domain::customers::{CustomerStatus, CustomerStore};
use domain::events::{EventForm, EventStore};
use rand::seq::index::sample;

use super::Stores;
use super::agreements::AHEAD;
use super::case::Case;
use super::span::{between, later};
use crate::demo::DemoError;
use crate::demo::texts::Words;
use crate::demo::texts::events::{AT_FIRST, AT_REST, AT_THE_END, AT_WORK, Happening, IN_TALKS};

/// About how many days lie between two events while work goes on.
const RHYTHM: i64 = 24;

/// How many happenings out of a table, and between which days.
type Phase = (&'static [Happening], usize, NaiveDate, NaiveDate);

/// Writes down what happened with a customer.
pub(super) async fn write(stores: &Stores, case: &mut Case<'_>) -> Result<(), DemoError> {
    let customer = stores.customers.get(case.actor, case.id).await?;
    let team: Vec<String> = customer
        .info
        .team
        .iter()
        .map(|member| member.id.to_string())
        .collect();
    for (table, count, from, to) in phases(case) {
        for (place, happening) in some_of(case, table, count).into_iter().enumerate() {
            let day = between(from, to, (place * 100 + 50) as i64 / count as i64);
            let words = case.projects.get(place * case.projects.len() / count);
            let words = words.unwrap_or(&case.words).clone();
            take_down(stores, case, &words, &team, happening, day).await?;
        }
    }
    Ok(())
}

/// Written down at once.
async fn take_down(
    stores: &Stores,
    case: &mut Case<'_>,
    words: &Words,
    team: &[String],
    (kind, title, body, with): &Happening,
    day: NaiveDate,
) -> Result<(), DemoError> {
    let at = case.span.on(day, &mut case.dice);
    let mut participants: Vec<String> = team.iter().take(*with).cloned().collect();
    if !participants.is_empty() {
        participants.push(case.me.to_owned());
    }
    let form = EventForm {
        kind: kind.as_str().to_owned(),
        title: words.fill(title, day),
        body: words.fill(body, day),
        participants,
        happened_at: at.to_rfc3339(),
    };
    let made = stores
        .events
        .create(case.actor, case.id, &form.parse()?)
        .await?;
    case.diary.note(made.id.uuid(), at);
    Ok(())
}

/// The first of a table, and some of the others, in their order.
fn some_of(
    case: &mut Case<'_>,
    table: &'static [Happening],
    count: usize,
) -> Vec<&'static Happening> {
    let others = table.len() - 1;
    let amount = count.saturating_sub(1).min(others);
    let mut places = sample(&mut case.dice, others, amount).into_vec();
    places.sort_unstable();
    table
        .iter()
        .take(count.min(1))
        .chain(places.iter().filter_map(|place| table.get(place + 1)))
        .collect()
}

/// What a customer went through, by where it stands.
fn phases(case: &Case<'_>) -> Vec<Phase> {
    let (first, last) = (case.span.first_day(), case.span.last_day());
    let status = case.demo.steps.last().copied().unwrap_or_default();
    let began = case.work_began();
    let met = between(first, began, 45);
    let signed = later(began, -AHEAD).max(met);
    let talks = [(AT_FIRST, 2, first, met), (IN_TALKS, 2, met, signed)];
    let work = (last - began).num_days() / RHYTHM;
    let work = (
        AT_WORK,
        usize::try_from(work.clamp(3, 6)).unwrap_or(3),
        began,
        between(began, last, 95),
    );
    let end = between(began, last, 94);
    let worked = !case.projects.is_empty();
    match status {
        CustomerStatus::Lead => vec![(AT_FIRST, 1, first, last)],
        CustomerStatus::Prospect => vec![(AT_FIRST, 2, first, last)],
        CustomerStatus::Live => [talks.as_slice(), &[work]].concat(),
        CustomerStatus::OnHold if worked => {
            [talks.as_slice(), &[work, (AT_REST, 2, end, last)]].concat()
        }
        CustomerStatus::Archive if worked => {
            [talks.as_slice(), &[work, (AT_THE_END, 2, end, last)]].concat()
        }
        _ => talks.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::texts::themes::CALLS;
    use crate::demo::{customers, engagements};

    #[test]
    fn every_happening_can_be_written_down() {
        let day = "2026-11-21".parse().unwrap();
        for demo in customers::all() {
            let words = Words::of(demo, engagements::of(demo.name), "Dana Okafor");
            let early = [AT_FIRST, IN_TALKS, AT_REST, AT_THE_END].concat();
            let at_work = words.about(&CALLS, 0);
            let early = early.iter().map(|happening| (&words, happening));
            let all = early.chain(AT_WORK.iter().map(|happening| (&at_work, happening)));
            for (words, (kind, title, body, _)) in all {
                let form = EventForm {
                    kind: kind.as_str().to_owned(),
                    title: words.fill(title, day),
                    body: words.fill(body, day),
                    happened_at: "2026-11-21T09:00:00Z".to_owned(),
                    ..EventForm::default()
                };
                let draft = form.parse().unwrap();
                assert!(!draft.title.as_str().contains('{'), "{}", draft.title);
                assert!(!draft.body.contains('{'), "{}", draft.body);
            }
        }
    }
}
