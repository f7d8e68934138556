//! Sees an answer through: keeps it while it grows, stops it when somebody says so, and gives it an end in any case.

use std::sync::Arc;
use std::time::Duration;

use domain::chat::{AnswerEnd, ChatEvent, Message, MessageState};
use domain::{Error, Result};
use tokio::task::{JoinError, JoinHandle};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

use super::job::Job;
use crate::desk::Stopped;
use crate::hub::Place;
use crate::writer::Unwritten;

/// A growing answer is kept so often: a process that ends loses no more.
const KEEP_EVERY: Duration = Duration::from_millis(300);
/// One that does not grow is kept so often, so that nobody takes it for abandoned.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);
/// The end is worth trying to keep so often.
const TRIES: u32 = 4;

/// What is said of a failure of our own.
const BROKE_OFF: &str = "Something on our side failed while this was written. Try again.";

/// Has an answer written, to an end that is kept and told.
pub(super) async fn see_through(job: Arc<Job>, place: Place) {
    let mut writing = tokio::spawn(Arc::clone(&job).write());
    let mut keeper = Keeper::new(&job);
    let mut turns = interval(KEEP_EVERY);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let outcome = loop {
        tokio::select! {
            outcome = &mut writing => break ended(outcome),
            () = job.answer.until_stopped() => break break_off(writing).await,
            _ = turns.tick() => keeper.keep().await,
        }
    };
    let state = note(&job, outcome);
    let (_, end) = job.answer.so_far(state);
    let message = keep_end(&job, end).await;
    job.answer.tell(ChatEvent::Ended { message });
    job.agents.hub.close(&job.answer);
    drop(place);
}

fn ended(outcome: Result<Result<(), Unwritten>, JoinError>) -> Result<(), Unwritten> {
    outcome.unwrap_or_else(|error| {
        tracing::error!(%error, "the task of an answer broke off");
        Err(Unwritten::Failed(BROKE_OFF.to_owned()))
    })
}

/// Ends the task, and waits until it says nothing any more.
async fn break_off(mut writing: JoinHandle<Result<(), Unwritten>>) -> Result<(), Unwritten> {
    writing.abort();
    match (&mut writing).await {
        // It was whole already.
        Ok(Ok(())) => Ok(()),
        _ => Err(Unwritten::Stopped(Stopped)),
    }
}

/// Writes down how the answer ended.
fn note(job: &Job, outcome: Result<(), Unwritten>) -> MessageState {
    let (state, failure) = match outcome {
        Ok(()) => (MessageState::Done, None),
        Err(Unwritten::Stopped(Stopped)) => (MessageState::Stopped, None),
        Err(Unwritten::Failed(why)) => (MessageState::Failed, Some(why)),
    };
    job.answer.note(|message| {
        message.details.failure = failure;
        for call in &mut message.details.calls {
            let is_open = call.found.is_none() && call.trouble.is_none();
            call.trouble = is_open
                .then(|| "It was not finished.".to_owned())
                .or(call.trouble.take());
        }
    });
    state
}

/// Keeps how far the answer is.
struct Keeper<'a> {
    job: &'a Job,
    kept: u64,
    kept_at: Instant,
}

impl<'a> Keeper<'a> {
    fn new(job: &'a Job) -> Self {
        Self {
            job,
            kept: 0,
            kept_at: Instant::now(),
        }
    }

    async fn keep(&mut self) {
        let answer = &self.job.answer;
        if answer.changes() == self.kept && self.kept_at.elapsed() < SIGN_OF_LIFE {
            return;
        }
        let (changes, end) = answer.so_far(MessageState::Streaming);
        match keep(self.job, &end).await {
            Ok(message) if message.state == MessageState::Streaming => {
                self.kept = changes;
                self.kept_at = Instant::now();
            }
            // Somebody stopped it elsewhere, or the person does not see the customer any more.
            Ok(_) | Err(Error::NotFound) => answer.stop(),
            Err(error) => tracing::warn!(%error, "an answer was not kept; it will be tried again"),
        }
    }
}

async fn keep(job: &Job, end: &AnswerEnd) -> Result<Message> {
    let chat = &job.agents.stores.chat;
    chat.keep(&job.actor, job.answer.id(), end).await
}

/// Keeps the end, and says how the answer is kept: as it ended elsewhere, if it did.
async fn keep_end(job: &Job, end: AnswerEnd) -> Message {
    for number in 1..=TRIES {
        match keep(job, &end).await {
            Ok(message) => return message,
            Err(Error::NotFound) => break,
            Err(error) => tracing::error!(%error, number, "the end of an answer was not kept"),
        }
        sleep(KEEP_EVERY * number).await;
    }
    Message {
        state: end.state,
        details: end.details,
        ..job.answer.message()
    }
}
