//! People in rows: who did something, whose something is.

use domain::activity::Person;
use domain::id::UserId;
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

/// Whoever has this id and this name, if they have an account still.
pub(crate) fn person(row: &PgRow, id: &str, name: &str) -> Option<Person> {
    row.get::<Option<Uuid>, _>(id)
        .zip(row.get::<Option<String>, _>(name))
        .map(|(id, name)| Person {
            id: UserId::new(id),
            name,
        })
}

/// Whose a customer or a piece is: there is always somebody.
pub(crate) fn owner(row: &PgRow) -> Person {
    Person {
        id: UserId::new(row.get("user_id")),
        name: row
            .get::<Option<String>, _>("owner_name")
            .unwrap_or_else(|| "Somebody".to_owned()),
    }
}
