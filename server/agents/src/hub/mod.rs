//! Answers that are being written by this process, and who reads them.

mod answer;
mod reader;
mod spent;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::chat::{Message, Proposal};
use domain::id::{MessageId, UserId};
use domain::{Error, Result};

pub(crate) use answer::LiveAnswer;
pub(crate) use spent::Spent;

/// Most answers that are written at once for one person.
pub const MOST_OF_ONE: u32 = 24;

/// Most answers that are written at once for everybody.
pub const MOST_OF_ALL: u32 = 400;

/// The answers that are being written.
#[derive(Default)]
pub(crate) struct Hub {
    running: Mutex<Running>,
}

#[derive(Default)]
struct Running {
    answers: HashMap<MessageId, Arc<LiveAnswer>>,
    taken: HashMap<UserId, u32>,
}

impl Hub {
    /// Takes a place for another answer, until the place is dropped.
    pub fn take_place(self: &Arc<Self>, user: UserId) -> Result<Place> {
        let mut running = locked(&self.running);
        if running.taken.values().sum::<u32>() >= MOST_OF_ALL {
            return Err(Error::conflict(
                "Too many answers are being written at the moment. Try again in a minute.",
            ));
        }
        let taken = running.taken.entry(user).or_default();
        if *taken >= MOST_OF_ONE {
            return Err(Error::conflict(format!(
                "{MOST_OF_ONE} answers are being written for you already. Wait for one, or stop it."
            )));
        }
        *taken += 1;
        let hub = Arc::clone(self);
        Ok(Place { hub, user })
    }

    /// Begins an answer, with what was applied of an earlier try.
    pub fn open(&self, message: Message, proposals: Vec<Proposal>) -> Arc<LiveAnswer> {
        let id = message.id;
        let answer = Arc::new(LiveAnswer::new(message, proposals));
        locked(&self.running)
            .answers
            .insert(id, Arc::clone(&answer));
        answer
    }

    /// The answer, if it is written here.
    pub fn find(&self, id: MessageId) -> Option<Arc<LiveAnswer>> {
        locked(&self.running).answers.get(&id).cloned()
    }

    /// Forgets an answer that has ended, unless it was begun again by now; those who read it read on.
    pub fn close(&self, answer: &Arc<LiveAnswer>) {
        let mut running = locked(&self.running);
        if let Entry::Occupied(entry) = running.answers.entry(answer.id())
            && Arc::ptr_eq(entry.get(), answer)
        {
            entry.remove();
        }
    }
}

/// Room for one answer.
pub(crate) struct Place {
    hub: Arc<Hub>,
    user: UserId,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut running = locked(&self.hub.running);
        if let Some(taken) = running.taken.get_mut(&self.user) {
            *taken -= 1;
            if *taken == 0 {
                running.taken.remove(&self.user);
            }
        }
    }
}

/// What a panic left behind is still whole: nothing here is changed halfway.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use domain::id::UserId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn one_person_cannot_take_every_place() {
        let hub = Arc::new(Hub::default());
        let (ann, ben) = (1, 2);
        let take = |user| hub.take_place(UserId::new(Uuid::from_u128(user)));
        let mut places: Vec<Place> = (0..MOST_OF_ONE).map(|_| take(ann).unwrap()).collect();
        assert!(matches!(take(ann), Err(Error::Conflict { .. })));
        assert!(take(ben).is_ok());
        places.pop();
        assert!(take(ann).is_ok());
        drop(places);
        assert!(locked(&hub.running).taken.is_empty());
    }
}
