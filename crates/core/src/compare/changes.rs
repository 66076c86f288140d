//! Where two texts differ.

mod phrases;

use super::{
    LARGEST,
    pieces::{self, Piece, Spellings},
};
use similar::{Algorithm, algorithms::Capture};
use std::{collections::HashSet, ops::Range};
use unicode_segmentation::UnicodeSegmentation;

/// A part of the text before that gave way to a part of the text after; one of them may be empty.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Bytes of the text before.
    pub removed: Range<usize>,
    /// Bytes of the text after.
    pub added: Range<usize>,
}

/// Pieces that both texts have one behind the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// The first of them in the text before.
    before: usize,
    /// The first of them in the text after.
    after: usize,
    /// How many there are.
    length: usize,
}

/// One of the two texts.
struct Side<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
}

/// What changed, in the order of the texts.
pub(super) fn between(before: &str, after: &str) -> Vec<Change> {
    if before == after {
        return Vec::new();
    }
    let mut spellings = Spellings::new();
    let before = Side { text: before, pieces: pieces::of(before, &mut spellings) };
    let after = Side { text: after, pieces: pieces::of(after, &mut spellings) };
    let runs = phrases::readable(common(&before.pieces, &after.pieces), &before.pieces, &after.pieces);

    let mut changes = Vec::new();
    let mut then = 0;
    let mut now = 0;
    for run in &runs {
        for offset in 0..run.length {
            let (before_at, after_at) = (run.before + offset, run.after + offset);
            changes.extend(change(&before, then..before_at, &after, now..after_at));
            (then, now) = (before_at + 1, after_at + 1);
        }
    }
    changes.extend(change(&before, then..before.pieces.len(), &after, now..after.pieces.len()));
    changes
}

/// What changed where the pieces `then` gave way to the pieces `now`, with the space round them: what of
/// it is the same on both sides is no part of the change.
fn change(before: &Side, then: Range<usize>, after: &Side, now: Range<usize>) -> Option<Change> {
    let (mut removed, mut added) = (before.around(&then), after.around(&now));
    let (one, other) = (before.space_before(&then), after.space_before(&now));
    let leading = shared(one.graphemes(true), other.graphemes(true));
    removed.start += leading;
    added.start += leading;
    let (one, other) = (before.space_behind(&then), after.space_behind(&now));
    let one = &one[one.len() - one.len().min(removed.len())..];
    let other = &other[other.len() - other.len().min(added.len())..];
    let trailing = shared(one.graphemes(true).rev(), other.graphemes(true).rev());
    removed.end -= trailing;
    added.end -= trailing;
    let change = Change { removed, added };
    (!change.removed.is_empty() || !change.added.is_empty()).then_some(change)
}

/// How many bytes of space are the same, from the side on which the graphemes begin.
fn shared<'t>(one: impl Iterator<Item = &'t str>, other: impl Iterator<Item = &'t str>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len()).sum()
}

impl Side<'_> {
    /// From the end of the piece before `pieces` to the beginning of the one behind them.
    fn around(&self, pieces: &Range<usize>) -> Range<usize> {
        let start = pieces.start.checked_sub(1).map_or(0, |last| self.pieces[last].range.end);
        let end = self.pieces.get(pieces.end).map_or(self.text.len(), |next| next.range.start);
        start..end
    }

    fn space_before(&self, pieces: &Range<usize>) -> &str {
        let around = self.around(pieces);
        let first = self.pieces[pieces.clone()].first().map_or(around.end, |piece| piece.range.start);
        &self.text[around.start..first]
    }

    fn space_behind(&self, pieces: &Range<usize>) -> &str {
        let around = self.around(pieces);
        let last = self.pieces[pieces.clone()].last().map_or(around.start, |piece| piece.range.end);
        &self.text[last..around.end]
    }
}

/// The pieces that both texts have, in one order: as many as can be, or nearly so in texts that differ
/// much; only those at either end where too much is left between (see [`LARGEST`]).
fn common(before: &[Piece], after: &[Piece]) -> Vec<Run> {
    let pairs = before.iter().zip(after);
    let start = pairs.take_while(|(before, after)| before.spelling == after.spelling).count();
    let pairs = before[start..].iter().rev().zip(after[start..].iter().rev());
    let end = pairs.take_while(|(before, after)| before.spelling == after.spelling).count();

    let mut runs = vec![Run { before: 0, after: 0, length: start }];
    let (then, now) = (start..before.len() - end, start..after.len() - end);
    let matched = matched(&before[then.clone()], &after[now.clone()]);
    for (one, other) in matched.into_iter().map(|(one, other)| (then.start + one, now.start + other)) {
        match runs.last_mut() {
            Some(run) if run.before + run.length == one && run.after + run.length == other => run.length += 1,
            _ => runs.push(Run { before: one, after: other, length: 1 }),
        }
    }
    runs.push(Run { before: then.end, after: now.end, length: end });
    runs.retain(|run| run.length > 0);
    runs
}

/// Pairs of numbers of pieces, in order.
fn matched(before: &[Piece], after: &[Piece]) -> Vec<(usize, usize)> {
    // What only one of them has cannot be common; without it there is less to compare.
    let (before, after) = (also_in(before, after), also_in(after, before));
    if before.len() + after.len() > LARGEST {
        return Vec::new();
    }
    let spellings =
        |pieces: &[(usize, u32)]| pieces.iter().map(|(_, spelling)| *spelling).collect::<Vec<_>>();
    let mut capture = Capture::new();
    let (then, now) = (spellings(&before), spellings(&after));
    // Capturing cannot fail.
    let _ = similar::algorithms::diff_slices(Algorithm::Myers, &mut capture, &then, &now);
    let mut pairs = Vec::new();
    for operation in capture.ops() {
        if let similar::DiffOp::Equal { old_index, new_index, len } = *operation {
            pairs.extend((0..len).map(|at| (before[old_index + at].0, after[new_index + at].0)));
        }
    }
    pairs
}

/// Number and spelling of those of `pieces` that `others` have too.
fn also_in(pieces: &[Piece], others: &[Piece]) -> Vec<(usize, u32)> {
    let others: HashSet<u32> = others.iter().map(|piece| piece.spelling).collect();
    let spellings = pieces.iter().map(|piece| piece.spelling).enumerate();
    spellings.filter(|(_, spelling)| others.contains(spelling)).collect()
}
