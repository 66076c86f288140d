//! From the longest common part to one that people read: changes as phrases, at the borders of
//! sentences where they can be.

use super::Run;
use crate::compare::pieces::{End, Piece};

/// The most words that two changes swallow when they stand between them.
const SWALLOWED: usize = 3;
/// The least part of the shorter text's words that both must have to be compared at all: one in so many.
const ENOUGH: usize = 4;

/// `runs`, less those that say too little, each change where a phrase begins and ends.
pub(super) fn readable(runs: Vec<Run>, before: &[Piece], after: &[Piece]) -> Vec<Run> {
    let (before, after) = (Counted::new(before), Counted::new(after));
    let shorter = before.words(0, before.pieces.len()).min(after.words(0, after.pieces.len()));
    let common: usize = runs.iter().map(|run| before.words(run.before, run.before + run.length)).sum();
    let signs_alone = before.words(0, before.pieces.len()) + after.words(0, after.pieces.len()) == 0;
    if common * ENOUGH < shorter || (common == 0 && !signs_alone) {
        return Vec::new();
    }
    let mut runs = without_confetti(runs, &before, &after);
    slide(&mut runs, before.pieces, after.pieces);
    runs
}

/// Pieces, and how many words are among the first of them.
struct Counted<'p> {
    pieces: &'p [Piece],
    words: Vec<usize>,
}

impl Counted<'_> {
    fn new(pieces: &[Piece]) -> Counted<'_> {
        let mut words = Vec::with_capacity(pieces.len() + 1);
        words.push(0);
        for (at, piece) in pieces.iter().enumerate() {
            words.push(words[at] + usize::from(piece.is_word));
        }
        Counted { pieces, words }
    }

    fn words(&self, from: usize, to: usize) -> usize {
        self.words[to] - self.words[from]
    }
}

/// Drops runs of few words between changes at least as long: a reader takes in one phrase for another,
/// not every second word.
fn without_confetti(runs: Vec<Run>, before: &Counted, after: &Counted) -> Vec<Run> {
    let start = Run { before: 0, after: 0, length: 0 };
    let end = Run { before: before.pieces.len(), after: after.pieces.len(), length: 0 };
    // How many words the change between two runs has; none where nothing changed between them.
    let change = |one: Run, next: Run| {
        let (then, now) = (one.before + one.length, one.after + one.length);
        let changed = then < next.before || now < next.after;
        changed.then(|| before.words(then, next.before).max(after.words(now, next.after)))
    };
    let says_little = |previous: Run, run: Run, next: Run| {
        let words = before.words(run.before, run.before + run.length);
        let less_than = |change: Option<usize>| change.is_some_and(|change| words <= change);
        words <= SWALLOWED && less_than(change(previous, run)) && less_than(change(run, next))
    };
    let mut kept = vec![start];
    for next in runs.into_iter().chain([end]) {
        // A dropped run makes the changes beside it one, which may swallow the run before.
        while let [.., previous, run] = kept[..]
            && says_little(previous, run, next)
        {
            kept.pop();
        }
        kept.push(next);
    }
    kept.retain(|run| run.length > 0);
    kept
}

/// Moves what was only added or only removed to where a phrase begins and ends, if the words round it
/// allow: of «أ ب. أ ج.» with «أ ب.» added, the sentence is told and not «ب. أ».
fn slide(runs: &mut Vec<Run>, before: &[Piece], after: &[Piece]) {
    for at in 1..runs.len() {
        let [one, next] = [runs[at - 1], runs[at]];
        let then = (one.before + one.length, next.before);
        let now = (one.after + one.length, next.after);
        let (pieces, (from, to)) = match (then.0 == then.1, now.0 == now.1) {
            (true, false) => (after, now),
            (false, true) => (before, then),
            _ => continue,
        };
        // A piece of each run stays, or the change would meet another; at the ends of the texts is none.
        let at_start = one.before == 0 && one.after == 0;
        let at_end = next.before + next.length == before.len() && next.after + next.length == after.len();
        let same = |(one, other): (&Piece, &Piece)| one.spelling == other.spelling;
        let back = pieces[..from].iter().rev().zip(pieces[..to].iter().rev());
        let back = back.take(one.length - usize::from(!at_start)).take_while(|pair| same(*pair)).count();
        let on = pieces[from..].iter().zip(&pieces[to..]);
        let on = on.take(next.length - usize::from(!at_end)).take_while(|pair| same(*pair)).count();

        let quality = |start: usize| {
            let end = |at: usize| at.checked_sub(1).map_or(End::Sentence, |last| pieces[last].end);
            (end(start).min(end(start + to - from)), end(start).max(end(start + to - from)))
        };
        let best = (from - back..=from + on).max_by_key(|start| (quality(*start), *start == from, *start));
        let start = best.unwrap_or(from);
        runs[at - 1].length = one.length + start - from;
        runs[at].length = next.length + from - start;
        runs[at].before = next.before + start - from;
        runs[at].after = next.after + start - from;
    }
    runs.retain(|run| run.length > 0);
}
