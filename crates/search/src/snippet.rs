//! Where it stands: a part of a text, cut between words, with what was looked for marked. A mark goes round whole words,
//! so that letters stay joined, and never through an isolate.

use crate::{
    analysis::{Chain, Term},
    query::Query,
};
use bayan_core::{
    language::Direction,
    text::{
        isolate::{self, Run},
        search::clitics,
    },
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// How many words of what was looked for are marked.
const MOST: usize = 24;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// As it stands.
    Plain(String),
    /// What was looked for.
    Marked(String),
}

/// A part of a text with what was looked for marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The parts, in their order.
    pub parts: Vec<Part>,
    /// How many words of it were looked for.
    pub found: usize,
}

impl Marked {
    /// The whole of a short text.
    pub fn whole(chain: &Chain, query: &Query, text: &str, dir: Direction) -> Marked {
        marked(text, &places(chain, query, text, dir), (0, text.len()))
    }

    /// The part of a long text in which most of what was looked for stands, about `length` characters of it.
    pub fn best(chain: &Chain, query: &Query, text: &str, dir: Direction, length: usize) -> Marked {
        let places = places(chain, query, text, dir);
        let Some(best) = window(text, &places, length) else { return Marked::default() };
        marked(text, &places, best)
    }
}

/// A word that was looked for: where it stands, and which it is.
type Place = (Range<usize>, usize);

fn places(chain: &Chain, query: &Query, text: &str, dir: Direction) -> Vec<Place> {
    let together = together(text, dir);
    let mut wanted: Vec<Term> = chain.terms(&query.all()).into_iter().filter(|word| !word.common).collect();
    wanted.truncate(MOST);
    let by = |choose: fn(&Term) -> Option<&str>| -> HashMap<&str, usize> {
        wanted.iter().enumerate().rev().filter_map(|(which, word)| Some((choose(word)?, which))).collect()
    };
    let surfaces = by(|word| Some(&word.surface));
    let stems = by(|word| Some(&word.stem));
    let months = by(|word| word.month.as_deref());
    let beginnings: Vec<_> =
        query.beginnings.iter().flat_map(|begun| chain.terms(begun)).take(MOST).collect();
    let begins = |word: &Term| {
        let is =
            |begun: &Term| word.surface.starts_with(&begun.surface) || word.stem.starts_with(&begun.surface);
        beginnings.iter().position(is)
    };
    // A single letter may be written together with it.
    let bare = |word: &Term| clitics(&word.surface).find_map(|bare| surfaces.get(bare.as_str()).copied());
    let mut found: Vec<Place> = Vec::new();
    for word in chain.terms(text) {
        let which = surfaces.get(word.surface.as_str()).or_else(|| stems.get(word.stem.as_str())).copied();
        let month = || months.get(word.month.as_deref()?).copied();
        let which = which.or_else(month).or_else(|| bare(&word)).or_else(|| begins(&word));
        // A range of years, a telephone number and a name in other letters are marked as a whole, or would fall apart.
        let before = together.partition_point(|run| run.end < word.range.end);
        let run = together.get(before).filter(|run| run.start <= word.range.start);
        let range = run.unwrap_or(&word.range).clone();
        if range.len() > LONGEST_MARK {
            continue;
        }
        if let Some(which) = which
            && found.last().is_none_or(|(before, _)| before.end <= range.start)
        {
            found.push((range, which));
        }
    }
    found
}

/// The longest that is marked as a whole, in bytes: a sentence in another language is not marked at all.
const LONGEST_MARK: usize = 160;

/// What keeps its order in a line of a direction only as a whole.
fn together(text: &str, dir: Direction) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut all = Vec::new();
    for run in isolate::runs(text, dir) {
        let begun = at;
        at += match run {
            Run::Plain(text) | Run::Isolated(text, _) => text.len(),
            Run::Range { first, separator, second } => first.len() + separator.len() + second.len(),
        };
        if !matches!(run, Run::Plain(_)) {
            all.push(begun..at);
        }
    }
    all
}

/// From where to where most different words stand; the first of equals.
fn window(text: &str, places: &[Place], length: usize) -> Option<(usize, usize)> {
    // Letters of most scripts here have two bytes.
    let bytes = length * 2;
    let best = places.iter().enumerate().max_by_key(|(number, (range, _))| {
        let within = places[*number..].iter().take_while(|(other, _)| other.end <= range.start + bytes);
        let words: HashSet<usize> = within.map(|(_, which)| *which).collect();
        (words.len(), usize::MAX - number)
    });
    let begun = best.map_or(0, |(_, (range, _))| range.start);
    // Some words before it, from the beginning of one.
    let wanted = begun.saturating_sub(bytes / 4);
    let start = if wanted == 0 { 0 } else { border(text, wanted, begun) };
    let mut end = text.len();
    if let Some((at, _)) = text[start..].char_indices().nth(length) {
        // Between words, where there is room for one: in some languages there is none anywhere.
        let space = text[start..start + at].rfind(char::is_whitespace).filter(|space| *space * 5 > at * 4);
        end = start + space.unwrap_or(at);
    }
    (start < end).then_some((start, end))
}

/// The beginning of the first word at `wanted` or behind it, before `begun`.
fn border(text: &str, wanted: usize, begun: usize) -> usize {
    let wanted = (wanted..=begun).find(|at| text.is_char_boundary(*at)).unwrap_or(begun);
    let rest = &text[wanted..begun];
    match rest.char_indices().find(|(_, c)| c.is_whitespace()) {
        Some((at, c)) => wanted + at + c.len_utf8(),
        None => begun,
    }
}

fn marked(text: &str, places: &[Place], (start, end): (usize, usize)) -> Marked {
    let (mut parts, mut at, mut found) = (Vec::new(), start, 0);
    let plain = |from: usize, until: usize| {
        // What turns text round would go on behind the cut.
        let text: String = text[from..until].chars().filter(|c| !is_turning(*c)).collect();
        (!text.is_empty()).then_some(Part::Plain(text))
    };
    for (range, _) in places.iter().filter(|(range, _)| range.start >= start && range.end <= end) {
        parts.extend(plain(at, range.start));
        parts.push(Part::Marked(text[range.clone()].chars().filter(|c| !is_turning(*c)).collect()));
        at = range.end;
        found += 1;
    }
    parts.extend(plain(at, end));
    if start > 0 {
        parts.insert(0, Part::Plain("… ".to_owned()));
    }
    if end < text.len() {
        parts.push(Part::Plain("…".to_owned()));
    }
    Marked { parts, found }
}

fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(marked: &Marked) -> String {
        let part = |part: &Part| match part {
            Part::Plain(text) => text.clone(),
            Part::Marked(text) => format!("[{text}]"),
        };
        marked.parts.iter().map(part).collect()
    }

    #[test]
    fn whole_words_are_marked_and_texts_are_cut_between_them() {
        let chain = Chain::of(&"ar".parse().unwrap());
        let of = |query: &str, text: &str| {
            shown(&Marked::whole(&chain, &Query::parse(query), text, Direction::Rtl))
        };
        assert_eq!(of("دمج", "قرار بدمج الهيئتين"), "قرار [بدمج] الهيئتين");
        assert_eq!(of("مدينه", "في المَدينةِ."), "في [المَدينةِ].");
        assert_eq!(of("نيسان", "عُقد في أبريل 2024"), "عُقد في [أبريل] 2024");
        assert_eq!(of("بلد*", "قال البلد وبلدية"), "قال [البلد] [وبلدية]");
        assert_eq!(of("2024", "للعام 2024/2025، هاتف 01-234-567"), "للعام [2024/2025]، هاتف 01-234-567");
        assert_eq!(of("في من", "في بيت من حجر"), "في بيت من حجر");
        let long = format!("{}ميناء المدينة يعاد فتحه {}", "كلمة ".repeat(200), "أخرى ".repeat(200));
        let best = Marked::best(&chain, &Query::parse("ميناء المدينة"), &long, Direction::Rtl, 80);
        let text = shown(&best);
        assert!(
            text.contains("[ميناء] [المدينة]") && text.starts_with("… ") && text.ends_with('…'),
            "{text}"
        );
        assert!(text.chars().count() < 100 && best.found == 2, "{text}");
    }

    proptest! {
        #[test]
        fn no_text_and_no_query_break_it(text in "\\PC{0,300}", query in "\\PC{0,40}", length in 1usize..100) {
            let chain = Chain::of(&"ar".parse().unwrap());
            let query = Query::parse(&query);
            let best = Marked::best(&chain, &query, &text, Direction::Rtl, length);
            let characters: usize = best.parts.iter().map(|part| match part {
                Part::Plain(text) | Part::Marked(text) => text.chars().count(),
            }).sum();
            prop_assert!(characters <= length + 4);
            let whole = Marked::whole(&chain, &query, &text, Direction::Rtl);
            prop_assert_eq!(whole.found, whole.parts.iter().filter(|part| matches!(part, Part::Marked(_))).count());
        }
    }
}
