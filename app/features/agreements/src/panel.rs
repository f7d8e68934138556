use domain::agreements::{Agreement, AgreementForm, AgreementKind, BillingPeriod, PricingModel};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::error::CallError;
use kit::{
    Button, ButtonKind, ButtonSize, Choice, FormPanel, Glyph, IconButton, InputType, Select,
    Sending, TextArea, TextInput, field_error, new_or_edited, or_again,
};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::fields::{Fields, MilestoneFields, blank};

/// Fields that show their own errors.
const FIELDS: &[&str] = &[
    "scope",
    "kind",
    "starts_on",
    "ends_on",
    "model",
    "amount",
    "currency",
    "period",
    "hours",
    "share",
    "vesting_months",
    "extra_terms",
    "notes",
];

const NOT_SAVED: &str = "The agreement was not saved";

/// The panel in which an agreement is written.
#[derive(Clone, Copy)]
pub(crate) struct Panel {
    open: RwSignal<bool>,
    /// The agreement as it was when the panel was opened; nothing for a new one.
    was: RwSignal<Option<Agreement>>,
    fields: Fields,
}

impl Panel {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            was: RwSignal::new(None),
            fields: Fields::new(blank()),
        }
    }

    /// Opens it for a new agreement. What was typed about one before is still there.
    pub(crate) fn add(self) {
        if self.was.with_untracked(Option::is_some) {
            self.was.set(None);
            self.fields.fill(blank());
        }
        self.open.set(true);
    }

    /// Opens it for an agreement. What was typed about the same version of it before is still there.
    pub(crate) fn edit(self, agreement: Agreement) {
        let same = self
            .was
            .with_untracked(|was| was.as_ref() == Some(&agreement));
        if same {
            self.open.set(true);
        } else {
            let form = AgreementForm::from(&agreement.terms);
            self.begin(agreement, form);
        }
    }

    fn begin(self, was: Agreement, form: AgreementForm) {
        self.fields.fill(form);
        self.was.set(Some(was));
        self.open.set(true);
    }

    /// Done: the next time begins anew.
    fn close(self) {
        self.open.set(false);
        self.was.set(None);
        self.fields.fill(blank());
    }
}

/// New and edited agreements.
#[component]
pub(crate) fn AgreementPanel(panel: Panel, actions: Actions) -> impl IntoView {
    let sending = Sending::new(move || {
        let (was, form) = (panel.was.get_untracked(), panel.fields.form());
        async move {
            // The same rules as on the server, without the way there.
            form.parse()?;
            let Some(was) = was else {
                actions.add(form).await?;
                panel.close();
                return Ok(());
            };
            let saving = actions.edit(was.clone(), form.clone());
            let again = move || panel.begin(was.clone(), form.clone());
            or_again(panel.open, actions.toasts, NOT_SAVED, saving, again).await
        }
    });
    let refused = sending.refused();
    view! {
        <FormPanel open=panel.open id="agreement" title=new_or_edited(panel.was, "New agreement", "Edit agreement")
            verb=new_or_edited(panel.was, "Add agreement", "Save agreement") sending fields=FIELDS>
            <What fields=panel.fields refused />
            <Pricing fields=panel.fields refused />
            <TextArea label="Further terms" name="extra_terms" value=panel.fields.extra_terms max=NOTE_MAX optional=true
                error=field_error(refused, "extra_terms") />
            <TextArea label="Notes" name="notes" value=panel.fields.notes max=NOTE_MAX optional=true
                helper="Only for those who see the customer in NextUp." error=field_error(refused, "notes") />
        </FormPanel>
    }
}

/// What is done, and from when to when.
#[component]
fn What(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let kinds = AgreementKind::ALL.map(|kind| Choice::new(kind.as_str(), kind.label()));
    view! {
        <TextArea label="Scope" name="scope" value=fields.scope max=NOTE_MAX
            helper="What you do for the customer. The first line is its title." error=field_error(refused, "scope") />
        <Select label="Type" name="kind" choices=kinds.to_vec() value=fields.kind error=field_error(refused, "kind") />
        <div class="nx-form__row">
            <TextInput label="First day" name="starts_on" input_type=InputType::Date value=fields.starts_on optional=true
                helper="Without one it is a draft." error=field_error(refused, "starts_on") />
            <TextInput label="Last day" name="ends_on" input_type=InputType::Date value=fields.ends_on optional=true
                helper="Without one it runs on." error=field_error(refused, "ends_on") />
        </div>
    }
}

/// What is paid: the fields that the chosen model needs.
#[component]
fn Pricing(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let models = PricingModel::ALL.map(|model| Choice::new(model.as_str(), model.label()));
    let model = Memo::new(move |_| fields.model.get());
    let rest = move || {
        match model.get().as_str() {
        "retainer" => view! {
            <Amount label="Fee" fields refused />
            <Period fields refused />
        }
        .into_any(),
        "fixed" => view! { <Amount label="Price" fields refused /> }.into_any(),
        "hourly" => view! {
            <Amount label="Rate an hour" fields refused />
            <TextInput label="Hours a month" name="hours" value=fields.hours optional=true autocomplete="off"
                helper="As far as you expect them: counted in what the agreement is worth." error=field_error(refused, "hours") />
        }
        .into_any(),
        "milestone" => view! { <Milestones fields refused /> }.into_any(),
        "equity" => view! {
            <div class="nx-form__row">
                <TextInput label="Percent of the company" name="share" value=fields.share autocomplete="off"
                    error=field_error(refused, "share") />
                <TextInput label="Months until it is earned" name="vesting_months" value=fields.vesting_months optional=true
                    autocomplete="off" error=field_error(refused, "vesting_months") />
            </div>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <Select label="Paid" name="model" choices=models.to_vec() value=fields.model error=field_error(refused, "model") />
        {rest}
    }
}

#[component]
fn Amount(
    label: &'static str,
    fields: Fields,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    view! {
        <div class="nx-form__row">
            <TextInput label name="amount" value=fields.amount autocomplete="off" error=field_error(refused, "amount") />
            <Currency fields refused />
        </div>
    }
}

#[component]
fn Currency(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    view! {
        <TextInput label="Currency" name="currency" value=fields.currency autocomplete="off"
            helper="Three letters: EUR, USD, GBP." error=field_error(refused, "currency") />
    }
}

#[component]
fn Period(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let periods = BillingPeriod::ALL.map(|period| Choice::new(period.as_str(), period.label()));
    view! {
        <Select label="How often" name="period" choices=periods.to_vec() value=fields.period error=field_error(refused, "period") />
    }
}

/// One line for each milestone. What is wrong with one stands above the form, with its number.
#[component]
fn Milestones(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let numbered = move || {
        let all = fields.milestones.get().into_iter().enumerate();
        all.collect::<Vec<_>>()
    };
    view! {
        <Currency fields refused />
        <ol class="nx-milestones" aria-label="Milestones">
            <For each=numbered key=|(number, milestone)| (*number, milestone.key) let(entry)>
                <MilestoneLine number=entry.0 milestone=entry.1 fields refused />
            </For>
        </ol>
        <Button kind=ButtonKind::Tertiary size=ButtonSize::Small icon=Glyph::Add on_click=move |_| fields.add_milestone()>
            "Add milestone"
        </Button>
    }
}

#[component]
fn MilestoneLine(
    number: usize,
    milestone: MilestoneFields,
    fields: Fields,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let MilestoneFields {
        key,
        title,
        amount,
        due_on,
    } = milestone;
    let (title, amount, due_on) = (
        RwSignal::from(title),
        RwSignal::from(amount),
        RwSignal::from(due_on),
    );
    let name = move |field: &str| format!("milestones.{number}.{field}");
    let error = move |field: &'static str| {
        Signal::derive(move || {
            refused.with(|error| {
                let message = error.as_ref()?.for_field(&name(field))?;
                Some(message.to_owned())
            })
        })
    };
    view! {
        <li class="nx-milestones__line">
            <TextInput label="Milestone" name=name("title") value=title max=LINE_MAX autocomplete="off" error=error("title") />
            <TextInput label="Amount" name=name("amount") value=amount autocomplete="off" error=error("amount") />
            <TextInput label="By" name=name("due_on") input_type=InputType::Date value=due_on optional=true error=error("due_on") />
            <IconButton label=format!("Take out milestone {}", number + 1) glyph=Glyph::Trash kind=ButtonKind::Ghost
                on_click=move |_| fields.remove_milestone(key) />
        </li>
    }
}
