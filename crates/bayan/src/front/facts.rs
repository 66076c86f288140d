//! What many pages of an edition show and few changes change: asked for once, kept until something
//! changes.

use super::{Failure, Front, house::House, topics::KnownTopics};
use bayan_core::{
    id::{EditionId, ItemId},
    text::{dates::Month, related::Headlines},
};
use bayan_store::front::{Banner, Edition, LiveHeadline, PageLink};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

/// Among how many of the newest texts related ones are looked for.
const HEADLINES: u32 = 2000;

/// What every page of an edition shows.
#[derive(Debug)]
pub struct Facts {
    /// The static pages.
    pub pages: Vec<PageLink>,
    /// How many texts there are in each month, the newest first.
    pub months: Vec<(Month, u32)>,
    /// How many photographs there are.
    pub photographs: u32,
    /// What stands at the head of every page.
    pub banners: Vec<Banner>,
    /// What the edition speaks about.
    pub topics: KnownTopics,
}

/// The newest headlines of an edition, ready to be compared.
#[derive(Debug)]
pub struct Known {
    headlines: Vec<LiveHeadline>,
    words: Headlines<usize>,
}

impl Known {
    /// The standing texts nearest to one, the nearest first.
    pub fn nearest(&self, headline: &str, limit: usize, own: ItemId) -> Vec<LiveHeadline> {
        let found = self.words.nearest(headline, limit, |number| self.headlines[number].item == own);
        found.into_iter().map(|number| self.headlines[number].clone()).collect()
    }
}

/// What is kept of the editions of a site. A look that a change overtook is used by whoever looked, and
/// not kept.
#[derive(Default)]
pub struct Kept(Mutex<State>);

#[derive(Default)]
struct State {
    generation: u64,
    facts: HashMap<EditionId, Arc<Facts>>,
    known: HashMap<EditionId, Arc<Known>>,
}

impl Kept {
    /// Something changed.
    pub fn forget(&self) {
        let mut state = self.0.lock().expect("nothing panics under this lock");
        state.generation += 1;
        state.facts.clear();
        state.known.clear();
    }

    fn look<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.0.lock().expect("nothing panics under this lock"))
    }
}

impl Front {
    /// What every page of an edition shows.
    pub(super) async fn facts(&self, house: &House, edition: &Edition) -> Result<Arc<Facts>, Failure> {
        let id = edition.id;
        let (begun, kept) = house.facts.look(|state| (state.generation, state.facts.get(&id).cloned()));
        if let Some(facts) = kept {
            return Ok(facts);
        }
        let dates = edition.dates.clone();
        let facts = self.reader.ask(move |live| {
            let mut months: Vec<(Month, u32)> = Vec::new();
            for date in live.public_dates(id)? {
                let month = dates.month(date);
                match months.last_mut() {
                    Some((last, count)) if *last == month => *count += 1,
                    _ => months.push((month, 1)),
                }
            }
            Ok(Facts {
                pages: live.pages(id)?,
                months,
                photographs: live.count_photographs(id)?,
                banners: live.banners(id)?,
                topics: KnownTopics::of(live, id)?,
            })
        });
        let facts = Arc::new(facts.await?);
        house.facts.look(|state| {
            if state.generation == begun {
                state.facts.insert(id, Arc::clone(&facts));
            }
        });
        Ok(facts)
    }

    /// The newest headlines of an edition.
    pub(super) async fn known(&self, house: &House, edition: &Edition) -> Result<Arc<Known>, Failure> {
        let id = edition.id;
        let (begun, kept) = house.facts.look(|state| (state.generation, state.known.get(&id).cloned()));
        if let Some(known) = kept {
            return Ok(known);
        }
        let known = self.reader.ask(move |live| {
            let headlines = live.headlines(id, HEADLINES)?;
            let texts = headlines.iter().enumerate().map(|(number, known)| (number, known.headline.as_str()));
            Ok(Known { words: Headlines::new(texts), headlines })
        });
        let known = Arc::new(known.await?);
        house.facts.look(|state| {
            if state.generation == begun {
                state.known.insert(id, Arc::clone(&known));
            }
        });
        Ok(known)
    }
}
