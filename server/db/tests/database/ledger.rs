//! Whatever people do with invoices and payments, in whatever order: the sums that the database keeps are those that
//! anybody would reckon from the rows, and nothing is settled, given back or used twice.

use chrono::NaiveDate;
use db::Housekeeping;
use db::testing::{Member, TestDb};
use domain::Error;
use domain::customers::{BulkChange, CustomerStore, Selection, Visibility};
use domain::id::CustomerId;
use domain::money::{Currency, Money};
use domain::receivables::{
    Invoice, InvoiceForm, InvoiceState, InvoiceStep, InvoiceStore, Payment, PaymentForm,
    PaymentStore, RefundForm, Settlement,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rust_decimal::Decimal;

/// One thing that somebody does; the numbers choose among what there is.
#[derive(Debug, Clone)]
enum Deed {
    Invoice {
        cents: u32,
        day: u32,
        send: bool,
    },
    Pay {
        cents: u32,
        invoices: Vec<(usize, u32)>,
    },
    Settle {
        payment: usize,
        invoice: usize,
        cents: u32,
    },
    Release {
        payment: usize,
        invoice: usize,
    },
    Refund {
        payment: usize,
        cents: u32,
    },
    TakeBack {
        payment: usize,
    },
    Step {
        invoice: usize,
        step: u8,
    },
    EditInvoice {
        invoice: usize,
        cents: u32,
    },
    EditPayment {
        payment: usize,
        cents: u32,
        day: u32,
    },
    Trash {
        payment: usize,
    },
    Restore {
        payment: usize,
    },
    /// The customer is shared, or not any more.
    Show {
        to_all: bool,
    },
    /// The customer goes to the trash and comes back.
    Away,
    /// The housekeeping passes.
    Fold,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let cents = || 1_u32..20_000;
    let which = || 0_usize..6;
    let day = || 1_u32..180;
    let deed = prop_oneof![
        3 => (cents(), day(), any::<bool>())
            .prop_map(|(cents, day, send)| Deed::Invoice { cents, day, send }),
        3 => (cents(), prop::collection::vec((which(), cents()), 0..3))
            .prop_map(|(cents, invoices)| Deed::Pay { cents, invoices }),
        4 => (which(), which(), cents())
            .prop_map(|(payment, invoice, cents)| Deed::Settle { payment, invoice, cents }),
        2 => (which(), which()).prop_map(|(payment, invoice)| Deed::Release { payment, invoice }),
        2 => (which(), cents()).prop_map(|(payment, cents)| Deed::Refund { payment, cents }),
        1 => which().prop_map(|payment| Deed::TakeBack { payment }),
        2 => (which(), 0_u8..4).prop_map(|(invoice, step)| Deed::Step { invoice, step }),
        1 => (which(), cents()).prop_map(|(invoice, cents)| Deed::EditInvoice { invoice, cents }),
        1 => (which(), cents(), day())
            .prop_map(|(payment, cents, day)| Deed::EditPayment { payment, cents, day }),
        1 => which().prop_map(|payment| Deed::Trash { payment }),
        1 => which().prop_map(|payment| Deed::Restore { payment }),
        1 => any::<bool>().prop_map(|to_all| Deed::Show { to_all }),
        1 => Just(Deed::Away),
        1 => Just(Deed::Fold),
    ];
    prop::collection::vec(deed, 1..30)
}

/// A customer with what was made for it.
struct Ledger<'a> {
    test: &'a TestDb,
    who: &'a Member,
    customer: CustomerId,
    invoices: Vec<Invoice>,
    payments: Vec<Payment>,
}

fn eur(cents: u32) -> Money {
    Money::new(Decimal::new(cents.into(), 2), Currency::EUR)
}

fn today() -> NaiveDate {
    "2026-06-30".parse().unwrap()
}

fn typed(cents: u32) -> String {
    eur(cents).amount().to_string()
}

/// A day of the first half of the year.
fn day(number: u32) -> String {
    NaiveDate::from_yo_opt(2026, number).unwrap().to_string()
}

fn invoice_form(cents: u32, number: u32) -> InvoiceForm {
    InvoiceForm {
        date: day(number),
        currency: "EUR".into(),
        amount: typed(cents),
        ..InvoiceForm::default()
    }
}

fn payment_form(cents: u32, number: u32) -> PaymentForm {
    PaymentForm {
        date: day(number),
        amount: typed(cents),
        currency: "EUR".into(),
        method: "cash".into(),
        ..PaymentForm::default()
    }
}

impl Ledger<'_> {
    /// Does it. Most of what chance comes up with is refused: that is half of what is tried here.
    async fn do_it(&mut self, deed: &Deed) -> domain::Result<()> {
        let (invoices, payments, actor) =
            (self.test.invoices(), self.test.payments(), self.who.actor());
        match deed {
            Deed::Invoice { cents, day, send } => {
                let terms = invoice_form(*cents, *day).parse()?;
                let made = invoices.create(actor, self.customer, &terms).await?;
                if *send {
                    invoices
                        .step(actor, made.id, None, InvoiceStep::Send)
                        .await?;
                }
                self.invoices.push(made);
            }
            Deed::Pay { cents, invoices } => {
                let (terms, _) = payment_form(*cents, 161).parse()?;
                let parts = invoices
                    .iter()
                    .map(|(which, cents)| self.part(*which, *cents));
                let parts: Vec<_> = parts.collect::<domain::Result<_>>()?;
                let made = payments
                    .create(actor, self.customer, &terms, &parts)
                    .await?;
                self.payments.push(made);
            }
            Deed::Settle {
                payment,
                invoice,
                cents,
            } => {
                let part = self.part(*invoice, *cents)?;
                payments
                    .settle(actor, self.payment(*payment)?.id, &[part])
                    .await?;
            }
            Deed::Release { payment, invoice } => {
                let invoice = self.invoice(*invoice)?.id;
                payments
                    .release(actor, self.payment(*payment)?.id, invoice)
                    .await?;
            }
            Deed::Refund { payment, cents } => {
                let terms = RefundForm {
                    date: "2026-06-20".into(),
                    amount: typed(*cents),
                    currency: "EUR".into(),
                    ..RefundForm::default()
                };
                payments
                    .refund(actor, self.payment(*payment)?.id, &terms.parse()?)
                    .await?;
            }
            Deed::TakeBack { payment } => {
                let refunds = payments.refunds(actor, self.payment(*payment)?.id).await?;
                let refund = refunds.first().ok_or(Error::NotFound)?;
                payments.take_back(actor, refund.id).await?;
            }
            Deed::Step { invoice, step } => {
                let reason = String::new();
                let step = match step {
                    0 => InvoiceStep::Send,
                    1 => InvoiceStep::Void { reason },
                    2 => InvoiceStep::WriteOff { reason },
                    _ => InvoiceStep::Reopen,
                };
                invoices
                    .step(actor, self.invoice(*invoice)?.id, None, step)
                    .await?;
            }
            Deed::EditInvoice { invoice, cents } => {
                let terms = invoice_form(*cents, 152).parse()?;
                invoices
                    .edit(actor, self.invoice(*invoice)?.id, None, &terms)
                    .await?;
            }
            Deed::EditPayment {
                payment,
                cents,
                day,
            } => {
                let (terms, _) = payment_form(*cents, *day).parse()?;
                payments
                    .edit(actor, self.payment(*payment)?.id, None, &terms)
                    .await?;
            }
            Deed::Trash { payment } => payments.delete(actor, self.payment(*payment)?.id).await?,
            Deed::Restore { payment } => {
                payments.restore(actor, self.payment(*payment)?.id).await?;
            }
            Deed::Show { to_all } => {
                let visibility = match to_all {
                    true => Visibility::Workspace,
                    false => Visibility::Private,
                };
                let one = Selection::parse([self.customer])?;
                let change = BulkChange::Visibility(visibility);
                self.test
                    .customers()
                    .change_all(actor, &one, change)
                    .await?;
            }
            Deed::Away => {
                let customers = self.test.customers();
                customers.delete(actor, self.customer).await?;
                let left = invoices.positions(actor, None, today()).await?;
                assert_eq!(left, Vec::new(), "the trash has no sums");
                customers.restore(actor, self.customer).await?;
            }
            Deed::Fold => {
                Housekeeping::new(self.test.db().clone())
                    .fold_sums()
                    .await?;
            }
        }
        Ok(())
    }

    fn invoice(&self, which: usize) -> domain::Result<&Invoice> {
        self.invoices.get(which).ok_or(Error::NotFound)
    }

    fn payment(&self, which: usize) -> domain::Result<&Payment> {
        self.payments.get(which).ok_or(Error::NotFound)
    }

    fn part(&self, which: usize, cents: u32) -> domain::Result<Settlement> {
        Ok(Settlement {
            invoice: self.invoice(which)?.id,
            amount: eur(cents),
        })
    }

    /// Reckons everything from the allocations and refunds alone, and compares.
    async fn check(&self) -> Result<(), TestCaseError> {
        let (invoices, payments, actor) =
            (self.test.invoices(), self.test.payments(), self.who.actor());
        let zero = Money::zero(Currency::EUR);
        let sum = |amounts: Vec<Money>| amounts.into_iter().try_fold(zero, Money::plus).unwrap();
        let (mut open, mut settled) = (zero, zero);
        for invoice in &self.invoices {
            let now = invoices.get(actor, invoice.id).await.unwrap();
            let parts = invoices.settled_by(actor, invoice.id).await.unwrap();
            let parts = sum(parts.iter().map(|part| part.amount).collect());
            prop_assert_eq!(now.settled, parts);
            prop_assert!(
                !now.balance().left().is_negative(),
                "settled beyond its amount"
            );
            if now.state == InvoiceState::Sent {
                open = open
                    .plus(now.charges.total().minus(parts).unwrap())
                    .unwrap();
            }
            let paid = now.state == InvoiceState::Sent && now.balance().left().is_zero();
            prop_assert_eq!(now.paid_on.is_some(), paid);
            settled = settled.plus(parts).unwrap();
        }
        let (mut credit, mut allocated, mut kept) = (zero, zero, zero);
        for payment in &self.payments {
            let Ok(now) = payments.get(actor, payment.id).await else {
                continue;
            };
            let parts = payments.allocations(actor, payment.id).await.unwrap();
            let parts = sum(parts.iter().map(|part| part.amount).collect());
            let back = payments.refunds(actor, payment.id).await.unwrap();
            let back = sum(back
                .iter()
                .map(|refund| refund.terms.amount.money())
                .collect());
            prop_assert_eq!((now.allocated, now.refunded), (parts, back));
            prop_assert!(!now.credit().is_negative(), "used beyond its amount");
            credit = credit.plus(now.credit()).unwrap();
            allocated = allocated.plus(parts).unwrap();
            kept = kept.plus(now.terms.amount.minus(back).unwrap()).unwrap();
        }
        prop_assert_eq!(
            allocated.plus(credit),
            Some(kept),
            "allocated + credit = paid - refunded"
        );
        prop_assert_eq!(allocated, settled);
        let whose = Some(self.customer);
        let positions = invoices.positions(actor, whose, today()).await.unwrap();
        let position = positions.first();
        prop_assert_eq!(position.map_or(zero, |one| one.open), open);
        prop_assert_eq!(position.map_or(zero, |one| one.credit), credit);
        prop_assert_eq!(position.map_or(zero, |one| one.received), kept);
        // Reckoned from the rows of the customer; those of the workspace are kept by triggers.
        let kept = invoices.positions(actor, None, today()).await.unwrap();
        prop_assert_eq!(kept, positions);
        Ok(())
    }
}

#[test]
fn no_order_of_deeds_loses_or_makes_money() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (test, ann) = runtime.block_on(async {
        let test = TestDb::new().await;
        let ann = test.person("Ann").await;
        (test, ann)
    });
    let mut runner = TestRunner::new(Config {
        cases: 40,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..Config::default()
    });
    let done = runner.run(&deeds(), |deeds| {
        runtime.block_on(async {
            // One customer at a time, so that the workspace's sums are the customer's.
            let clear = "delete from customers";
            sqlx::query(clear).execute(test.system()).await.unwrap();
            let mut ledger = Ledger {
                customer: test.customer(&ann, "Acme").create().await,
                test: &test,
                who: &ann,
                invoices: Vec::new(),
                payments: Vec::new(),
            };
            for deed in &deeds {
                let refused = ledger.do_it(deed).await.err();
                let broken = matches!(refused, Some(Error::Unavailable { .. }));
                prop_assert!(
                    !broken,
                    "{deed:?} met a rule of the database that has no words"
                );
            }
            ledger.check().await
        })
    });
    done.unwrap();
}
