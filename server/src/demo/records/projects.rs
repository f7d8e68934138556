use chrono::NaiveDate;
use domain::id::ProjectId;
use domain::projects::ProjectStatus::{self, Active, Archived, Completed, OnHold, Planning};
use domain::projects::{ProjectForm, ProjectStore};
use rand::RngExt;

use super::case::Case;
use super::span::{between, later};
use super::{Stores, artifacts};
use crate::demo::DemoError;

/// Most days of a project that has an end.
const DAYS: i64 = 140;

/// A project from its first day on.
struct Plan {
    begins: NaiveDate,
    ends: Option<NaiveDate>,
    /// Where it was moved, how much was done by then, and when.
    steps: Vec<(ProjectStatus, u8, NaiveDate)>,
}

/// Writes the projects of a customer, and what they brought forth.
pub(super) async fn write(stores: &Stores, case: &mut Case<'_>) -> Result<(), DemoError> {
    let work = case
        .engagement
        .map_or(&[][..], |engagement| engagement.work);
    for (number, (theme, status)) in work.iter().enumerate() {
        let words = case.words.about(theme, case.dice.random_range(0..=6));
        let plan = Plan::of(case, *status, number > 0);
        let day = plan.begins;
        let form = ProjectForm {
            name: words.fill(theme.name, day),
            description: words.fill(
                "{Aim}\n\nWe watch one number. {Measure}: {target}, from {today}.",
                day,
            ),
            agreement: case
                .signed
                .first()
                .map_or_else(String::new, |signed| signed.agreement.id.to_string()),
            starts_on: day.to_string(),
            ends_on: plan.ends.map_or_else(String::new, |day| day.to_string()),
            ..ProjectForm::default()
        };
        let project = carry_out(stores, case, form, &plan).await?;
        artifacts::write(
            stores,
            case,
            project,
            &words,
            (theme, *status),
            plan.work(case.span.last_day()),
        )
        .await?;
        case.projects.push(words);
    }
    Ok(())
}

async fn carry_out(
    stores: &Stores,
    case: &mut Case<'_>,
    mut form: ProjectForm,
    plan: &Plan,
) -> Result<ProjectId, DemoError> {
    let made = stores
        .projects
        .create(case.actor, case.id, &form.parse()?)
        .await?;
    case.note(made.id.uuid(), later(plan.begins, -8));
    for (status, percent, day) in &plan.steps {
        form.status = status.as_str().to_owned();
        form.progress = percent.to_string();
        stores
            .projects
            .edit(case.actor, made.id, None, &form.parse()?)
            .await?;
        case.note(made.id.uuid(), *day);
    }
    Ok(made.id)
}

impl Plan {
    /// Between which days something came out of it.
    fn work(&self, last: NaiveDate) -> (NaiveDate, NaiveDate) {
        let ends = self.ends.unwrap_or(last).min(last).max(self.begins);
        (self.begins, ends)
    }

    /// What became of a project of this status. One that follows another begins later.
    fn of(case: &mut Case<'_>, status: ProjectStatus, follows: bool) -> Self {
        let (began, last, today) = (case.work_began(), case.span.last_day(), case.span.today());
        let done = case.dice.random_range(20..=45);
        let begins = between(began, last, if follows { 45 } else { 3 });
        let over = later(begins, (last - begins).num_days().min(DAYS) * 7 / 10);
        let soon = later(today, case.dice.random_range(25..=90));
        let (begins, ends, steps) = match status {
            Planning => {
                let begins = later(soon, -15);
                (begins, Some(later(begins, 90)), vec![])
            }
            Active => {
                let steps = vec![
                    (Active, done / 2, begins),
                    (Active, done * 2, later(last, -3).max(begins)),
                ];
                (begins, Some(soon), steps)
            }
            OnHold => {
                let steps = vec![(Active, done, begins), (OnHold, done, later(last, -1))];
                (begins, None, steps)
            }
            Completed => (
                begins,
                Some(over),
                vec![(Active, done, begins), (Completed, 100, over)],
            ),
            Archived => {
                let steps = vec![
                    (Active, done, begins),
                    (Completed, 100, over),
                    (Archived, 100, later(over, 12)),
                ];
                (begins, Some(over), steps)
            }
        };
        Self {
            begins,
            ends,
            steps,
        }
    }
}
