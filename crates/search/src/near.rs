//! Words of an index that are one slip of the finger away.

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use std::sync::LazyLock;
use tantivy::{Searcher, TantivyError, schema::Field};
use tantivy_fst::Automaton;

/// One letter missing, added, another, or two that changed places (Damerau).
static ONE_SLIP: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));

/// Shorter words have too many neighbours that mean something else.
const LEAST: usize = 4;

struct Slips(DFA);

impl Automaton for Slips {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}

/// The words of a field that are one slip from this one, with in how many texts each stands; the most frequent first.
pub fn near(
    searcher: &Searcher,
    field: Field,
    word: &str,
    limit: usize,
) -> Result<Vec<(String, u64)>, TantivyError> {
    if word.chars().count() < LEAST {
        return Ok(Vec::new());
    }
    let mut found: Vec<(String, u64)> = Vec::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().search(Slips(ONE_SLIP.build_dfa(word))).into_stream()?;
        while let Some((term, info)) = stream.next() {
            let Ok(term) = std::str::from_utf8(term) else { continue };
            if term == word {
                continue;
            }
            match found.iter_mut().find(|(known, _)| known == term) {
                Some((_, count)) => *count += u64::from(info.doc_freq),
                None => found.push((term.to_owned(), info.doc_freq.into())),
            }
        }
    }
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(limit);
    Ok(found)
}
