//! Parts of a file (RFC 9110, 14): one range of bytes. Several at once are answered with the whole.

use std::ops::Range;

/// What a `Range` header asks of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// All of it: the header says nothing that is served in parts.
    Whole,
    /// These bytes.
    Part(Range<u64>),
    /// Bytes that are not there.
    Unsatisfiable,
}

/// Reads a `Range` header about a file of `length` bytes.
pub fn asked(header: &str, length: u64) -> Asked {
    let Some(range) = header.trim().strip_prefix("bytes=") else { return Asked::Whole };
    let Some((first, last)) = range.split_once('-') else { return Asked::Whole };
    let number = |text: &str| {
        let plain = !text.is_empty() && text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u64>().ok()).flatten()
    };
    let (first, last) = (first.trim(), last.trim());
    match (number(first), number(last)) {
        (Some(first), _) if last.is_empty() => part(first, length, length),
        (Some(first), Some(last)) if first <= last => part(first, last.saturating_add(1), length),
        (None, Some(0)) if first.is_empty() => Asked::Unsatisfiable,
        (None, Some(last)) if first.is_empty() => part(length.saturating_sub(last), length, length),
        _ => Asked::Whole,
    }
}

fn part(first: u64, end: u64, length: u64) -> Asked {
    if first >= length { Asked::Unsatisfiable } else { Asked::Part(first..end.min(length)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_range_is_a_part_and_everything_else_the_whole() {
        for (header, expected) in [
            ("bytes=0-3", Asked::Part(0..4)),
            ("bytes=4-", Asked::Part(4..10)),
            ("bytes=-3", Asked::Part(7..10)),
            ("bytes=-30", Asked::Part(0..10)),
            ("bytes=9-99", Asked::Part(9..10)),
            ("bytes=10-", Asked::Unsatisfiable),
            ("bytes=-0", Asked::Unsatisfiable),
            ("bytes=3-1", Asked::Whole),
            ("bytes=0-1,3-4", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("bytes=", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("bytes=0-99999999999999999999999", Asked::Whole),
        ] {
            assert_eq!(asked(header, 10), expected, "{header}");
        }
        assert_eq!(asked("bytes=0-", 0), Asked::Unsatisfiable);
    }

    proptest! {
        #[test]
        fn a_part_lies_within_the_file(header in "bytes=[0-9]{0,20}-[0-9]{0,20}", length in 0u64..1000) {
            if let Asked::Part(part) = asked(&header, length) {
                prop_assert!(part.start < part.end && part.end <= length);
            }
        }
    }
}
