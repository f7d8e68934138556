use leptos::prelude::*;
use leptos::task::spawn_local;

use super::NotificationKind;
use crate::Answer;

/// Toasts in sight at a time; older ones make room.
const AT_MOST: usize = 4;

/// What just happened, in a corner, for some seconds.
#[derive(Clone)]
pub struct Toast {
    /// What it is about.
    pub kind: NotificationKind,
    /// What happened: "Acme moved to the trash".
    pub title: String,
    /// More about it.
    pub body: Option<String>,
    /// What can be done about it.
    pub action: Option<ToastAction>,
    /// How long it stays; the time stops while the pointer or the focus is on it. `None`: until dismissed.
    pub seconds: Option<u32>,
}

/// A toast's button. Pressing it dismisses the toast.
#[derive(Clone)]
pub struct ToastAction {
    /// The verb: "Undo".
    pub label: String,
    /// Does it.
    pub run: Callback<()>,
}

impl Toast {
    /// Something worked. Stays 5 seconds.
    pub fn success(title: impl Into<String>) -> Self {
        Self::new(NotificationKind::Success, title, Some(5))
    }

    /// Something to know. Stays 5 seconds.
    pub fn info(title: impl Into<String>) -> Self {
        Self::new(NotificationKind::Info, title, Some(5))
    }

    /// Something did not work. Stays until dismissed.
    pub fn error(title: impl Into<String>) -> Self {
        Self::new(NotificationKind::Error, title, None)
    }

    /// Something was done that can be taken back for 10 seconds.
    pub fn undo(title: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) -> Self {
        Self::new(NotificationKind::Success, title, Some(10)).with_action("Undo", undo)
    }

    /// The same with something that can be done about it.
    #[must_use]
    pub fn with_action(mut self, label: &str, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.action = Some(ToastAction {
            label: label.to_owned(),
            run: Callback::new(move |()| run()),
        });
        self
    }

    /// The same with more words.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }

    fn new(kind: NotificationKind, title: impl Into<String>, seconds: Option<u32>) -> Self {
        Self {
            kind,
            title: title.into(),
            body: None,
            action: None,
            seconds,
        }
    }
}

/// Where toasts are shown from. By [`provide_toasts`], once, at the root.
#[derive(Clone, Copy)]
pub struct Toasts {
    pub(super) shown: RwSignal<Vec<(u32, Toast)>>,
    next_id: StoredValue<u32>,
}

impl Toasts {
    /// Shows a toast; the answer dismisses it with [`Toasts::dismiss`].
    pub fn show(self, toast: Toast) -> u32 {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        self.shown.update(|shown| {
            shown.push((id, toast));
            let excess = shown.len().saturating_sub(AT_MOST);
            shown.drain(..excess);
        });
        id
    }

    /// Does it, says so if it fails, and tells `after` either way: by then the truth may be another than what is shown.
    pub fn run<T: 'static>(
        self,
        failed: &'static str,
        doing: impl Future<Output = Answer<T>> + 'static,
        after: impl FnOnce() + 'static,
    ) {
        spawn_local(async move {
            if let Err(error) = doing.await {
                self.show(Toast::error(failed).with_body(error.to_string()));
            }
            after();
        });
    }

    /// Takes a toast away.
    pub fn dismiss(self, id: u32) {
        self.shown
            .update(|shown| shown.retain(|(other, _)| *other != id));
    }
}

/// Makes toasts possible for the whole application. [`crate::ToastRegion`] shows them.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts {
        shown: RwSignal::default(),
        next_id: StoredValue::new(0),
    };
    provide_context(toasts);
    toasts
}

/// The application's toasts; ones that nobody sees where none were provided.
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_else(provide_toasts)
}
