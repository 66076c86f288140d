//! Public acts become entries, in their order, in the transaction that makes them.

use super::{
    log::{self, Log, NewEntry, append, count},
    quotations,
};
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Row, Value, values},
};
use bayan_core::{
    chance::{Chance, draw},
    content::{Content, parts::Part},
    id::SiteId,
    instant::Instant,
    publication::{EventKind, Ground},
    workflow::Category,
};
use bayan_record::{
    Entry, Ground as RecordGround, Manifest, Part as SaltedPart, Revision, Status, Time, parts_to_json,
};
use std::num::NonZeroU64;

/// Public acts with all that their entries state and commit to; more columns, more tables and the rest of the
/// statement may be added.
macro_rules! acts {
    ($columns:literal, $tables:literal, $rest:literal) => {
        concat!(
            "SELECT e.id, e.position, e.document, e.kind, e.how, e.reason, e.at, i.public_id, i.kind, n.language,
                    r.content, r.category, r.note, oi.public_id, oe.language",
            $columns,
            " FROM public_events e
             JOIN documents d ON d.id = e.document JOIN items i ON i.id = d.item JOIN editions n ON n.id = d.edition
             JOIN revisions r ON r.id = e.revision
             LEFT JOIN documents o ON o.id = e.replaced_by LEFT JOIN items oi ON oi.id = o.item
             LEFT JOIN editions oe ON oe.id = o.edition ",
            $tables,
            $rest
        )
    };
}
pub(super) use acts;

/// Appends the entries of public acts that have none yet, at most `limit`; answers how many. An act enters
/// its entry by calling this, so that none is ever left out: what an earlier program published too.
pub fn enter(conn: &mut Conn, site: SiteId, limit: u32, chance: &dyn Chance) -> Result<u64> {
    conn.lock_site(site)?;
    let mut log = log::log(conn, site)?;
    let rows = conn.all(
        acts!("", "", "WHERE e.site = $1 AND e.position > $2 ORDER BY e.position LIMIT $3"),
        values![site, log.entered_position, limit],
    )?;
    for row in &rows {
        enter_one(conn, site, &mut log, row, chance)?;
        log.entered_position = row.int(1)?;
    }
    if !rows.is_empty() {
        log::keep(conn, site, &log)?;
    }
    Ok(rows.len() as u64)
}

fn enter_one(conn: &mut Conn, site: SiteId, log: &mut Log, row: &Row, chance: &dyn Chance) -> Result<()> {
    let (doc, lang) = (row.text(7)?, row.text(9)?);
    let before = conn.one(
        "SELECT COALESCE(MAX(rev), 0), MAX(idx) FROM record_entries WHERE site = $1 AND doc = $2 AND lang = $3",
        values![site, doc, lang],
    )?;
    let rev = before.int(0)? + 1;
    let kind: EventKind = row.parse(3)?;
    let salted: Vec<SaltedPart> = parts_of_act(row, kind)?
        .into_iter()
        .map(|part| SaltedPart { name: part.name, salt: draw(chance), text: part.text })
        .collect();
    let manifest = Manifest::of(&salted).map_err(Error::shape)?;
    let at = row.instant(6)?;
    let (status, ground) = status_of(row, kind)?;
    let revision = Revision {
        site: log.host().parse().map_err(Error::shape)?,
        doc: doc.parse().map_err(Error::shape)?,
        lang: lang.parse().map_err(Error::shape)?,
        rev: NonZeroU64::new(count(rev)?).ok_or_else(|| Error::Shape("a count from 1".into()))?,
        prev: before.maybe_int(1)?.map(count).transpose()?,
        status,
        ground,
        time: time(at)?,
        content: manifest.hash(),
    };
    let bytes = Entry::Revision(revision.checked().map_err(Error::shape)?).to_bytes();
    let of: [Value; 6] = [
        doc.into(),
        lang.into(),
        rev.into(),
        row.text(2)?.into(),
        row.text(0)?.into(),
        manifest.to_string().into(),
    ];
    let index = append(conn, site, log, NewEntry { kind: "revision", bytes: &bytes, at, of })?;
    conn.run(
        "INSERT INTO record_disclosures (site, idx, parts) VALUES ($1, $2, $3)",
        values![site, log::number(index)?, parts_to_json(&salted)],
    )?;
    quotations::keep(conn, site, log.number, index, before.maybe_int(1)?, &salted)
}

/// The second that an entry states.
pub fn time(at: Instant) -> Result<Time> {
    Time::from_unix(at.milliseconds().div_euclid(1000)).ok_or_else(|| Error::Shape("a moment".into()))
}

fn status_of(row: &Row, kind: EventKind) -> Result<(Status, Option<RecordGround>)> {
    let ground = |ground: Ground| ground.as_str().parse::<RecordGround>().map_err(Error::shape);
    if kind == EventKind::Corrected
        && let Some(Category::Removal(why)) = row.maybe_text(11)?.and_then(Category::named)
    {
        return Ok((Status::Removed, Some(ground(why)?)));
    }
    let why = match (kind, row.maybe_text(4)?) {
        (EventKind::Removed, Some(_)) => Some(ground(row.parse(4)?)?),
        _ => None,
    };
    Ok((kind.as_str().parse().map_err(Error::shape)?, why))
}

/// What a public act shows: the text, and what is said about it.
pub(super) fn parts_of_act(row: &Row, kind: EventKind) -> Result<Vec<Part>> {
    let content = Content::from_canonical(row.text(10)?).map_err(Error::shape)?;
    let said = |note: Option<&str>, word: &str| {
        let note = note.map(|note| Part::new("note", note));
        note.into_iter().chain([Part::new("note/kind", word)]).collect::<Vec<_>>()
    };
    let mut parts = match kind {
        EventKind::Removed | EventKind::Replaced => {
            vec![Part::new("language", format!("{} {}", content.lang, content.dir))]
        }
        _ => content.parts(),
    };
    parts.push(Part::new("kind", row.text(8)?));
    match kind {
        EventKind::Published | EventKind::Updated | EventKind::Imported | EventKind::Restored => {}
        EventKind::Corrected => {
            parts.extend(said(row.maybe_text(12)?, row.maybe_text(11)?.unwrap_or("fact")))
        }
        EventKind::Withdrawn => {
            let word = if row.maybe_text(4)? == Some("error") { "issued-in-error" } else { "withdrawn" };
            parts.extend(said(row.maybe_text(5)?, word));
        }
        EventKind::Removed => parts.extend(said(row.maybe_text(5)?, "removed")),
        EventKind::Replaced => {
            let other =
                row.maybe_text(13)?.zip(row.maybe_text(14)?).map(|(doc, lang)| format!("{doc} {lang}"));
            parts.extend(said(other.as_deref(), "replaced"));
        }
    }
    parts.sort();
    Ok(parts)
}
