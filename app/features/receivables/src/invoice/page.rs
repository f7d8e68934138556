use domain::agreements::Agreement;
use domain::id::CustomerId;
use domain::receivables::{Allocation, Invoice};
use domain::workspaces::Workspace;
use kit::error::CallError;
use kit::services::reply;
use kit::{
    Answer, Breadcrumb, Button, ButtonKind, ButtonSize, ChangingTitle, Crumb, ErrorPage,
    ErrorState, Following, LinkButton, SkeletonText, may_edit,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::paper::Paper;
use crate::actions::{Subject, use_actions};
use crate::invoices::{InvoiceMenu, InvoicePanel, Panel, Question, ReasonDialog};
use crate::queries::{AGREEMENTS, CUSTOMER, INVOICE, ISSUER, SETTLED_BY};

/// The page of one invoice.
#[component]
pub fn InvoicePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    move || view! { <InvoiceOf id=id.get() /> }
}

/// Made anew for each invoice, so that nothing typed about one can reach another.
#[component]
fn InvoiceOf(
    /// Whatever stood in the address.
    id: String,
) -> impl IntoView {
    let asked = ask(&id);
    let page = move || {
        let answers = asked.answers();
        Suspend::new(async move {
            match answers.await {
                Ok((invoice, settled, issuer)) => {
                    let invoice = asked.invoice.follow(invoice);
                    let settled = asked.settled.follow(settled);
                    view! { <Record invoice settled issuer /> }.into_any()
                }
                Err(error) => view! { <Failed error again=asked.again() /> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=Waiting>{page}</Transition> }
}

/// What is asked for at once: the invoice, what settled it, and who it is from.
#[derive(Clone, Copy)]
struct Asked {
    invoice: Following<Invoice>,
    settled: Following<Vec<Allocation>>,
    issuer: Following<Workspace>,
}

fn ask(id: &str) -> Asked {
    let (one, other) = (id.to_owned(), id.to_owned());
    Asked {
        invoice: Following::new(INVOICE, move || one.clone()),
        settled: Following::new(SETTLED_BY, move || other.clone()),
        issuer: Following::new(ISSUER, || ()),
    }
}

impl Asked {
    fn answers(self) -> impl Future<Output = Answer<(Invoice, Vec<Allocation>, Workspace)>> {
        let answers = (
            self.invoice.answer(),
            self.settled.answer(),
            self.issuer.answer(),
        );
        async move { Ok((answers.0.await?, answers.1.await?, answers.2.await?)) }
    }

    fn again(self) -> Callback<()> {
        Callback::new(move |()| {
            self.invoice.again().run(());
            self.settled.again().run(());
            self.issuer.again().run(());
        })
    }
}

/// As much room as the page takes, so that nothing jumps when it comes.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="nx-page nx-invoice nx-paper" role="status">
            <span class="cds--visually-hidden">"Loading the invoice"</span>
            <SkeletonText heading=true lines=1 />
            <SkeletonText lines=10 />
        </div>
    }
}

/// The invoice, once it is known who it is for, and what it can bill.
#[component]
fn Record(
    invoice: Memo<Invoice>,
    settled: Memo<Vec<Allocation>>,
    issuer: Workspace,
) -> impl IntoView {
    let whose = invoice.with_untracked(|invoice| invoice.customer);
    let customer = Following::new(CUSTOMER, move || whose);
    let agreements = Following::new(AGREEMENTS, move || whose);
    let title =
        Signal::derive(move || invoice.with(|invoice| format!("Invoice {}", invoice.number)));
    let page = move || {
        let (customer, agreements, issuer) =
            (customer.answer(), agreements.answer(), issuer.clone());
        Suspend::new(async move {
            // Neither keeps anybody from reading the invoice.
            let customer = customer.await.map(|customer| customer.name.to_string());
            let customer = customer.unwrap_or_else(|_| "Customer".to_owned());
            let agreements = agreements.await.map(|page| page.items).unwrap_or_default();
            view! {
                <div class="nx-invoice__bar">
                    <Above whose name=customer.clone() />
                    <Actions invoice whose agreements />
                </div>
                <Paper invoice settled from=issuer.name.as_str().to_owned() to=customer />
            }
        })
    };
    view! {
        <ChangingTitle text=title />
        <article class="nx-page nx-invoice">
            <Transition>{page}</Transition>
        </article>
    }
}

/// The way back: to all invoices, and to the customer.
#[component]
fn Above(whose: CustomerId, name: String) -> impl IntoView {
    let crumbs = vec![
        Crumb::new("Receivables", "/receivables"),
        Crumb::new(name, format!("/customers/{whose}/receivables")),
    ];
    view! { <Breadcrumb crumbs /> }
}

/// Prints it, and whatever else can be done where it stands.
#[component]
fn Actions(invoice: Memo<Invoice>, whose: CustomerId, agreements: Vec<Agreement>) -> impl IntoView {
    let (actions, may_edit) = (use_actions(None), may_edit());
    let (panel, question) = (Panel::new(), Question::new());
    let agreements = Memo::new(move |_| agreements.clone());
    let subject = Signal::derive(move || Subject::from(&*invoice.read()));
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        navigate(
            &format!("/customers/{whose}/receivables"),
            NavigateOptions::default(),
        );
    });
    view! {
        <div class="nx-invoice__actions">
            <Button kind=ButtonKind::Secondary size=ButtonSize::Medium on_click=move |_| print()>"Print"</Button>
            {move || may_edit.get().then(|| view! {
                <InvoiceMenu invoice=subject actions panel question on_deleted=leave size=ButtonSize::Medium />
            })}
        </div>
        <InvoicePanel panel customer=whose agreements actions />
        <ReasonDialog question actions />
    }
}

fn print() {
    // A browser that prints nothing says so itself.
    let _ = window().print();
}

/// Why there is no invoice to show.
#[component]
fn Failed(error: CallError, again: Callback<()>) -> impl IntoView {
    if let Some(reply) = reply() {
        reply.status(error.http_status());
    }
    if error.is_not_found() {
        return view! { <NoInvoice /> }.into_any();
    }
    view! {
        <Title text="Invoice" />
        <h1 class="cds--visually-hidden">"Invoice"</h1>
        <ErrorState error on_retry=again />
    }
    .into_any()
}

/// Not there and not yours look the same.
#[component]
fn NoInvoice() -> impl IntoView {
    view! {
        <Title text="Not found" />
        <ErrorPage
            code=404
            title="We could not find that invoice"
            text="It may have been deleted, or its customer is not shared with you."
        >
            <LinkButton href="/receivables">"Go to the receivables"</LinkButton>
            <LinkButton href="/customers" kind=ButtonKind::Tertiary>"Go to your customers"</LinkButton>
        </ErrorPage>
    }
}
