use domain::models::ModelProvider;
use leptos::prelude::*;

use super::actions::Actions;
use super::panel::Panel;
use super::row::{Place, Row};

/// The providers in the order in which they are asked.
#[component]
pub(super) fn Models(
    providers: Vec<ModelProvider>,
    may_change: bool,
    actions: Actions,
    panel: Panel,
) -> impl IntoView {
    let count = providers.len();
    let rows = providers.into_iter().enumerate().map(|(number, provider)| {
        let place = Place {
            is_first: number == 0,
            is_last: number + 1 == count,
        };
        view! { <Row provider place may_change actions panel /> }
    });
    view! { <ol class="nx-models" aria-label="Language models in the order in which they are asked">{rows.collect_view()}</ol> }
}
