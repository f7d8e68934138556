use chrono::NaiveDate;
use domain::agreements::EXPIRING_DAYS;
use domain::overview::Home;
use kit::time::use_today;
use kit::{
    EmptyState, ErrorState, Following, Glyph, LinkButton, PageHeader, SkeletonCards, may_edit,
    use_queries,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::part::Part;
use crate::queries::HOME;
use crate::rows::Rows;
use crate::words::heading;

/// The day at a glance.
#[component]
pub fn HomePage() -> impl IntoView {
    let today = use_today();
    let known = use_queries().kept(HOME, today.get_untracked());
    let came_back = known.with_untracked(Option::is_some);
    let home = Following::new(HOME, move || today.get());
    // What was settled a moment ago is not to wait for payment still.
    Effect::new(move |_| {
        if came_back {
            home.again().run(());
        }
    });
    let subtitle = Signal::derive(move || heading(today.get()));
    let body = move || {
        let answer = home.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <Day home=home.follow(first) today /> }.into_any(),
                Err(error) => view! {
                    <ErrorState error on_retry=home.again() retrying=home.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! {
        <Title text="Home" />
        <PageHeader title="Home" subtitle />
        <Transition fallback=|| view! { <SkeletonCards label="Loading your day" /> }>{body}</Transition>
    }
    .into_any()
}

#[component]
fn Day(home: Memo<Home>, today: Memo<NaiveDate>) -> impl IntoView {
    let has_customers = Memo::new(move |_| home.with(|home| home.has_customers));
    move || {
        if has_customers.get() {
            view! { <Parts home today /> }.into_any()
        } else {
            view! { <NobodyYet /> }.into_any()
        }
    }
}

#[component]
fn Parts(home: Memo<Home>, today: Memo<NaiveDate>) -> impl IntoView {
    let rows = move |read: fn(&Home, NaiveDate) -> Rows| {
        Memo::new(move |_| home.with(|home| read(home, today.get())))
    };
    let (due, quiet) = (Home::DUE_DAYS, Home::QUIET_DAYS);
    view! {
        <div class="nx-home">
            <div class="nx-home__column">
                <Part
                    id="overdue"
                    title="Overdue invoices".to_owned()
                    empty="Nothing is overdue.".to_owned()
                    all=("All overdue invoices", "/receivables?status=overdue")
                    rows=rows(|home, today| Rows::of_invoices(&home.overdue, today))
                />
                <Part
                    id="due"
                    title=format!("Due within {due} days")
                    empty=format!("Nothing is due within {due} days.")
                    all=("All unpaid invoices", "/receivables?status=unpaid")
                    rows=rows(|home, today| Rows::of_invoices(&home.due, today))
                />
                <Part
                    id="expiring"
                    title="Expiring agreements".to_owned()
                    empty=format!("No agreement ends within {EXPIRING_DAYS} days.")
                    rows=rows(|home, today| Rows::of_agreements(&home.expiring, today))
                />
                <Part
                    id="projects"
                    title="Projects in work".to_owned()
                    empty="No project is under way.".to_owned()
                    rows=rows(|home, today| Rows::of_projects(&home.projects, today))
                />
            </div>
            <div class="nx-home__column">
                <Part
                    id="quiet"
                    title=format!("Not touched for {quiet} days")
                    empty=format!("Something happened with every customer within {quiet} days.")
                    all=("The longest first", "/customers?sort=activity-asc")
                    rows=rows(|home, _| Rows::of_customers(&home.quiet))
                />
                <Part
                    id="recent"
                    title="Recent activity".to_owned()
                    empty="Nothing happened within a year.".to_owned()
                    all=("All customers", "/customers")
                    rows=rows(|home, _| Rows::of_happenings(&home.recent))
                />
            </div>
        </div>
    }
}

/// Who has no customer yet has no day to look at.
#[component]
fn NobodyYet() -> impl IntoView {
    let may_edit = may_edit();
    let begin = move || {
        may_edit.get().then(|| {
            view! {
                <LinkButton href="/customers?new=1" icon=Glyph::Add>"New customer"</LinkButton>
            }
        })
    };
    view! {
        <EmptyState
            glyph=Glyph::Home
            title="Your day begins with a customer"
            text="What is due, what expires, what is in work and who was not heard of for long: all of it is told here, once there is somebody to tell it of."
        >
            {begin}
        </EmptyState>
    }
}
