use std::sync::{Mutex, MutexGuard, PoisonError};

use super::held::Held;
use super::question::Question;

/// The questions that this browser is asking.
pub(super) static UNDER_WAY: Flights = Flights::new();

/// Questions under way. A kept answer may be changed on screen in the meantime; what the server said before it heard of the
/// change must not take it back. Whoever changed it asks anew when the server has answered that.
pub(super) struct Flights(Mutex<Vec<Flight>>);

struct Flight {
    number: u64,
    question: Question,
    /// What was made of the kept answer since it was asked for.
    changed: Option<Held>,
}

impl Flights {
    const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// The answer, or what is on screen by then where that was changed meanwhile.
    pub(super) async fn watch(
        &self,
        question: Question,
        asking: impl Future<Output = Held>,
    ) -> Held {
        let flight = self.begin(question);
        let answer = asking.await;
        flight.changed().unwrap_or(answer)
    }

    /// Notes what is on screen now.
    pub(super) fn overtake(&self, question: &Question, now: &Held) {
        for flight in self.all().iter_mut() {
            if flight.question == *question {
                flight.changed = Some(now.clone());
            }
        }
    }

    fn begin(&self, question: Question) -> Landing<'_> {
        let mut all = self.all();
        let number = all.last().map_or(0, |last| last.number + 1);
        all.push(Flight {
            number,
            question,
            changed: None,
        });
        Landing {
            flights: self,
            number,
        }
    }

    fn all(&self) -> MutexGuard<'_, Vec<Flight>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes a question off the list, also when nobody waits for it any more.
struct Landing<'a> {
    flights: &'a Flights,
    number: u64,
}

impl Landing<'_> {
    fn changed(&self) -> Option<Held> {
        let all = self.flights.all();
        let flight = all.iter().find(|flight| flight.number == self.number)?;
        flight.changed.clone()
    }
}

impl Drop for Landing<'_> {
    fn drop(&mut self) {
        self.flights
            .all()
            .retain(|flight| flight.number != self.number);
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use futures_channel::oneshot;

    use super::*;

    fn question(key: u8) -> Question {
        Question::kept("numbers", key)
    }

    fn now<T>(waiting: impl Future<Output = T>) -> Option<T> {
        match pin!(waiting).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => Some(value),
            Poll::Pending => None,
        }
    }

    #[test]
    fn an_answer_from_before_a_change_does_not_take_it_back() {
        let flights = Flights::new();
        let (answer, asking) = oneshot::channel();
        let asking = async { asking.await.unwrap() };
        let mut watched = pin!(flights.watch(question(1), asking));
        assert!(now(watched.as_mut()).is_none());
        flights.overtake(&question(2), &Held::changed(20));
        flights.overtake(&question(1), &Held::changed(10));
        flights.overtake(&question(1), &Held::changed(11));
        let _ = answer.send(Held::new(Ok(1)));
        let held = now(watched).unwrap();
        assert_eq!(held.read::<i32>(), Ok(11));
        // What is asked for after the change is what the server says.
        let held = now(flights.watch(question(1), async { Held::new(Ok(1)) })).unwrap();
        assert_eq!(held.read::<i32>(), Ok(1));
    }

    #[test]
    fn whoever_stops_waiting_leaves_nothing_behind() {
        let flights = Flights::new();
        let (_answer, asking) = oneshot::channel::<Held>();
        {
            let asking = async { asking.await.unwrap() };
            let watched = pin!(flights.watch(question(1), asking));
            assert!(now(watched).is_none());
            assert_eq!(flights.all().len(), 1);
        }
        assert!(flights.all().is_empty());
    }
}
