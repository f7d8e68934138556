use kit::services::reply;
use kit::{ChangingTitle, ErrorPage, ErrorState, LinkButton, PageHeader, SkeletonText, Tabs};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::account::AccountSection;
use super::api_keys::ApiKeysSection;
use super::appearance::AppearanceSection;
use super::email::EmailForm;
use super::models::ModelsSection;
use super::name::NameForm;
use super::password::PasswordForm;
use super::section::Section;
use super::sessions::SessionsSection;
use super::workspace::WorkspaceSection;
use crate::viewer::{loaded, viewer};

/// `/settings` and `/settings/:section`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let params = use_params_map();
    let section =
        Memo::new(move |_| params.with(|params| Section::from_word(params.get_str("section"))));
    let title = Signal::derive(move || section.get().map_or("Settings", Section::label).to_owned());
    view! {
        <ChangingTitle text=title />
        <div class="nx-page">
            <PageHeader title="Settings" />
            <Tabs label="Parts of the settings" tabs=Signal::derive(move || Section::tabs(section.get())) />
            <div class="nx-settings">
                {move || match section.get() {
                    Some(section) => view! { <SectionView section /> }.into_any(),
                    None => view! { <NoSuchSection /> }.into_any(),
                }}
            </div>
        </div>
    }
}

#[component]
fn SectionView(section: Section) -> impl IntoView {
    let viewer = viewer();
    view! {
        <Transition fallback=|| view! { <SkeletonText lines=6 /> }>
            {Suspend::new(async move {
                let viewer = match loaded(viewer).await {
                    Ok(viewer) => viewer,
                    Err(error) => return view! { <ErrorState error /> }.into_any(),
                };
                match section {
                    Section::Profile => view! {
                        <NameForm viewer />
                        <EmailForm viewer />
                        <PasswordForm viewer />
                    }
                    .into_any(),
                    Section::Appearance => view! { <AppearanceSection viewer /> }.into_any(),
                    Section::Sessions => view! { <SessionsSection /> }.into_any(),
                    Section::ApiKeys => view! { <ApiKeysSection /> }.into_any(),
                    Section::Workspace => view! { <WorkspaceSection viewer /> }.into_any(),
                    Section::Models => view! { <ModelsSection viewer /> }.into_any(),
                    Section::Account => view! { <AccountSection viewer /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn NoSuchSection() -> impl IntoView {
    if let Some(reply) = reply() {
        reply.status(404);
    }
    view! {
        <ErrorPage code=404 title="There is no such setting" text="Choose one of the parts above.">
            <LinkButton href="/settings">"Go to your profile"</LinkButton>
        </ErrorPage>
    }
}
