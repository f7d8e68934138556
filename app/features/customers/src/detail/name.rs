use domain::customers::{Customer, CustomerEdit, CustomerName};
use kit::use_shortcut;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos_router::hooks::use_query_map;

use super::edits::Edits;
use super::info::EditableText;

/// The customer's name: the page's heading, edited in place. `?edit=1` opens it.
#[component]
pub(super) fn NameHeading(
    customer: Memo<Customer>,
    edits: Edits,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let name = Memo::new(move |_| customer.with(|customer| customer.name.to_string()));
    let url = use_query_map();
    let begin = Memo::new(move |_| url.with(|url| url.get_str("edit").is_some()));
    use_shortcut("e", "Edit the name", || {
        let button = document()
            .query_selector(".nx-customer-head__name button")
            .ok()
            .flatten();
        if let Some(button) = button.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            button.click();
        }
    });
    let heading_class = move || {
        if may_edit.get() {
            "cds--visually-hidden"
        } else {
            "nx-customer-head__name"
        }
    };
    view! {
        // The heading says the name alone; the editor beside it says what it does.
        <h1 class=heading_class>{move || name.get()}</h1>
        {move || may_edit.get().then(|| view! {
            <div class="nx-customer-head__name">
                <EditableText
                    id="name"
                    label="Customer name"
                    path="name"
                    place="name"
                    value=name
                    long=false
                    parse=|text: String| Ok(CustomerEdit::Name(CustomerName::parse(&text)?))
                    edits
                    may_edit
                    begin
                />
            </div>
        })}
    }
}
