use domain::customers::{Customer, TeamMember};
use domain::id::TeamMemberId;
use kit::{Button, ButtonKind, ButtonSize, Glyph, followed};
use leptos::prelude::*;

use super::edits::Edits;
use super::member::Member;
use super::section::Section;
use super::team_form::{MemberForm, MemberFormDialog};

/// Id of the button that adds somebody; takes the focus when nobody is left.
pub(super) const ADD: &str = "add-member";

/// The people on the customer's side.
#[component]
pub(super) fn TeamSection(
    customer: Memo<Customer>,
    edits: Edits,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let team = Memo::new(move |_| customer.with(|customer| customer.info.team.clone()));
    let form = MemberForm::new();
    let empty = move || {
        team.with(Vec::is_empty).then(|| {
            view! { <p class="nx-section__empty">"Nobody yet. Add the people you talk to: who decides, who pays, who builds."</p> }
        })
    };
    view! {
        <Section id="team" title="Team" count=Signal::derive(move || team.with(Vec::len))>
            {empty}
            <ul class="nx-team">
                <For each=move || team.get() key=key let(member)>
                    <Member member=live(team, member) team edits form may_edit />
                </For>
            </ul>
            {move || may_edit.get().then(|| view! {
                <Button
                    kind=ButtonKind::Ghost
                    size=ButtonSize::Small
                    icon=Glyph::Add
                    class="nx-section__add"
                    attr:id=ADD
                    on_click=move |_| form.add()
                >
                    "Add a person"
                </Button>
                <MemberFormDialog form edits />
            })}
        </Section>
    }
}

/// Rows are told apart by id, or by name where another system wrote none.
fn key(member: &TeamMember) -> (TeamMemberId, Option<String>) {
    (member.id, (!is_known(member)).then(|| member.name.clone()))
}

/// Whether a member can be changed by id.
pub(super) fn is_known(member: &TeamMember) -> bool {
    !member.id.uuid().is_nil()
}

/// A member as the team has them now; as they were, once they are gone.
fn live(team: Memo<Vec<TeamMember>>, first: TeamMember) -> Memo<TeamMember> {
    followed(first, move |first| {
        let is_same = |member: &&TeamMember| key(member) == key(first);
        team.with(|team| team.iter().find(is_same).cloned())
    })
}
