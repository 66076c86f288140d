//! Finished answers in memory, within a budget of bytes. The key is an address, or whatever else names one.

use super::answer::{Answer, Dependency};
use bayan_core::id::ItemId;
use std::{
    borrow::Borrow,
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::{
        Arc, Mutex, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};
use tokio::sync::mpsc;

/// How many answers may wait to be made smaller. Whoever finds no room is noted when asked for again.
const WAITING: usize = 256;

/// Finished answers of one site.
pub struct PageMap<K> {
    budget: usize,
    clock: AtomicU64,
    inner: RwLock<Inner<K>>,
    /// What is asked for again and could be smaller.
    wanted: mpsc::Sender<K>,
    waiting: Mutex<Option<mpsc::Receiver<K>>>,
}

struct Inner<K> {
    entries: HashMap<K, Entry>,
    bytes: usize,
    generation: u64,
}

struct Entry {
    answer: Arc<Answer>,
    used: AtomicU64,
    /// Whether it is asked for again although it could be smaller.
    wanted: AtomicBool,
}

/// The state of the map at the moment a page began to be made. A page that was overtaken by a change
/// is given to whoever asked, but not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generation(u64);

impl<K: Clone + Eq + Hash> PageMap<K> {
    /// An empty map that keeps at most `budget` bytes.
    pub fn new(budget: usize) -> PageMap<K> {
        let inner = Inner { entries: HashMap::new(), bytes: 0, generation: 0 };
        let (wanted, waiting) = mpsc::channel(WAITING);
        let waiting = Mutex::new(Some(waiting));
        PageMap { budget, clock: AtomicU64::new(0), inner: RwLock::new(inner), wanted, waiting }
    }

    /// The addresses of answers that are asked for again and could be smaller: for one reader.
    pub fn waiting(&self) -> Option<mpsc::Receiver<K>> {
        self.waiting.lock().expect("nothing panics under this lock").take()
    }

    /// The answer at `address`, for whoever makes it smaller.
    pub fn look<Q: Eq + Hash + ?Sized>(&self, address: &Q) -> Option<Arc<Answer>>
    where
        K: Borrow<Q>,
    {
        let inner = self.inner.read().expect("nothing panics under this lock");
        inner.entries.get(address).map(|entry| Arc::clone(&entry.answer))
    }

    /// Puts `smaller` in the place of `before`, if that still stands at `address`: it says the same.
    pub fn replace<Q: Eq + Hash + ?Sized>(&self, address: &Q, before: &Arc<Answer>, smaller: Arc<Answer>)
    where
        K: Borrow<Q>,
    {
        let mut inner = self.inner.write().expect("nothing panics under this lock");
        let Some(entry) = inner.entries.get_mut(address) else { return };
        if Arc::ptr_eq(&entry.answer, before) {
            let (old, new) = (entry.answer.size(), smaller.size());
            entry.answer = smaller;
            inner.bytes = inner.bytes - old + new;
        }
    }

    /// The answer at `address`, if it is ready.
    pub fn get<Q: Eq + Hash + ?Sized>(&self, address: &Q) -> Option<Arc<Answer>>
    where
        K: Borrow<Q>,
    {
        let inner = self.inner.read().expect("nothing panics under this lock");
        let (key, entry) = inner.entries.get_key_value(address)?;
        // The clock goes on when something is kept, and is noted once: reading must not make the cores
        // wait for each other.
        let now = self.clock.load(Ordering::Relaxed);
        if entry.used.load(Ordering::Relaxed) != now {
            entry.used.store(now, Ordering::Relaxed);
        }
        if entry.answer.could_be_smaller() && !entry.wanted.swap(true, Ordering::Relaxed) {
            let noted = self.wanted.try_send(key.clone()).is_ok();
            entry.wanted.store(noted, Ordering::Relaxed);
        }
        Some(Arc::clone(&entry.answer))
    }

    /// To be asked for before the first question about what a page shows.
    pub fn generation(&self) -> Generation {
        Generation(self.inner.read().expect("nothing panics under this lock").generation)
    }

    /// Keeps an answer, unless something changed since `begun` or it is too large a part of the budget;
    /// answers whether it was kept.
    pub fn keep(&self, address: K, answer: Arc<Answer>, begun: Generation) -> bool {
        let size = answer.size();
        let mut inner = self.inner.write().expect("nothing panics under this lock");
        if inner.generation != begun.0 || size > self.budget / 4 {
            return false;
        }
        let used = AtomicU64::new(self.clock.fetch_add(1, Ordering::Relaxed));
        let wanted = AtomicBool::new(false);
        if let Some(before) = inner.entries.insert(address, Entry { answer, used, wanted }) {
            inner.bytes -= before.answer.size();
        }
        inner.bytes += size;
        if inner.bytes > self.budget {
            inner.make_room(self.budget - self.budget / 8);
        }
        true
    }

    /// Forgets every answer.
    pub fn forget_all(&self) {
        let mut inner = self.inner.write().expect("nothing panics under this lock");
        inner.generation += 1;
        inner.entries.clear();
        inner.bytes = 0;
    }

    /// Forgets every answer that a change of these items may have changed.
    pub fn forget(&self, items: &HashSet<ItemId>) {
        let mut inner = self.inner.write().expect("nothing panics under this lock");
        inner.generation += 1;
        let mut freed = 0;
        inner.entries.retain(|_, entry| {
            let stays = match &entry.answer.dependency {
                Dependency::Nothing => true,
                Dependency::Lists => false,
                Dependency::Items(own) => !own.iter().any(|item| items.contains(item)),
            };
            freed += if stays { 0 } else { entry.answer.size() };
            stays
        });
        inner.bytes -= freed;
    }
}

impl<K: Clone + Eq + Hash> Inner<K> {
    /// Lets go of what was asked for longest ago, until at most `target` bytes are left.
    fn make_room(&mut self, target: usize) {
        let mut by_use: Vec<(u64, K)> = self
            .entries
            .iter()
            .map(|(address, entry)| (entry.used.load(Ordering::Relaxed), address.clone()))
            .collect();
        by_use.sort_unstable_by_key(|(used, _)| *used);
        for (_, address) in by_use {
            if self.bytes <= target {
                return;
            }
            if let Some(entry) = self.entries.remove(&address) {
                self.bytes -= entry.answer.size();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{answer::CachePolicy, encoding::Effort, paths::Address};
    use bayan_core::{chance::Chance, instant::Instant};
    use hyper::StatusCode;

    struct Fixed(u8);
    impl Chance for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    fn item(n: u8) -> ItemId {
        ItemId::new(Instant::from_milliseconds(0), &Fixed(n))
    }

    fn answer(size: usize, dependency: Dependency) -> Arc<Answer> {
        Arc::new(
            Answer::new(StatusCode::OK, "text/html", vec![b'x'; size], CachePolicy::Revalidate)
                .made_of(dependency),
        )
    }

    fn front(name: usize) -> Address {
        Address::Front { edition: format!("e{name}") }
    }

    #[test]
    fn only_what_may_have_changed_is_forgotten() {
        let map = PageMap::new(1 << 20);
        for (n, dependency) in [
            Dependency::Items(vec![item(1)]),
            Dependency::Items(vec![item(2), item(3)]),
            Dependency::Lists,
            Dependency::Nothing,
        ]
        .into_iter()
        .enumerate()
        {
            map.keep(front(n), answer(10, dependency), map.generation());
        }
        map.forget(&HashSet::from([item(1), item(4)]));
        let there: Vec<bool> = (0..4).map(|n| map.get(&front(n)).is_some()).collect();
        assert_eq!(there, [false, true, false, true]);
    }

    #[test]
    fn what_is_asked_for_again_is_to_be_made_smaller_and_noted_once() {
        let map = PageMap::new(1 << 20);
        let mut waiting = map.waiting().unwrap();
        let quick = Answer::new(StatusCode::OK, "text/html", "<p>نص</p>".repeat(99), CachePolicy::Revalidate)
            .compressed(Effort::Quick)
            .made_of(Dependency::Items(vec![item(1)]));
        map.keep(front(0), Arc::new(quick), map.generation());
        assert!(waiting.try_recv().is_err(), "a page that is asked for once is not worth it");
        for _ in 0..3 {
            assert!(map.get(&front(0)).is_some());
        }
        assert_eq!(waiting.try_recv().ok(), Some(front(0)));
        assert!(waiting.try_recv().is_err());
        let answer = map.look(&front(0)).unwrap();
        // What changes elsewhere in the meantime does not matter: it is the same page.
        map.forget(&HashSet::from([item(9)]));
        map.replace(&front(0), &answer, Arc::new((*answer).clone().compressed(Effort::Best)));
        assert!(!map.get(&front(0)).unwrap().could_be_smaller());
        assert!(waiting.try_recv().is_err());
    }

    #[test]
    fn a_page_overtaken_by_a_change_is_not_kept() {
        let map = PageMap::new(1 << 20);
        let begun = map.generation();
        map.forget(&HashSet::new());
        map.keep(front(0), answer(10, Dependency::Lists), begun);
        assert!(map.get(&front(0)).is_none());
    }

    #[test]
    fn the_budget_holds_and_what_is_read_stays() {
        let map = PageMap::new(100_000);
        for n in 0..100 {
            map.keep(front(n), answer(5_000, Dependency::Lists), map.generation());
            assert!(map.get(&front(0)).is_some(), "read all the time");
        }
        assert!(map.inner.read().unwrap().bytes <= 100_000);
        map.keep(front(200), answer(90_000, Dependency::Lists), map.generation());
        assert!(map.get(&front(200)).is_none(), "too large a part of the budget");
    }
}
