use chrono::NaiveDate;
use domain::agreements::{Agreement, RunningValue};
use domain::id::CustomerId;
use domain::page::{Cursor, Page};
use kit::Query;

use crate::api::{list_agreements, value_of_agreements};

/// A page of a customer's agreements.
pub(crate) const AGREEMENTS: Query<(CustomerId, Option<Cursor>), Page<Agreement>> =
    Query::new("agreements", |(customer, after)| {
        Box::pin(list_agreements(customer, after))
    });

/// What a customer's running agreements are worth on a day.
pub(crate) const VALUE: Query<(CustomerId, NaiveDate), Vec<RunningValue>> =
    Query::new("agreements-value", |(customer, today)| {
        Box::pin(value_of_agreements(customer, today))
    });
