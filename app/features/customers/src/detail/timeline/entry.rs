use domain::activity::ActivityEntry;
use domain::events::{Entity, Subject};
use domain::id::CustomerId;
use kit::{Avatar, TimeAgo};
use leptos::prelude::*;

use super::record_name::named;
use super::record_words::record_deeds;
use super::sentence::{Deed, Part, Texts};
use super::words::{channel, deeds, doer, put_back_choices};
use crate::actions::{PutBack, use_customer_actions};

/// Characters of a long text that are shown before it is unfolded.
const GLIMPSE: usize = 140;

/// A change: who, what, when.
#[expect(clippy::needless_pass_by_value, reason = "props are values")]
#[component]
pub(super) fn Entry(
    /// What was changed.
    about: Subject,
    entry: ActivityEntry,
    customer: CustomerId,
    /// Whether to offer putting values back.
    may_edit: Signal<bool>,
) -> impl IntoView {
    let who = doer(&entry).to_owned();
    let through = channel(entry.source).map(|words| view! { <span>{words}</span> });
    let of_customer = about.entity == Entity::Customer;
    let choices: Vec<PutBack> = put_back_choices(&about, &entry)
        .into_iter()
        .map(|(field, label)| PutBack {
            customer,
            entity: about.entity.clone(),
            id: about.id.to_string(),
            entry: entry.id,
            field,
            label,
        })
        .collect();
    let back = move || {
        let buttons = choices.iter().cloned().map(|back| {
            view! { <PutBackButton back /> }
        });
        may_edit.get().then(|| buttons.collect_view())
    };
    let deeds = if of_customer {
        deeds(&entry)
    } else {
        record_deeds(&about, &entry, customer)
    };
    let many = deeds.len();
    let what = match <[Deed; 1]>::try_from(deeds) {
        Ok([deed]) => one(who.clone(), deed).into_any(),
        Err(deeds) => {
            let sum = if of_customer {
                view! { "made " {many} " changes" }.into_any()
            } else {
                view! { "changed " {said(named(&about, customer))} }.into_any()
            };
            view! {
                <p class="nx-entry__what"><bdi class="nx-entry__who">{who.clone()}</bdi> " " {sum}</p>
                <ul class="nx-entry__deeds">
                    {deeds.into_iter().map(|deed| view! { <li>{sentence(deed)}</li> }).collect_view()}
                </ul>
            }
            .into_any()
        }
    };
    view! {
        <li class="nx-entry">
            <Avatar name=who />
            <div class="nx-entry__words">
                {what}
                <p class="nx-entry__when"><TimeAgo at=entry.at /> {through} {back}</p>
            </div>
        </li>
    }
}

/// Gives a field the value that it had before.
#[component]
fn PutBackButton(back: PutBack) -> impl IntoView {
    let actions = use_customer_actions();
    let name = format!("Put back {} as it was before this", back.label);
    view! {
        <button
            type="button"
            class="nx-entry__back"
            aria-label=name.clone()
            title=name
            on:click=move |_| actions.put_back(back.clone())
        >
            "Put back"
        </button>
    }
}

fn one(who: String, Deed { parts, texts }: Deed) -> impl IntoView {
    view! {
        <p class="nx-entry__what"><bdi class="nx-entry__who">{who}</bdi> " " {said(parts)}</p>
        {texts.map(|texts| view! { <LongTexts texts /> })}
    }
}

fn sentence(Deed { parts, texts }: Deed) -> impl IntoView {
    view! {
        <p class="nx-entry__what">{said(parts)}</p>
        {texts.map(|texts| view! { <LongTexts texts /> })}
    }
}

fn said(parts: Vec<Part>) -> impl IntoView {
    let part = |part| match part {
        Part::Said(words) => words.into_any(),
        Part::Quoted(text) => view! { <bdi class="nx-entry__quote">{text}</bdi> }.into_any(),
        Part::Linked { text, href } => {
            view! { <a class="cds--link nx-entry__link" href=href><bdi>{text}</bdi></a> }.into_any()
        }
    };
    parts.into_iter().map(part).collect_view()
}

/// Texts too long for the sentence: the beginning of the newer one, and both when it is unfolded.
#[component]
fn LongTexts(texts: Texts) -> impl IntoView {
    let Texts { before, after } = texts;
    let newer = if after.is_empty() { &before } else { &after };
    let glimpse = glimpse(newer);
    let side = |name, text: String| {
        (!text.is_empty()).then(|| {
            view! {
                <div class="nx-diff__side">
                    <dt>{name}</dt>
                    <dd dir="auto">{text}</dd>
                </div>
            }
        })
    };
    view! {
        <details class="nx-diff">
            <summary class="nx-diff__glimpse">
                <span class="cds--visually-hidden">"Show the whole text: "</span>
                <bdi>{glimpse}</bdi>
            </summary>
            <dl class="nx-diff__sides">{side("Before", before)} {side("After", after)}</dl>
        </details>
    }
}

/// The beginning of a text in one line.
fn glimpse(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(GLIMPSE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glimpse_is_one_short_line() {
        assert_eq!(glimpse("one\n\ntwo"), "one two");
        assert_eq!(glimpse(&"é".repeat(300)).chars().count(), GLIMPSE + 1);
    }
}
