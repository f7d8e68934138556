//! Writes the demo's customers as people would: made, shared, handed over, then changed step by step by who looks after them.

use chrono::{DateTime, Duration, Utc};
use db::demo::spread_history;
use db::{Customers, Db};
use domain::customers::{
    BulkChange, CustomerEdit, CustomerStatus, CustomerStore, ExtraField, NewCustomer, Selection,
    TeamEdit, TeamMember, Visibility,
};
use domain::id::{CustomerId, TeamMemberId};
use uuid::Uuid;

use super::DemoError;
use super::customers::{self, DemoCustomer, Owner};
use super::people::Staff;

/// How many fields are filled in when a customer is made.
const AT_FIRST: usize = 2;

/// How many customers are written at once, as [`write_all`] does: every change waits for the disk.
const LANES: usize = 4;

/// A customer of the demo that is in the database.
pub(super) struct Written {
    pub(super) demo: &'static DemoCustomer,
    pub(super) id: CustomerId,
}

/// Writes every customer.
pub(super) async fn write_all(
    db: &Db,
    staff: &Staff,
    now: DateTime<Utc>,
) -> Result<Vec<Written>, DemoError> {
    let store = Customers::new(db.clone());
    let desk = Desk {
        db,
        store,
        staff,
        now,
    };
    let (first, second, third, fourth) =
        tokio::try_join!(desk.lane(0), desk.lane(1), desk.lane(2), desk.lane(3))?;
    Ok([first, second, third, fourth]
        .into_iter()
        .flatten()
        .collect())
}

struct Desk<'a> {
    db: &'a Db,
    store: Customers,
    staff: &'a Staff,
    now: DateTime<Utc>,
}

impl Desk<'_> {
    /// Every fourth customer.
    async fn lane(&self, number: usize) -> Result<Vec<Written>, DemoError> {
        let mut written = Vec::new();
        for demo in customers::all().skip(number).step_by(LANES) {
            let id = self.write(demo).await?;
            written.push(Written { demo, id });
        }
        Ok(written)
    }

    async fn write(&self, demo: &DemoCustomer) -> Result<CustomerId, DemoError> {
        let dana = self.staff.actor(Owner::Dana);
        let id = self.store.create(dana, first_known(demo)?).await?.id;
        self.pass_on(id, demo).await?;
        let owner = self.staff.actor(demo.owner);
        for step in story(demo)? {
            match step {
                Step::Edit(edit) => _ = self.store.edit(owner, id, edit).await?,
                Step::Status(to) => _ = self.store.set_status(owner, id, to).await?,
            }
        }
        let first = self.now - Duration::days(demo.first_day);
        let last = self.now - Duration::hours(demo.last_hour);
        spread_history(self.db, id, first, last).await?;
        Ok(id)
    }

    /// Dana shares it, and gives it to who looks after it.
    async fn pass_on(&self, id: CustomerId, demo: &DemoCustomer) -> Result<(), DemoError> {
        let dana = self.staff.actor(Owner::Dana);
        let chosen = Selection::from(id);
        if demo.shared {
            let shared = BulkChange::Visibility(Visibility::Workspace);
            self.store.change_all(dana, &chosen, shared).await?;
        }
        if demo.owner != Owner::Dana {
            let given = BulkChange::Owner(self.staff.actor(demo.owner).user);
            self.store.change_all(dana, &chosen, given).await?;
        }
        Ok(())
    }
}

/// One change to a customer.
enum Step {
    Edit(CustomerEdit),
    Status(CustomerStatus),
}

/// What somebody fills in who makes a customer: the name and a little more.
fn first_known(demo: &DemoCustomer) -> Result<NewCustomer, DemoError> {
    let fields: Vec<_> = demo
        .fields
        .iter()
        .take(AT_FIRST)
        .map(|(field, text)| (*field, (*text).to_owned()))
        .collect();
    Ok(NewCustomer::parse(demo.name, "lead", &fields)?)
}

/// What happened next. Facts and people come in turns, each kind spread over the whole time.
fn story(demo: &DemoCustomer) -> Result<Vec<Step>, DemoError> {
    let mut story: Vec<(usize, Step)> = placed(facts(demo)?)
        .chain(placed(people(demo)?))
        .chain(statuses(demo))
        .chain(placed(further(demo)?))
        .collect();
    story.sort_by_key(|(place, _)| *place);
    Ok(story.into_iter().map(|(_, step)| step).collect())
}

/// Steps with their places between 0 and 1000, evenly.
fn placed(steps: Vec<Step>) -> impl Iterator<Item = (usize, Step)> {
    let gaps = steps.len() + 1;
    steps
        .into_iter()
        .enumerate()
        .map(move |(at, step)| ((at + 1) * 1000 / gaps, step))
}

/// Statuses with their places: work begins early, and ends at the end.
fn statuses(demo: &DemoCustomer) -> impl Iterator<Item = (usize, Step)> {
    let gaps = demo.steps.len() + 1;
    (1..).zip(demo.steps).map(move |(number, status)| {
        let is_last = number + 1 == gaps;
        let over = matches!(status, CustomerStatus::OnHold | CustomerStatus::Archive);
        let place = if is_last && over {
            999
        } else {
            number * 150 / gaps
        };
        (place, Step::Status(*status))
    })
}

fn facts(demo: &DemoCustomer) -> Result<Vec<Step>, DemoError> {
    let mut facts = Vec::new();
    for (field, text) in demo.fields.iter().skip(AT_FIRST) {
        facts.push(Step::Edit(CustomerEdit::parse(field.path(), text)?));
    }
    Ok(facts)
}

fn people(demo: &DemoCustomer) -> Result<Vec<Step>, DemoError> {
    let mut people = Vec::new();
    for (name, role, email) in demo.team {
        let note = demo.notes.iter().find(|(who, _)| who == name);
        let note = note.map_or("", |(_, note)| *note);
        let id = TeamMemberId::new(Uuid::now_v7());
        let member = TeamMember::parse(id, name, role, email, note)?;
        people.push(Step::Edit(CustomerEdit::Team(TeamEdit::Add(member))));
    }
    Ok(people)
}

fn further(demo: &DemoCustomer) -> Result<Vec<Step>, DemoError> {
    let mut further = Vec::new();
    for (label, text) in demo.extra {
        let field = ExtraField::parse(label, text)?;
        further.push(Step::Edit(CustomerEdit::SetExtra(field)));
    }
    Ok(further)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_keeps_the_rules() {
        for demo in customers::all() {
            let new = first_known(demo).unwrap();
            assert_eq!(new.name.as_str(), demo.name);
            story(demo).unwrap();
        }
    }

    #[test]
    fn nothing_is_left_out() {
        for demo in customers::all() {
            let first = demo.fields.len().min(AT_FIRST);
            let all = demo.fields.len() + demo.team.len() + demo.steps.len() + demo.extra.len();
            assert_eq!(story(demo).unwrap().len() + first, all, "{}", demo.name);
        }
    }

    #[test]
    fn statuses_keep_their_order() {
        for demo in customers::all() {
            let story = story(demo).unwrap();
            let statuses = story.iter().filter_map(|step| match step {
                Step::Status(status) => Some(*status),
                Step::Edit(_) => None,
            });
            assert!(statuses.eq(demo.steps.iter().copied()), "{}", demo.name);
        }
    }
}
