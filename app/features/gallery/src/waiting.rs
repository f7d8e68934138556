use domain::Error;
use kit::error::CallError;
use kit::{
    Button, ButtonKind, EmptyState, ErrorPage, ErrorState, Glyph, InlineLoading, LinkButton,
    SkeletonCards, SkeletonText,
};
use leptos::prelude::*;

use crate::section::Row;

#[component]
pub(crate) fn Waiting() -> impl IntoView {
    let failed = CallError::Refused(Error::Unavailable {
        reference: "7f3a-91c2".to_owned(),
    });
    view! {
        <EmptyState glyph=Glyph::Enterprise title="No customers yet"
            text="Customers are the companies you work with. Add the first one, or look at an example.">
            <Button icon=Glyph::Add>"New customer"</Button>
            <Button kind=ButtonKind::Tertiary>"Load an example"</Button>
        </EmptyState>
        <ErrorState error=failed on_retry=|()| () />
        <ErrorState error=CallError::Unreachable retrying=true on_retry=|()| () />
        <Row words="Waiting">
            <div class="nx-gallery__stack">
                <InlineLoading text="Loading more customers" />
                <SkeletonText heading=true lines=1 />
                <SkeletonText lines=3 />
                <SkeletonCards label="Loading customers" count=2 />
            </div>
        </Row>
        <ErrorPage code=404 title="We could not find that page" reference="7f3a-91c2"
            text="The address may be mistyped, or what was here is gone. Everything else is where you left it.">
            <LinkButton href="#main">"Go to your customers"</LinkButton>
        </ErrorPage>
    }
}
