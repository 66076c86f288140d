//! What a site decides about itself and its work, each change in one transaction with its line in the audit log.

use super::{noted, texts::By};
use crate::app::App;
use bayan_core::{id::EditionId, instant::Instant};
use bayan_store::{
    Error,
    db::Conn,
    front::NavigationLink,
    sites::{self, Boilerplate, EditionChange, Kept, NewEdition, NewSection, NotAdded, SiteChange},
};

/// Decides whether somebody who wrote no part of a change must approve it.
pub async fn set_two_person_rule(app: &App, by: By, wanted: bool) -> Result<(), Error> {
    let detail = if wanted { "on" } else { "off" };
    change(app, by, ("change-two-person-rule", detail.to_owned()), move |conn, by, now| {
        if sites::policy(conn, by.site)?.two_person_rule == wanted {
            return Ok(None);
        }
        sites::set_two_person_rule(conn, by.site, wanted, now).map(Some)
    })
    .await
    .map(drop)
}

/// A site is this from now on.
pub async fn change_site(app: &App, by: By, to: SiteChange) -> Result<(), Error> {
    let detail = format!("{}, {}, {}°, {:+}", to.default_edition, to.zone, to.hue, to.hijri_offset.days());
    change(app, by, ("change-site", detail), move |conn, by, _| {
        sites::change_site(conn, by.site, &to).map(Some)
    })
    .await
    .map(drop)
}

/// Its seal is this drawing from now on, which was read; or none.
pub async fn set_seal(app: &App, by: By, seal: Option<String>) -> Result<(), Error> {
    let detail = if seal.is_some() { "drawn" } else { "none" };
    change(app, by, ("change-seal", detail.to_owned()), move |conn, by, _| {
        sites::set_seal(conn, by.site, seal.as_deref()).map(Some)
    })
    .await
    .map(drop)
}

/// It is reached under these names from now on; not where another site has one of them.
pub async fn arrange_hosts(app: &App, by: By, hosts: Vec<String>) -> Result<bool, Error> {
    let deed = ("change-hosts", hosts.join(", "));
    let write =
        move |conn: &mut Conn, by: &By, _| Ok(sites::arrange_hosts(conn, by.site, &hosts)?.then_some(()));
    match change(app, by, deed, write).await {
        // Another site has taken it in this moment.
        Err(Error::Unique(_)) => Ok(false),
        done => done.map(|done| done.is_some()),
    }
}

/// It has this edition too from now on, behind the others.
pub async fn add_edition(app: &App, by: By, new: NewEdition) -> Result<Result<(), NotAdded>, Error> {
    let deed = ("add-edition", format!("{}: {}", new.key, new.is.name));
    let chance = app.chance.clone();
    let write = move |conn: &mut Conn, by: &By, now| {
        Ok(sites::add_edition(conn, by.site, &new, now, &*chance)?.map(drop))
    };
    noted(app, by, deed, write).await
}

/// It has an edition no more in which nothing stands.
pub async fn drop_edition(
    app: &App,
    by: By,
    (edition, key): (EditionId, &str),
) -> Result<Result<(), Kept>, Error> {
    let deed = ("drop-edition", key.to_owned());
    noted(app, by, deed, move |conn, by, now| sites::drop_edition(conn, by.site, edition, now)).await
}

/// An edition is this from now on.
pub async fn change_edition(
    app: &App,
    by: By,
    (edition, key): (EditionId, &str),
    to: EditionChange,
) -> Result<(), Error> {
    let detail = format!("{key}: {}, {}", to.name, to.institution);
    change(app, by, ("change-edition", detail), move |conn, by, _| {
        sites::change_edition(conn, by.site, edition, &to).map(Some)
    })
    .await
    .map(drop)
}

/// The sections of an edition are these from now on, in this order. Answers the key of one that stays because texts
/// stand in it; then nothing has changed.
pub async fn arrange_sections(
    app: &App,
    by: By,
    (edition, key): (EditionId, &str),
    to: Vec<NewSection>,
) -> Result<Option<String>, Error> {
    let keys: Vec<&str> = to.iter().map(|section| section.key.as_str()).collect();
    let detail = format!("{key}: {}", keys.join(", "));
    let chance = app.chance.clone();
    let write = move |conn: &mut Conn, by: &By, now| {
        let stays = sites::arrange_sections(conn, (by.site, edition), &to, now, &*chance)?;
        Ok(stays.map_or(Ok(()), Err))
    };
    noted(app, by, ("change-sections", detail), write).await.map(Result::err)
}

/// What stands in the navigation of an edition behind its sections is this from now on.
pub async fn arrange_links(
    app: &App,
    by: By,
    (edition, key): (EditionId, &str),
    to: Vec<NavigationLink>,
) -> Result<(), Error> {
    let labels: Vec<&str> = to.iter().map(|link| link.label.as_str()).collect();
    let detail = format!("{key}: {}", labels.join(", "));
    change(app, by, ("change-navigation", detail), move |conn, by, _| {
        sites::arrange_links(conn, (by.site, edition), &to).map(Some)
    })
    .await
    .map(drop)
}

/// The words that an edition says again and again are these from now on.
pub async fn arrange_boilerplate(
    app: &App,
    by: By,
    (edition, key): (EditionId, &str),
    to: Vec<Boilerplate>,
) -> Result<(), Error> {
    let labels: Vec<&str> = to.iter().map(|one| one.label.as_str()).collect();
    let detail = format!("{key}: {}", labels.join(", "));
    change(app, by, ("change-boilerplate", detail), move |conn, _, _| {
        sites::arrange_boilerplate(conn, edition, &to).map(Some)
    })
    .await
    .map(drop)
}

/// Changes something of a site; nothing is noted where nothing was changed.
async fn change<T: Send + 'static>(
    app: &App,
    by: By,
    deed: (&'static str, String),
    mut write: impl FnMut(&mut Conn, &By, Instant) -> Result<Option<T>, Error> + Send + 'static,
) -> Result<Option<T>, Error> {
    let write = move |conn: &mut Conn, by: &By, now| Ok(write(conn, by, now)?.ok_or(()));
    noted(app, by, deed, write).await.map(Result::ok)
}
