use kit::{Choice, FormDialog, Select, Sending, SkeletonText, Switch, field_error, use_queries};
use leptos::prelude::*;

use super::actions::Actions;
use crate::api::OpenArtifact;
use crate::queries::PROJECTS;

/// Asks for another project of the same customer.
#[component]
pub(super) fn MoveDialog(
    open: RwSignal<bool>,
    artifact: Memo<OpenArtifact>,
    actions: Actions,
) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let from = Memo::new(move |_| artifact.with(|open| open.artifact.project));
    let customer = artifact.with_untracked(|open| open.artifact.customer);
    let projects = use_queries().ask_if(PROJECTS, move || open.get().then_some((customer, None)));
    let sending = Sending::new(move || {
        let (from, to) = (from.get_untracked(), chosen.get_untracked());
        async move {
            actions.move_to(from, to).await?;
            // The page may be gone meanwhile.
            let _ = open.try_set(false);
            Ok(())
        }
    });
    let refused = sending.refused();
    let choose = move || {
        let here = from.get_untracked();
        Suspend::new(async move {
            let page = projects.if_asked().await.and_then(Result::ok)?;
            let others = page.items.into_iter().filter(|project| project.id != here);
            let choices: Vec<Choice> = others
                .map(|project| Choice::new(project.id.to_string(), project.name.to_string()))
                .collect();
            let Some(first) = choices.first() else {
                return Some(view! { <p>"This customer has no other project."</p> }.into_any());
            };
            chosen.set(first.value.clone());
            Some(view! {
                <Select label="Project" name="project" choices value=chosen error=field_error(refused, "project") />
            }
            .into_any())
        })
    };
    let nothing_chosen = move || chosen.with(String::is_empty);
    view! {
        <FormDialog open id="move-artifact" title="Move to another project" verb="Move artifact"
            disabled=Signal::derive(nothing_chosen) sending fields=&["project"]>
            <Transition fallback=|| view! { <SkeletonText lines=2 /> }>{choose}</Transition>
        </FormDialog>
    }
}

/// Asks whether the customer shall be named, and makes a piece of the portfolio.
#[component]
pub(super) fn PortfolioDialog(open: RwSignal<bool>, actions: Actions) -> impl IntoView {
    let anonymous = RwSignal::new(true);
    let sending = Sending::new(move || {
        let anonymous = anonymous.get_untracked();
        async move {
            actions.to_portfolio(anonymous).await?;
            let _ = open.try_set(false);
            Ok(())
        }
    });
    view! {
        <FormDialog open id="to-portfolio" title="Turn into a portfolio item" verb="Make portfolio item" sending>
            <p>"A copy of the text becomes a case study that only you see. The artifact stays as it is, and both show each other."</p>
            <Switch label="Take the customer’s name out" name="anonymous" on=anonymous
                helper="The names of the customer, its product and its people, as far as NextUp knows them. Read it before you publish it." />
        </FormDialog>
    }
}
