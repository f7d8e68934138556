use domain::text::LINE_MAX;
use kit::error::CallError;
use kit::{Button, ButtonKind, ButtonSize, Glyph, IconButton, TextInput, field_error};
use leptos::prelude::*;

use super::fields::{Fields, LineFields};

/// What is charged: one amount, or lines once there is one.
#[component]
pub(super) fn Lines(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let one_amount = Memo::new(move |_| fields.lines.with(Vec::is_empty));
    let numbered = move || {
        fields
            .lines
            .get()
            .into_iter()
            .enumerate()
            .collect::<Vec<_>>()
    };
    view! {
        {move || one_amount.get().then(|| view! {
            <TextInput label="Amount before tax" name="amount" value=fields.amount autocomplete="off"
                helper="Or add lines below." error=field_error(refused, "amount") />
        })}
        <ol class="nx-invoice-lines" aria-label="Lines">
            <For each=numbered key=|(number, line)| (*number, line.key) let(entry)>
                <LineRow number=entry.0 line=entry.1 fields refused />
            </For>
        </ol>
        <Button kind=ButtonKind::Tertiary size=ButtonSize::Small icon=Glyph::Add on_click=move |_| fields.add_line()>
            "Add line"
        </Button>
    }
}

#[component]
fn LineRow(
    number: usize,
    line: LineFields,
    fields: Fields,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let LineFields {
        key,
        description,
        quantity,
        unit_price,
    } = line;
    let (description, quantity, unit_price) = (
        RwSignal::from(description),
        RwSignal::from(quantity),
        RwSignal::from(unit_price),
    );
    let name = move |field: &str| format!("lines.{number}.{field}");
    let error = move |field: &'static str| {
        Signal::derive(move || {
            refused.with(|error| {
                let message = error.as_ref()?.for_field(&name(field))?;
                Some(message.to_owned())
            })
        })
    };
    view! {
        <li class="nx-invoice-lines__line">
            <TextInput label="What" name=name("description") value=description max=LINE_MAX autocomplete="off"
                error=error("description") />
            <TextInput label="Quantity" name=name("quantity") value=quantity autocomplete="off" placeholder="1"
                error=error("quantity") />
            <TextInput label="Price of one" name=name("unit_price") value=unit_price autocomplete="off" error=error("unit_price") />
            <IconButton label=format!("Take out line {}", number + 1) glyph=Glyph::Trash kind=ButtonKind::Ghost
                class="nx-tip--end" on_click=move |_| fields.remove_line(key) />
        </li>
    }
}
