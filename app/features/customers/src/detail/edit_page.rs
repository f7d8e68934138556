use domain::customers::{Customer, InfoField};
use domain::text::LINE_MAX;
use kit::error::CallError;
use kit::{
    Breadcrumb, Button, ButtonKind, ButtonType, Crumb, Following, FormError, LinkButton,
    PageHeader, SkeletonText, TextInput, field_error,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::page::Failed;
use crate::api::SaveCustomer;
use crate::cache::{CUSTOMER, use_customer_cache};
use crate::form::{FIELDS, InfoInput, StatusInput};

/// All fields of a customer in one form: many at once, and without a script.
#[component]
pub fn EditCustomerPage() -> impl IntoView {
    let params = use_params_map();
    let id = params.with_untracked(|params| params.get("id").unwrap_or_default());
    let asked = id.clone();
    let query = Following::new(CUSTOMER, move || asked.clone());
    let page = move || {
        let answer = query.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(customer) => view! { <EditForm customer /> }.into_any(),
                Err(error) => view! { <Failed error customer=query /> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonText heading=true lines=12 /> }>{page}</Transition> }
}

#[component]
fn EditForm(customer: Customer) -> impl IntoView {
    let save = ServerAction::<SaveCustomer>::new();
    let cache = use_customer_cache();
    let href = format!("/customers/{}", customer.id);
    let title = format!("Edit {}", customer.name);
    let refused = Signal::derive(move || {
        save.value()
            .with(|answer| answer.as_ref()?.as_ref().err().cloned())
    });
    let id = customer.id;
    // What is saved shows at once on the page that comes next; whoever was faster is shown here.
    Effect::new(move |_| match save.value().get() {
        Some(Ok(customer)) => cache.replace(customer),
        Some(Err(CallError::Refused(domain::Error::Stale))) => cache.refresh(id),
        _ => {}
    });
    let crumbs = vec![
        Crumb::new("Customers", "/customers"),
        Crumb::new(customer.name.to_string(), href.clone()),
    ];
    let info = customer.info.clone();
    let input = move |field: InfoField| {
        view! { <InfoInput field value=field.get(&info).to_owned() refused /> }
    };
    view! {
        <Title text=title.clone() />
        <Breadcrumb crumbs />
        <PageHeader title />
        <ActionForm action=save attr:class="nx-form nx-edit-form" attr:novalidate=true>
            <input type="hidden" name="id" value=customer.id.to_string() />
            <input type="hidden" name="seen" value=customer.version() />
            <FormError error=refused fields=FIELDS />
            <TextInput label="Name" name="form[name]" value=customer.name.to_string() error=field_error(refused, "name") max=LINE_MAX autocomplete="off" />
            <StatusInput value=customer.status.as_str() refused />
            {InfoField::ALL.map(input).into_iter().collect_view()}
            <div class="nx-edit-form__buttons">
                <Button button_type=ButtonType::Submit pending=save.pending()>"Save customer"</Button>
                <LinkButton href kind=ButtonKind::Secondary>"Cancel"</LinkButton>
            </div>
        </ActionForm>
    }
}
