use kit::{Glyph, Icon, StatusTag, TimeAgo};
use leptos::prelude::*;

use crate::rows::{Note, Row, Rows};

/// A list of Home with its heading: a few rows, what they come to, and the way to all of them.
#[component]
pub(crate) fn Part(
    /// Its id.
    id: &'static str,
    /// Its heading.
    title: String,
    /// What is said where there is nothing.
    empty: String,
    /// The page that shows all of it, where there is one: what the link says, and where it leads.
    #[prop(optional)]
    all: Option<(&'static str, &'static str)>,
    /// What is in it.
    rows: Memo<Rows>,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| rows.with(|rows| rows.rows.is_empty()));
    let heading = format!("{id}-heading");
    let labelled_by = heading.clone();
    let sum = move || rows.with(|rows| rows.sum.clone());
    let link = move || {
        let (label, href) = all.filter(|_| !is_empty.get())?;
        Some(view! { <a class="cds--link nx-home__all" href=href>{label}</a> })
    };
    let cut = move || {
        let cut = all.is_none() && rows.with(|rows| rows.more);
        cut.then(|| view! { <p class="nx-home__more">"There are more: these come first."</p> })
    };
    let list = move || {
        if is_empty.get() {
            let text = empty.clone();
            return view! { <p class="nx-home__none"><Icon glyph=Glyph::Checkmark /> {text}</p> }
                .into_any();
        }
        view! {
            <ul class="nx-home__rows">
                <For each=move || rows.get().rows key=Row::clone let(row)><Line row /></For>
            </ul>
            {cut}
        }
        .into_any()
    };
    view! {
        <section class="nx-home__part" id=id aria-labelledby=labelled_by>
            <header class="nx-home__head">
                <h2 class="nx-home__title" id=heading>{title}</h2>
                <span class="nx-home__sum">{sum}</span>
                {link}
            </header>
            {list}
        </section>
    }
}

#[component]
fn Line(row: Row) -> impl IntoView {
    let Row {
        href,
        title,
        facts,
        number,
        note,
    } = row;
    let facts = facts.into_iter();
    view! {
        <li class="nx-home__row">
            <div class="nx-home__main">
                <a class="nx-home__link" href=href dir="auto">{title}</a>
                <div class="nx-home__facts">
                    {facts.map(|fact| view! { <span dir="auto">{fact}</span> }).collect_view()}
                </div>
            </div>
            <div class="nx-home__end">
                {(!number.is_empty()).then(|| view! { <span class="nx-home__number">{number}</span> })}
                {end(note)}
            </div>
        </li>
    }
}

fn end(note: Note) -> AnyView {
    match note {
        Note::Words(words) => view! { <span class="nx-home__note">{words}</span> }.into_any(),
        Note::Late(words) => {
            view! { <span class="nx-home__note nx-home__note--late">{words}</span> }.into_any()
        }
        Note::Since(at, status) => view! {
            {status.map(|status| view! { <StatusTag status=Signal::stored(status) /> })}
            <span class="nx-home__note"><TimeAgo at /></span>
        }
        .into_any(),
    }
}
