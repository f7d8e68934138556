//! Every operation, called as the document says and as it says one may not.

use axum::http::Method;
use domain::api_keys::Scope;
use serde_json::{Value, json};

use super::operation::Operation;
use super::program::{Call, Program, send, workspace};
use super::records::Records;
use super::schema::{Schemas, list};
use crate::site::Site;

async fn document(site: &Site) -> Value {
    send(site, Call::new(Method::GET, "/api/openapi.json"))
        .await
        .json()
}

/// Every operation, so that none is lost without anybody noticing.
const OPERATIONS: &str = "
    listCustomers createCustomer getCustomer replaceCustomer setCustomerStatus deleteCustomer restoreCustomer
    listCustomerActivity getTotals getCustomerTotals
    listAgreements createAgreement getAgreement replaceAgreement deleteAgreement restoreAgreement
    overrideAgreement liftOverride renewAgreement duplicateAgreement billAgreement
    listInvoices listCustomerInvoices createInvoice getInvoice replaceInvoice deleteInvoice restoreInvoice
    takeInvoiceStep listInvoiceAllocations
    listPayments createPayment getPayment replacePayment deletePayment restorePayment
    listPaymentAllocations allocatePayment releasePayment listRefunds refundPayment deleteRefund
    listProjects createProject getProject replaceProject setProjectStatus deleteProject restoreProject
    listArtifacts createArtifact getArtifact replaceArtifact deleteArtifact restoreArtifact
    setArtifactStatus setArtifactType moveArtifact duplicateArtifact
    listArtifactVersions getArtifactVersion compareArtifactVersions restoreArtifactVersion
    listEvents createEvent getEvent replaceEvent deleteEvent restoreEvent getTimeline
    listPortfolio createPiece getPiece replacePiece deletePiece restorePiece setPieceStatus setPieceVisibility
    listReferences putReference deleteReference listPiecesOfArtifact createPieceFromArtifact
";

/// Room for all that a test sends.
async fn wide_open() -> Site {
    Site::with(&["--api-requests-per-minute", "1000000"]).await
}

#[tokio::test]
async fn the_document_is_whole() {
    let site = Site::open().await;
    let document = document(&site).await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    let operations = Operation::all(&document);
    let mut names: Vec<&str> = operations.iter().map(Operation::name).collect();
    let mut expected: Vec<&str> = OPERATIONS.split_whitespace().collect();
    names.sort_unstable();
    expected.sort_unstable();
    assert_eq!(names, expected);
    for operation in &operations {
        for parameter in list(&operation.words["parameters"]) {
            let told = [
                &parameter["description"],
                &parameter["schema"]["description"],
            ];
            assert!(told.iter().any(|words| words.is_string()), "{parameter}");
        }
        assert!(
            operation.words["summary"].is_string(),
            "{}",
            operation.name()
        );
        assert_eq!(
            operation.parameters("path").count(),
            operation.path.matches('{').count()
        );
    }
    let schemas = Schemas(&document);
    every_reference(&document, &mut |reference| {
        schemas.resolve(reference);
    });
}

fn every_reference<'a>(value: &'a Value, see: &mut impl FnMut(&'a Value)) {
    if value["$ref"].is_string() {
        see(value);
    }
    let members = value
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    for inner in members.chain(list(value)) {
        every_reference(inner, see);
    }
}

#[tokio::test]
async fn what_the_document_asks_for_is_done() {
    let site = wide_open().await;
    let document = document(&site).await;
    let reading = workspace(&site, &[Scope::CustomersRead, Scope::PortfolioRead]).await;
    for operation in Operation::all(&document) {
        let writing;
        let (program, records) = if operation.method == Method::GET {
            &reading
        } else {
            // A workspace of its own, in which no number is taken.
            writing = workspace(&site, &operation.scopes()).await;
            &writing
        };
        let mut call = operation.call(records);
        let query: Vec<String> = operation
            .parameters("query")
            .filter(|one| one["name"] != "after")
            .map(|one| {
                let value = match &one["example"] {
                    Value::Null => Schemas(&document).example(&one["schema"]),
                    example => example.clone(),
                };
                let value = value.as_str().map_or(value.to_string(), str::to_owned);
                format!("{}={value}", one["name"].as_str().unwrap())
            })
            .collect();
        if !query.is_empty() {
            call.path = format!("{}?{}", call.path, query.join("&"));
        }
        let reply = program.send(call).await;
        assert!(
            reply.status.is_success(),
            "{}: {}",
            operation.name(),
            reply.body
        );
        operation.check(&reply, "as documented");
    }
}

#[tokio::test]
async fn who_may_not_is_refused_as_documented() {
    let site = wide_open().await;
    let document = document(&site).await;
    let (ann, bo) = (site.db.person("Ann").await, site.db.person("Bo").await);
    let theirs = site
        .db
        .customer(&ann, "Secret Harbor")
        .shared()
        .create()
        .await;
    let theirs = Records::of(&site.db, &ann, theirs).await;
    let program = Program::of(&site, &bo).await;
    // Each lacks one scope.
    let mut narrow = Vec::new();
    for missing in Scope::ALL {
        let mut scopes = Scope::ALL.to_vec();
        scopes.retain(|scope| *scope != missing);
        narrow.push((missing, Program::with_scopes(&site, &ann, &scopes).await));
    }
    for operation in Operation::all(&document) {
        let reply = send(&site, operation.call(&theirs)).await;
        operation.refused(&reply, 401, "no key");
        let scopes = operation.scopes();
        for (missing, program) in narrow.iter().filter(|(one, _)| scopes.contains(one)) {
            let reply = program.send(operation.call(&theirs)).await;
            operation.refused(&reply, 403, missing.as_str());
        }
        if operation.parameters("path").count() == 0 {
            continue;
        }
        let foreign = program.send(operation.call(&theirs)).await;
        operation.refused(&foreign, 404, "of a foreign customer");
        for id in [
            "00000000-0000-4000-8000-000000000000",
            "no-id",
            "%00",
            "%FF",
            "..%2F..",
        ] {
            let reply = program.send(operation.call(&Records::all(id))).await;
            operation.refused(&reply, 404, id);
            assert_eq!(reply.body, foreign.body, "{id}");
        }
    }
    let program = Program::of(&site, &ann).await;
    assert_eq!(
        program
            .get(&format!("/api/v1/customers/{}", theirs.customer))
            .await
            .json()["name"],
        "Secret Harbor"
    );
}

#[tokio::test]
async fn what_does_not_fit_the_document_is_refused() {
    let site = wide_open().await;
    let document = document(&site).await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let id = site.db.customer(&ann, "Acme").create().await;
    let records = Records::of(&site.db, &ann, id).await;
    for operation in Operation::all(&document) {
        let good = operation.call(&records);
        if let Some(schema) = operation.body() {
            for (what, body) in Schemas(&document).spoiled(schema) {
                let reply = program.send(good.clone().json(&body)).await;
                operation.refused(&reply, 422, &what);
            }
            for broken in ["", "{", "{]", "\u{feff}{}", "nul"] {
                let reply = program
                    .send(good.clone().raw("application/json", broken))
                    .await;
                operation.refused(&reply, 400, broken);
            }
            operation.refused(
                &program.send(good.clone().raw("text/plain", "{}")).await,
                415,
                "text",
            );
        }
        for (what, query) in bad_queries(&operation) {
            let mut call = good.clone();
            call.path = format!("{}?{query}", call.path);
            operation.refused(&program.send(call).await, 422, &what);
        }
        for header in operation.parameters("header") {
            let name = header["name"].as_str().unwrap();
            if header["required"] == true {
                let mut call = good.clone();
                call.headers.retain(|(other, _)| other != name);
                operation.refused(&program.send(call).await, 428, name);
            }
            if let Some(max) = header["schema"]["maxLength"].as_u64() {
                let long = "x".repeat(usize::try_from(max).unwrap() + 1);
                operation.refused(
                    &program.send(good.clone().header(name, &long)).await,
                    400,
                    name,
                );
            }
        }
    }
    assert_eq!(
        program.get(&format!("/api/v1/customers/{id}")).await.json()["name"],
        json!("Acme")
    );
}

/// Queries that break each parameter of an operation that takes any.
fn bad_queries(operation: &Operation<'_>) -> Vec<(String, String)> {
    let mut bad = Vec::new();
    for parameter in operation.parameters("query") {
        let name = parameter["name"].as_str().unwrap();
        let schema = &parameter["schema"];
        let max = schema["maxLength"].as_u64();
        let wrong = match max {
            Some(max) => "x".repeat(usize::try_from(max).unwrap() + 1),
            None => "wrong".to_owned(),
        };
        bad.push((name.to_owned(), format!("{name}={wrong}")));
        bad.push((format!("{name} twice"), format!("{name}=&{name}=")));
    }
    if !bad.is_empty() {
        bad.push(("unknown".to_owned(), "no-such-parameter=1".to_owned()));
    }
    bad
}
