use domain::id::PortfolioItemId;
use kit::{Button, ButtonKind, ButtonSize, ButtonType, FormError, Sending, TextInput, field_error};
use leptos::prelude::*;

use crate::actions::Actions;

/// Lets the piece refer to one more artifact, by its address.
#[component]
pub(super) fn AddReference(piece: PortfolioItemId, actions: Actions) -> impl IntoView {
    let artifact = RwSignal::new(String::new());
    let sending = Sending::new(move || {
        let typed = artifact.get_untracked();
        async move {
            actions.refer(piece, typed).await?;
            artifact.set(String::new());
            Ok(())
        }
    });
    let refused = sending.refused();
    view! {
        <form class="nx-reference-form nx-piece-tool" novalidate on:submit=sending.submit()>
            <FormError error=refused fields=&["artifact"] />
            <TextInput label="Address of an artifact" name="artifact" value=artifact autocomplete="off"
                helper="Open the artifact and copy its address." error=field_error(refused, "artifact") />
            <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit pending=sending.pending()>
                "Add reference"
            </Button>
        </form>
    }
}
