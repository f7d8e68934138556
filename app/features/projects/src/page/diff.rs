use domain::artifacts::{DiffRow, DiffSide, Span, TextDiff};
use domain::id::ArtifactId;
use kit::{ErrorState, Following, SkeletonText};
use leptos::prelude::*;

use crate::queries::DIFF;
use crate::words::lines;

/// Rows that are shown of a comparison; more would keep the browser busy and nobody reading.
const MOST_ROWS: usize = 2_000;

/// Two versions beside each other.
#[component]
pub(super) fn Comparison(id: ArtifactId, pair: Memo<(u32, u32)>) -> impl IntoView {
    let diff = Following::new(DIFF, move || {
        let (from, to) = pair.get();
        (id, from, to)
    });
    let shown = move || {
        let answer = diff.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let diff = diff.follow(first);
                    (move || {
                        let (from, to) = pair.get();
                        view! { <Diff diff=diff.get() from to /> }
                    })
                    .into_any()
                }
                Err(error) => view! {
                    <ErrorState error on_retry=diff.again() retrying=diff.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonText lines=8 /> }>{shown}</Transition> }
}

#[component]
fn Diff(diff: TextDiff, from: u32, to: u32) -> impl IntoView {
    if diff.is_empty() {
        return view! { <p class="nx-diff__same">"Both versions have the same text."</p> }
            .into_any();
    }
    let summary = format!(
        "{} added, {} removed",
        lines(diff.added),
        lines(diff.removed)
    );
    let hidden = diff.rows.len().saturating_sub(MOST_ROWS);
    let rows = diff.rows.into_iter().take(MOST_ROWS).map(row);
    view! {
        <p class="nx-diff__summary">{summary}</p>
        <div class="nx-diff__scroll" role="region" aria-label="Comparison" tabindex="0">
            <table class="nx-diff">
                <thead>
                    <tr>
                        <th scope="col" colspan="2">{format!("Version {from}")}</th>
                        <th scope="col" colspan="2">{format!("Version {to}")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {(hidden > 0).then(|| view! { <p class="nx-diff__summary">"The comparison goes on; its beginning is shown."</p> })}
    }
    .into_any()
}

fn row(row: DiffRow) -> AnyView {
    match row {
        DiffRow::Gap(count) => view! {
            <tr class="nx-diff__gap"><td colspan="4">{format!("{} unchanged", lines(count))}</td></tr>
        }
        .into_any(),
        DiffRow::Same { left, right, text } => view! {
            <tr>
                <td class="nx-diff__number">{left}</td>
                <td class="nx-diff__line" dir="auto">{text.clone()}</td>
                <td class="nx-diff__number">{right}</td>
                <td class="nx-diff__line nx-diff__line--again" dir="auto">{text}</td>
            </tr>
        }
        .into_any(),
        DiffRow::Changed { left, right } => {
            let removed = |span: Span| match span.changed {
                true => view! { <del>{span.text}</del> }.into_any(),
                false => span.text.into_any(),
            };
            let added = |span: Span| match span.changed {
                true => view! { <ins>{span.text}</ins> }.into_any(),
                false => span.text.into_any(),
            };
            view! {
                <tr class="nx-diff__changed">
                    {side(left, "nx-diff__line nx-diff__line--removed", removed)}
                    {side(right, "nx-diff__line nx-diff__line--added", added)}
                </tr>
            }
            .into_any()
        }
    }
}

fn side(side: Option<DiffSide>, class: &'static str, span: fn(Span) -> AnyView) -> AnyView {
    let Some(side) = side else {
        return view! {
            <td class="nx-diff__number"></td>
            <td class="nx-diff__line nx-diff__line--none"></td>
        }
        .into_any();
    };
    view! {
        <td class="nx-diff__number">{side.number}</td>
        <td class=class dir="auto">{side.spans.into_iter().map(span).collect_view()}</td>
    }
    .into_any()
}
