use domain::models::UsageRow;
use domain::text::grouped;
use kit::{ErrorState, SkeletonText, Tile};
use leptos::prelude::*;

use crate::models::model_usage;

/// What answers took, by provider and model.
#[component]
pub(super) fn UsageTile(
    /// Whether it is about everybody's answers, not only about the person's own.
    of_all: bool,
) -> impl IntoView {
    let usage = Resource::new(|| (), |()| model_usage());
    let whose = if of_all {
        "of everybody in the workspace"
    } else {
        "to your own questions"
    };
    let words = format!("Answers {whose} in the last {} days.", UsageRow::DAYS);
    view! {
        <Tile id="settings-model-usage" title="Usage">
            <p class="nx-account__text">{words}</p>
            <Transition fallback=|| view! { <SkeletonText lines=3 /> }>
                {move || Suspend::new(async move {
                    match usage.await {
                        Ok(rows) if rows.is_empty() => view! {
                            <p class="nx-account__hint">"The agents have not answered anything yet."</p>
                        }
                        .into_any(),
                        Ok(rows) => view! { <UsageTable rows /> }.into_any(),
                        Err(error) => view! {
                            <ErrorState error on_retry=move |()| usage.refetch() />
                        }
                        .into_any(),
                    }
                })}
            </Transition>
        </Tile>
    }
}

#[component]
fn UsageTable(rows: Vec<UsageRow>) -> impl IntoView {
    let sum = UsageRow::sum(&rows);
    let has_estimates = sum.estimated > 0;
    let row = |row: UsageRow| {
        view! {
            <tr>
                <th scope="row">
                    <span dir="auto">{provider(&row.provider)}</span>
                    {(!row.model.is_empty()).then(|| view! { <span class="nx-usage__model">{row.model.clone()}</span> })}
                </th>
                <Numbers row />
            </tr>
        }
    };
    view! {
        <div class="nx-usage" role="region" aria-label="Usage by language model" tabindex="0">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Language model"</th>
                        <th scope="col">"Answers"</th>
                        <th scope="col">"Tokens in"</th>
                        <th scope="col">"Tokens out"</th>
                        <th scope="col">"Average seconds"</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">"All together"</th>
                        <Numbers row=sum />
                    </tr>
                </tfoot>
            </table>
        </div>
        {has_estimates.then(|| view! {
            <p class="nx-account__hint">
                "≈ In part our estimate: not every model counts its tokens, and none does for an answer that is stopped or breaks off."
            </p>
        })}
    }
}

#[component]
fn Numbers(row: UsageRow) -> impl IntoView {
    let about = if row.estimated > 0 { "≈ " } else { "" };
    let tokens = |tokens: u64| format!("{about}{}", grouped(tokens));
    view! {
        <td>{grouped(row.answers)}</td>
        <td>{tokens(row.input_tokens)}</td>
        <td>{tokens(row.output_tokens)}</td>
        <td>{row.average_seconds()}</td>
    }
}

/// The words for what is kept with an answer.
fn provider(kept: &str) -> String {
    match kept {
        "built-in" => "Built-in assistant".to_owned(),
        "ollama" => "Ollama".to_owned(),
        "anthropic" => "Anthropic".to_owned(),
        name => name.to_owned(),
    }
}
