//! What the newsroom sees of texts at a glance.

use crate::{
    db::Conn,
    error::Result,
    value::{Row, values},
};
use bayan_core::{
    id::{EditionId, ShortId, SiteId},
    instant::Instant,
    item::ItemKind,
    language::{Direction, Lang},
};

/// A text in a list.
#[derive(Debug, Clone)]
pub struct Glance {
    /// Its headline.
    pub headline: String,
    /// The language of its edition.
    pub lang: Lang,
    /// The direction of that language.
    pub dir: Direction,
    /// Its edition.
    pub edition: EditionId,
    /// What it is.
    pub kind: ItemKind,
    /// The readable part of its address.
    pub slug: String,
    /// What finds it.
    pub short_id: ShortId,
    /// Where it stands: a word.
    pub state: String,
    /// Who was last at it.
    pub person: String,
    /// When that was.
    pub at: Instant,
}

/// The texts that the public saw something of lately, each with the latest; static pages left out.
pub fn lately_public(conn: &mut Conn, site: SiteId, limit: u32) -> Result<Vec<Glance>> {
    let rows = conn.all(
        "SELECT r.headline, n.language, d.edition, i.kind, r.slug, d.short_id, e.kind, p.name, e.at
         FROM public_events e JOIN documents d ON d.id = e.document AND d.decided = e.id JOIN items i ON i.id = d.item
         JOIN editions n ON n.id = d.edition JOIN revisions r ON r.id = e.revision JOIN people p ON p.id = e.actor
         WHERE e.site = $1 AND i.kind <> 'page' ORDER BY e.position DESC LIMIT $2",
        values![site, limit],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Glance> {
    let lang: Lang = row.parse(1)?;
    Ok(Glance {
        headline: row.text(0)?.to_owned(),
        dir: lang.direction(),
        lang,
        edition: row.parse(2)?,
        kind: row.parse(3)?,
        slug: row.text(4)?.to_owned(),
        short_id: row.parse(5)?,
        state: row.text(6)?.to_owned(),
        person: row.text(7)?.to_owned(),
        at: row.instant(8)?,
    })
}
