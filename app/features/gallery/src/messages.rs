use kit::{
    Button, ButtonKind, ButtonSize, InlineNotification, NotificationKind, Toast, use_toasts,
};
use leptos::prelude::*;

use crate::section::Row;

#[component]
pub(crate) fn Messages() -> impl IntoView {
    let toasts = use_toasts();
    let show = move |words, toast: fn() -> Toast| {
        view! {
            <Button kind=ButtonKind::Tertiary on_click=move |_| { toasts.show(toast()); }>{words}</Button>
        }
    };
    view! {
        <Row words="Toasts">
            {show("Undo", || Toast::undo("Acme moved to the trash", || ()))}
            {show("Success", || Toast::success("Customer added"))}
            {show("Info", || Toast::info("You are offline").with_body("Showing what was loaded 5 min ago."))}
            {show("Error", || Toast::error("Status not changed").with_body("Check your connection and try again."))}
        </Row>
        <Row words="In place">
            <div class="nx-gallery__stack">
                <InlineNotification title="You are offline." body="Showing customers as of 5 min ago." />
                <InlineNotification kind=NotificationKind::Success title="Password changed." />
                <InlineNotification kind=NotificationKind::Warning title="This link works for one hour.">
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small>"Send another"</Button>
                </InlineNotification>
                <InlineNotification kind=NotificationKind::Error title="We could not reach NextUp. Nothing was changed." />
            </div>
        </Row>
    }
}
