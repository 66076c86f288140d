//! Taking a picture into the house: cleaned, in all its widths, its bytes kept before any row names them.

use super::texts::By;
use crate::{app::App, jobs::destroy};
use bayan_core::{
    language::Lang,
    line::Label,
    media::{Focus, Hash, PictureFormat},
};
use bayan_render::picture::{self, Encoded, MAX_BYTES, Part, PictureFault, Prepared};
use bayan_store::{
    Error,
    audit::{self, Deed},
    db::Conn,
    front::Site,
    media::{self, NewMedia, NewRendition},
    newsroom::{self, Picture, Words},
    objects::Objects,
};
use bytes::Bytes;
use std::{io, path::Path};
use tokio::sync::Semaphore;

/// Where an importer's pictures come from.
pub trait Files: Send + Sync {
    /// The bytes of the file, at most `limit` and one more.
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>>;
}

/// The disk.
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        use io::Read;
        // A link could lead out of the folder that was given.
        if !std::fs::symlink_metadata(path)?.is_file() {
            return Err(io::Error::other("not a plain file"));
        }
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Why a picture was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    /// It is no picture, or too large a one.
    #[error(transparent)]
    Picture(#[from] PictureFault),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Takes the picture at `path`; answers the hash of its cleaned original. One that is in the house
/// already is not made again.
pub async fn take(
    app: &App,
    site: &Site,
    files: &'static dyn Files,
    path: &Path,
    focus: Option<Focus>,
) -> Result<Hash, NotTaken> {
    let path = path.to_owned();
    let bytes = blocking(move || files.read(&path, MAX_BYTES)).await??;
    take_bytes(app, site, bytes.into(), focus).await
}

/// Takes the picture that these bytes are.
pub async fn take_bytes(
    app: &App,
    site: &Site,
    bytes: Bytes,
    focus: Option<Focus>,
) -> Result<Hash, NotTaken> {
    let (id, source_hash) = (site.id, Hash::of(&bytes));
    if let Some(known) = app.store.writer.look(move |conn| media::by_source(conn, id, source_hash)).await? {
        return Ok(known);
    }
    let objects = app.objects.clone();
    let new = blocking(move || make(&*objects, &bytes, source_hash)).await??;
    let new = NewMedia { focus, ..new };
    let (now, chance, hash) = (app.clock.now(), app.chance.clone(), new.hash);
    // Under the lock: two who bring the same at once bring it once.
    let act = move |conn: &mut Conn| {
        conn.lock_site(id)?;
        media::add(conn, id, &new, now, &*chance)
    };
    app.store.writer.act(act).await?;
    Ok(hash)
}

/// Takes a picture that somebody brings, with what its file is called; answers it with what is proposed to be said of
/// it in `lang`. What it says of itself counts for nothing: its bytes are read.
pub async fn bring(
    app: &App,
    site: &Site,
    by: &By,
    (bytes, name): (Bytes, Option<Label>),
    lang: &Lang,
) -> Result<Picture, NotTaken> {
    let hash = take_bytes(app, site, bytes, None).await?;
    let (id, person, lang) = (site.id, by.person, lang.clone());
    let (deed, now, chance) = (deed(by, "add-picture", hash), app.clock.now(), app.chance.clone());
    let act = move |conn: &mut Conn| {
        if let Some(name) = &name {
            newsroom::name(conn, id, hash, name, person)?;
        }
        audit::note(conn, id, &deed, now, &*chance)?;
        newsroom::picture(conn, id, &lang, hash)
    };
    let picture = app.store.writer.act(act).await?;
    picture.ok_or_else(|| NotTaken::Store(Error::shape("a picture that was taken is not there")))
}

/// Proposes what is to be said of a picture in a language; not where there is no such picture.
pub async fn describe(app: &App, by: &By, hash: Hash, lang: &Lang, words: Words) -> Result<bool, Error> {
    let (site, lang) = (by.site, lang.clone());
    let (deed, now, chance) = (deed(by, "describe-picture", hash), app.clock.now(), app.chance.clone());
    let act = move |conn: &mut Conn| match newsroom::picture(conn, site, &lang, hash)? {
        Some(picture) => {
            audit::note(conn, site, &deed, now, &*chance)?;
            newsroom::propose(conn, picture.id, &lang, &words).map(|()| true)
        }
        None => Ok(false),
    };
    app.store.writer.act(act).await
}

/// From now on this stays in sight when the picture is cut; not where there is no such picture.
pub async fn set_focus(app: &App, by: &By, hash: Hash, lang: &Lang, focus: Focus) -> Result<bool, Error> {
    let (site, lang) = (by.site, lang.clone());
    let (deed, now, chance) = (deed(by, "focus-picture", hash), app.clock.now(), app.chance.clone());
    let act = move |conn: &mut Conn| match newsroom::picture(conn, site, &lang, hash)? {
        Some(picture) if picture.focus == Some(focus) => Ok(true),
        Some(picture) => {
            audit::note(conn, site, &deed, now, &*chance)?;
            newsroom::set_focus(conn, site, picture.id, focus).map(|()| true)
        }
        None => Ok(false),
    };
    app.store.writer.act(act).await
}

/// How many parts are made at once: each is decoded as a whole.
static CUTTING: Semaphore = Semaphore::const_new(2);

/// Makes a part of a picture a picture of its own, with what is said of the whole; in its place, where that is wanted.
/// Answers its hash; nothing where there is no such picture, or the part does not lie within it.
pub async fn cut(
    app: &App,
    site: &Site,
    by: &By,
    whole: Hash,
    (part, in_its_place): (Part, bool),
) -> Result<Option<Hash>, NotTaken> {
    let id = site.id;
    let look = move |conn: &mut Conn| newsroom::picture(conn, id, &Lang::undetermined(), whole);
    let found = app.store.writer.look(look).await?;
    let Some(old) = found.filter(|old| part.is_of((old.width, old.height))) else { return Ok(None) };
    let focus = old.focus.and_then(|focus| within(focus, &old, part));
    // The same part of the same picture is the same picture.
    let Part { left, top, width, height } = part;
    let which = format!("{left},{top} {width}×{height}");
    let source_hash = Hash::of(format!("{whole} {which}").as_bytes());
    let known = app.store.writer.look(move |conn| media::by_source(conn, id, source_hash)).await?;
    let made = match known {
        Some(_) => None,
        None => {
            let objects = app.objects.clone();
            let _turn = CUTTING.acquire().await.map_err(io::Error::other)?;
            let made = blocking(move || {
                let bytes = objects.get(whole)?.ok_or(io::ErrorKind::NotFound).map_err(io::Error::from)?;
                keep(&*objects, picture::prepare_part(&bytes, part)?, source_hash)
            });
            Some(NewMedia { focus, ..made.await?? })
        }
    };
    let Some(new) = made.as_ref().map(|made| made.hash).or(known) else { return Ok(None) };
    let cut = Deed { detail: Some(format!("{whole} {which} → {new}")), ..deed(by, "cut-picture", whole) };
    let (replaced, person, name) = (deed(by, "replace-picture", whole), by.person, old.name.clone());
    let (now, chance) = (app.clock.now(), app.chance.clone());
    // All at once, and under the lock: the whole may have been destroyed meanwhile, by order.
    let act = move |conn: &mut Conn| {
        conn.lock_site(id)?;
        let find = |conn: &mut Conn, hash| newsroom::picture(conn, id, &Lang::undetermined(), hash);
        let Some(old) = find(conn, whole)? else {
            let made = made.iter().flat_map(NewMedia::objects);
            destroy::note_bytes(conn, id, made, now, &*chance)?;
            return Ok(None);
        };
        if let Some(made) = &made {
            media::add(conn, id, made, now, &*chance)?;
        }
        if let Some(name) = name.as_deref().and_then(Label::lenient) {
            newsroom::name(conn, id, new, &name, person)?;
        }
        // Somebody else may have been first.
        let new = media::by_source(conn, id, source_hash)?.unwrap_or(new);
        let Some(part) = find(conn, new)? else { return Ok(None) };
        newsroom::set_whole(conn, &part, &old)?;
        audit::note(conn, id, &cut, now, &*chance)?;
        if in_its_place {
            newsroom::replace(conn, &old, &part)?;
            audit::note(conn, id, &replaced, now, &*chance)?;
        }
        Ok(Some(new))
    };
    Ok(app.store.writer.act(act).await?)
}

/// Where a point of a picture lies in a part of it, if it does.
fn within(focus: Focus, whole: &Picture, part: Part) -> Option<Focus> {
    let thousandths = |at: u16, of: u32, from: u32, long: u32| {
        (i64::from(at) * i64::from(of) - i64::from(from) * 1000) / i64::from(long.max(1))
    };
    Focus::new(
        thousandths(focus.x(), whole.width, part.left, part.width),
        thousandths(focus.y(), whole.height, part.top, part.height),
    )
}

/// From now on `new` has the place of `old`: texts are told, and what was public of the old one leads to the new as
/// soon as texts show that instead. Answers whether both are there.
pub async fn replace(app: &App, by: &By, old: Hash, new: Hash) -> Result<bool, Error> {
    let site = by.site;
    let (deed, now, chance) = (deed(by, "replace-picture", old), app.clock.now(), app.chance.clone());
    let act = move |conn: &mut Conn| {
        // One after the other: two who replace at once would make a circle.
        conn.lock_site(site)?;
        let mut found = |hash| newsroom::picture(conn, site, &Lang::undetermined(), hash);
        let (Some(old), Some(new)) = (found(old)?, found(new)?) else { return Ok(false) };
        audit::note(conn, site, &deed, now, &*chance)?;
        newsroom::replace(conn, &old, &new).map(|()| true)
    };
    app.store.writer.act(act).await
}

/// A line of the audit log about a picture.
fn deed(by: &By, action: &'static str, hash: Hash) -> Deed {
    let detail = Some(hash.to_string());
    Deed { actor: by.person, action, subject: None, network: by.network.clone(), detail }
}

/// Whether the picture at `path` could be taken; nothing is kept.
pub async fn try_out(files: &'static dyn Files, path: &Path) -> Result<(), NotTaken> {
    let path = path.to_owned();
    blocking(move || Ok(picture::prepare(&files.read(&path, MAX_BYTES)?).map(drop)?)).await?
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)
}

fn make(objects: &dyn Objects, bytes: &[u8], source_hash: Hash) -> Result<NewMedia, NotTaken> {
    keep(objects, picture::prepare(bytes)?, source_hash)
}

/// Keeps what was made of a picture.
fn keep(objects: &dyn Objects, made: Prepared, source_hash: Hash) -> Result<NewMedia, NotTaken> {
    let hash = objects.put(&made.original.bytes)?;
    let mut renditions = Vec::new();
    for Encoded { width, height, bytes } in &made.renditions {
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        renditions.push(NewRendition {
            format: PictureFormat::Jpeg,
            width: *width,
            height: *height,
            hash: objects.put(bytes)?,
            bytes: size,
        });
    }
    let Encoded { width, height, .. } = made.original;
    Ok(NewMedia { hash, source_hash, width, height, colour: made.colour, focus: None, renditions })
}
