//! How much of each open invoice a payment settles: the oldest first, until somebody types another amount.

use domain::id::{CustomerId, InvoiceId};
use domain::money::{Currency, Money};
use domain::page::Page;
use domain::receivables::{
    InvoiceFilter, InvoiceQuery, InvoiceSummary, SettlementForm, oldest_first,
};
use kit::error::CallError;
use kit::{Button, ButtonKind, ButtonSize, ErrorState, Following, SkeletonText, TextInput};
use leptos::prelude::*;

use crate::queries::INVOICES;
use crate::words::due;
use kit::time::{date, use_today};

/// What was typed for each open invoice. Outlives the panel.
#[derive(Clone, Copy)]
pub(super) struct Shares {
    all: RwSignal<Vec<Share>>,
    /// Whether somebody typed an amount: no offer replaces it then.
    by_hand: RwSignal<bool>,
}

/// What was typed for an invoice.
#[derive(Debug, Clone)]
struct Share {
    invoice: InvoiceId,
    amount: ArcRwSignal<String>,
}

impl Share {
    fn new(invoice: InvoiceId, amount: String) -> Self {
        Self {
            invoice,
            amount: ArcRwSignal::new(amount),
        }
    }
}

impl Shares {
    pub(super) fn new() -> Self {
        Self {
            all: RwSignal::default(),
            by_hand: RwSignal::new(false),
        }
    }

    /// Begins anew.
    pub(super) fn clear(self) {
        self.all.set(Vec::new());
        self.by_hand.set(false);
    }

    /// Begins with all that is open of one invoice.
    pub(super) fn begin_with(self, invoice: InvoiceId, open: Money) {
        self.all
            .set(vec![Share::new(invoice, open.amount().to_string())]);
        self.by_hand.set(true);
    }

    /// What was typed.
    pub(super) fn forms(self) -> Vec<SettlementForm> {
        let form = |share: &Share| SettlementForm {
            invoice: share.invoice.to_string(),
            amount: share.amount.get(),
        };
        self.all.with(|all| all.iter().map(form).collect())
    }

    /// One share for each open invoice: what was typed for it, or else what the money suffices for.
    fn offer(self, money: Option<Money>, open: &[InvoiceSummary]) {
        let by_hand = self.by_hand.get();
        let settled = money.map_or_else(Vec::new, |money| oldest_first(money, open));
        let before = self.all.get_untracked();
        let share = |invoice: &InvoiceSummary| {
            let known = before.iter().find(|share| share.invoice == invoice.id);
            let share = known
                .cloned()
                .unwrap_or_else(|| Share::new(invoice.id, String::new()));
            if !by_hand {
                let settlement = settled.iter().find(|one| one.invoice == invoice.id);
                let amount = settlement.map(|one| one.amount.amount().to_string());
                share.amount.set(amount.unwrap_or_default());
            }
            share
        };
        let now: Vec<Share> = open.iter().map(share).collect();
        let ids = |shares: &[Share]| shares.iter().map(|share| share.invoice).collect::<Vec<_>>();
        if ids(&now) != ids(&before) {
            self.all.set(now);
        }
    }

    /// All that was typed together; nothing while something is no amount.
    fn sum(self, currency: Currency) -> Option<Money> {
        let forms = self.forms();
        let settlements = SettlementForm::parse_all(&forms, currency).ok()?;
        let mut amounts = settlements.iter().map(|one| one.amount);
        amounts.try_fold(Money::zero(currency), Money::plus)
    }
}

/// The open invoices of a customer in a currency, and how much of each is settled.
#[component]
pub(super) fn SharesFields(
    customer: CustomerId,
    #[prop(into)] currency: Signal<Currency>,
    /// What there is to settle with, once that is known.
    #[prop(into)]
    money: Signal<Option<Money>>,
    shares: Shares,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let today = use_today();
    let page = Following::new(INVOICES, move || {
        let query = InvoiceQuery {
            customer: Some(customer),
            filter: Some(InvoiceFilter::Unpaid),
            currency: Some(currency.get()),
            ..InvoiceQuery::default()
        };
        (query, today.get())
    });
    let list = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let open = in_currency(page.follow(first), currency);
                    view! { <OpenInvoices open currency money shares refused /> }.into_any()
                }
                Err(error) => {
                    view! { <ErrorState error on_retry=page.again() retrying=page.is_fetching() /> }
                        .into_any()
                }
            }
        })
    };
    view! {
        <fieldset class="nx-shares">
            <legend class="nx-shares__legend">"Settles"</legend>
            <Transition fallback=|| view! { <SkeletonText lines=3 /> }>{list}</Transition>
        </fieldset>
    }
}

/// The invoices of a page in a currency: those of the last one stay until others have come.
fn in_currency(
    page: Memo<Page<InvoiceSummary>>,
    currency: Signal<Currency>,
) -> Memo<Vec<InvoiceSummary>> {
    Memo::new(move |_| {
        let currency = currency.try_get();
        // The panel may be closed when they come.
        let page = page.try_get();
        let invoices = page.into_iter().flat_map(|page| page.items);
        invoices
            .filter(|invoice| Some(invoice.balance.total.currency()) == currency)
            .collect()
    })
}

#[component]
fn OpenInvoices(
    open: Memo<Vec<InvoiceSummary>>,
    currency: Signal<Currency>,
    money: Signal<Option<Money>>,
    shares: Shares,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    Effect::new(move |_| open.try_with(|open| shares.offer(money.get(), open)));
    let numbered = move || shares.all.get().into_iter().enumerate().collect::<Vec<_>>();
    let left = move || {
        let currency = currency.try_get()?;
        if open.try_with(Vec::is_empty)? {
            return Some(format!(
                "No invoice in {currency} is open: all of it is credit."
            ));
        }
        let left = money.try_get()??.minus(shares.sum(currency)?)?;
        Some(if left.is_negative() {
            format!(
                "This is {} more than there is.",
                Money::zero(left.currency()).minus(left)?
            )
        } else if left.is_zero() {
            "Nothing is left.".to_owned()
        } else {
            format!("{left} are left as credit.")
        })
    };
    let offer_again = move || {
        shares.by_hand.get().then(|| view! {
            <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move |_| shares.by_hand.set(false)>
                "Settle the oldest first"
            </Button>
        })
    };
    view! {
        <ul class="nx-shares__list" on:input=move |_| shares.by_hand.set(true)>
            <For each=numbered key=|(number, share)| (*number, share.invoice) let(entry)>
                <ShareRow number=entry.0 share=entry.1 open refused />
            </For>
        </ul>
        <p class="nx-shares__left" aria-live="polite">{left}</p>
        {offer_again}
    }
}

#[component]
fn ShareRow(
    number: usize,
    share: Share,
    open: Memo<Vec<InvoiceSummary>>,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let today = use_today();
    let id = share.invoice;
    let invoice = open.with_untracked(|open| open.iter().find(|invoice| invoice.id == id).cloned());
    let name = format!("settlements.{number}.amount");
    let field = name.clone();
    let error = Signal::derive(move || {
        // The panel may be closed by the answer.
        let refused = refused.try_get().flatten()?;
        refused.for_field(&field).map(ToOwned::to_owned)
    });
    let value = RwSignal::from(share.amount);
    invoice.map(|invoice| {
        let helper = format!(
            "{} open of {}. {}.",
            invoice.balance.open(),
            date(invoice.date),
            untrack(|| due(&invoice.balance, today.get()))
        );
        view! {
            <li><TextInput label=invoice.number.to_string() name value helper autocomplete="off" error /></li>
        }
    })
}
