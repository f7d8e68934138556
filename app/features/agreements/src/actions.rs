//! What can be done to an agreement, each with words for what became of it. Changes show at once, and go back when
//! refused; what is new shows when the server has made it.

use domain::agreements::{Agreement, AgreementForm, Override, Renewed};
use domain::id::{AgreementId, CustomerId};
use domain::page::Cursor;
use kit::{Answer, Queries, Rows, TakenOut, Toast, Toasts, use_queries, use_toasts};
use leptos::prelude::*;

use crate::api::{
    create_agreement, delete_agreement, duplicate_agreement, edit_agreement, override_agreement,
    renew_agreement, restore_agreement,
};
use crate::queries::{AGREEMENTS, VALUE};
use crate::words::{period, title};

/// The actions on the agreements of one customer.
#[derive(Clone, Copy)]
pub(crate) struct Actions {
    customer: CustomerId,
    /// The agreements on screen.
    rows: Rows<(CustomerId, Option<Cursor>), Agreement>,
    queries: Queries,
    pub(crate) toasts: Toasts,
}

/// The actions on the agreements of a customer, of which the page that begins there is on screen.
pub(crate) fn use_actions(customer: CustomerId, after: Option<Cursor>) -> Actions {
    Actions {
        customer,
        rows: Rows::new(AGREEMENTS, Signal::stored((customer, after))),
        queries: use_queries(),
        toasts: use_toasts(),
    }
}

impl Actions {
    /// Asks for the list and its sums anew, behind what is shown.
    pub(crate) fn refresh(self) {
        self.queries.refetch_all(AGREEMENTS);
        self.queries.refetch_all(VALUE);
    }

    /// Saves a new agreement.
    pub(crate) async fn add(self, form: AgreementForm) -> Answer<()> {
        create_agreement(self.customer, form).await?;
        self.toasts.show(Toast::success("Agreement added"));
        self.refresh();
        Ok(())
    }

    /// Saves what became of the agreement that `was` there when its form was opened; shows at once.
    pub(crate) async fn edit(self, was: Agreement, form: AgreementForm) -> Answer<()> {
        let terms = form.parse()?;
        let before = self.rows.before();
        self.show(was.id, |agreement| agreement.terms = terms.clone());
        let saving = edit_agreement(was.id, was.version(), form);
        let saved = before.unless_refused(saving).await;
        if let Ok(saved) = saved.clone() {
            self.show(saved.id, |agreement| *agreement = saved.clone());
            self.toasts.show(Toast::undo("Agreement saved", move || {
                self.put_back(saved.clone(), was.clone());
            }));
        }
        self.refresh();
        saved.map(drop)
    }

    fn put_back(self, now: Agreement, was: Agreement) {
        let before = self.rows.before();
        self.show(now.id, |agreement| agreement.terms = was.terms.clone());
        self.run("The change was not taken back", async move {
            let form = AgreementForm::from(&was.terms);
            let saving = edit_agreement(now.id, now.version(), form);
            before.unless_refused(saving).await?;
            self.toasts.show(Toast::success("Agreement as before"));
            Ok(())
        });
    }

    /// Moves an agreement to the trash; to be taken back at once.
    pub(crate) fn delete(self, agreement: &Agreement) {
        let id = agreement.id;
        let before = self.rows.before();
        let taken = self.rows.take_out(|agreement| agreement.id == id);
        self.run("The agreement was not deleted", async move {
            before.unless_refused(delete_agreement(id)).await?;
            let toast = Toast::undo("Agreement moved to the trash", move || {
                self.restore(id, taken.clone());
            });
            self.toasts.show(toast);
            Ok(())
        });
    }

    fn restore(self, id: AgreementId, taken: TakenOut<Agreement>) {
        let before = self.rows.before();
        self.rows.put_back(taken);
        self.run("The agreement was not restored", async move {
            before.unless_refused(restore_agreement(id)).await?;
            self.toasts.show(Toast::success("The agreement is back"));
            Ok(())
        });
    }

    /// Makes a draft that says the same, and opens it.
    pub(crate) fn duplicate(self, agreement: &Agreement, open: Callback<Agreement>) {
        let id = agreement.id;
        self.run("The agreement was not duplicated", async move {
            open.run(duplicate_agreement(id).await?);
            Ok(())
        });
    }

    /// Makes the agreement of the next period, and says what it stands beside.
    pub(crate) fn renew(self, agreement: &Agreement) {
        let id = agreement.id;
        self.run("The agreement was not renewed", async move {
            let Renewed {
                agreement,
                overlaps,
            } = renew_agreement(id).await?;
            let toast = Toast::undo(
                format!("Renewed: {}", period(&agreement.terms)),
                move || self.delete(&agreement),
            );
            self.toasts.show(toast);
            if let Some(beside) = overlaps.first() {
                let body = beside.scope.lines().next().unwrap_or_default();
                let toast = Toast::info("Another agreement of this type runs at the same time");
                self.toasts.show(toast.with_body(body));
            }
            Ok(())
        });
    }

    /// Ends or pauses an agreement by hand; shows at once.
    pub(crate) async fn hold(self, agreement: &Agreement, how: Override) -> Answer<()> {
        let word = how.standing.as_str();
        let held = self.set_override(agreement, Some(how)).await;
        if held.is_ok() {
            let toast = Toast::success(format!("Agreement {word}"));
            self.toasts.show(toast.with_body(title(agreement)));
        }
        self.refresh();
        held
    }

    /// Lets an agreement that was ended or paused by hand follow its dates again.
    pub(crate) fn resume(self, agreement: &Agreement) {
        let agreement = agreement.clone();
        self.run("Nothing was changed", async move {
            self.set_override(&agreement, None).await?;
            let toast = Toast::success("The agreement follows its dates again");
            self.toasts.show(toast.with_body(title(&agreement)));
            Ok(())
        });
    }

    async fn set_override(self, agreement: &Agreement, to: Option<Override>) -> Answer<()> {
        let before = self.rows.before();
        self.show(agreement.id, |agreement| agreement.overridden = to.clone());
        let (standing, reason) = to.map_or_else(Default::default, |to| {
            (to.standing.as_str().to_owned(), to.reason)
        });
        let saving = override_agreement(agreement.id, agreement.version(), standing, reason);
        before.unless_refused(saving).await.map(drop)
    }

    fn show(self, id: AgreementId, change: impl Fn(&mut Agreement)) {
        self.rows
            .change_each(|agreement| agreement.id == id, change);
    }

    fn run(self, failed: &'static str, doing: impl Future<Output = Answer<()>> + 'static) {
        self.toasts.run(failed, doing, move || self.refresh());
    }
}
