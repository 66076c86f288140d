//! One text with its versions in other languages.

use crate::{
    db::Conn,
    documents::{self, Standing},
    error::Result,
    revisions::{self, Revision},
    sites,
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, EditionId, ItemId, PersonId, RevisionId, SectionId, ShortId, SiteId},
    instant::Instant,
    item::ItemKind,
    media::Hash,
    workflow::{
        self, Policy, Work,
        freshness::{self, Freshness, Rendered},
    },
};

/// How long a chain of translations is followed: ar → en → fr, and a little more.
const LONGEST_CHAIN: usize = 8;

/// A text as the newsroom works on it.
#[derive(Debug, Clone)]
pub struct Text {
    /// Which document.
    pub document: DocumentId,
    /// What finds it in an address.
    pub short_id: ShortId,
    /// What it is a version of.
    pub item: ItemId,
    /// In which language.
    pub edition: EditionId,
    /// Where it stands.
    pub section: Option<SectionId>,
    /// What it is.
    pub kind: ItemKind,
    /// The document that it translates.
    pub original: Option<DocumentId>,
    /// How it stands.
    pub standing: Standing,
    /// What the site has decided about approval.
    pub policy: Policy,
    /// Who wrote a part of the change since the last publication, by name.
    pub authors: Vec<(PersonId, String)>,
    /// Who wrote last, by name.
    pub author: String,
    /// Who sent the draft back, and why.
    pub sent_back: Option<(String, String)>,
}

impl Text {
    /// When it comes before the public by itself, if the rules would let it, as it is now.
    pub fn comes_at(&self) -> Option<Instant> {
        let Standing { facts, work, live, .. } = &self.standing;
        workflow::comes_at(self.policy, facts, work, live)
    }
}

/// Finds a text of a site.
pub fn text(conn: &mut Conn, site: SiteId, short_id: ShortId) -> Result<Option<Text>> {
    let row = conn.maybe(
        "SELECT d.id, d.short_id, d.item, d.edition, d.section, i.kind, d.original, p.name
         FROM documents d JOIN items i ON i.id = d.item JOIN revisions r ON r.id = d.newest_revision
         JOIN people p ON p.id = r.author
         WHERE d.short_id = $1 AND i.site = $2",
        values![short_id, site],
    )?;
    let Some(row) = row else { return Ok(None) };
    let document: DocumentId = row.parse(0)?;
    let standing = documents::standing(conn, document)?;
    let mut authors = Vec::new();
    for person in &standing.facts.authors_since_publication {
        let name = conn.one("SELECT name FROM people WHERE id = $1", values![*person])?;
        authors.push((*person, name.text(0)?.to_owned()));
    }
    let sent_back = match standing.work {
        Work::Draft => sent_back(conn, document)?,
        Work::Idle | Work::InReview { .. } | Work::Approved { .. } | Work::Scheduled { .. } => None,
    };
    Ok(Some(Text {
        document,
        sent_back,
        short_id: row.parse(1)?,
        item: row.parse(2)?,
        edition: row.parse(3)?,
        section: row.maybe_parse(4)?,
        kind: row.parse(5)?,
        original: row.maybe_parse(6)?,
        author: row.text(7)?.to_owned(),
        policy: sites::policy(conn, site)?,
        standing,
        authors,
    }))
}

/// Who sent a draft back and why, where nothing was decided about it since.
fn sent_back(conn: &mut Conn, document: DocumentId) -> Result<Option<(String, String)>> {
    let row = conn.maybe(
        "SELECT a.action, p.name, a.detail FROM audit a JOIN people p ON p.id = a.actor
         WHERE a.document = $1 AND a.action NOT IN ('edit', 'change-section', 'invite-reader', 'invite-approval', 'invite-under-embargo', 'revoke-guest',
             'set-expiry', 'drop-expiry', 'expire', 'withdraw', 'restore', 'settle-review',
             'comment', 'resolve-comment', 'reopen-comment', 'file', 'decide-dates') ORDER BY a.at DESC, a.id DESC LIMIT 1",
        values![document],
    )?;
    let Some(row) = row.filter(|row| row.text(0).is_ok_and(|action| action == "send-back")) else {
        return Ok(None);
    };
    Ok(row.maybe_text(2)?.map(|reason| (row.text(1).unwrap_or_default().to_owned(), reason.to_owned())))
}

/// A version of an item in one language.
#[derive(Debug, Clone)]
pub struct Version {
    /// Which document.
    pub document: DocumentId,
    /// What finds it in an address.
    pub short_id: ShortId,
    /// In which language.
    pub edition: EditionId,
    /// The readable part of its address.
    pub slug: String,
    /// What it is called now.
    pub headline: String,
    /// Where its next text stands: a word.
    pub work: String,
    /// The word of its latest public act.
    pub live: Option<String>,
    /// The document that it translates.
    pub original: Option<DocumentId>,
    /// How it stands to that one; none for an original.
    pub freshness: Option<Freshness>,
}

/// Every version of an item, the original first.
pub fn versions(conn: &mut Conn, item: ItemId) -> Result<Vec<Version>> {
    let rows = conn.all(
        "SELECT d.id, d.short_id, d.edition, r.slug, r.headline, d.work, e.kind, d.original
         FROM documents d JOIN revisions r ON r.id = d.newest_revision LEFT JOIN public_events e ON e.id = d.decided
         WHERE d.item = $1 ORDER BY CASE WHEN d.original IS NULL THEN 0 ELSE 1 END, d.created_at, d.id",
        values![item],
    )?;
    let read = |row: &Row| {
        Ok(Version {
            document: row.parse(0)?,
            short_id: row.parse(1)?,
            edition: row.parse(2)?,
            slug: row.text(3)?.to_owned(),
            headline: row.text(4)?.to_owned(),
            work: row.text(5)?.to_owned(),
            live: row.maybe_text(6)?.map(str::to_owned),
            original: row.maybe_parse(7)?,
            freshness: None,
        })
    };
    let mut versions = rows.iter().map(read).collect::<Result<Vec<Version>>>()?;
    for version in &mut versions {
        version.freshness = freshness_of(conn, version.document)?;
    }
    Ok(versions)
}

/// How a translation stands to what it renders, all along the chain; none for an original.
pub fn freshness_of(conn: &mut Conn, document: DocumentId) -> Result<Option<Freshness>> {
    let mut chain = Vec::new();
    let mut at = document;
    for _ in 0..LONGEST_CHAIN {
        let row = conn.one(
            "SELECT d.original, s.id, s.content_hash FROM documents d LEFT JOIN revisions r ON r.id = d.newest_revision
             LEFT JOIN revisions s ON s.id = r.source_revision WHERE d.id = $1",
            values![at],
        )?;
        let Some(original) = row.maybe_parse::<DocumentId>(0)? else { break };
        let rendered = match (row.maybe_parse::<RevisionId>(1)?, row.maybe_parse::<Hash>(2)?) {
            (Some(revision), Some(hash)) => Some((revision, hash)),
            _ => None,
        };
        chain.push(freshness::freshness(rendered, &publications(conn, original)?));
        at = original;
    }
    Ok((!chain.is_empty()).then(|| freshness::along(chain)))
}

fn publications(conn: &mut Conn, document: DocumentId) -> Result<Vec<Rendered>> {
    let rows = conn.all(
        "SELECT e.revision, r.content_hash, e.kind FROM public_events e JOIN revisions r ON r.id = e.revision
         WHERE e.document = $1 AND e.kind IN ('published', 'updated', 'corrected', 'imported') ORDER BY e.rev",
        values![document],
    )?;
    let read = |row: &Row| {
        Ok(Rendered {
            revision: row.parse(0)?,
            content_hash: row.parse(1)?,
            is_major: row.text(2)? == "corrected",
        })
    };
    rows.iter().map(read).collect()
}

/// What a translator works from: the original's public text where it has one, else its newest.
pub fn source(conn: &mut Conn, original: DocumentId) -> Result<Revision> {
    let row = conn.one(
        "SELECT COALESCE(e.revision, d.newest_revision) FROM documents d LEFT JOIN public_events e ON e.id = d.decided
         WHERE d.id = $1",
        values![original],
    )?;
    revisions::load(conn, row.parse(0)?)
}
