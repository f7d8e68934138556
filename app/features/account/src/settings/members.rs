use domain::workspaces::Member;
use kit::{Avatar, ErrorState, SkeletonText, Tag, Tile, TimeAgo};
use leptos::prelude::*;

use crate::api::list_members;

/// Who is in the workspace, and what they may do.
#[component]
pub(super) fn MembersTile() -> impl IntoView {
    let members = Resource::new(|| (), |()| list_members());
    view! {
        <Tile id="settings-members" title="Members">
            <Transition fallback=|| view! { <SkeletonText lines=3 /> }>
                {move || Suspend::new(async move {
                    match members.await {
                        Ok(members) => view! { <Members members /> }.into_any(),
                        Err(error) => view! { <ErrorState error on_retry=move |()| members.refetch() /> }.into_any(),
                    }
                })}
            </Transition>
        </Tile>
    }
}

#[component]
fn Members(members: Vec<Member>) -> impl IntoView {
    let row = |member: Member| {
        let name = member.person.name;
        view! {
            <li class="nx-colleague">
                <Avatar name=name.clone() />
                <div class="nx-colleague__words">
                    <p class="nx-colleague__name" dir="auto">{name}</p>
                    <p class="nx-account__hint">{member.email.to_string()} " · since " <TimeAgo at=member.since /></p>
                </div>
                <Tag label=member.role.label() />
            </li>
        }
    };
    view! { <ul class="nx-colleagues">{members.into_iter().map(row).collect_view()}</ul> }
}
