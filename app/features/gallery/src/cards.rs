use domain::customers::CustomerStatus;
use kit::time::use_now;
use kit::{Avatar, Card, MenuButton, StatusTag, Tile, TimeAgo};
use leptos::prelude::*;

#[component]
pub(crate) fn Cards() -> impl IntoView {
    let names = [
        ("Acme", "Fintech", CustomerStatus::Lead),
        ("Globex Corporation", "Energy", CustomerStatus::Live),
        (
            "Weyland-Yutani Building Better Worlds and Everything Between Them Incorporated",
            "Space travel",
            CustomerStatus::Negotiation,
        ),
        ("شركة النور 🚀", "Software", CustomerStatus::OnHold),
    ];
    // The moment of the request where there is one: the same on the server and in the browser.
    let at = untrack(|| use_now().get());
    let card = move |(name, vertical, status): (&'static str, &'static str, CustomerStatus)| {
        view! {
            <Card
                href="#main"
                title=name
                lead=move || view! { <Avatar name square=true /> }
                status=move || view! { <StatusTag status /> }
                actions=move || view! { <MenuButton menu="gallery-menu" label=format!("More actions for {name}") /> }
            >
                <span>{vertical}</span>
                <span>"Pay API, beta"</span>
                <span>"Ann Lee"</span>
                <span><TimeAgo at /></span>
            </Card>
        }
    };
    view! {
        <div class="nx-cards">{names.map(card).collect_view()}</div>
        <Tile title="Team" id="team">
            <p>"What belongs together, with a heading."</p>
        </Tile>
    }
}
