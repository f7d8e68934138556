//! Who may do what to whose rows: every table of the catalog, every role, every kind of row.
//!
//! The expectation is the picture in `expected.txt`. A table that it lacks fails the test, so that
//! nobody adds a table without saying who may see it.

mod attempts;
mod picture;
mod rules;
mod world;

use picture::Picture;
use world::World;

const EXPECTED: &str = include_str!("expected.txt");

#[tokio::test]
async fn everybody_may_do_what_the_picture_says_and_nothing_else() {
    let world = World::new().await;
    let expected = Picture::read(EXPECTED);
    let mut wrong = Vec::new();
    for table in world.tables().await {
        let Some(drawn) = expected.table(&table) else {
            wrong.push(format!(
                "The table {table} has no expectation: draw it in expected.txt."
            ));
            continue;
        };
        let actual = world.draw(&table).await;
        if actual != *drawn {
            wrong.push(actual.beside(drawn));
        }
    }
    for drawn in expected.names() {
        if !world.tables().await.contains(drawn) {
            wrong.push(format!("There is no table {drawn}."));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
