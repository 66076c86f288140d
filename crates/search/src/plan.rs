//! What is looked for: of every word its stem, its spelling, what may be written together with it, what it may have been
//! meant to be. Each guess counts less than what was typed, and none counts that the index has no word for.

use crate::{
    analysis::{Chain, Term as Word},
    collect::Counts,
    found::{DEEPEST, Found, Hit, MOST, Mark, Order, Wanted},
    near::near,
    query::Query as Typed,
    schema::Layout,
};
use bayan_core::text::search::{clitics, is_arabic, stem};
use std::ops::Bound;
use tantivy::{
    Searcher, SegmentReader, TantivyDocument, TantivyError, Term,
    collector::{Count, TopDocs},
    query::{
        BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, InvertedIndexRangeQuery,
        Occur, PhraseQuery, Query, RangeQuery, TermQuery, TermSetQuery,
    },
    schema::{Field, IndexRecordOption, Value},
};

/// What the spelling of a word counts beside its stem.
const SURFACE: f32 = 0.35;
/// What the same word counts in the headline, and above and below it or among the first of the text.
const HEADLINE: f32 = 1.0;
const LEAD: f32 = 0.5;
/// What a word counts that single letters may be written together with.
const CLITIC: f32 = 0.8;
/// What another name of a month counts.
const MONTH: f32 = 0.8;
/// What a word counts that is one slip away from one that the index hardly knows, and that a name's key finds.
const SLIP: f32 = 0.3;
const KEY: f32 = 0.4;
/// What words count that every text has.
const COMMON: f32 = 0.3;
/// What two words count that stand beside each other as they were typed.
const BESIDE: f32 = 0.3;
/// What a quotation counts.
const QUOTED: f32 = 2.0;
/// In how many texts a word stands that is hardly known.
const RARE: u64 = 2;
/// How many words one slip away are tried.
const SLIPS: usize = 6;
/// How much newness adds at most, and in how many milliseconds that is halved: two years.
const NEWNESS: f32 = 0.1;
const HALVED: f32 = 2.0 * 365.0 * 86_400_000.0;

/// Finds.
pub fn find(
    searcher: &Searcher,
    chain: &Chain,
    layout: &Layout,
    typed: &Typed,
    wanted: &Wanted,
) -> Result<Found, TantivyError> {
    let plan = Plan { searcher, chain, layout };
    let skipped = match (wanted.order, wanted.after) {
        (Order::Relevance, Some(Mark::Rank(rank))) => rank,
        _ => wanted.offset,
    };
    if typed.is_empty() || skipped >= DEEPEST {
        return Ok(Found::default());
    }
    let words = some(chain.terms(&typed.words));
    let query = plan.whole(typed, &words, wanted)?;
    let limit = wanted.limit.clamp(1, MOST);
    let counts = (Count, Counts("kind"), Counts("section"));
    // One more than is wanted tells whether it goes on.
    let top = TopDocs::with_limit(limit + 1);
    let (hits, (total, kinds, sections)) = match wanted.order {
        Order::Relevance => {
            let now = wanted.now;
            let top = top.and_offset(skipped).tweak_score(move |segment: &SegmentReader| {
                let at = segment.fast_fields().i64("at").map(|column| column.first_or_default_col(0)).ok();
                move |doc, score: f32| {
                    let at = at.as_ref().map_or(0, |at| at.get_val(doc));
                    let age = now.saturating_sub(at).max(0) as f32;
                    score * (1.0 + NEWNESS * (-age / HALVED).exp2())
                }
            });
            let (hits, counted) = searcher.search(&query, &(top, counts))?;
            let hits = hits.into_iter().enumerate();
            let hits = hits.map(|(at, (score, address))| (score, Mark::Rank(skipped + at + 1), address));
            (hits.collect::<Vec<_>>(), counted)
        }
        Order::Newest => {
            let after = match wanted.after {
                Some(Mark::Moment { at, tie }) => Some((at, tie)),
                _ => None,
            };
            let top = top.and_offset(wanted.offset).tweak_score(move |segment: &SegmentReader| {
                let fields = segment.fast_fields();
                let at = fields.i64("at").map(|column| column.first_or_default_col(0)).ok();
                let tie = fields.u64("tie").map(|column| column.first_or_default_col(0)).ok();
                move |doc, _: f32| {
                    let at = at.as_ref().map_or(0, |at| at.get_val(doc));
                    let place = (at, tie.as_ref().map_or(0, |tie| tie.get_val(doc)));
                    // What comes before is nothing, which is less than anything.
                    after.is_none_or(|after| place < after).then_some(place)
                }
            });
            let (hits, counted) = searcher.search(&query, &(top, counts))?;
            let marked = |(place, address): (Option<(i64, u64)>, _)| {
                place.map(|(at, tie)| (0.0, Mark::Moment { at, tie }, address))
            };
            (hits.into_iter().filter_map(marked).collect(), counted)
        }
    };
    let mut found = Found { total, kinds, sections, ..Found::default() };
    if hits.len() > limit {
        found.next = hits.get(limit - 1).map(|(_, mark, _)| *mark);
    }
    for (score, _, address) in hits.into_iter().take(limit) {
        let document: TantivyDocument = searcher.doc(address)?;
        if let Some(id) = document.get_first(layout.id).and_then(|id| id.as_str()) {
            found.hits.push(Hit { id: id.to_owned(), score });
        }
    }
    found.meant = plan.meant(typed, &words, wanted)?;
    Ok(found)
}

struct Plan<'a> {
    searcher: &'a Searcher,
    chain: &'a Chain,
    layout: &'a Layout,
}

type Clause = (Occur, Box<dyn Query>);

impl Plan<'_> {
    fn whole(&self, typed: &Typed, words: &[Word], wanted: &Wanted) -> Result<BooleanQuery, TantivyError> {
        let mut all: Vec<Clause> = vec![(Occur::Must, self.said(typed, words)?)];
        for word in words.iter().filter(|word| word.common) {
            all.push((Occur::Should, self.term(self.layout.text.surface, &word.surface, COMMON * SURFACE)));
        }
        let telling: Vec<&Word> = words.iter().filter(|word| !word.common).collect();
        for pair in telling.windows(2).filter(|pair| pair[1].position - pair[0].position <= 3) {
            // As far from each other as they were typed: what every text has may stand between them.
            let term = |word: &Word| {
                (word.position - pair[0].position, Term::from_field_text(self.layout.text.stem, &word.stem))
            };
            let beside = PhraseQuery::new_with_offset(pair.iter().map(|word| term(word)).collect());
            all.push((Occur::Should, Box::new(BoostQuery::new(Box::new(beside), BESIDE))));
        }
        // A quotation alone is meant word for word; beside other words it comes first and hides nothing.
        let alone = words.is_empty() && typed.beginnings.is_empty();
        for phrase in &typed.phrases {
            let quoted = Box::new(BoostQuery::new(self.phrase(phrase), QUOTED));
            all.push((if alone { Occur::Must } else { Occur::Should }, quoted));
        }
        for word in typed.without.iter().flat_map(|word| self.chain.terms(word)) {
            all.push((Occur::MustNot, self.term(self.layout.text.surface, &word.surface, 1.0)));
        }
        let mut only = |query: Box<dyn Query>| {
            all.push((Occur::Must, Box::new(ConstScoreQuery::new(query, 0.0))));
        };
        if let Some(kind) = &wanted.kind {
            only(self.term(self.layout.kind, kind, 1.0));
        }
        if let Some(section) = &wanted.section {
            only(self.term(self.layout.section, section, 1.0));
        }
        if wanted.from.is_some() || wanted.until.is_some() {
            let term = |at| Term::from_field_i64(self.layout.at, at);
            let from = wanted.from.map_or(Bound::Unbounded, |at| Bound::Included(term(at)));
            let until = wanted.until.map_or(Bound::Unbounded, |at| Bound::Excluded(term(at)));
            only(Box::new(RangeQuery::new(from, until)));
        }
        all.extend(self.hidden(wanted));
        Ok(BooleanQuery::new(all))
    }

    /// What one of must be said: the words, or where there are none beside those that every text has, these.
    fn said(&self, typed: &Typed, words: &[Word]) -> Result<Box<dyn Query>, TantivyError> {
        let telling: Vec<&Word> = words.iter().filter(|word| !word.common).collect();
        let mut some: Vec<Clause> = Vec::new();
        for word in &telling {
            self.word(word, &mut some)?;
        }
        self.joined(words, &mut some)?;
        if telling.is_empty() {
            some.extend(
                words
                    .iter()
                    .map(|word| (Occur::Should, self.term(self.layout.text.surface, &word.surface, SURFACE))),
            );
        }
        for beginning in &typed.beginnings {
            some.push((Occur::Should, self.beginning(beginning)));
        }
        for phrase in &typed.phrases {
            for word in crate::plan::some(self.chain.terms(phrase)).iter().filter(|word| !word.common) {
                self.word(word, &mut some)?;
            }
        }
        if some.is_empty() {
            // A quotation of words that every text has.
            some.extend(
                typed.phrases.iter().map(|phrase| -> Clause { (Occur::Should, self.phrase(phrase)) }),
            );
        }
        Ok(if some.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::new(some)) })
    }

    fn word(&self, word: &Word, some: &mut Vec<Clause>) -> Result<(), TantivyError> {
        let Layout { text, headline, lead, keys, .. } = *self.layout;
        let mut stems: Vec<(String, f32)> = vec![(word.stem.clone(), 1.0)];
        if let Some(month) = &word.month {
            stems.push((month.clone(), MONTH));
        }
        let known = self.count(text.stem, &word.stem)?;
        if is_arabic(&word.surface) {
            self.clitics(word, known, &mut stems)?;
        }
        if known <= RARE {
            for (other, _) in near(self.searcher, text.stem, &word.stem, SLIPS)? {
                stems.push((other, SLIP));
            }
        }
        // The best of them counts: a word that is found in two ways is one word.
        let best = |field: Field, weight: f32| -> Box<dyn Query> {
            let each = stems.iter().map(|(stem, of)| self.term(field, stem, of * weight));
            Box::new(DisjunctionMaxQuery::new(each.collect()))
        };
        some.push((Occur::Should, best(text.stem, 1.0)));
        some.push((Occur::Should, self.term(text.surface, &word.surface, SURFACE)));
        some.push((Occur::Should, best(headline.stem, HEADLINE)));
        some.push((Occur::Should, self.term(headline.surface, &word.surface, HEADLINE * SURFACE)));
        some.push((Occur::Should, best(lead, LEAD)));
        if let Some(key) = &word.key {
            some.push((Occur::Should, self.term(keys, key, KEY)));
        }
        Ok(())
    }

    /// Single letters may be written together with the word that was typed, or with the one in the text.
    fn clitics(&self, word: &Word, known: u64, stems: &mut Vec<(String, f32)>) -> Result<(), TantivyError> {
        let Layout { text, .. } = *self.layout;
        let own = self.count(text.surface, &word.surface)?;
        for bare in clitics(&word.surface) {
            if self.count(text.surface, &bare)? > 2 * own {
                add(stems, stem(&bare), CLITIC);
            }
        }
        if word.stem.chars().count() < 3 {
            return Ok(());
        }
        for before in bayan_core::text::search::CLITICS {
            let together = format!("{before}{}", word.stem);
            let count = self.count(text.stem, &together)?;
            // A word that is more frequent with the letter than without it has it for its own.
            // Where no text has it without, that is what there is.
            if count > 0 && (known == 0 || count < known) {
                add(stems, together, CLITIC);
            }
        }
        Ok(())
    }

    /// Words that are written in one by others, and the other way round.
    fn joined(&self, words: &[Word], some: &mut Vec<Clause>) -> Result<(), TantivyError> {
        let Layout { text, .. } = *self.layout;
        for pair in words.windows(2).filter(|pair| pair.iter().all(|word| !word.common)) {
            let joined = format!("{}{}", pair[0].surface, pair[1].surface);
            if self.count(text.surface, &joined)? > 0 {
                some.push((Occur::Should, self.term(text.surface, &joined, 1.0)));
            }
        }
        for word in words.iter().filter(|word| !word.common) {
            if self.count(text.surface, &word.surface)? > 0 {
                continue;
            }
            let letters: Vec<(usize, char)> = word.surface.char_indices().collect();
            let mut best: Option<(u64, usize)> = None;
            for (at, _) in letters.iter().skip(2).take(letters.len().saturating_sub(3)) {
                let (first, second) = word.surface.split_at(*at);
                let known = self.count(text.surface, first)?.min(self.count(text.surface, second)?);
                if known > 0 && best.is_none_or(|(most, _)| known > most) {
                    best = Some((known, *at));
                }
            }
            if let Some((_, at)) = best {
                let (first, second) = word.surface.split_at(at);
                let terms = [first, second].map(|part| Term::from_field_text(text.surface, part));
                some.push((Occur::Should, Box::new(PhraseQuery::new(terms.into()))));
            }
        }
        Ok(())
    }

    /// Word for word.
    fn phrase(&self, phrase: &str) -> Box<dyn Query> {
        let words = self.chain.terms(phrase);
        let mut terms: Vec<Term> = words
            .iter()
            .take(MOST_WORDS)
            .map(|word| Term::from_field_text(self.layout.text.surface, &word.surface))
            .collect();
        match terms.len() {
            0 => Box::new(EmptyQuery),
            1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new(terms)),
        }
    }

    /// Words that begin so.
    fn beginning(&self, beginning: &str) -> Box<dyn Query> {
        let words = self.chain.terms(beginning);
        let Some(word) = words.last() else { return Box::new(EmptyQuery) };
        // The first string that no word beginning so reaches.
        let after = format!("{}{}", word.surface, char::MAX);
        let range = |field| -> Clause {
            let from = Bound::Included(Term::from_field_text(field, &word.surface));
            let until = Bound::Excluded(Term::from_field_text(field, &after));
            let mut range = InvertedIndexRangeQuery::new(from, until);
            range.limit(MOST_BEGUN);
            (Occur::Should, Box::new(ConstScoreQuery::new(Box::new(range), 1.0)))
        };
        // Of stems too: the article stands before the word, and is not typed. In the headline it counts twice.
        let Layout { text, headline, .. } = *self.layout;
        Box::new(BooleanQuery::new(vec![
            range(text.surface),
            range(text.stem),
            range(headline.surface),
            range(headline.stem),
        ]))
    }

    fn term(&self, field: Field, text: &str, weight: f32) -> Box<dyn Query> {
        let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
        Box::new(BoostQuery::new(Box::new(term), weight))
    }

    fn count(&self, field: Field, text: &str) -> Result<u64, TantivyError> {
        self.searcher.doc_freq(&Term::from_field_text(field, text))
    }

    /// The most frequent word one slip away that somebody who types it finds: the index knows words of texts too that
    /// are not to be found any more.
    fn found_near(&self, field: Field, word: &str, wanted: &Wanted) -> Result<Option<String>, TantivyError> {
        for (other, _) in near(self.searcher, field, word, TRIED)? {
            let mut all = vec![(Occur::Must, self.term(field, &other, 1.0))];
            all.extend(self.hidden(wanted));
            if self.searcher.search(&BooleanQuery::new(all), &Count)? > 0 {
                return Ok(Some(other));
            }
        }
        Ok(None)
    }

    fn hidden(&self, wanted: &Wanted) -> Option<Clause> {
        let hidden = wanted.hidden.iter().map(|id| Term::from_field_text(self.layout.id, id));
        (!wanted.hidden.is_empty())
            .then(|| -> Clause { (Occur::MustNot, Box::new(TermSetQuery::new(hidden))) })
    }

    /// What was typed with better known words in the places of those that no text has.
    fn meant(&self, typed: &Typed, words: &[Word], wanted: &Wanted) -> Result<Option<String>, TantivyError> {
        if !(typed.phrases.is_empty() && typed.beginnings.is_empty() && typed.without.is_empty()) {
            // Whoever knows these signs knows what they mean.
            return Ok(None);
        }
        let field = self.layout.text.surface;
        let (mut meant, mut begun, mut is_other) = (String::new(), 0, false);
        for word in words.iter().filter(|word| !word.common) {
            if self.count(field, &word.surface)? > 0 || self.count(self.layout.text.stem, &word.stem)? > 0 {
                continue;
            }
            let Some(other) = self.found_near(field, &word.surface, wanted)? else { continue };
            if word.range.start < begun {
                continue;
            }
            meant.push_str(&typed.words[begun..word.range.start]);
            meant.push_str(&other);
            begun = word.range.end;
            is_other = true;
        }
        meant.push_str(&typed.words[begun..]);
        Ok(is_other.then_some(meant))
    }
}

/// How many words one slip away are tried as what was meant.
const TRIED: usize = 4;

/// How many words of what was typed are looked for, each once: one character may stand for many (U+FDFA).
const MOST_WORDS: usize = 24;

/// The first words, each once.
fn some(words: Vec<Word>) -> Vec<Word> {
    let mut some: Vec<Word> = Vec::new();
    for word in words {
        if some.len() < MOST_WORDS && !some.iter().any(|known| known.surface == word.surface) {
            some.push(word);
        }
    }
    some
}

/// How many words that begin so are looked for.
const MOST_BEGUN: u64 = 200;

fn add(stems: &mut Vec<(String, f32)>, stem: String, weight: f32) {
    if !stem.is_empty() && !stems.iter().any(|(known, _)| *known == stem) {
        stems.push((stem, weight));
    }
}
