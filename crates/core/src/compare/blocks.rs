//! Which block of one version is which of the other.

use std::collections::HashMap;

/// A place in the comparison of two versions, block by block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aligned {
    /// Which block of the version before, counted from 0; none for one that was added.
    pub before: Option<usize>,
    /// Which block of the version after, counted from 0; none for one that was removed.
    pub after: Option<usize>,
    /// Whether it stands in both versions and changed its place among those that kept theirs. As few as
    /// can be are said to have moved.
    pub moved: bool,
}

/// Aligns blocks by their keys, in the order of the version after.
///
/// Every block of either version comes exactly once. A removed block stands where it was: behind the
/// blocks that kept their place before it, before anything added there. A moved block is one place, at
/// where it stands now, so that a reader sees what changed in it and not its whole text twice.
/// Of keys that come more than once, the first pairs with the first, the second with the second.
pub fn align<'k>(before: &[&'k str], after: &[&'k str]) -> Vec<Aligned> {
    let pairs = pairs(before, after);
    let keeps_place = in_order(&pairs);
    let mut is_paired = vec![false; before.len()];
    pairs.iter().flatten().for_each(|number| is_paired[*number] = true);
    let removed = |from: usize, to: usize| {
        let gone = (from..to).filter(|number| !is_paired[*number]);
        gone.map(|number| Aligned { before: Some(number), after: None, moved: false }).collect::<Vec<_>>()
    };

    let mut aligned = Vec::with_capacity(before.len() + after.len());
    // What was removed is told before what stands at the same place now: so blocks wait until the next
    // that kept its place.
    let mut waiting = Vec::new();
    let mut told = 0;
    for (number, pair) in pairs.iter().enumerate() {
        let here =
            Aligned { before: *pair, after: Some(number), moved: pair.is_some() && !keeps_place[number] };
        let Some(kept) = pair.filter(|_| keeps_place[number]) else {
            waiting.push(here);
            continue;
        };
        aligned.extend(removed(told, kept));
        aligned.append(&mut waiting);
        aligned.push(here);
        told = kept + 1;
    }
    aligned.extend(removed(told, before.len()));
    aligned.append(&mut waiting);
    aligned
}

/// For every block after, which block before it is.
fn pairs(before: &[&str], after: &[&str]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, key) in before.iter().enumerate().rev() {
        places.entry(key).or_default().push(number);
    }
    after.iter().map(|key| places.get_mut(key)?.pop()).collect()
}

/// Which of the pairs make the longest run in the order of both versions (patience sorting).
fn in_order(pairs: &[Option<usize>]) -> Vec<bool> {
    // For each length, the pair with the lowest number that a run of that length can end with.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut predecessors = vec![None; pairs.len()];
    for (after, pair) in pairs.iter().enumerate() {
        let Some(before) = *pair else { continue };
        let length = ends.partition_point(|(_, end)| *end < before);
        predecessors[after] = length.checked_sub(1).map(|shorter| ends[shorter].0);
        match ends.get_mut(length) {
            Some(end) => *end = (after, before),
            None => ends.push((after, before)),
        }
    }
    let mut keeps_place = vec![false; pairs.len()];
    let mut next = ends.last().map(|(after, _)| *after);
    while let Some(after) = next {
        keeps_place[after] = true;
        next = predecessors[after];
    }
    keeps_place
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(before: &[&str], after: &[&str]) -> String {
        let one = |place: &Aligned| match (place.before, place.after) {
            (Some(_), Some(number)) if place.moved => format!("~{}", after[number]),
            (Some(_), Some(number)) => after[number].to_owned(),
            (Some(number), None) => format!("-{}", before[number]),
            (None, Some(number)) => format!("+{}", after[number]),
            (None, None) => "?".to_owned(),
        };
        align(before, after).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn blocks_are_told_where_a_reader_looks_for_them() {
        assert_eq!(told(&["b1", "b2"], &["b1", "b2"]), "b1 b2");
        assert_eq!(told(&["b1", "b2", "b3"], &["b1", "b4", "b3"]), "b1 -b2 +b4 b3");
        assert_eq!(told(&["b1", "b2", "b3"], &["b3", "b1", "b2"]), "~b3 b1 b2");
        assert_eq!(told(&["b1", "b2", "b3"], &["b2", "b1"]), "~b2 b1 -b3");
        assert_eq!(told(&[], &["b1"]), "+b1");
        assert_eq!(told(&["b1"], &[]), "-b1");
        assert_eq!(told(&["x", "x"], &["x"]), "x -x");
    }

    proptest! {
        #[test]
        fn every_block_comes_exactly_once(before in prop::collection::vec("[a-f]", 0..12), after in prop::collection::vec("[a-f]", 0..12)) {
            let before: Vec<&str> = before.iter().map(String::as_str).collect();
            let after: Vec<&str> = after.iter().map(String::as_str).collect();
            let aligned = align(&before, &after);
            let now: Vec<usize> = aligned.iter().filter_map(|place| place.after).collect();
            prop_assert!(now.iter().copied().eq(0..after.len()), "the order of the version after");
            let mut then: Vec<usize> = aligned.iter().filter_map(|place| place.before).collect();
            let unmoved: Vec<usize> = aligned.iter().filter(|place| !place.moved).filter_map(|place| place.before).collect();
            prop_assert!(unmoved.is_sorted());
            then.sort_unstable();
            prop_assert!(then.into_iter().eq(0..before.len()));
            for place in &aligned {
                match (place.before, place.after) {
                    (Some(then), Some(now)) => prop_assert_eq!(before[then], after[now]),
                    (then, now) => prop_assert!((then.is_some() || now.is_some()) && !place.moved),
                }
            }
        }
    }
}
