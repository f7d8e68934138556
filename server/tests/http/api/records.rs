//! A customer with a record of each kind, by which every operation can be called.

use chrono::{Days, Utc};
use db::testing::{Member, TestDb};
use domain::agreements::{AgreementForm, AgreementStore, PricingForm};
use domain::artifacts::{Artifact, ArtifactStore, NewArtifact};
use domain::events::{Event, EventForm, EventStore};
use domain::id::{CustomerId, ProjectId};
use domain::portfolio::{PortfolioForm, PortfolioItem, PortfolioStore};
use domain::projects::{Project, ProjectForm, ProjectStore};
use domain::receivables::{
    Invoice, InvoiceForm, InvoiceStep, InvoiceStore, Payment, PaymentForm, PaymentStore,
    RefundForm, SettlementForm,
};
use serde_json::{Value, json};

/// The ids that paths and bodies name.
#[derive(Clone, Default)]
pub struct Records {
    pub customer: String,
    /// A retainer that runs and ends.
    pub agreement: String,
    /// A draft.
    pub invoice: String,
    /// Another one that was sent, settled in part by the payment.
    pub sent: String,
    pub payment: String,
    /// Of another payment.
    pub refund: String,
    pub project: String,
    pub artifact: String,
    /// The number of its only version.
    pub number: String,
    pub event: String,
    /// Of the portfolio; it refers to the artifact.
    pub piece: String,
}

impl Records {
    pub async fn of(test: &TestDb, owner: &Member, customer: CustomerId) -> Self {
        Self::called("Text", test, owner, customer).await
    }

    /// With these words in what can be called something.
    pub async fn called(words: &str, test: &TestDb, owner: &Member, customer: CustomerId) -> Self {
        let money = Self::money(test, owner, customer).await;
        let project = project(words, test, owner, customer).await;
        let artifact = artifact(words, test, owner, project.id).await;
        let piece = piece(words, test, owner).await;
        let portfolio = test.portfolio();
        let refer = portfolio.refer(owner.actor(), piece.id, artifact.id);
        refer.await.unwrap();
        Self {
            project: project.id.to_string(),
            artifact: artifact.id.to_string(),
            number: artifact.version.to_string(),
            event: event(words, test, owner, customer).await.id.to_string(),
            piece: piece.id.to_string(),
            ..money
        }
    }

    async fn money(test: &TestDb, owner: &Member, customer: CustomerId) -> Self {
        let (actor, agreements) = (owner.actor(), test.agreements());
        let terms = retainer().parse().unwrap();
        let agreement = agreements.create(actor, customer, &terms).await.unwrap();
        let sent = invoice(test, owner, customer).await;
        let send = InvoiceStep::Send;
        test.invoices()
            .step(actor, sent.id, None, send)
            .await
            .unwrap();
        let refunded = payment(test, owner, customer, Vec::new()).await;
        let give_back = RefundForm {
            date: "2026-06-20".into(),
            amount: "10".into(),
            currency: "EUR".into(),
            reference: String::new(),
        };
        let payments = test.payments();
        let refund = give_back.parse().unwrap();
        payments.refund(actor, refunded.id, &refund).await.unwrap();
        let refunds = payments.refunds(actor, refunded.id).await.unwrap();
        let part = SettlementForm {
            invoice: sent.id.to_string(),
            amount: "10".into(),
        };
        Self {
            customer: customer.to_string(),
            agreement: agreement.id.to_string(),
            invoice: invoice(test, owner, customer).await.id.to_string(),
            sent: sent.id.to_string(),
            payment: payment(test, owner, customer, vec![part])
                .await
                .id
                .to_string(),
            refund: refunds[0].id.to_string(),
            ..Self::default()
        }
    }

    /// The same text for each of them.
    pub fn all(text: &str) -> Self {
        Self::default().map(|_| text.to_owned())
    }

    /// Each of them written in another way.
    pub fn map(&self, write: impl Fn(&str) -> String) -> Self {
        Self {
            customer: write(&self.customer),
            agreement: write(&self.agreement),
            invoice: write(&self.invoice),
            sent: write(&self.sent),
            payment: write(&self.payment),
            refund: write(&self.refund),
            project: write(&self.project),
            artifact: write(&self.artifact),
            number: write(&self.number),
            event: write(&self.event),
            piece: write(&self.piece),
        }
    }

    /// The path of the document with ids in it.
    pub fn path(&self, path: &str) -> String {
        let id = match path.split('/').nth(3) {
            Some("agreements") => &self.agreement,
            Some("invoices") => &self.invoice,
            Some("payments") => &self.payment,
            Some("refunds") => &self.refund,
            Some("projects") => &self.project,
            Some("artifacts") => &self.artifact,
            Some("events") => &self.event,
            Some("portfolio") => &self.piece,
            _ => &self.customer,
        };
        path.replace("{id}", id)
            .replace("{invoice}", &self.sent)
            .replace("{artifact}", &self.artifact)
            .replace("{number}", &self.number)
    }

    /// Whether a body names any of them that a body can name.
    pub fn are_named_in(&self, body: &[u8]) -> bool {
        let body = String::from_utf8_lossy(body);
        self.in_bodies()
            .into_iter()
            .any(|(_, id)| body.contains(id.as_str()))
    }

    /// Names records where a body does.
    pub fn name_in(&self, body: &mut Value) {
        for (name, id) in self.in_bodies() {
            if body[name].is_string() {
                body[name] = json!(id);
            }
        }
        let settlements = body.get_mut("settlements").and_then(Value::as_array_mut);
        for settlement in settlements.into_iter().flatten() {
            self.name_in(settlement);
        }
    }

    /// What bodies name, and by which member.
    fn in_bodies(&self) -> [(&'static str, &String); 3] {
        [
            ("invoice", &self.sent),
            ("agreement", &self.agreement),
            ("project", &self.project),
        ]
    }
}

fn retainer() -> AgreementForm {
    let today = Utc::now().date_naive();
    AgreementForm {
        scope: "Product advice".into(),
        kind: "retainer".into(),
        starts_on: (today - Days::new(10)).to_string(),
        ends_on: (today + Days::new(300)).to_string(),
        pricing: PricingForm {
            model: "retainer".into(),
            amount: "2000".into(),
            currency: "EUR".into(),
            period: "month".into(),
            ..PricingForm::default()
        },
        ..AgreementForm::default()
    }
}

async fn invoice(test: &TestDb, owner: &Member, customer: CustomerId) -> Invoice {
    let form = InvoiceForm {
        date: "2026-06-01".into(),
        currency: "EUR".into(),
        amount: "100".into(),
        ..InvoiceForm::default()
    };
    let terms = form.parse().unwrap();
    let made = test
        .invoices()
        .create(owner.actor(), customer, &terms)
        .await;
    made.unwrap()
}

async fn payment(
    test: &TestDb,
    owner: &Member,
    customer: CustomerId,
    settlements: Vec<SettlementForm>,
) -> Payment {
    let form = PaymentForm {
        date: "2026-06-10".into(),
        amount: "100".into(),
        currency: "EUR".into(),
        method: "cash".into(),
        settlements,
        ..PaymentForm::default()
    };
    let (terms, settlements) = form.parse().unwrap();
    let payments = test.payments();
    let made = payments.create(owner.actor(), customer, &terms, &settlements);
    made.await.unwrap()
}

async fn project(words: &str, test: &TestDb, owner: &Member, customer: CustomerId) -> Project {
    let form = ProjectForm {
        name: words.into(),
        ..ProjectForm::default()
    };
    let draft = form.parse().unwrap();
    let made = test
        .projects()
        .create(owner.actor(), customer, &draft)
        .await;
    made.unwrap()
}

async fn artifact(words: &str, test: &TestDb, owner: &Member, project: ProjectId) -> Artifact {
    let new = NewArtifact::parse("strategy", words, Some(words)).unwrap();
    let made = test.artifacts().create(owner.actor(), project, &new).await;
    made.unwrap()
}

async fn event(words: &str, test: &TestDb, owner: &Member, customer: CustomerId) -> Event {
    let form = EventForm {
        kind: "meeting".into(),
        title: words.into(),
        body: words.into(),
        happened_at: "2026-03-12T14:30:00Z".into(),
        ..EventForm::default()
    };
    let draft = form.parse().unwrap();
    let made = test.events().create(owner.actor(), customer, &draft).await;
    made.unwrap()
}

async fn piece(words: &str, test: &TestDb, owner: &Member) -> PortfolioItem {
    let form = PortfolioForm {
        kind: "article".into(),
        title: words.into(),
        body: words.into(),
        ..PortfolioForm::default()
    };
    let draft = form.parse().unwrap();
    test.portfolio()
        .create(owner.actor(), &draft)
        .await
        .unwrap()
}
