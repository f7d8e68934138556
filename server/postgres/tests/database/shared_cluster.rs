//! The cluster that tests of other crates share.

use std::process::Command;

use embedded_postgres::{binary, testing};

fn answer(statement: &str) -> String {
    let url = testing::cluster();
    let psql = binary(&testing::settings().unwrap(), "psql").unwrap();
    let output = Command::new(psql)
        .args(["-XAtc", statement, url])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn many_askers_get_the_same_cluster() {
    let urls = std::thread::scope(|scope| {
        let askers: Vec<_> = (0..8).map(|_| scope.spawn(testing::cluster)).collect();
        askers
            .into_iter()
            .map(|asker| asker.join().unwrap())
            .collect::<Vec<_>>()
    });
    assert!(urls.iter().all(|url| *url == urls[0]));
    let running = embedded_postgres::running_url(&testing::settings().unwrap()).unwrap();
    assert_eq!(running.as_deref(), Some(urls[0]));
}

#[test]
fn it_is_fast_rather_than_safe_and_takes_many_connections() {
    assert_eq!(answer("show fsync"), "off");
    assert_eq!(answer("show max_connections"), "200");
}

#[test]
fn it_has_what_the_product_needs() {
    let vector = "create extension if not exists vector; \
                  select '[1,2]'::vector <-> '[1,4]'::vector";
    assert!(answer(vector).ends_with('2'));
    assert_eq!(
        answer("select lower('ÄÖ'), to_tsvector('simple', 'Čapek')"),
        "äö|'čapek':1"
    );
}
