use chrono::NaiveDate;
use domain::overview::Home;
use kit::Query;

use crate::api::get_home;

/// A day at a glance.
pub(crate) const HOME: Query<NaiveDate, Home> =
    Query::new("home", |today| Box::pin(get_home(today)));
