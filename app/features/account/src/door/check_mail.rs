use kit::{AuthLayout, Glyph, Icon};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::has_dev_mail;
use crate::paths;

/// `/check-mail`: a message was sent. It does not say whether the address has an account.
#[component]
pub fn CheckMailPage() -> impl IntoView {
    let dev_mail = OnceResource::new(has_dev_mail());
    let footer = || view! { <a class="cds--link" href=paths::SIGN_IN>"Back to sign in"</a> };
    view! {
        <Title text="Check your mail" />
        <AuthLayout title="Check your mail" footer>
            <div class="nx-account__letter"><Icon glyph=Glyph::Email size=32 /></div>
            <p>
                "We have sent a message to the address you gave. Open the link in it to go on. "
                "You can close this page."
            </p>
            <p class="nx-account__hint">
                "It can take a minute. Nothing there? Look in the spam folder, check the address for a typing mistake, "
                "or ask for " <a class="cds--link" href=paths::MAGIC_LINK>"a sign-in link"</a> "."
            </p>
            <Suspense>
                {Suspend::new(async move {
                    matches!(dev_mail.await, Ok(true)).then(|| view! {
                        <p class="nx-account__hint">
                            "In development no mail leaves this machine: "
                            <a class="cds--link" href="/dev/mail" rel="external">"read it here"</a> "."
                        </p>
                    })
                })}
            </Suspense>
        </AuthLayout>
    }
}
