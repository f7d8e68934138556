use domain::customers::TeamMember;
use domain::events::{Event, EventKind};
use domain::id::CustomerId;
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::browser::storage;
use kit::error::CallError;
use kit::time::{Now, Zone, use_now, use_zone};
use kit::{
    Choice, FormPanel, InputType, Select, Sending, TextArea, TextInput, field_error, new_or_edited,
};
use leptos::prelude::*;

use super::actions::EventActions;
use super::fields::{Fields, Typed};
use super::people::{FORMER, boxes};

/// Fields that show their own errors.
const FIELDS: &[&str] = &["type", "title", "body", "participants", "happened_at"];

/// The panel in which an event is written.
#[derive(Clone, Copy)]
pub(super) struct Panel {
    pub(super) open: RwSignal<bool>,
    customer: CustomerId,
    /// The event as it was when the panel was opened; nothing for a new one.
    was: RwSignal<Option<Event>>,
    fields: Fields,
    now: Now,
    zone: Signal<Zone>,
}

impl Panel {
    /// Closed, with what was typed about a new event before the page was left.
    pub(super) fn new(customer: CustomerId) -> Self {
        let panel = Self {
            open: RwSignal::new(false),
            customer,
            was: RwSignal::new(None),
            fields: Fields::new(Typed::default()),
            now: use_now(),
            zone: use_zone(),
        };
        // Only in the browser: the server renders the form empty, and so does hydration.
        Effect::new(move |loaded: Option<()>| {
            if loaded.is_none() {
                panel.fields.fill(panel.draft());
            }
            panel.keep_draft();
        });
        panel
    }

    /// Opens it for a new event. What was typed about one before is still there; it happened now, unless it did before.
    pub(super) fn add(self) {
        if self.was.with_untracked(Option::is_some) {
            self.begin_anew();
        }
        let typed = untrack(|| self.fields.typed());
        if typed.is_blank() {
            let (now, zone) = untrack(|| (self.now.get(), self.zone.get()));
            self.fields.fill(typed.at(now, zone));
        }
        self.open.set(true);
    }

    /// Opens it for an event with its whole text. What was typed about the same version of it before is still there.
    pub(super) fn edit(self, event: Event, team: &[TeamMember]) {
        let same = self.was.with_untracked(|was| was.as_ref() == Some(&event));
        if !same {
            let typed = Typed::of(&event, &boxes(team), self.zone.get_untracked());
            self.was.set(Some(event));
            self.fields.fill(typed);
        }
        self.open.set(true);
    }

    /// Done: the next time begins anew. The page may be gone by now, and with it the signals.
    fn close(self, was_new: bool) {
        self.open.set(false);
        if was_new {
            storage::remove(&self.key());
        }
        self.begin_anew();
    }

    /// For a new event, with what was typed about one before.
    fn begin_anew(self) {
        self.was.set(None);
        self.fields.fill(self.draft());
    }

    fn draft(self) -> Typed {
        storage::read(&self.key()).unwrap_or_default()
    }

    fn keep_draft(self) {
        let typed = self.fields.typed();
        if self.was.with(Option::is_some) {
            return;
        }
        if typed.is_blank() {
            storage::remove(&self.key());
        } else {
            storage::write(&self.key(), &typed);
        }
    }

    fn key(self) -> String {
        format!("draft:customer:{}:event", self.customer)
    }
}

kit::part! {
    /// The panel for events.
    in customer: pub(super) fn event_panel() -> kit::Draw<EventPanelProps> = |panel| EventPanel(panel).into_any();
}

/// New and edited events.
#[component]
pub(super) fn EventPanel(
    panel: Panel,
    actions: EventActions,
    /// Who can be ticked.
    team: Memo<Vec<TeamMember>>,
) -> impl IntoView {
    let sending = Sending::new(move || {
        let was = panel.was.get_untracked();
        let is_new = was.is_none();
        let form = untrack(|| panel.fields.typed().form(panel.zone.get()));
        async move {
            actions.save(was, form).await?;
            panel.close(is_new);
            Ok(())
        }
    });
    let refused = sending.refused();
    view! {
        <FormPanel open=panel.open id="event" title=new_or_edited(panel.was, "New event", "Edit event")
            verb=new_or_edited(panel.was, "Add event", "Save event") sending fields=FIELDS>
            <What fields=panel.fields refused />
            <Who fields=panel.fields team refused />
            <TextArea label="Text" name="body" id="event-words" value=panel.fields.body max=NOTE_MAX rows=6 optional=true
                helper="Markdown: **bold**, - lists, [links](https://example.com)." error=field_error(refused, "body") />
        </FormPanel>
    }
}

/// What happened, and when.
#[component]
fn What(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let kinds = EventKind::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.as_str(), kind.label()));
    view! {
        <Select label="Type" name="type" id="event-kind" choices=kinds.collect() value=fields.kind error=field_error(refused, "type") />
        <TextInput label="Title" name="title" id="event-name" value=fields.title max=LINE_MAX autocomplete="off" autofocus=true
            error=field_error(refused, "title") />
        <div class="nx-form__row">
            <TextInput label="Day" name="happened_at" id="event-day" input_type=InputType::Date value=fields.day
                error=field_error(refused, "happened_at") />
            <TextInput label="Time" name="happened_at.time" id="event-time" input_type=InputType::Time value=fields.time />
        </div>
    }
}

/// Who took part: boxes for the team, lines for others.
#[component]
fn Who(
    fields: Fields,
    team: Memo<Vec<TeamMember>>,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let known = team.with_untracked(|team| boxes(team));
    // Who left the team since stays, unless somebody clears the box.
    let former = fields.members.get_untracked().into_iter();
    let former = former.filter(|word| known.iter().all(|(known, _)| known != word));
    let former: Vec<_> = former.map(|word| (word, FORMER.to_owned())).collect();
    let boxes: Vec<_> = known.into_iter().chain(former).collect();
    let team = (!boxes.is_empty()).then(|| {
        let boxes = boxes.into_iter();
        let boxes = boxes.map(|(word, name)| view! { <MemberBox fields word name /> });
        view! {
            <fieldset class="nx-boxes">
                <legend class="cds--label">"Who took part from the team"</legend>
                {boxes.collect_view()}
            </fieldset>
        }
    });
    view! {
        {team}
        <TextArea label="Others who took part" name="participants" id="event-others" value=fields.others rows=2 optional=true
            helper="One name a line." error=field_error(refused, "participants") />
    }
}

#[component]
fn MemberBox(fields: Fields, word: String, name: String) -> impl IntoView {
    let (value, ticked) = (word.clone(), word.clone());
    let is_ticked = move || fields.members.with(|members| members.contains(&ticked));
    view! {
        <label class="nx-boxes__box">
            <input
                type="checkbox"
                class="nx-boxes__input"
                name="participants[]"
                value=value
                prop:checked=is_ticked
                on:change=move |event| fields.set_member(&word, event_target_checked(&event))
            />
            <span dir="auto">{name}</span>
        </label>
    }
}
