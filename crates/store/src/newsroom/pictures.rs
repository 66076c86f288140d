//! The library: pictures as the newsroom finds them, whether the public sees them or not.

use crate::{
    db::Conn,
    error::{Error, Result},
    sites,
    value::{Row, values},
};
use bayan_core::{
    id::{MediaId, PersonId, SiteId},
    instant::Instant,
    language::Lang,
    line::{Label, Passage},
    media::{Focus, Hash},
};
use std::collections::HashMap;

/// A picture in the library.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Which.
    pub id: MediaId,
    /// The hash of its cleaned original.
    pub hash: Hash,
    /// What its file was called.
    pub name: Option<String>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What stays in sight when it is cut.
    pub focus: Option<Focus>,
    /// When it was brought.
    pub added_at: Instant,
    /// What is proposed to be said of it.
    pub words: Words,
    /// How many texts show it, in whatever version.
    pub uses: i64,
    /// The picture that has taken its place.
    pub replaced_by: Option<Hash>,
}

impl Picture {
    /// Whether both have the same proportions, but for the rounding of a smaller one.
    fn has_shape_of(&self, other: &Picture) -> bool {
        let crossed = |a: &Picture, b: &Picture| u64::from(a.width) * u64::from(b.height);
        let (one, two) = (crossed(self, other), crossed(other, self));
        one.abs_diff(two) * 100 <= one.max(two)
    }
}

/// What is proposed to be said of a picture in a language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What somebody who cannot see it should know.
    pub alt: Option<Passage>,
    /// What everybody reads below it.
    pub caption: Option<Passage>,
    /// Whose work it is.
    pub credit: Option<Label>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.hash, m.name, m.width, m.height, m.created_at, w.alt, w.caption, w.credit, m.focus_x, m.focus_y,
                    (SELECT CAST(COUNT(DISTINCT r.document) AS BIGINT) FROM revision_media rm
                     JOIN revisions r ON r.id = rm.revision WHERE rm.media = m.id),
                    (SELECT n.hash FROM media n WHERE n.id = m.replaced_by)
             FROM media m LEFT JOIN media_words w ON w.media = m.id AND w.lang = $2 WHERE m.site = $1 ",
            $rest
        )
    };
}

/// The pictures of a site, the newest first, with what is proposed to be said of them in `lang`: those with `words` in
/// name, caption or alternative text, `limit` of them behind the first `offset`. One whose place another has taken is
/// there as long as a text shows it.
pub fn pictures(
    conn: &mut Conn,
    site: SiteId,
    lang: &Lang,
    words: Option<&str>,
    (limit, offset): (u32, u32),
) -> Result<Vec<Picture>> {
    let pattern = words.map(super::list::pattern);
    let rows = conn.all(
        select!(
            "AND (m.replaced_by IS NULL OR EXISTS (SELECT 1 FROM revision_media rm WHERE rm.media = m.id))
             AND (CAST($3 AS TEXT) IS NULL OR LOWER(COALESCE(m.name, '')) LIKE $3 ESCAPE '!'
                  OR EXISTS (SELECT 1 FROM media_words x WHERE x.media = m.id
                       AND (LOWER(COALESCE(x.alt, '')) LIKE $3 ESCAPE '!' OR LOWER(COALESCE(x.caption, '')) LIKE $3 ESCAPE '!')))
             ORDER BY m.created_at DESC, m.id DESC LIMIT $4 OFFSET $5"
        ),
        values![site, lang, pattern, limit, offset],
    )?;
    rows.iter().map(read).collect()
}

/// One of them, by its hash.
pub fn picture(conn: &mut Conn, site: SiteId, lang: &Lang, hash: Hash) -> Result<Option<Picture>> {
    let row = conn.maybe(select!("AND m.hash = $3"), values![site, lang, hash])?;
    row.as_ref().map(read).transpose()
}

/// The bytes of a picture in JPEG, about as wide as wanted: the narrowest that is as wide, else the widest.
pub fn preview(conn: &mut Conn, site: SiteId, hash: Hash, width: u32) -> Result<Option<Hash>> {
    let row = conn.maybe(
        "SELECT r.hash FROM renditions r JOIN media m ON m.id = r.media
         WHERE m.site = $1 AND m.hash = $2 AND r.format = 'jpeg'
         ORDER BY CASE WHEN r.width >= $3 THEN r.width ELSE 1000000 - r.width END LIMIT 1",
        values![site, hash, width],
    )?;
    row.map(|row| row.parse(0)).transpose()
}

/// Notes what a picture's file was called and who brought it, where nobody did before.
pub fn name(conn: &mut Conn, site: SiteId, hash: Hash, name: &Label, person: PersonId) -> Result<()> {
    conn.run(
        "UPDATE media SET name = $3, added_by = $4 WHERE site = $1 AND hash = $2 AND name IS NULL",
        values![site, hash, name, person],
    )
    .map(drop)
}

/// From now on this stays in sight when the picture is cut.
pub fn set_focus(conn: &mut Conn, site: SiteId, media: MediaId, focus: Focus) -> Result<()> {
    conn.run(
        "UPDATE media SET focus_x = $2, focus_y = $3 WHERE id = $1",
        values![media, u32::from(focus.x()), u32::from(focus.y())],
    )?;
    // Every page may show it, whatever text it stands in.
    sites::changed(conn, site)
}

/// A picture has taken the place of another; it gets what is said of that one where nothing is said of it, and the
/// point that stays in sight where it has the same shape. One that takes its place back follows nobody any more.
pub fn replace(conn: &mut Conn, old: &Picture, new: &Picture) -> Result<()> {
    if old.id == new.id {
        return Ok(());
    }
    if follows(conn, new.id, old.id)? {
        conn.run("UPDATE media SET replaced_by = NULL WHERE id = $1", values![new.id])?;
    }
    conn.run("UPDATE media SET replaced_by = $2 WHERE id = $1", values![old.id, new.id])?;
    copy_words(conn, old, new)?;
    if old.has_shape_of(new) {
        conn.run(
            "UPDATE media SET focus_x = (SELECT o.focus_x FROM media o WHERE o.id = $1),
                 focus_y = (SELECT o.focus_y FROM media o WHERE o.id = $1)
             WHERE id = $2 AND focus_x IS NULL AND cut_from IS NULL",
            values![old.id, new.id],
        )?;
    }
    Ok(())
}

/// A picture is a part of another from now on: of it is said what is said of the whole, and it goes where that is
/// destroyed.
pub fn set_whole(conn: &mut Conn, part: &Picture, whole: &Picture) -> Result<()> {
    conn.run(
        "UPDATE media SET cut_from = $2 WHERE id = $1 AND cut_from IS NULL AND id <> $2",
        values![part.id, whole.id],
    )?;
    copy_words(conn, whole, part)
}

/// Of a picture is said what is said of another, in each language in which nothing is said of it.
fn copy_words(conn: &mut Conn, from: &Picture, to: &Picture) -> Result<()> {
    conn.run(
        "INSERT INTO media_words (media, lang, alt, caption, credit)
         SELECT $2, lang, alt, caption, credit FROM media_words WHERE media = $1
         ON CONFLICT (media, lang) DO NOTHING",
        values![from.id, to.id],
    )
    .map(drop)
}

/// Whether the place of `first` was taken by `wanted`, or by one whose place that took.
fn follows(conn: &mut Conn, first: MediaId, wanted: MediaId) -> Result<bool> {
    let mut at = first;
    loop {
        let row = conn.maybe("SELECT replaced_by FROM media WHERE id = $1", values![at])?;
        match row.map(|row| row.maybe_parse::<MediaId>(0)).transpose()?.flatten() {
            Some(next) if next == wanted => return Ok(true),
            // Whoever takes a place is never behind itself: this ends.
            Some(next) => at = next,
            None => return Ok(false),
        }
    }
}

/// Of some pictures those whose place others have taken, each with the newest that did.
pub fn newer(conn: &mut Conn, site: SiteId, pictures: &[Hash]) -> Result<HashMap<Hash, Hash>> {
    let mut found = HashMap::new();
    for picture in pictures {
        let mut at = *picture;
        while let Some(row) = conn.maybe(
            "SELECT n.hash FROM media o JOIN media n ON n.id = o.replaced_by WHERE o.site = $1 AND o.hash = $2",
            values![site, at],
        )? {
            at = row.parse(0)?;
        }
        if at != *picture {
            found.insert(*picture, at);
        }
    }
    Ok(found)
}

/// Proposes what is to be said of a picture in a language.
pub fn propose(conn: &mut Conn, media: MediaId, lang: &Lang, words: &Words) -> Result<()> {
    conn.run(
        "INSERT INTO media_words (media, lang, alt, caption, credit) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (media, lang) DO UPDATE SET alt = excluded.alt, caption = excluded.caption, credit = excluded.credit",
        values![media, lang, words.alt.as_ref(), words.caption.as_ref(), words.credit.as_ref()],
    )
    .map(drop)
}

fn read(row: &Row) -> Result<Picture> {
    let size = |value: i64| u32::try_from(value).map_err(Error::shape);
    Ok(Picture {
        id: row.parse(0)?,
        hash: row.parse(1)?,
        name: row.maybe_text(2)?.map(str::to_owned),
        width: size(row.int(3)?)?,
        height: size(row.int(4)?)?,
        added_at: row.instant(5)?,
        words: Words { alt: row.maybe_parse(6)?, caption: row.maybe_parse(7)?, credit: row.maybe_parse(8)? },
        focus: match (row.maybe_int(9)?, row.maybe_int(10)?) {
            (Some(x), Some(y)) => Focus::new(x, y),
            _ => None,
        },
        uses: row.int(11)?,
        replaced_by: row.maybe_parse(12)?,
    })
}
