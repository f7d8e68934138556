//! The OpenAPI document: the operations describe themselves, this adds what stands around all of them.

use utoipa::OpenApi as _;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, OpenApi, PathItem, Ref, RefOr, Required, Response, ResponseBuilder, Server,
};

use super::problem::{Kind, MEDIA_TYPE, Problem};
use super::{idempotency, limits};

/// Everything but the operations.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "NextUp",
        description = "Customers, for programs. A personal API key from the settings acts as its owner: it sees and \
            changes what they may, within its scopes. Send it as `Authorization: Bearer nxu_…`."
    ),
    components(schemas(Problem)),
    tags(
        (name = "Customers", description = "Customers, their lifecycle and their history."),
        (name = "Agreements", description = "What customers were promised, from when to when, and for how much."),
        (name = "Invoices", description = "What customers owe, and how matters stand."),
        (name = "Payments", description = "What customers paid, which invoices that settles, and what was given back."),
        (name = "Projects", description = "Work for customers, and where it stands."),
        (name = "Artifacts", description = "What projects bring forth: Markdown with a history."),
        (name = "Events", description = "What happens with customers, and one timeline of that and of every change."),
        (name = "Portfolio", description = "What is shown of the work, across all customers."),
    )
)]
struct Frame;

/// The document to which routes add their operations.
pub(super) fn frame() -> OpenApi {
    Frame::openapi()
}

/// Adds to each operation what the layers around it ask for and answer.
pub(super) fn complete(mut document: OpenApi, public_url: &str) -> OpenApi {
    document.servers = Some(vec![Server::new(public_url)]);
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(
            "A personal API key. Its scopes: `customers:read` and `customers:write`, for all that belongs to customers, \
             `portfolio:read` and `portfolio:write`. An operation that names two needs both.",
        ));
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("api_key", SecurityScheme::Http(scheme.build()));
    for item in document.paths.paths.values_mut() {
        for (operation, writes) in operations(item) {
            if writes {
                let parameters = operation.parameters.get_or_insert_default();
                parameters.push(idempotency_key());
            }
            for kind in refusals(operation, writes) {
                refuse(operation, kind);
            }
            tell_limits(operation);
        }
    }
    document
}

/// The operations of a path, and whether they write.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (&mut Operation, bool)> {
    let reads = item.get.iter_mut().map(|operation| (operation, false));
    let writes = [
        &mut item.post,
        &mut item.put,
        &mut item.patch,
        &mut item.delete,
    ];
    reads.chain(
        writes
            .into_iter()
            .flatten()
            .map(|operation| (operation, true)),
    )
}

/// Why an operation may be refused: it follows from what it takes.
fn refusals(operation: &Operation, writes: bool) -> Vec<Kind> {
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let takes = |place: &ParameterIn| parameters.iter().any(|one| one.parameter_in == *place);
    let mut kinds = vec![Kind::Unauthorized, Kind::MissingScope];
    if writes {
        kinds.extend([
            Kind::Malformed,
            Kind::Forbidden,
            Kind::Conflict,
            Kind::TooLarge,
        ]);
    }
    if takes(&ParameterIn::Path) {
        kinds.push(Kind::NotFound);
    }
    if let Some(known) = parameters.iter().find(|one| one.name == "if-match") {
        kinds.push(Kind::Stale);
        if known.required == Required::True {
            kinds.push(Kind::VersionNeeded);
        }
    }
    if operation.request_body.is_some() {
        kinds.push(Kind::MediaType);
    }
    if operation.request_body.is_some() || takes(&ParameterIn::Query) {
        kinds.push(Kind::Invalid);
    }
    if writes {
        kinds.push(Kind::KeyReused);
    }
    kinds.extend([Kind::TooMany, Kind::Failed, Kind::Unavailable]);
    kinds
}

/// Documents a refusal; kinds of one status share its entry.
fn refuse(operation: &mut Operation, kind: Kind) {
    let (word, status, title) = kind.words();
    let meaning = format!("`{word}`: {title}.");
    let responses = &mut operation.responses.responses;
    match responses.get_mut(&status.to_string()) {
        Some(RefOr::T(response)) => {
            response.description = format!("{} {meaning}", response.description);
        }
        _ => {
            let problem = Ref::from_schema_name("Problem");
            let content = ContentBuilder::new().schema(Some(problem)).build();
            let response = ResponseBuilder::new()
                .description(meaning)
                .content(MEDIA_TYPE, content);
            responses.insert(status.to_string(), response.build().into());
        }
    }
}

/// Every reply to a known key says how often it may still come.
fn tell_limits(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else {
            continue;
        };
        if status == "401" {
            continue;
        }
        for (name, meaning) in limits::HEADERS {
            add_header(response, name, meaning);
        }
        if status == "429" {
            add_header(response, "retry-after", "Seconds to wait.");
        }
    }
}

fn add_header(response: &mut Response, name: &str, meaning: &str) {
    let mut header = Header::new(ObjectBuilder::new().schema_type(Type::Integer));
    header.description = Some(meaning.to_owned());
    response.headers.insert(name.to_owned(), header);
}

fn idempotency_key() -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(255));
    ParameterBuilder::new()
        .name(idempotency::NAME)
        .parameter_in(ParameterIn::Header)
        .description(Some(
            "Your name for this request. Sent again within a day, it is not done again: the first reply comes back.",
        ))
        .schema(Some(schema))
        .build()
}

/// A text that is one of these words. With its meaning: a schema made by hand takes the place of the field's own words.
pub(super) fn words(words: impl IntoIterator<Item = &'static str>, meaning: &str) -> Object {
    ObjectBuilder::new()
        .description(Some(meaning))
        .schema_type(Type::String)
        .enum_values(Some(words))
        .build()
}
