use domain::customers::{CustomerEdit, TeamEdit, TeamMember};
use domain::id::TeamMemberId;
use kit::{Avatar, ButtonSize, Glyph, Icon, IconButton, Toast};
use leptos::prelude::*;

use super::edits::{Edits, move_to};
use super::focus::focus_soon;
use super::team::{ADD, is_known};
use super::team_form::MemberForm;

/// Somebody in the team.
#[component]
pub(super) fn Member(
    member: Memo<TeamMember>,
    team: Memo<Vec<TeamMember>>,
    edits: Edits,
    form: MemberForm,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let buttons = move || {
        (may_edit.get() && member.with(is_known))
            .then(|| view! { <MemberButtons member team edits form /> })
    };
    view! {
        <li class="nx-member">
            {move || view! { <Avatar name=member.with(|member| member.name.clone()) /> }}
            <div class="nx-member__words">
                <p class="nx-member__name" dir="auto">{move || member.with(|member| member.name.clone())}</p>
                {move || member.with(words)}
            </div>
            {buttons}
        </li>
    }
}

/// Role, address and notes, as far as they are known.
fn words(member: &TeamMember) -> impl IntoView + use<> {
    let TeamMember {
        id: _,
        name: _,
        role,
        email,
        notes,
    } = member.clone();
    let role =
        (!role.is_empty()).then(|| view! { <p class="nx-member__role" dir="auto">{role}</p> });
    let email = (!email.is_empty()).then(|| {
        let href = format!("mailto:{email}");
        view! { <a class="cds--link nx-member__email" href=href><Icon glyph=Glyph::Email /> {email}</a> }
    });
    let notes =
        (!notes.is_empty()).then(|| view! { <p class="nx-member__notes" dir="auto">{notes}</p> });
    (role, email, notes)
}

#[component]
fn MemberButtons(
    member: Memo<TeamMember>,
    team: Memo<Vec<TeamMember>>,
    edits: Edits,
    form: MemberForm,
) -> impl IntoView {
    let id = member.with_untracked(|member| member.id);
    let name = move || member.with(|member| member.name.clone());
    let place = Memo::new(move |_| team.with(|team| place_of(team, id)));
    let is_first = Signal::derive(move || place.get() == Some(0));
    let is_last =
        Signal::derive(move || team.with(|team| place_of(team, id) == team.len().checked_sub(1)));
    view! {
        <div class="nx-member__buttons">
            <IconButton
                label=Signal::derive(move || format!("Move {} up", name()))
                glyph=Glyph::ArrowUp
                size=ButtonSize::Small
                disabled=is_first
                attr:id=format!("up-{id}")
                on_click=move |_| step(edits, member, team, -1)
            />
            <IconButton
                label=Signal::derive(move || format!("Move {} down", name()))
                glyph=Glyph::ArrowDown
                size=ButtonSize::Small
                disabled=is_last
                attr:id=format!("down-{id}")
                on_click=move |_| step(edits, member, team, 1)
            />
            <IconButton
                label=Signal::derive(move || format!("Edit {}", name()))
                glyph=Glyph::Edit
                size=ButtonSize::Small
                attr:id=edit_button(id)
                on_click=move |_| form.change(&member.get_untracked())
            />
            <IconButton
                label=Signal::derive(move || format!("Remove {}", name()))
                glyph=Glyph::Trash
                size=ButtonSize::Small
                class="nx-tip--end"
                on_click=move |_| remove(edits, member, team)
            />
        </div>
    }
}

/// Moves a member by one place; the button keeps the focus, or its neighbour takes it at the end.
fn step(edits: Edits, member: Memo<TeamMember>, team: Memo<Vec<TeamMember>>, by: i32) {
    let TeamMember { id, name, .. } = member.get_untracked();
    let Some(place) = team.with_untracked(|team| place_of(team, id)) else {
        return;
    };
    let to = u32::try_from(place)
        .unwrap_or(u32::MAX)
        .saturating_add_signed(by);
    edits.make(move_to(id, to), format!("{name} was not moved"), || {});
    let (same, other) = if by < 0 {
        ("up", "down")
    } else {
        ("down", "up")
    };
    focus_soon([format!("{same}-{id}"), format!("{other}-{id}")]);
}

/// Takes a member out, with Undo; the focus goes to the next one.
fn remove(edits: Edits, member: Memo<TeamMember>, team: Memo<Vec<TeamMember>>) {
    let member = member.get_untracked();
    let (id, name) = (member.id, member.name.clone());
    let Some(place) = team.with_untracked(|team| place_of(team, id)) else {
        return;
    };
    let neighbour = team.with_untracked(|team| {
        let next = team
            .get(place + 1)
            .or_else(|| team.get(place.checked_sub(1)?));
        next.map(|next| edit_button(next.id))
    });
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    let refused = format!("{name} was not removed");
    edits.make(
        CustomerEdit::Team(TeamEdit::Remove(id)),
        refused,
        move || {
            let undo = move || edits.put_back(member.clone(), place);
            edits.say(Toast::undo(format!("{name} removed from the team"), undo));
        },
    );
    focus_soon(
        neighbour
            .into_iter()
            .chain([ADD.to_owned()])
            .collect::<Vec<_>>(),
    );
}

fn edit_button(id: TeamMemberId) -> String {
    format!("edit-{id}")
}

fn place_of(team: &[TeamMember], id: TeamMemberId) -> Option<usize> {
    team.iter().position(|member| member.id == id)
}
