use chrono::Duration;
use domain::customers::CustomerStatus;
use kit::time::use_now;
use kit::{
    Avatar, AvatarSize, CopyText, Glyph, Icon, Kbd, StatusTag, Tag, TagColour, TimeAgo,
    VisuallyHidden,
};
use leptos::prelude::*;

use crate::section::Row;

#[component]
pub(crate) fn Small() -> impl IntoView {
    let now = untrack(|| use_now().get());
    let ages = [
        Duration::seconds(20),
        Duration::minutes(5),
        Duration::hours(3),
        Duration::days(1),
        Duration::days(40),
        Duration::days(800),
    ];
    view! {
        <Row words="Status">
            {CustomerStatus::ALL.map(|status| view! { <StatusTag status /> }).collect_view()}
        </Row>
        <Row words="Tags">
            <Tag label="Beta" />
            <Tag label="Private" icon=Glyph::Locked colour=TagColour::CoolGray />
            <Tag label="Due today" colour=TagColour::Magenta />
            <Tag label="Overdue" colour=TagColour::Red icon=Glyph::WarningAltFilled />
            <Tag label="Paid" colour=TagColour::Teal />
        </Row>
        <Row words="People">
            {["Ann Lee", "Bo Chen", "Cara Díaz", "Dev Patel", "Eve Ng", "Finn O"].map(|name| view! { <Avatar name /> }).collect_view()}
            <Avatar name="Ann Lee" size=AvatarSize::Small />
            <Avatar name="Acme" size=AvatarSize::Large square=true />
        </Row>
        <Row words="Times">
            {ages.map(|age| view! { <TimeAgo at=now - age /> }).collect_view()}
        </Row>
        <Row words="Keys">
            <Kbd keys="mod+k" />
            <Kbd keys="g c" />
            <VisuallyHidden>"Only for screen readers"</VisuallyHidden>
        </Row>
        <Row words="Text to copy">
            <CopyText noun="key" text="nxu_q7Yk2mVb9Xc4" />
        </Row>
        <Row words="Icons">
            {Glyph::ALL.iter().map(|&glyph| view! { <Icon glyph size=20 /> }).collect_view()}
        </Row>
    }
}
