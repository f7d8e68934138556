use domain::chat::ChangeDraft;
use domain::customers::CustomerStatus;
use domain::id::ProposalId;
use kit::error::CallError;
use kit::{TextArea, TextInput, field_error};
use leptos::prelude::*;

/// What a person makes of a proposal before it is applied: its words. What is chosen from a list is changed on the record.
#[derive(Clone, Copy)]
pub(super) struct Amended {
    draft: RwSignal<Option<ChangeDraft>>,
    title: RwSignal<String>,
    text: RwSignal<String>,
}

impl Amended {
    pub(super) fn new() -> Self {
        Self {
            draft: RwSignal::new(None),
            title: RwSignal::default(),
            text: RwSignal::default(),
        }
    }

    pub(super) fn is_open(self) -> bool {
        self.draft.with(Option::is_some)
    }

    pub(super) fn begin(self, draft: &ChangeDraft) {
        let (title, text) = words_of(draft);
        self.title.set(title.unwrap_or_default().to_owned());
        self.text.set(text.to_owned());
        self.draft.set(Some(draft.clone()));
    }

    /// Leaves it as it was proposed.
    pub(super) fn end(self) {
        self.draft.set(None);
    }

    /// What is to be applied instead; nothing where nobody edits.
    pub(super) fn draft(self) -> Option<ChangeDraft> {
        let draft = self.draft.get_untracked()?;
        Some(with_words(
            draft,
            self.title.get_untracked(),
            self.text.get_untracked(),
        ))
    }

    fn has_title(self) -> bool {
        self.draft.with_untracked(|draft| {
            draft
                .as_ref()
                .is_some_and(|draft| words_of(draft).0.is_some())
        })
    }
}

/// The fields of a proposal.
#[component]
pub(super) fn AmendFields(
    amended: Amended,
    proposal: ProposalId,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let title = amended.has_title().then(|| {
        view! { <TextInput label="Title" name="title" id=format!("title-{proposal}") value=amended.title autocomplete="off" error=field_error(refused, "title") /> }
    });
    view! {
        <div class="nx-form">
            {title}
            <TextArea label="Text" name="text" id=format!("text-{proposal}") value=amended.text rows=8 />
        </div>
    }
}

/// The title, where it has one, and the text of a draft.
fn words_of(draft: &ChangeDraft) -> (Option<&str>, &str) {
    match draft {
        ChangeDraft::Field { value, .. } => (None, value),
        ChangeDraft::Status { status } => (None, status.as_str()),
        ChangeDraft::Event { form } => (Some(&form.title), &form.body),
        ChangeDraft::Agreement { form } => (None, &form.scope),
        ChangeDraft::Invoice { form } => (None, &form.description),
        ChangeDraft::Project { form } => (Some(&form.name), &form.description),
        ChangeDraft::Artifact { title, body, .. } | ChangeDraft::Revision { title, body, .. } => {
            (Some(title), body)
        }
    }
}

/// The same draft with other words.
fn with_words(mut draft: ChangeDraft, new_title: String, new_text: String) -> ChangeDraft {
    match &mut draft {
        ChangeDraft::Field { value, .. } => *value = new_text,
        ChangeDraft::Status { status } => {
            if let Ok(known) = CustomerStatus::parse(new_text.trim()) {
                *status = known;
            }
        }
        ChangeDraft::Event { form } => (form.title, form.body) = (new_title, new_text),
        ChangeDraft::Agreement { form } => form.scope = new_text,
        ChangeDraft::Invoice { form } => form.description = new_text,
        ChangeDraft::Project { form } => (form.name, form.description) = (new_title, new_text),
        ChangeDraft::Artifact { title, body, .. } | ChangeDraft::Revision { title, body, .. } => {
            (*title, *body) = (new_title, new_text);
        }
    }
    draft
}
