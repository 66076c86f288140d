//! Lists of texts for whoever works on them.

use crate::{
    db::Conn,
    error::Result,
    newsroom::text::freshness_of,
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, EditionId, PersonId, RevisionId, SectionId, ShortId, SiteId},
    instant::Instant,
    item::ItemKind,
    language::Lang,
    media::Hash,
    text::arabic,
    workflow::freshness::Freshness,
};

/// A text in a list.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which document.
    pub document: DocumentId,
    /// What finds it in an address.
    pub short_id: ShortId,
    /// Its headline.
    pub headline: String,
    /// The language of its edition.
    pub lang: Lang,
    /// Its edition.
    pub edition: EditionId,
    /// What it is.
    pub kind: ItemKind,
    /// Whether it translates another.
    pub is_translation: bool,
    /// Where its next text stands: a word.
    pub work: String,
    /// When that is to be published.
    pub work_at: Option<Instant>,
    /// Why that did not happen.
    pub failure: Option<String>,
    /// The word of its latest public act.
    pub live: Option<String>,
    /// Who wrote last.
    pub author: String,
    /// Whether whoever asks wrote a part of what is not public yet.
    pub is_own: bool,
    /// When somebody last changed something of it.
    pub touched_at: Instant,
    /// Its newest revision.
    pub revision: RevisionId,
}

/// Which state is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Somebody writes.
    Draft,
    /// It waits for approval.
    InReview,
    /// It may be published.
    Approved,
    /// It will be published.
    Scheduled,
    /// It stands before the public.
    Public,
    /// It no longer stands.
    Withdrawn,
    /// It was thrown away before anybody read it.
    Discarded,
}

impl Wanted {
    /// All of them, as they are shown.
    pub const ALL: [Wanted; 7] = [
        Wanted::Draft,
        Wanted::InReview,
        Wanted::Approved,
        Wanted::Scheduled,
        Wanted::Public,
        Wanted::Withdrawn,
        Wanted::Discarded,
    ];

    /// Its word in addresses and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Wanted::Draft => "draft",
            Wanted::InReview => "in-review",
            Wanted::Approved => "approved",
            Wanted::Scheduled => "scheduled",
            Wanted::Public => "public",
            Wanted::Withdrawn => "withdrawn",
            Wanted::Discarded => "discarded",
        }
    }

    /// The one with this word.
    pub fn named(word: &str) -> Option<Wanted> {
        Wanted::ALL.into_iter().find(|wanted| wanted.as_str() == word)
    }
}

/// Which texts are wanted; none of a thing is any.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In which state.
    pub state: Option<Wanted>,
    /// In which edition.
    pub edition: Option<EditionId>,
    /// In which section.
    pub section: Option<SectionId>,
    /// Of what kind.
    pub kind: Option<ItemKind>,
    /// With these letters in the headline.
    pub words: Option<String>,
    /// That this person wrote a part of.
    pub author: Option<PersonId>,
    /// That show this picture, in whatever version.
    pub media: Option<Hash>,
    /// This one alone.
    pub only: Option<DocumentId>,
    /// Behind this one in the list.
    pub behind: Option<(Instant, DocumentId)>,
}

/// Among how many of the last touched texts words are looked for.
const MOST: u32 = 20_000;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.short_id, r.headline, n.language, d.edition, i.kind, d.original, d.work, d.work_at, d.work_failure,
                    e.kind, p.name, COALESCE(d.touched_at, d.created_at),
                    CASE WHEN EXISTS (SELECT 1 FROM revisions o WHERE o.document = d.id AND o.author = $2
                        AND o.created_at >= COALESCE((SELECT MAX(x.at) FROM public_events x WHERE x.document = d.id
                             AND x.kind IN ('published', 'updated', 'corrected', 'imported')), 0)
                        AND NOT EXISTS (SELECT 1 FROM public_events y WHERE y.document = d.id AND y.revision = o.id)) THEN 1 ELSE 0 END,
                    d.newest_revision
             FROM documents d JOIN items i ON i.id = d.item JOIN editions n ON n.id = d.edition
             JOIN revisions r ON r.id = d.newest_revision JOIN people p ON p.id = r.author
             LEFT JOIN public_events e ON e.id = d.decided
             WHERE i.site = $1 ",
            $rest
        )
    };
}

/// The texts of a site that a filter lets through, the last touched first; `person` asks. Words are found in whatever
/// spelling: without harakat, with any hamza, in digits of any family.
pub fn list(
    conn: &mut Conn,
    site: SiteId,
    person: PersonId,
    filter: &Filter,
    limit: u32,
) -> Result<Vec<Line>> {
    let wanted = filter.words.as_deref().map(arabic::comparable).filter(|words| !words.is_empty());
    if filter.words.is_some() && wanted.is_none() {
        return Ok(Vec::new());
    }
    let rows = conn.all(
        "SELECT d.id, r.headline FROM documents d JOIN items i ON i.id = d.item
         JOIN revisions r ON r.id = d.newest_revision LEFT JOIN public_events e ON e.id = d.decided
         WHERE i.site = $1
             AND (CAST($2 AS TEXT) IS NULL
                  OR d.work = $2
                  OR ($2 = 'public' AND e.kind IN ('published', 'updated', 'corrected', 'imported', 'restored'))
                  OR ($2 = 'withdrawn' AND e.kind IN ('withdrawn', 'removed', 'replaced'))
                  OR ($2 = 'discarded' AND d.work = 'idle' AND e.kind IS NULL))
             AND (CAST($2 AS TEXT) = 'discarded' OR d.work <> 'idle' OR e.kind IS NOT NULL OR CAST($9 AS TEXT) IS NOT NULL)
             AND (CAST($3 AS TEXT) IS NULL OR d.edition = $3)
             AND (CAST($4 AS TEXT) IS NULL OR d.section = $4)
             AND (CAST($5 AS TEXT) IS NULL OR i.kind = $5)
             AND (CAST($6 AS BIGINT) IS NULL OR d.touched_at < $6 OR (d.touched_at = $6 AND d.id < $7))
             AND (CAST($9 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM revision_media rm JOIN revisions v ON v.id = rm.revision
                  JOIN media m ON m.id = rm.media WHERE v.document = d.id AND m.site = $1 AND m.hash = $9))
             AND (CAST($10 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM revisions w WHERE w.document = d.id AND w.author = $10))
             AND (CAST($11 AS TEXT) IS NULL OR d.id = $11)
         ORDER BY d.touched_at DESC, d.id DESC LIMIT $8",
        values![
            site,
            filter.state.map(Wanted::as_str),
            filter.edition,
            filter.section,
            filter.kind,
            filter.behind.map(|(at, _)| at),
            filter.behind.map(|(_, document)| document),
            if wanted.is_some() { MOST } else { limit },
            filter.media,
            filter.author,
            filter.only
        ],
    )?;
    let mut lines = Vec::new();
    for row in &rows {
        if let Some(words) = &wanted
            && !arabic::comparable(row.text(1)?).contains(words.as_str())
        {
            continue;
        }
        let document: DocumentId = row.parse(0)?;
        lines.push(read(&conn.one(select!("AND d.id = $3"), values![site, person, document])?)?);
        if lines.len() == limit as usize {
            break;
        }
    }
    Ok(lines)
}

/// Of these texts those that a filter lets through, in their order; `person` asks. Words of the filter are not looked
/// for: whoever found the texts did.
pub fn among(
    conn: &mut Conn,
    site: SiteId,
    person: PersonId,
    filter: &Filter,
    documents: &[DocumentId],
) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for document in documents {
        let only = Filter { only: Some(*document), words: None, behind: None, ..filter.clone() };
        lines.extend(list(conn, site, person, &only, 1)?);
    }
    Ok(lines)
}

/// What `LIKE … ESCAPE '!'` finds these letters with, wherever they stand.
pub(crate) fn pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in words.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern + "%"
}

/// The texts that somebody works on, the last touched first; `person` asks.
pub fn in_work(conn: &mut Conn, site: SiteId, person: PersonId, limit: u32) -> Result<Vec<Line>> {
    let rows = conn.all(
        select!("AND d.work <> 'idle' ORDER BY d.touched_at DESC, d.id DESC LIMIT $3"),
        values![site, person, limit],
    )?;
    rows.iter().map(read).collect()
}

/// The texts that were published in an emergency and that nobody else has reviewed yet.
pub fn owed(conn: &mut Conn, site: SiteId, person: PersonId) -> Result<Vec<Line>> {
    let rows = conn.all(
        select!("AND d.review_owed_by IS NOT NULL ORDER BY d.touched_at DESC, d.id DESC LIMIT 50"),
        values![site, person],
    )?;
    rows.iter().map(read).collect()
}

/// The public translations that are behind their originals.
pub fn behind(conn: &mut Conn, site: SiteId, person: PersonId, limit: usize) -> Result<Vec<Line>> {
    let rows = conn.all(
        select!(
            "AND d.original IN (SELECT c.document FROM public_events c WHERE c.site = $1 AND c.kind = 'corrected')
             AND e.kind NOT IN ('removed', 'replaced', 'withdrawn') ORDER BY d.touched_at DESC, d.id DESC LIMIT 500"
        ),
        values![site, person],
    )?;
    let mut found = Vec::new();
    for row in &rows {
        let line = read(row)?;
        if freshness_of(conn, line.document)? == Some(Freshness::Behind) {
            found.push(line);
        }
        if found.len() == limit {
            break;
        }
    }
    Ok(found)
}

/// The texts whose moment to be published has come, the earliest first.
pub fn due(conn: &mut Conn, site: SiteId, now: Instant) -> Result<Vec<DocumentId>> {
    let rows = conn.all(
        "SELECT d.id FROM documents d JOIN items i ON i.id = d.item
         WHERE i.site = $1 AND d.work = 'scheduled' AND d.work_at <= $2 AND d.work_failed_at IS NULL
         ORDER BY d.work_at, d.id LIMIT 100",
        values![site, now],
    )?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// The texts that stand and whose end has come, the earliest first.
pub fn expired(conn: &mut Conn, site: SiteId, now: Instant) -> Result<Vec<DocumentId>> {
    let rows = conn.all(
        "SELECT d.id FROM documents d JOIN items i ON i.id = d.item JOIN public_events e ON e.id = d.decided
         WHERE i.site = $1 AND d.expires_at <= $2 AND e.kind NOT IN ('withdrawn', 'removed', 'replaced')
         ORDER BY d.expires_at, d.id LIMIT 100",
        values![site, now],
    )?;
    rows.iter().map(|row| row.parse(0)).collect()
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        document: row.parse(0)?,
        short_id: row.parse(1)?,
        headline: row.text(2)?.to_owned(),
        lang: row.parse(3)?,
        edition: row.parse(4)?,
        kind: row.parse(5)?,
        is_translation: row.maybe_text(6)?.is_some(),
        work: row.text(7)?.to_owned(),
        work_at: row.maybe_int(8)?.map(Instant::from_milliseconds),
        failure: row.maybe_text(9)?.map(str::to_owned),
        live: row.maybe_text(10)?.map(str::to_owned),
        author: row.text(11)?.to_owned(),
        touched_at: row.instant(12)?,
        is_own: row.int(13)? == 1,
        revision: row.parse(14)?,
    })
}
