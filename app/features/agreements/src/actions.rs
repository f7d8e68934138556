//! What can be done to an agreement, each with words for what became of it. What a form has no say in shows at once, and goes
//! back when refused.

use domain::agreements::{Agreement, AgreementForm, Renewed};
use domain::id::{AgreementId, CustomerId};
use domain::page::Cursor;
use kit::{Answer, Queries, Toast, Toasts, use_queries, use_toasts};
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
    /// Where the page of agreements on screen begins.
    after: StoredValue<Option<Cursor>>,
    queries: Queries,
    toasts: Toasts,
}

/// The actions on the agreements of a customer, of which the page that begins there is on screen.
pub(crate) fn use_actions(customer: CustomerId, after: Option<Cursor>) -> Actions {
    Actions {
        customer,
        after: StoredValue::new(after),
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

    /// Saves a form: a new agreement, or the one that `was` there when the form was opened.
    pub(crate) async fn save(
        self,
        was: Option<Agreement>,
        form: AgreementForm,
    ) -> Answer<Agreement> {
        // The same rules as on the server, without the way there.
        form.parse()?;
        let Some(was) = was else {
            let made = create_agreement(self.customer, form).await?;
            self.toasts.show(Toast::success("Agreement added"));
            self.refresh();
            return Ok(made);
        };
        let saved = edit_agreement(was.id, was.version(), form).await?;
        self.refresh();
        let undo = saved.clone();
        self.toasts.show(Toast::undo("Agreement saved", move || {
            self.put_back(undo.clone(), AgreementForm::from(&was.terms));
        }));
        Ok(saved)
    }

    fn put_back(self, now: Agreement, before: AgreementForm) {
        self.run("The change was not taken back", async move {
            edit_agreement(now.id, now.version(), before).await?;
            self.toasts.show(Toast::success("Agreement as before"));
            Ok(())
        });
    }

    /// Moves an agreement to the trash; to be taken back at once.
    pub(crate) fn delete(self, agreement: &Agreement) {
        let id = agreement.id;
        self.change(|agreements| agreements.retain(|agreement| agreement.id != id));
        self.run("The agreement was not deleted", async move {
            delete_agreement(id).await?;
            let toast = Toast::undo("Agreement moved to the trash", move || self.restore(id));
            self.toasts.show(toast);
            Ok(())
        });
    }

    fn restore(self, id: AgreementId) {
        self.run("The agreement was not restored", async move {
            restore_agreement(id).await?;
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

    /// Lets an agreement that was ended or paused by hand follow its dates again.
    pub(crate) fn resume(self, agreement: &Agreement) {
        let (id, seen, title) = (agreement.id, agreement.version(), title(agreement));
        self.change(|agreements| {
            if let Some(agreement) = agreements.iter_mut().find(|agreement| agreement.id == id) {
                agreement.overridden = None;
            }
        });
        self.run("Nothing was changed", async move {
            override_agreement(id, seen, String::new(), String::new()).await?;
            let toast = Toast::success("The agreement follows its dates again");
            self.toasts.show(toast.with_body(title));
            Ok(())
        });
    }

    /// Changes what is on screen before the server has answered. What is asked for behind it is true either way.
    fn change(self, change: impl FnOnce(&mut Vec<Agreement>)) {
        // Undo may be pressed after the page is gone.
        if let Some(after) = self.after.try_get_value() {
            self.queries
                .update(AGREEMENTS, (self.customer, after), |page| {
                    change(&mut page.items);
                });
        }
    }

    fn run(self, failed: &'static str, doing: impl Future<Output = Answer<()>> + 'static) {
        self.toasts.run(failed, doing, move || self.refresh());
    }
}
