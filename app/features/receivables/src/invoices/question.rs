use domain::receivables::InvoiceStep;
use domain::text::NOTE_MAX;
use kit::{ButtonKind, FormDialog, Sending, TextArea, field_error};
use leptos::prelude::*;

use crate::actions::{Actions, Subject};

/// The two ways in which nobody waits for an invoice any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Giving {
    /// It was a mistake.
    Void,
    /// What is open is not expected any more.
    WriteOff,
}

impl Giving {
    const fn verb(self) -> &'static str {
        match self {
            Self::Void => "Void invoice",
            Self::WriteOff => "Write off invoice",
        }
    }

    const fn meaning(self) -> &'static str {
        match self {
            Self::Void => "It was a mistake: nothing is owed. Its number stays taken.",
            Self::WriteOff => {
                "What is open is not expected any more, and no longer counts as owed."
            }
        }
    }

    fn step(self, reason: String) -> InvoiceStep {
        match self {
            Self::Void => InvoiceStep::Void { reason },
            Self::WriteOff => InvoiceStep::WriteOff { reason },
        }
    }
}

/// The question why an invoice is given up, and which.
#[derive(Clone, Copy)]
pub(crate) struct Question {
    open: RwSignal<bool>,
    about: RwSignal<Option<(Subject, Giving)>>,
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

    pub(crate) fn ask(self, invoice: Subject, giving: Giving) {
        self.about.set(Some((invoice, giving)));
        self.reason.set(String::new());
        self.open.set(true);
    }

    fn giving(self) -> Giving {
        self.about
            .with(|about| about.as_ref().map_or(Giving::Void, |(_, giving)| *giving))
    }
}

/// Asks why, and does it.
#[component]
pub(crate) fn ReasonDialog(question: Question, actions: Actions) -> impl IntoView {
    let Question {
        open,
        about,
        reason,
    } = question;
    let sending = Sending::new(move || {
        let about = about.get_untracked();
        let reason = reason.get_untracked();
        async move {
            if let Some((invoice, giving)) = about {
                actions.take(&invoice, giving.step(reason)).await?;
            }
            open.set(false);
            Ok(())
        }
    });
    let verb = Signal::derive(move || question.giving().verb().to_owned());
    let refused = sending.refused();
    view! {
        <FormDialog open id="give-up" title=verb verb kind=ButtonKind::Danger sending fields=&["reason"]>
            <p>{move || question.giving().meaning()} " You can open it again."</p>
            <TextArea label="Why" name="reason" value=reason max=NOTE_MAX optional=true error=field_error(refused, "reason") />
        </FormDialog>
    }
}
