use leptos::prelude::*;

/// On or off, at once. A checkbox inside, so that a form can send it too.
#[component]
pub fn Switch(
    /// What is on or off.
    #[prop(into)]
    label: String,
    /// Name of the form field; sent as `true` when on.
    #[prop(into)]
    name: String,
    /// Whether it is on; typing and setting go both ways.
    on: RwSignal<bool>,
    /// What being on means.
    #[prop(optional, into)]
    helper: Option<String>,
    /// Called with the new state.
    #[prop(optional, into)]
    on_change: Option<Callback<bool>>,
) -> impl IntoView {
    let id = format!("field-{}", name.replace('.', "-"));
    let help_id = helper.is_some().then(|| format!("{id}-help"));
    let (label_for, described_by) = (id.clone(), help_id.clone());
    view! {
        <div class="cds--form-item nx-switch">
            <label class="nx-switch__row" for=label_for>
                <input
                    type="checkbox"
                    role="switch"
                    class="nx-switch__input"
                    id=id
                    name=name
                    value="true"
                    checked=on.get_untracked()
                    prop:checked=on
                    aria-describedby=described_by
                    on:change=move |event| {
                        let now = event_target_checked(&event);
                        on.set(now);
                        if let Some(on_change) = on_change {
                            on_change.run(now);
                        }
                    }
                />
                <span class="nx-switch__track" aria-hidden="true"></span>
                <span class="nx-switch__label">{label}</span>
            </label>
            {helper.map(|helper| view! { <div class="cds--form__helper-text" id=help_id>{helper}</div> })}
        </div>
    }.into_any()
}
