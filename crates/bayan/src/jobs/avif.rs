//! Pictures in AVIF, which take seconds each.

use super::{Failure, destroy};
use crate::app::App;
use bayan_core::{
    id::{ItemId, MediaId, SiteId},
    media::{Hash, PictureFormat},
};
use bayan_render::picture;
use bayan_store::{
    jobs::{self, Job},
    media::{self, NewRendition},
    objects::Objects,
};
use std::io;

/// Makes all widths of a picture; answers the items whose public texts show it.
pub(super) async fn make(app: &App, job: &Job) -> Result<Vec<ItemId>, Failure> {
    let id: MediaId = job.subject.parse().map_err(|_| Failure::Gone)?;
    let (hash, width) =
        app.store.writer.look(move |conn| media::original(conn, id)).await?.ok_or(Failure::Gone)?;
    let mut made = Vec::new();
    for width in picture::widths_for(width) {
        let objects = app.objects.clone();
        let one = tokio::task::spawn_blocking(move || rendition(&*objects, hash, width));
        match one.await.map_err(io::Error::other)? {
            Ok(one) => made.push(one),
            Err(failure) => {
                leave_nothing(app, job.site, id, made).await?;
                return Err(failure);
            }
        }
    }
    let (done, site, now, chance) = (job.clone(), job.site, app.clock.now(), app.chance.clone());
    let items = app.store.writer.act(move |conn| {
        if media::original(conn, id)?.is_none() {
            // It was removed meanwhile: what was made of it goes too.
            destroy::note_bytes(conn, site, made.iter().map(|one| one.hash), now, &*chance)?;
            jobs::done(conn, &done)?;
            return Ok(Vec::new());
        }
        media::add_renditions(conn, id, &made)?;
        jobs::done(conn, &done)?;
        media::shown_by(conn, id)
    });
    Ok(items.await?)
}

/// Where the next width failed because the picture was removed, what was made before it goes too. Else it is
/// found again at the next try.
async fn leave_nothing(
    app: &App,
    site: SiteId,
    id: MediaId,
    made: Vec<NewRendition>,
) -> bayan_store::Result<()> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let noted = app.store.writer.act(move |conn| {
        if media::original(conn, id)?.is_none() {
            destroy::note_bytes(conn, site, made.iter().map(|one| one.hash), now, &*chance)?;
        }
        Ok(())
    });
    noted.await
}

fn rendition(objects: &dyn Objects, original: Hash, width: u32) -> Result<NewRendition, Failure> {
    let bytes = objects.get(original)?.ok_or(Failure::Gone)?;
    let made = picture::avif(&bytes, width)?;
    Ok(NewRendition {
        format: PictureFormat::Avif,
        width: made.width,
        height: made.height,
        hash: objects.put(&made.bytes)?,
        bytes: u32::try_from(made.bytes.len()).unwrap_or(u32::MAX),
    })
}
