//! Every form of every page with what people, scanners and broken programs send: each text in each field, and the plain
//! form as a browser without a script sends it. Nothing fails on our side, nothing foreign answers, no markup runs.

use axum::body::Body;
use axum::http::{Request, header};

use crate::api::corpus::texts;
use crate::site::{HOST, Site};

/// A form and what a person would type. `ID` stands for the customer.
type Form = (&'static str, &'static [(&'static str, &'static str)]);

const CUSTOMERS: [Form; 12] = [
    (
        "customers/create",
        &[
            ("form[name]", "Acme"),
            ("form[status]", "lead"),
            ("form[about]", "x"),
            ("form[vertical]", "x"),
            ("form[persona]", "x"),
            ("form[icp]", "x"),
            ("form[product_name]", "x"),
            ("form[product_stage]", "x"),
            ("form[product_category]", "x"),
            ("form[product_description]", "x"),
            ("form[product_url]", "https://a.example"),
        ],
    ),
    (
        "customers/save",
        &[
            ("id", "ID"),
            ("seen", "0"),
            ("form[name]", "Acme"),
            ("form[status]", "lead"),
            ("form[about]", "x"),
        ],
    ),
    (
        "customers/edit",
        &[
            ("id", "ID"),
            ("field", "about"),
            ("value", "x"),
            ("seen", ""),
        ],
    ),
    (
        "customers/set-extra",
        &[
            ("id", "ID"),
            ("label", "Renewal"),
            ("value", "May"),
            ("seen", ""),
        ],
    ),
    ("customers/remove-extra", &[("id", "ID"), ("label", "x")]),
    (
        "customers/save-member",
        &[
            ("id", "ID"),
            ("member[id]", ""),
            ("member[name]", "Zoe"),
            ("member[role]", "CTO"),
            ("member[email]", "zoe@example.com"),
            ("member[notes]", "x"),
        ],
    ),
    ("customers/remove-member", &[("id", "ID"), ("member", "x")]),
    (
        "customers/move-member",
        &[("id", "ID"), ("member", "x"), ("to", "0")],
    ),
    (
        "customers/set-status",
        &[("id", "ID"), ("status", "live"), ("seen", "lead")],
    ),
    (
        "timeline/put-back",
        &[
            ("entity", "customer"),
            ("id", "ID"),
            ("entry", "1"),
            ("field", "name"),
        ],
    ),
    ("customers/restore", &[("id", "ID")]),
    ("trash/restore", &[("kind", "agreement"), ("id", "ID")]),
];

const SETTINGS: [Form; 6] = [
    ("account/rename", &[("name", "Ann")]),
    ("account/rename-workspace", &[("name", "Acme")]),
    ("account/theme", &[("theme", "dark")]),
    (
        "account/make-api-key",
        &[
            ("name", "Import"),
            ("scopes[customers:read]", "true"),
            ("life", "90"),
        ],
    ),
    ("account/revoke-api-key", &[("id", "x")]),
    ("account/revoke", &[("id", "x")]),
];

const SIGNED_OUT: [Form; 7] = [
    (
        "account/sign-up",
        &[
            ("name", "Ann"),
            ("email", "ann@example.com"),
            ("password", "short"),
        ],
    ),
    (
        "account/sign-in",
        &[
            ("email", "nobody@example.com"),
            ("password", ""),
            ("next", "/"),
        ],
    ),
    (
        "account/forgot-password",
        &[("email", "nobody@example.com")],
    ),
    ("account/magic-link", &[("email", "nobody@example.com")]),
    ("account/confirm", &[("token", "x"), ("password", "x")]),
    ("account/follow-link", &[("token", "x")]),
    (
        "account/reset-password",
        &[("token", "x"), ("password", "x")],
    ),
];

#[tokio::test]
async fn the_form_for_a_new_customer_takes_anything() {
    forms_of_customers(&CUSTOMERS[..1]).await;
}

#[tokio::test]
async fn forms_of_a_customer_take_anything() {
    forms_of_customers(&CUSTOMERS[1..]).await;
}

async fn forms_of_customers(forms: &[Form]) {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let id = site.db.customer(&ann, "Acme").create().await.to_string();
    let cookie = format!("nextup_session={}", ann.token);
    let sent = send_all(&site, forms, &id, &cookie).await;
    assert!(sent > 1_000, "{sent}");
    for page in [
        "/customers".to_owned(),
        "/customers?view=table".to_owned(),
        format!("/customers/{id}"),
        format!("/customers/{id}/edit"),
        "/trash".to_owned(),
        "/trash?show=records".to_owned(),
    ] {
        let reply = site.get(&page, &cookie).await;
        assert_eq!(reply.status, 200, "{page}");
        assert_harmless(&page, &reply.body);
    }
}

#[tokio::test]
async fn forms_of_settings_take_anything() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let cookie = format!("nextup_session={}", ann.token);
    let sent = send_all(&site, &SETTINGS, "x", &cookie).await;
    assert!(sent > 500, "{sent}");
    for page in [
        "/settings/profile",
        "/settings/workspace",
        "/settings/api-keys",
    ] {
        assert_harmless(page, &site.get(page, &cookie).await.body);
    }
}

#[tokio::test]
async fn forms_before_the_sign_in_take_anything() {
    let site = Site::with(&["--attempts-per-address", "1000000"]).await;
    let sent = send_all(&site, &SIGNED_OUT, "x", "").await;
    assert!(sent > 1_000, "{sent}");
}

/// Each text in each field of each form, the others as a person fills them; answers how many were sent.
async fn send_all(site: &Site, forms: &[Form], id: &str, cookie: &str) -> usize {
    let texts = texts();
    let mut sent = 0;
    for (function, fields) in forms {
        for (place, (hostile, _)) in fields.iter().enumerate() {
            for (number, text) in texts.iter().enumerate() {
                let value = |(name, usual): &(&'static str, &'static str)| {
                    let usual = if *usual == "ID" {
                        id.to_owned()
                    } else {
                        (*usual).to_owned()
                    };
                    let value = if name == hostile { text.clone() } else { usual };
                    (*name, value)
                };
                let form: Vec<(&str, String)> = fields.iter().map(value).collect();
                // Every fourth one without a script: then a page answers.
                let plain = (place + number) % 4 == 0;
                let (status, body) = send(site, function, &form, cookie, plain).await;
                assert!(
                    status < 500,
                    "{function} {hostile}={text:?}: {status} {body}"
                );
                assert_harmless(function, &body);
                sent += 1;
            }
        }
    }
    sent
}

async fn send(
    site: &Site,
    function: &str,
    form: &[(&str, String)],
    cookie: &str,
    plain: bool,
) -> (u16, String) {
    let form: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let reply = if plain {
        let body = serde_urlencoded::to_string(&form).unwrap();
        let request = Request::post(format!("/fn/{function}"))
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header(header::REFERER, format!("http://{HOST}/customers?new=1"))
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookie)
            .body(Body::from(body))
            .unwrap();
        site.send(request).await
    } else {
        site.call(function, &form, cookie).await
    };
    (reply.status.as_u16(), reply.body)
}

/// In a page, markup of ours only. Answers to scripts are JSON, where it is text.
fn assert_harmless(place: &str, body: &str) {
    if body.trim_start().starts_with("<!DOCTYPE") {
        for markup in [
            "<script>alert",
            "<img src=x",
            "<!--#exec",
            "href=\"javascript:",
        ] {
            assert!(!body.contains(markup), "{place}: {markup}");
        }
    }
}
