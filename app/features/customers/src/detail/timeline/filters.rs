use domain::events::Topic;
use domain::id::CustomerId;
use kit::{Button, ButtonKind, ButtonSize, ButtonType, Choice, Select};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::history::{History, Words};

/// Narrows the timeline by what, who and when. A form: its fields are in the address, with or without a script.
#[component]
pub(super) fn TimelineFilters(customer: CustomerId, history: History) -> impl IntoView {
    let chosen = history.chosen;
    let named = Memo::new(move |_| chosen.with(|part| part.words.clone()));
    let words = named.get_untracked();
    let is_open = Memo::new(move |open: Option<&bool>| {
        let narrowed = named.with(|words| *words != Words::default());
        // Whoever opened it closes it.
        open == Some(&true) || narrowed
    });
    let everybody = history.people;
    let navigate = use_navigate();
    let (what, who) = (RwSignal::new(words.what), RwSignal::new(words.who));
    let (since, until) = (RwSignal::new(words.since), RwSignal::new(words.until));
    // Links and Back change the address as well. What was chosen before the page became interactive stays.
    Effect::new(move |before: Option<()>| {
        let words = named.get();
        if before.is_some() {
            what.set(words.what);
            who.set(words.who);
            since.set(words.since);
            until.set(words.until);
        }
    });
    let path = format!("/customers/{customer}");
    let action = path.clone();
    let show = Callback::new(move |()| {
        let words = Words {
            what: what.get_untracked(),
            who: who.get_untracked(),
            since: since.get_untracked(),
            until: until.get_untracked(),
        };
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        let query = words.query();
        let query = query.trim_end_matches('&');
        let mark = if query.is_empty() { "" } else { "?" };
        navigate(&format!("{path}{mark}{query}"), options);
    });
    let clear = move |_| {
        for word in [what, who, since, until] {
            word.set(String::new());
        }
        show.run(());
    };
    let any = move || {
        [what, who, since, until]
            .iter()
            .any(|word| word.with(|word| !word.is_empty()))
    };
    let people = move || {
        Suspend::new(async move {
            let mut choices = vec![Choice::new("", "Anybody")];
            let people = everybody.await.unwrap_or_default().into_iter();
            choices.extend(people.map(|person| Choice::new(person.id.to_string(), person.name)));
            view! {
                <Select label="Who" name="who" id="timeline-who" small=true choices value=who on_change=move |_: String| show.run(()) />
            }
        })
    };
    view! {
        <details class="nx-timeline-filters" open=move || is_open.get()>
            <summary>"Filter"</summary>
            <form method="get" action=action class="nx-timeline-filters__form" on:submit=move |event| {
                event.prevent_default();
                show.run(());
            }>
                <Select label="What" name="what" id="timeline-what" small=true choices=topics() value=what on_change=move |_: String| show.run(()) />
                <Transition>{people}</Transition>
                <Day label="From" name="since" value=since show />
                <Day label="To" name="until" value=until show />
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit class="nx-plain">"Show"</Button>
                <Show when=any>
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=clear>"Show everything"</Button>
                </Show>
            </form>
        </details>
    }
    .into_any()
}

fn topics() -> Vec<Choice> {
    let topics = Topic::all().map(|topic| Choice::new(topic.as_str(), topic.label()));
    std::iter::once(Choice::new("", "Anything"))
        .chain(topics)
        .collect()
}

/// A day, by the browser's own calendar.
#[component]
fn Day(
    label: &'static str,
    name: &'static str,
    value: RwSignal<String>,
    show: Callback<()>,
) -> impl IntoView {
    let id = format!("timeline-{name}");
    let label_for = id.clone();
    view! {
        <div class="cds--form-item">
            <label class="cds--label" for=label_for>{label}</label>
            <input
                type="date"
                id=id
                name=name
                class="cds--text-input cds--text-input--sm cds--layout--size-sm"
                prop:value=move || value.get()
                value=value.get_untracked()
                on:change=move |event| {
                    value.set(event_target_value(&event));
                    show.run(());
                }
            />
        </div>
    }
    .into_any()
}
