use domain::id::ModelProviderId;
use domain::models::{ModelList, ModelProvider, ProviderForm, Shift};
use kit::{Answer, Toast, Toasts, use_toasts};
use leptos::prelude::*;

use crate::models::{add_model, delete_model, edit_model, move_model, restore_model};

/// What can be done to the language models.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    list: Resource<Answer<ModelList>>,
    /// The one that was just moved: its row gets the focus back when the list is drawn anew.
    pub(super) moved: RwSignal<Option<ModelProviderId>>,
    toasts: Toasts,
}

impl Actions {
    pub(super) fn new(list: Resource<Answer<ModelList>>) -> Self {
        Self {
            list,
            moved: RwSignal::new(None),
            toasts: use_toasts(),
        }
    }

    /// Saves a form: a new provider, or the one that `was` there when the form was opened.
    pub(super) async fn save(self, was: Option<ModelProvider>, form: ProviderForm) -> Answer<()> {
        // The same rules as on the server, without the way there.
        let draft = form.parse()?;
        let done = if let Some(was) = was {
            draft.check_key_of(&was)?;
            edit_model(was.id, form).await?;
            "Language model saved"
        } else {
            add_model(form).await?;
            "Language model added"
        };
        self.toasts.show(Toast::success(done));
        self.list.refetch();
        Ok(())
    }

    pub(super) fn shift(self, id: ModelProviderId, shift: Shift) {
        let call = move_model(id, shift.as_str().to_owned());
        self.moved.set(Some(id));
        self.toasts
            .run("The order is as it was", call, move || self.list.refetch());
    }

    pub(super) fn delete(self, id: ModelProviderId, name: String) {
        let call = async move {
            delete_model(id).await?;
            let undo = Toast::undo(format!("{name} deleted"), move || self.restore(id));
            self.toasts.show(undo);
            Ok::<_, kit::error::CallError>(())
        };
        self.toasts
            .run("The language model is still there", call, move || {
                self.list.refetch();
            });
    }

    fn restore(self, id: ModelProviderId) {
        let call = restore_model(id);
        self.toasts
            .run("It was not brought back", call, move || self.list.refetch());
    }
}
