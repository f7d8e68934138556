use domain::agreements::{AgreementKind, BillingPeriod, PricingModel};
use domain::artifacts::ArtifactKind;
use domain::chat::Tool;
use domain::chat::capabilities::{Capability, Output, Work};
use domain::customers::{CustomerStatus, InfoField};
use domain::events::EventKind;
use serde_json::{Value, json};

use crate::providers::ToolSpec;

/// What looks something up.
pub(super) const LOOK_UP: &str = "look_up";
/// What every tool that proposes begins with.
pub(super) const PROPOSE: &str = "propose_";

/// What a model can use: for a capability only what may come out of it.
pub(super) fn tools(capability: Option<&Capability>) -> Vec<ToolSpec> {
    let proposals = match capability.map(|capability| capability.output) {
        None | Some(Output::Answer) => vec![
            field(),
            status(),
            event(),
            agreement(),
            invoice(),
            project(),
            artifact(),
            revision(),
        ],
        Some(Output::Artifact(_)) => vec![artifact(), revision()],
        Some(Output::Proposal(work)) => vec![match work {
            Work::Field => field(),
            Work::Status => status(),
            Work::Event => event(),
            Work::Agreement => agreement(),
            Work::Invoice => invoice(),
            Work::Project => project(),
        }],
    };
    std::iter::once(look_up()).chain(proposals).collect()
}

fn look_up() -> ToolSpec {
    let tools: Vec<&str> = Tool::ALL.iter().map(|tool| tool.as_str()).collect();
    ToolSpec {
        name: LOOK_UP.to_owned(),
        description: "Looks something up about this customer. `artifact` reads the whole text of one (`about`: its \
                      title); `search` finds words in everything (`about`: the words); `customers` tells of the other \
                      customers; the others list what there is."
            .to_owned(),
        schema: object(
            &json!({
                "tool": { "type": "string", "enum": tools },
                "about": text("what for, where the tool wants to know"),
            }),
            &["tool"],
        ),
    }
}

fn field() -> ToolSpec {
    let fields = InfoField::ALL.map(InfoField::path);
    let fields: Vec<&str> = std::iter::once("name").chain(fields).collect();
    proposal(
        "field",
        "another value for a field of the customer",
        &json!({ "field": { "type": "string", "enum": fields }, "value": text("what it shall say") }),
        &["field", "value"],
    )
}

fn status() -> ToolSpec {
    let all = CustomerStatus::ALL.map(CustomerStatus::as_str);
    let status = json!({ "status": { "type": "string", "enum": all } });
    proposal(
        "status",
        "another status of the customer",
        &status,
        &["status"],
    )
}

fn event() -> ToolSpec {
    let kinds = words(EventKind::ALL.iter().map(|kind| kind.as_str()));
    proposal(
        "event",
        "something that happened with the customer, or will",
        &json!({
            "kind": kinds,
            "title": text("in a line"),
            "body": text("Markdown"),
            "participants": { "type": "array", "items": { "type": "string" } },
            "happened_at": text("such as 2026-03-12T14:30:00+01:00"),
        }),
        &["kind", "title", "happened_at"],
    )
}

fn agreement() -> ToolSpec {
    let pricing = json!({
        "model": words(PricingModel::ALL.into_iter().map(PricingModel::as_str)),
        "amount": text("fee of a period, price or rate of an hour"),
        "currency": text("three letters"),
        "period": words(BillingPeriod::ALL.into_iter().map(BillingPeriod::as_str)),
        "hours": text("expected in a month"),
        "share": text("percent of the company"),
        "vesting_months": text("a number"),
        "milestones": { "type": "array", "items": object(
            &json!({ "title": text("what"), "amount": text("how much"), "due_on": text("day") }),
            &["title", "amount"],
        ) },
    });
    proposal(
        "agreement",
        "a draft of an agreement",
        &json!({
            "scope": text("what is done, the first line a title"),
            "kind": words(AgreementKind::ALL.into_iter().map(AgreementKind::as_str)),
            "starts_on": text("day such as 2026-03-01; none for a draft"),
            "ends_on": text("day"),
            "pricing": object(&pricing, &["model"]),
            "extra_terms": text("about paying"),
            "notes": text("what to know"),
        }),
        &["scope", "kind", "pricing"],
    )
}

fn invoice() -> ToolSpec {
    let line = json!({
        "description": text("what"),
        "quantity": text("how much of it"),
        "unit_price": text("price of one"),
    });
    proposal(
        "invoice",
        "a draft of an invoice",
        &json!({
            "date": text("day such as 2026-03-01"),
            "due_on": text("day; none for the usual terms"),
            "currency": text("three letters"),
            "amount": text("before tax, where there are no lines"),
            "lines": { "type": "array", "items": object(&line, &["description", "unit_price"]) },
            "tax_rate": text("percent"),
            "description": text("what it is about"),
            "reference": text("what the customer calls it"),
            "agreement": text("number or title of the agreement that it bills"),
        }),
        &["date", "currency"],
    )
}

fn project() -> ToolSpec {
    proposal(
        "project",
        "a new project",
        &json!({
            "name": text("in a line"),
            "description": text("what it is about"),
            "agreement": text("number or title of the agreement under which it is done"),
            "starts_on": text("day such as 2026-03-01"),
            "ends_on": text("day"),
        }),
        &["name"],
    )
}

fn artifact() -> ToolSpec {
    proposal(
        "artifact",
        "a new artifact",
        &json!({
            "kind": words(ArtifactKind::ALL.iter().map(|kind| kind.as_str())),
            "title": text("in a line"),
            "body": text("the whole text, Markdown"),
            "project": text("number or name of the project; none for a new one"),
        }),
        &["kind", "title", "body"],
    )
}

fn revision() -> ToolSpec {
    proposal(
        "revision",
        "another text of an artifact on record; read it first",
        &json!({
            "artifact": text("its number or title"),
            "title": text("in a line"),
            "body": text("the whole new text, Markdown"),
        }),
        &["artifact", "title", "body"],
    )
}

fn proposal(name: &str, what: &str, properties: &Value, required: &[&str]) -> ToolSpec {
    ToolSpec {
        name: format!("{PROPOSE}{name}"),
        description: format!("Proposes {what}. Nothing changes before the person applies it."),
        schema: object(properties, required),
    }
}

fn object(properties: &Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required })
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn words(words: impl Iterator<Item = &'static str>) -> Value {
    json!({ "type": "string", "enum": words.collect::<Vec<_>>() })
}
