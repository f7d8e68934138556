use domain::customers::{CustomerEdit, TeamEdit, TeamMember};
use domain::id::{CustomerId, TeamMemberId};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::browser::storage;
use kit::{FormDialog, InputType, Sending, TextArea, TextInput, field_error, new_or_edited};
use leptos::prelude::*;

use super::edits::Edits;
use crate::api::TeamMemberForm;

const FIELDS: &[&str] = &["team.name", "team.role", "team.email", "team.notes"];

/// What is typed about somebody in the team. Stays when the dialog is closed by mistake.
#[derive(Clone, Copy)]
pub(super) struct MemberForm {
    open: RwSignal<bool>,
    /// Whom it changes; somebody new without.
    whom: RwSignal<Option<TeamMemberId>>,
    name: RwSignal<String>,
    role: RwSignal<String>,
    email: RwSignal<String>,
    notes: RwSignal<String>,
}

impl MemberForm {
    /// An empty form, closed.
    pub(super) fn new() -> Self {
        let text = RwSignal::<String>::default;
        Self {
            open: RwSignal::new(false),
            whom: RwSignal::new(None),
            name: text(),
            role: text(),
            email: text(),
            notes: text(),
        }
    }

    /// Opens it for somebody new, with what was typed before.
    pub(super) fn add(self) {
        if self.whom.get_untracked().is_some() {
            self.fill(TeamMemberForm::default());
        }
        self.whom.set(None);
        self.open.set(true);
    }

    /// Opens it to change somebody.
    pub(super) fn change(self, member: &TeamMember) {
        if self.whom.get_untracked() != Some(member.id) {
            self.fill(member.clone().into());
        }
        self.whom.set(Some(member.id));
        self.open.set(true);
    }

    /// Forgets what was typed and closes.
    fn clear(self) {
        self.open.set(false);
        self.whom.set(None);
        self.fill(TeamMemberForm::default());
    }

    fn fill(self, form: TeamMemberForm) {
        self.name.set(form.name);
        self.role.set(form.role);
        self.email.set(form.email);
        self.notes.set(form.notes);
    }

    fn typed(self) -> TeamMemberForm {
        TeamMemberForm {
            id: String::new(),
            name: self.name.get(),
            role: self.role.get(),
            email: self.email.get(),
            notes: self.notes.get(),
        }
    }

    /// The change that is typed, or everything that is wrong with it.
    fn parse(self) -> domain::Result<CustomerEdit> {
        let TeamMemberForm {
            id: _,
            name,
            role,
            email,
            notes,
        } = untrack(|| self.typed());
        let parse = |id| TeamMember::parse(id, &name, &role, &email, &notes);
        let edit = match self.whom.get_untracked() {
            Some(id) => TeamEdit::Change(parse(id)?),
            // The server chooses the id.
            None => TeamEdit::Add(parse(TeamMemberId::new(Default::default()))?),
        };
        Ok(CustomerEdit::Team(edit))
    }

    /// Somebody new survives a reload.
    fn keep_draft(self, customer: CustomerId) {
        let key = format!("draft:customer:{customer}:member");
        Effect::new(move |loaded: Option<()>| {
            if loaded.is_none()
                && let Some(draft) = storage::read(&key)
            {
                self.fill(draft);
            }
            let typed = self.typed();
            if self.whom.get().is_some() {
                return;
            }
            if typed == TeamMemberForm::default() {
                storage::remove(&key);
            } else {
                storage::write(&key, &typed);
            }
        });
    }
}

/// Adds or changes somebody in the team.
#[component]
pub(super) fn MemberFormDialog(form: MemberForm, edits: Edits) -> impl IntoView {
    form.keep_draft(edits.id());
    let sending = Sending::new(move || {
        let edit = form.parse();
        async move {
            edits.send(edit?).await?;
            form.clear();
            Ok(())
        }
    });
    let refused = sending.refused();
    view! {
        <FormDialog open=form.open id="member" title=new_or_edited(form.whom, "Add a person", "Edit person")
            verb=new_or_edited(form.whom, "Add person", "Save person") sending fields=FIELDS on_cancel=move |()| form.clear()>
            <TextInput label="Name" name="team.name" value=form.name max=LINE_MAX autofocus=true
                autocomplete="off" error=field_error(refused, "team.name") />
            <TextInput label="Role" name="team.role" value=form.role max=LINE_MAX optional=true
                autocomplete="off" error=field_error(refused, "team.role") />
            <TextInput label="E-mail" name="team.email" value=form.email optional=true
                input_type=InputType::Email autocomplete="off" error=field_error(refused, "team.email") />
            <TextArea label="Notes" name="team.notes" value=form.notes max=NOTE_MAX optional=true
                helper="What to know before you meet." error=field_error(refused, "team.notes") />
        </FormDialog>
    }
}
