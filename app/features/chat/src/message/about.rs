use domain::chat::{Citation, ToolCall, Usage};
use domain::id::CustomerId;
use leptos::prelude::*;

use crate::api::Shown;
use crate::live::is_growing;
use crate::words::href_of;

/// Which agent answers and why; who wrote it, once it is written.
#[component]
pub(super) fn WhoAnswers(shown: Memo<Shown>) -> impl IntoView {
    let routing = Memo::new(move |_| shown.with(|shown| shown.message.details.routing.clone()));
    // While it grows, what it took is only what was kept of it.
    let usage = Memo::new(move |_| {
        shown.with(|shown| {
            let usage = shown.message.details.usage.clone();
            usage.filter(|_| !is_growing(&shown.message))
        })
    });
    let fallbacks = Memo::new(move |_| shown.with(|shown| shown.message.details.fallbacks.clone()));
    let omitted = Memo::new(move |_| shown.with(|shown| shown.message.details.omitted.clone()));
    let name = move || {
        routing
            .get()
            .map_or("Agents", |routing| routing.agent.label())
    };
    let why = move || {
        let routing = routing.get()?;
        Some(view! { <p>{routing.reason()}</p> })
    };
    let by = move || {
        usage
            .get()
            .map(|usage| view! { <p>{written_by(&usage)}</p> })
    };
    let fell_back = move || {
        fallbacks
            .get()
            .into_iter()
            .map(|why| view! { <p>{why}</p> })
            .collect_view()
    };
    let left_out = move || {
        let omitted = omitted.get().into_iter();
        let words =
            omitted.map(|omission| format!("Left out for want of room: {}.", omission.what));
        words.map(|words| view! { <p>{words}</p> }).collect_view()
    };
    view! {
        <details class="nx-said__who">
            <summary>
                <span class="nx-said__agent">{name}</span>
                {move || (!fallbacks.with(Vec::is_empty)).then(|| view! { <span class="nx-said__note">"answered by another provider"</span> })}
            </summary>
            <div class="nx-said__why">{why}{by}{fell_back}{left_out}</div>
        </details>
    }
}

fn written_by(usage: &Usage) -> String {
    // Whole numbers: writing out a float is 5 kB of client.
    let tenths = usage.total_ms.saturating_add(50) / 100;
    let (seconds, tenths) = (tenths / 10, tenths % 10);
    let who = match (usage.provider.as_str(), usage.model.as_str()) {
        ("built-in", _) => {
            "Written by the built-in assistant, without a language model,".to_owned()
        }
        (provider, model) => format!("Written by {model} ({provider}),"),
    };
    let tokens = usage.input_tokens.saturating_add(usage.output_tokens);
    let about = if usage.is_estimated { "about " } else { "" };
    format!("{who} in {seconds}.{tenths} s, {about}{tokens} tokens.")
}

/// What was looked up.
#[component]
pub(super) fn Lookups(shown: Memo<Shown>) -> impl IntoView {
    let calls = Memo::new(move |_| shown.with(|shown| shown.message.details.calls.clone()));
    let entry = |call: ToolCall| {
        let is_running = call.found.is_none() && call.trouble.is_none();
        view! { <li class="nx-said__call" class:nx-said__call--running=is_running dir="auto">{words_of(&call)}</li> }
    };
    move || {
        let calls = calls.get();
        (!calls.is_empty()).then(|| {
            view! { <ul class="nx-said__calls" aria-label="What was looked up">{calls.into_iter().map(entry).collect_view()}</ul> }
        })
    }
}

fn words_of(call: &ToolCall) -> String {
    let tool = call.tool.label();
    let what = if call.about.is_empty() {
        tool.to_owned()
    } else {
        format!("{tool} “{}”", call.about)
    };
    match (&call.trouble, call.found) {
        (Some(trouble), _) => format!("{what}: {trouble}"),
        (None, Some(found)) => format!("{what} · {found}"),
        (None, None) => format!("{what} …"),
    }
}

/// The records that the answer rests on.
#[component]
pub(super) fn Sources(shown: Memo<Shown>, customer: CustomerId) -> impl IntoView {
    let citations = Memo::new(move |_| shown.with(|shown| shown.message.details.citations.clone()));
    let entry = move |citation: Citation| {
        let href = href_of(&citation.record, customer);
        let kind = citation.record.kind.label();
        view! {
            <li class="nx-said__source">
                <span aria-hidden="true">{format!("[{}]", citation.number)}</span>
                <a href=href dir="auto">{citation.record.title}</a>
                <span class="nx-said__kind">{kind}</span>
            </li>
        }
    };
    move || {
        let citations = citations.get();
        (!citations.is_empty()).then(|| {
            view! { <ol class="nx-said__sources" aria-label="Sources">{citations.into_iter().map(entry).collect_view()}</ol> }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(is_estimated: bool) -> Usage {
        Usage {
            provider: "ollama".to_owned(),
            model: "qwen3".to_owned(),
            input_tokens: 40,
            output_tokens: 2,
            is_estimated,
            first_word_ms: 300,
            total_ms: 1_450,
        }
    }

    #[test]
    fn what_is_estimated_is_said_to_be_about() {
        assert_eq!(
            written_by(&usage(false)),
            "Written by qwen3 (ollama), in 1.5 s, 42 tokens."
        );
        assert!(written_by(&usage(true)).ends_with(" s, about 42 tokens."));
    }
}
