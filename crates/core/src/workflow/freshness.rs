//! Whether a translation renders what its original says now: a fact about revisions, not about times.

use crate::{id::RevisionId, media::Hash};

/// How a translation stands to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It renders what the original says, or differs from it only by minor changes.
    Current,
    /// The original has said something else since.
    Behind,
    /// Nobody has confirmed yet what it renders.
    Unconfirmed,
}

impl Freshness {
    /// Its word in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Freshness::Current => "current",
            Freshness::Behind => "behind",
            Freshness::Unconfirmed => "unconfirmed",
        }
    }
}

/// A publication of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rendered {
    /// Which text.
    pub revision: RevisionId,
    /// The hash of its content.
    pub content_hash: Hash,
    /// Whether readers were told that something changed.
    pub is_major: bool,
}

/// How a translation stands that renders `rendered` (the revision, and the hash of its content), where these
/// are the original's publications, the oldest first.
///
/// A draft of the original that was never published as it was is rendered no more once another text is. Where
/// nothing is published yet, what was confirmed stands.
pub fn freshness(rendered: Option<(RevisionId, Hash)>, publications: &[Rendered]) -> Freshness {
    let Some((revision, hash)) = rendered else { return Freshness::Unconfirmed };
    let is_it = |one: &Rendered| one.revision == revision || one.content_hash == hash;
    match publications.iter().rposition(is_it) {
        Some(at) if publications[at + 1..].iter().any(|later| later.is_major) => Freshness::Behind,
        Some(_) => Freshness::Current,
        None if publications.is_empty() => Freshness::Current,
        None => Freshness::Behind,
    }
}

/// How a translation of a translation stands: along the chain, what one is behind, all that render it are.
pub fn along(chain: impl IntoIterator<Item = Freshness>) -> Freshness {
    let worst = |one: Freshness, other: Freshness| match (one, other) {
        (Freshness::Behind, _) | (_, Freshness::Behind) => Freshness::Behind,
        (Freshness::Unconfirmed, _) | (_, Freshness::Unconfirmed) => Freshness::Unconfirmed,
        (Freshness::Current, Freshness::Current) => Freshness::Current,
    };
    chain.into_iter().fold(Freshness::Current, worst)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chance::Chance, instant::Instant};

    struct Counted(u8);
    impl Chance for Counted {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    fn published(n: u8, is_major: bool) -> Rendered {
        let revision = RevisionId::new(Instant::from_milliseconds(0), &Counted(n));
        Rendered { revision, content_hash: Hash::of(&[n]), is_major }
    }

    #[test]
    fn only_major_changes_after_what_is_rendered_outdate_it() {
        let one = published(1, false);
        let rendered = Some((one.revision, one.content_hash));
        assert_eq!(freshness(None, &[one]), Freshness::Unconfirmed);
        assert_eq!(freshness(rendered, &[one]), Freshness::Current);
        assert_eq!(freshness(rendered, &[one, published(2, false)]), Freshness::Current);
        let changed = [one, published(2, true), published(3, false)];
        assert_eq!(freshness(rendered, &changed), Freshness::Behind);
        let newest = (changed[2].revision, changed[2].content_hash);
        assert_eq!(freshness(Some(newest), &changed), Freshness::Current);
        // What was taken back to an earlier text is what renders it.
        let back = Rendered { revision: published(9, true).revision, ..one };
        assert_eq!(freshness(rendered, &[one, published(2, true), back]), Freshness::Current);
    }

    #[test]
    fn a_draft_is_rendered_until_another_text_is_published() {
        let draft = published(7, false);
        let rendered = Some((draft.revision, draft.content_hash));
        assert_eq!(freshness(rendered, &[]), Freshness::Current);
        assert_eq!(freshness(rendered, &[published(1, false)]), Freshness::Behind);
        assert_eq!(
            freshness(rendered, &[Rendered { revision: published(8, false).revision, ..draft }]),
            Freshness::Current
        );
    }

    #[test]
    fn a_chain_is_as_fresh_as_its_stalest_link() {
        use Freshness::{Behind, Current, Unconfirmed};
        assert_eq!(along([]), Current);
        assert_eq!(along([Current, Current]), Current);
        assert_eq!(along([Current, Unconfirmed]), Unconfirmed);
        assert_eq!(along([Unconfirmed, Behind, Current]), Behind);
    }
}
