//! Work that many wait for and one does.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

type UnderWay<K, V> = HashMap<K, Arc<OnceCell<V>>>;

/// What is under way, by what it is about.
pub(super) struct Flights<K, V> {
    under_way: Mutex<UnderWay<K, V>>,
}

impl<K: Copy + Eq + Hash, V: Copy> Flights<K, V> {
    pub(super) fn new() -> Self {
        Self {
            under_way: Mutex::new(HashMap::new()),
        }
    }

    /// The result of the work under way about `key`, which begins now unless it has begun already.
    pub(super) async fn join<F>(&self, key: K, begin: impl FnOnce() -> F) -> V
    where
        F: Future<Output = V>,
    {
        let cell = Arc::clone(self.lock().entry(key).or_default());
        let done = *cell.get_or_init(begin).await;
        let mut under_way = self.lock();
        if under_way
            .get(&key)
            .is_some_and(|now| Arc::ptr_eq(now, &cell))
        {
            under_way.remove(&key);
        }
        done
    }

    fn lock(&self) -> MutexGuard<'_, UnderWay<K, V>> {
        // The map is whole at every moment, whoever panicked.
        self.under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn many_wait_and_one_works() {
        let flights = Flights::<u8, u32>::new();
        let count = AtomicU32::new(0);
        let work = async || {
            tokio::task::yield_now().await;
            count.fetch_add(1, Ordering::Relaxed)
        };
        let (a, b, other) = tokio::join!(
            flights.join(1, work),
            flights.join(1, work),
            flights.join(2, work)
        );
        assert_eq!(a, b);
        assert_ne!(a, other);
        let later = flights.join(1, work).await;
        assert_eq!((later, count.load(Ordering::Relaxed)), (2, 3));
        assert!(flights.lock().is_empty());
    }
}
