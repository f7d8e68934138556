use domain::agreements::Agreement;
use domain::id::CustomerId;
use domain::page::{Cursor, Page};
use kit::error::CallError;
use kit::time::use_today;
use kit::{
    Button, ButtonKind, EmptyState, ErrorState, Following, Glyph, LinkButton, SkeletonCards,
    followed_row, may_edit, use_command,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::actions::use_actions;
use crate::override_dialog::{OverrideDialog, Question};
use crate::panel::{AgreementPanel, Panel};
use crate::queries::AGREEMENTS;
use crate::row::{AgreementRow, RowTools};
use crate::totals::Totals;

/// What was agreed with a customer.
#[component]
pub fn AgreementsTab(
    /// The customer.
    customer: CustomerId,
) -> impl IntoView {
    let url = use_query_map();
    let after = Memo::new(move |_| url.with(|url| url.get("after")));
    // Another page of the list is another question.
    move || view! { <Agreements customer after=after.get() /> }
}

#[component]
fn Agreements(customer: CustomerId, after: Option<String>) -> impl IntoView {
    let after = after.map(Cursor::new);
    let actions = use_actions(customer, after.clone());
    let tools = RowTools {
        actions,
        panel: Panel::new(),
        question: Question::new(),
        may_edit: may_edit(),
        today: use_today(),
    };
    use_command("New agreement", move || tools.panel.add());
    let page = Following::new(AGREEMENTS, move || (customer, after.clone()));
    let list = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <List page=page.follow(first) customer tools /> }.into_any(),
                Err(error) => failed(error, page),
            }
        })
    };
    view! {
        <section class="nx-agreements" aria-labelledby="agreements-heading">
            <div class="nx-agreements__head">
                <h2 class="nx-agreements__title" id="agreements-heading">"Agreements"</h2>
                {move || tools.may_edit.get().then(|| view! {
                    <Button icon=Glyph::Add on_click=move |_| tools.panel.add()>"New agreement"</Button>
                })}
            </div>
            <Totals customer today=tools.today />
            <Transition fallback=|| view! { <SkeletonCards label="Loading the agreements" count=3 /> }>{list}</Transition>
            <AgreementPanel panel=tools.panel actions />
            <OverrideDialog question=tools.question actions />
        </section>
    }
}

fn failed(error: CallError, page: Following<Page<Agreement>>) -> AnyView {
    view! { <ErrorState error on_retry=page.again() retrying=page.is_fetching() /> }.into_any()
}

#[component]
fn List(page: Memo<Page<Agreement>>, customer: CustomerId, tools: RowTools) -> impl IntoView {
    let is_empty = Memo::new(move |_| page.with(|page| page.items.is_empty()));
    let older = move || {
        let next = page.with(|page| page.next.clone())?;
        let href = format!("/customers/{customer}/agreements?after={}", next.as_str());
        Some(view! { <LinkButton href kind=ButtonKind::Tertiary>"Older agreements"</LinkButton> })
    };
    move || {
        if is_empty.get() {
            return view! {
                <EmptyState
                    glyph=Glyph::Document
                    title="Nothing agreed yet"
                    text="Write down what you do for this customer, from when to when, and for how much: NextUp tells you what runs, what expires and what it is worth."
                />
            }
            .into_any();
        }
        view! {
            <ul class="nx-cards" aria-label="Agreements">
                <For each=move || page.get().items key=|agreement| agreement.id let(first)>
                    <AgreementRow agreement=followed_row(page, first, |row| row.id) tools />
                </For>
            </ul>
            {older}
        }
        .into_any()
    }
}
