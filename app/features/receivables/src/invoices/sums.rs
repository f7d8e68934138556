use domain::receivables::Charges;
use leptos::prelude::*;

/// What is asked for: before tax, the tax, and both. Without tax only the total.
#[component]
pub(crate) fn Sums(
    /// What is asked for; nothing yet while it cannot be told.
    charges: Option<Charges>,
) -> impl IntoView {
    let Some(charges) = charges else {
        return view! { <p class="nx-sums__none">"The total is shown as soon as the amounts are there."</p> }.into_any();
    };
    let tax = (!charges.tax_rate().percent().is_zero()).then(|| {
        let rate = format!("Tax {} %", charges.tax_rate().percent());
        view! {
            <div><dt>"Before tax"</dt><dd>{charges.net().to_string()}</dd></div>
            <div><dt>{rate}</dt><dd>{charges.tax().to_string()}</dd></div>
        }
    });
    view! {
        <dl class="nx-sums">
            {tax}
            <div class="nx-sums__total"><dt>"Total"</dt><dd>{charges.total().to_string()}</dd></div>
        </dl>
    }
    .into_any()
}
