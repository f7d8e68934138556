use domain::agreements::{Agreement, Standing};
use domain::text::NOTE_MAX;
use kit::{ButtonKind, FormDialog, Sending, TextArea, Toast, field_error, use_toasts};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::api::override_agreement;

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
        self.about.set(Some((agreement, standing)));
        self.reason.set(String::new());
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
    let toasts = use_toasts();
    let Question {
        open,
        about,
        reason,
    } = question;
    let sending = Sending::new(move || {
        let about = about.get_untracked();
        let reason = reason.get_untracked();
        async move {
            let Some((agreement, standing)) = about else {
                return Ok(());
            };
            let word = standing.as_str().to_owned();
            override_agreement(agreement.id, agreement.version(), word.clone(), reason).await?;
            open.set(false);
            toasts.show(Toast::success(format!("Agreement {word}")));
            actions.refresh();
            Ok(())
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
