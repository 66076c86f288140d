//! Removal by order: salts and texts are destroyed wherever they are kept; entries, manifests and proofs
//! stay. Pictures that nothing shows any more go with them.

use super::{log::log, quotations};
use crate::{
    db::Conn,
    error::{Error, Result},
    items,
    value::values,
};
use bayan_core::{
    content::{Content, parts::Part, redact::Selection},
    id::{DocumentId, SiteId},
    instant::Instant,
    line::Headline,
    media::Hash,
};
use bayan_record::{Part as SaltedPart, parts_from_json, parts_to_json};
use std::collections::BTreeSet;

/// What stands where a text stood that is destroyed.
const NOTHING: &str = "—";

/// What is to be destroyed outside the database, once the transaction is committed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Objects that nothing refers to any more.
    pub objects: Vec<Hash>,
}

/// The parts of a document as its public act number `rev` showed them; the newest one's without a number.
pub fn parts_of(conn: &mut Conn, document: DocumentId, rev: Option<u32>) -> Result<Vec<Part>> {
    let row = conn.maybe(
        "SELECT r.parts FROM record_entries e JOIN record_disclosures r ON r.site = e.site AND r.idx = e.idx
         WHERE e.document = $1 AND e.rev = COALESCE(CAST($2 AS BIGINT), (SELECT MAX(n.rev) FROM record_entries n WHERE n.document = $1))",
        values![document, rev],
    )?;
    let row =
        row.ok_or_else(|| Error::NotFound(format!("entry {} of this text", rev.unwrap_or_default())))?;
    let parts = parts_from_json(row.text(0)?).map_err(Error::shape)?;
    Ok(parts.into_iter().map(|part| Part::new(part.name, part.text)).collect())
}

/// The number of the newest public act of a document.
pub fn newest_rev(conn: &mut Conn, document: DocumentId) -> Result<u32> {
    let row =
        conn.one("SELECT COALESCE(MAX(rev), 0) FROM record_entries WHERE document = $1", values![document])?;
    u32::try_from(row.int(0)?).map_err(Error::shape)
}

/// Whether a document has a public act of this moment: a removal that was noted elsewhere is among what this
/// database knows.
pub fn was_removed(conn: &mut Conn, document: DocumentId, at: Instant) -> Result<bool> {
    let act =
        conn.maybe("SELECT id FROM public_events WHERE document = $1 AND at = $2", values![document, at])?;
    Ok(act.is_some())
}

/// Destroys everything that was ever kept of a text: every version, published or not, and every disclosure
/// but that of the entry which says that it was removed. To be called in the transaction that removes it.
pub fn erase_all(conn: &mut Conn, document: DocumentId) -> Result<Erased> {
    let stays = decided(conn, document)?;
    let media = media_of(conn, document)?;
    rewrite(conn, document, |content| content.erased(), true)?;
    disclose(conn, document, Some(&stays), |_| BTreeSet::new(), true)?;
    conn.run(
        "DELETE FROM revision_media WHERE revision IN (SELECT id FROM revisions WHERE document = $1)",
        values![document],
    )?;
    conn.run(
        "UPDATE revisions SET slug = 'removed', note = CASE WHEN note IS NULL THEN NULL ELSE $2 END WHERE document = $1",
        values![document, NOTHING],
    )?;
    conn.run(
        "UPDATE public_events SET reason = $2 WHERE document = $1 AND reason IS NOT NULL AND id <> $3",
        values![document, NOTHING, stays.as_str()],
    )?;
    forget_reasons(conn, document)?;
    forget_said(conn, document)?;
    conn.run("UPDATE page_paths SET slug = 'removed-' || document WHERE document = $1", values![document])?;
    // What it was about says something of it too, where no version in another language is left to be about it.
    conn.run(
        "DELETE FROM item_topics WHERE item = (SELECT item FROM documents WHERE id = $1)
             AND NOT EXISTS (SELECT 1 FROM documents v LEFT JOIN public_events e ON e.id = v.decided
                 WHERE v.item = item_topics.item AND v.id <> $1 AND (e.kind IS NULL OR e.kind <> 'removed'))",
        values![document],
    )?;
    orphans(conn, media)
}

/// Destroys what is selected in every version of a text and in every disclosure.
pub fn erase_parts(
    conn: &mut Conn,
    document: DocumentId,
    selection: &Selection,
    headline: Option<&Headline>,
) -> Result<Erased> {
    let media = media_of(conn, document)?;
    let stays = decided(conn, document)?;
    rewrite(conn, document, |content| content.without(selection, headline), false)?;
    disclose(
        conn,
        document,
        Some(&stays),
        |parts| selection.named(parts).into_iter().map(str::to_owned).collect(),
        false,
    )?;
    forget_reasons(conn, document)?;
    forget_said(conn, document)?;
    orphans(conn, media)
}

/// Destroys the public notes on a text but the one of what stands before the public now.
pub fn erase_notes(conn: &mut Conn, document: DocumentId) -> Result<()> {
    let newest = conn.one(
        "SELECT d.decided, e.revision FROM documents d JOIN public_events e ON e.id = d.decided WHERE d.id = $1",
        values![document],
    )?;
    conn.run(
        "UPDATE revisions SET note = $2 WHERE document = $1 AND note IS NOT NULL AND id <> $3",
        values![document, NOTHING, newest.text(1)?],
    )?;
    conn.run(
        "UPDATE public_events SET reason = $2 WHERE document = $1 AND reason IS NOT NULL AND id <> $3",
        values![document, NOTHING, newest.text(0)?],
    )?;
    let goes = |parts: &[Part]| {
        parts.iter().map(|part| part.name.clone()).filter(|name| name == "note").collect::<BTreeSet<_>>()
    };
    disclose(conn, document, newest.maybe_text(0)?, goes, false)
}

/// Forgets what may quote a text: what programs were answered, whatever it was about, and what people said about it.
/// A call that is sent again is done again, where the rules still allow it.
fn forget_said(conn: &mut Conn, document: DocumentId) -> Result<()> {
    crate::replies::void_all(conn)?;
    conn.run("DELETE FROM dated WHERE document = $1", values![document])?;
    conn.run("DELETE FROM comments WHERE document = $1 AND answers IS NOT NULL", values![document])?;
    conn.run("DELETE FROM comments WHERE document = $1", values![document]).map(drop)
}

/// Destroys what people of the house have said to each other about a text.
fn forget_reasons(conn: &mut Conn, document: DocumentId) -> Result<()> {
    conn.run(
        "UPDATE audit SET detail = NULL WHERE document = $1 AND action IN ('send-back', 'file')",
        values![document],
    )?;
    conn.run(
        "UPDATE documents SET work_reason = CASE WHEN work_reason IS NULL THEN NULL ELSE $2 END,
            work_failure = CASE WHEN work_failure IS NULL THEN NULL ELSE $2 END,
            review_owed_reason = CASE WHEN review_owed_reason IS NULL THEN NULL ELSE $2 END,
            -- What readers would be told at its end may say it too: an end is set anew.
            expires_at = NULL, expires_reason = NULL WHERE id = $1",
        values![document, NOTHING],
    )
    .map(drop)
}

/// The public act that stands.
fn decided(conn: &mut Conn, document: DocumentId) -> Result<String> {
    Ok(conn.one("SELECT decided FROM documents WHERE id = $1", values![document])?.text(0)?.to_owned())
}

/// What a selection would take out of each act's disclosure: the number of the act, and the names.
pub fn would_go(
    conn: &mut Conn,
    document: DocumentId,
    selection: &Selection,
) -> Result<Vec<(i64, Vec<String>)>> {
    let rows = conn.all(
        "SELECT e.rev, r.parts FROM record_entries e JOIN record_disclosures r ON r.site = e.site AND r.idx = e.idx
         WHERE e.document = $1 ORDER BY e.rev",
        values![document],
    )?;
    let mut all = Vec::new();
    for row in &rows {
        let parts = parts_from_json(row.text(1)?).map_err(Error::shape)?;
        let parts: Vec<Part> = parts.into_iter().map(|part| Part::new(part.name, part.text)).collect();
        all.push((row.int(0)?, selection.named(&parts).into_iter().map(str::to_owned).collect()));
    }
    Ok(all)
}

/// Writes every version of a text anew.
fn rewrite(
    conn: &mut Conn,
    document: DocumentId,
    rest: impl Fn(&Content) -> Content,
    all: bool,
) -> Result<()> {
    let rows = conn.all("SELECT id, content FROM revisions WHERE document = $1", values![document])?;
    for row in &rows {
        let content = Content::from_canonical(row.text(1)?).map_err(Error::shape)?;
        let rest = rest(&content);
        let slug = bayan_core::slug::Slug::of(&rest.headline);
        if rest == content && !all {
            // What was worded in an address may be what is to go.
            conn.run("UPDATE revisions SET slug = $2 WHERE id = $1", values![row.text(0)?, slug.as_str()])?;
            continue;
        }
        let stays = rest.media();
        for hash in content.media().into_iter().filter(|hash| !stays.contains(hash)) {
            conn.run(
                "DELETE FROM revision_media WHERE revision = $1 AND media IN (SELECT id FROM media WHERE hash = $2)",
                values![row.text(0)?, hash],
            )?;
        }
        let canonical = rest.to_canonical();
        conn.run(
            "UPDATE revisions SET content = $2, content_hash = $3, headline = $4, slug = $5 WHERE id = $1",
            values![
                row.text(0)?,
                canonical.as_str(),
                Hash::of(canonical.as_bytes()),
                rest.headline.as_str(),
                slug.as_str()
            ],
        )?;
    }
    Ok(())
}

/// Takes parts out of what is disclosed of a text: those that `goes` names, or all but of the act `stays`.
fn disclose(
    conn: &mut Conn,
    document: DocumentId,
    stays: Option<&str>,
    goes: impl Fn(&[Part]) -> BTreeSet<String>,
    all: bool,
) -> Result<()> {
    let site: SiteId = items::site_of(conn, document)?;
    let log = log(conn, site)?;
    let rows = conn.all(
        "SELECT e.idx, r.parts, e.event FROM record_entries e
         JOIN record_disclosures r ON r.site = e.site AND r.idx = e.idx WHERE e.document = $1",
        values![document],
    )?;
    for row in &rows {
        if stays.is_some() && stays == row.maybe_text(2)? {
            continue;
        }
        let salted = parts_from_json(row.text(1)?).map_err(Error::shape)?;
        let plain: Vec<Part> =
            salted.iter().map(|part| Part::new(part.name.as_str(), part.text.as_str())).collect();
        let gone = goes(&plain);
        let rest: Vec<SaltedPart> =
            salted.into_iter().filter(|part| !all && !gone.contains(&part.name)).collect();
        if !all && rest.len() == plain.len() {
            continue;
        }
        conn.run(
            "UPDATE record_disclosures SET parts = $3 WHERE site = $1 AND idx = $2",
            values![site, row.int(0)?, parts_to_json(&rest)],
        )?;
        quotations::renew(conn, log.number, row.int(0)?, &rest)?;
    }
    Ok(())
}

/// The pictures that any version of a text shows.
fn media_of(conn: &mut Conn, document: DocumentId) -> Result<Vec<String>> {
    let rows = conn.all(
        "SELECT DISTINCT rm.media FROM revision_media rm JOIN revisions r ON r.id = rm.revision WHERE r.document = $1",
        values![document],
    )?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

/// Takes out the rows of those pictures that no version of any text shows any more, and of their parts; answers their
/// objects.
fn orphans(conn: &mut Conn, mut media: Vec<String>) -> Result<Erased> {
    let mut erased = Erased::default();
    while let Some(id) = media.pop() {
        let id = id.as_str();
        if conn.maybe("SELECT media FROM revision_media WHERE media = $1", values![id])?.is_some() {
            continue;
        }
        let rows = conn.all(
            "SELECT hash FROM renditions WHERE media = $1 UNION SELECT hash FROM media WHERE id = $1",
            values![id],
        )?;
        conn.run("DELETE FROM renditions WHERE media = $1", values![id])?;
        conn.run("DELETE FROM jobs WHERE subject = $1", values![id])?;
        // What took its place, and what is a part of it, was given its words.
        conn.run(
            "DELETE FROM media_words WHERE media IN (
                 SELECT m.replaced_by FROM media m WHERE m.id = $1 UNION SELECT m.id FROM media m WHERE m.cut_from = $1
             ) AND EXISTS (
                 SELECT 1 FROM media_words o WHERE o.media = $1 AND o.lang = media_words.lang
                 AND COALESCE(o.alt, '') = COALESCE(media_words.alt, '')
                 AND COALESCE(o.caption, '') = COALESCE(media_words.caption, '')
                 AND COALESCE(o.credit, '') = COALESCE(media_words.credit, ''))",
            values![id],
        )?;
        conn.run("DELETE FROM media_words WHERE media = $1", values![id])?;
        // What it took the place of is followed by what took its own.
        conn.run(
            "UPDATE media SET replaced_by = (SELECT m.replaced_by FROM media m WHERE m.id = $1) WHERE replaced_by = $1",
            values![id],
        )?;
        for part in conn.all("SELECT id FROM media WHERE cut_from = $1", values![id])? {
            media.push(part.text(0)?.to_owned());
        }
        conn.run("UPDATE media SET cut_from = NULL WHERE cut_from = $1", values![id])?;
        conn.run("DELETE FROM media WHERE id = $1", values![id])?;
        for row in &rows {
            // The same bytes may be another site's.
            let hash: Hash = row.parse(0)?;
            if !crate::media::is_used(conn, hash)? {
                erased.objects.push(hash);
            }
        }
    }
    Ok(erased)
}
