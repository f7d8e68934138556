//! One at a time, in the order of arrival: answers that overtake each other would undo each other.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// A queue of things to do. Each waits for its turn and leaves when it is done.
#[derive(Debug)]
pub(super) struct Turns<T>(Mutex<Line<T>>);

#[derive(Debug)]
struct Line<T> {
    next: u32,
    waiting: VecDeque<(u32, T)>,
    wakers: Vec<Waker>,
}

/// A place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ticket(u32);

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self(Mutex::new(Line {
            next: 0,
            waiting: VecDeque::new(),
            wakers: Vec::new(),
        }))
    }
}

impl<T: Clone> Turns<T> {
    /// Takes the place at the end.
    pub(super) fn enter(&self, thing: T) -> Ticket {
        let mut line = self.line();
        let ticket = line.next;
        line.next = ticket.wrapping_add(1);
        line.waiting.push_back((ticket, thing));
        Ticket(ticket)
    }

    /// Waits until everybody before has left.
    pub(super) async fn turn(&self, ticket: Ticket) {
        poll_fn(|context| {
            let mut line = self.line();
            if line
                .waiting
                .front()
                .is_some_and(|(first, _)| *first == ticket.0)
            {
                return Poll::Ready(());
            }
            line.wakers.push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// Leaves, and says who still waits.
    pub(super) fn leave(&self, ticket: Ticket) -> Vec<T> {
        let mut line = self.line();
        line.waiting.retain(|(other, _)| *other != ticket.0);
        line.wakers.drain(..).for_each(Waker::wake);
        line.waiting
            .iter()
            .map(|(_, thing)| thing.clone())
            .collect()
    }

    /// Whether nobody waits.
    pub(super) fn is_empty(&self) -> bool {
        self.line().waiting.is_empty()
    }

    fn line(&self) -> MutexGuard<'_, Line<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::Context;

    use super::*;

    #[test]
    fn everybody_waits_for_the_one_before() {
        let turns = Turns::default();
        let (first, second) = (turns.enter("first"), turns.enter("second"));
        let mut context = Context::from_waker(Waker::noop());
        let mut second_turn = pin!(turns.turn(second));
        assert!(second_turn.as_mut().poll(&mut context).is_pending());
        assert!(pin!(turns.turn(first)).poll(&mut context).is_ready());
        assert_eq!(turns.leave(first), ["second"]);
        assert!(second_turn.as_mut().poll(&mut context).is_ready());
        assert!(turns.leave(second).is_empty());
        assert!(turns.is_empty());
    }
}
