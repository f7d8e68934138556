//! What was said: a question, or an answer with how it came about.

mod about;
mod answer;
mod question;

use domain::chat::Author;
use domain::id::MessageId;
use kit::followed;
use leptos::prelude::*;

use self::answer::AnswerView;
use self::question::QuestionView;
use crate::actions::Actions;
use crate::api::{Shown, Thread};
use crate::composer::Draft;

/// One message, whatever becomes of it.
#[component]
pub(crate) fn MessageView(
    id: MessageId,
    thread: Memo<Thread>,
    actions: Actions,
    draft: Draft,
) -> impl IntoView {
    let first = thread.with_untracked(|thread| find(thread, id));
    first.map(|first| {
        let author = first.message.author;
        let shown = followed(first, move |_| thread.with(|thread| find(thread, id)));
        match author {
            Author::User => view! { <QuestionView shown draft /> }.into_any(),
            Author::Assistant => view! { <AnswerView shown thread actions /> }.into_any(),
        }
    })
}

fn find(thread: &Thread, id: MessageId) -> Option<Shown> {
    thread
        .messages
        .iter()
        .find(|shown| shown.message.id == id)
        .cloned()
}
