use domain::agreements::{Agreement, Override, Standing};
use domain::text::NOTE_MAX;
use kit::{ButtonKind, FormDialog, Sending, TextArea, field_error, or_again};
use leptos::prelude::*;

use crate::actions::Actions;

const NOT_CHANGED: &str = "The agreement stays as it was";

/// The question why an agreement ends or pauses, and which.
#[derive(Clone, Copy)]
pub(crate) struct Question {
    pub(crate) open: RwSignal<bool>,
    about: RwSignal<Option<(Agreement, Standing)>>,
    reason: RwSignal<String>,
}

impl Question {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            about: RwSignal::new(None),
            reason: RwSignal::default(),
        }
    }

    pub(crate) fn ask(self, agreement: Agreement, standing: Standing) {
        self.ask_again(agreement, standing, String::new());
    }

    fn ask_again(self, agreement: Agreement, standing: Standing, typed: String) {
        self.about.set(Some((agreement, standing)));
        self.reason.set(typed);
        self.open.set(true);
    }

    fn verb(self) -> &'static str {
        self.about.with(|about| match about {
            Some((_, Standing::Suspended)) => "Suspend agreement",
            _ => "Terminate agreement",
        })
    }
}

/// Asks why, and does it.
#[component]
pub(crate) fn OverrideDialog(question: Question, actions: Actions) -> impl IntoView {
    let Question {
        open,
        about,
        reason,
    } = question;
    let sending = Sending::new(move || {
        let about = about.get_untracked();
        let typed = reason.get_untracked();
        async move {
            let Some((agreement, standing)) = about else {
                return Ok(());
            };
            let how = Override::parse(standing.as_str(), &typed)?;
            let holding = actions.hold(&agreement, how);
            let again = {
                let agreement = agreement.clone();
                move || question.ask_again(agreement.clone(), standing, typed.clone())
            };
            or_again(open, actions.toasts, NOT_CHANGED, holding, again).await
        }
    });
    let verb = Signal::derive(move || question.verb().to_owned());
    let refused = sending.refused();
    view! {
        <FormDialog open id="override" title=verb verb kind=ButtonKind::Danger sending fields=&["reason"]>
            <p>"It counts as running no longer, whatever its dates say. You can let it follow its dates again."</p>
            <TextArea label="Why" name="reason" value=reason max=NOTE_MAX optional=true error=field_error(refused, "reason") />
        </FormDialog>
    }
}
