use domain::chat::{Record, RecordKind};
use domain::id::CustomerId;

/// Where a record is to be seen.
pub(crate) fn href_of(record: &Record, customer: CustomerId) -> String {
    let Record { kind, id, .. } = record;
    match kind {
        RecordKind::Customer => format!("/customers/{id}"),
        RecordKind::Agreement => format!("/customers/{customer}/agreements"),
        RecordKind::Invoice => format!("/invoices/{id}"),
        RecordKind::Payment => format!("/customers/{customer}/receivables"),
        RecordKind::Project => format!("/customers/{customer}/projects?project={id}"),
        RecordKind::Artifact => format!("/artifacts/{id}"),
        RecordKind::Event => format!("/customers/{customer}#event-{id}"),
        RecordKind::Portfolio => format!("/portfolio/{id}"),
    }
}
