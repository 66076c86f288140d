//! What people of the newsroom do with texts. Who they are and what they may is read in the transaction of the
//! deed: a role that was taken away a moment ago counts.

mod banners;
mod begin;
mod comments;
mod decide;
mod guests;
mod scheduled;
mod write;

pub use banners::{end_banner, end_due_banners, may_everywhere, set_banner};
pub use begin::{NewText, begin};
pub use comments::{comment, resolve};
pub use decide::{Doing, act};
pub use guests::{For, approve_as_guest, invite_guest, revoke_guest};
pub use scheduled::{expire_due, publish_due};
pub use write::{Left, keep, known_blocks, own_slug, take_back, take_newer_pictures};

use crate::app::App;
use bayan_core::{
    id::{DocumentId, PersonId, SiteId},
    scope::{self, Scope},
    workflow::Actor,
};
use bayan_store::{Acting, Error, Result, db::Conn, documents, people};
use std::collections::BTreeSet;

/// Whoever acts, on which site, and from where.
#[derive(Debug, Clone)]
pub struct By {
    /// On which site.
    pub site: SiteId,
    /// Who.
    pub person: PersonId,
    /// From where.
    pub network: String,
    /// What is handed on of their rights, where it is a program that acts in their name.
    pub scopes: Option<BTreeSet<Scope>>,
}

/// Does something with a text as a person, in one transaction.
async fn as_person<T: Send + 'static>(
    app: &App,
    by: By,
    about: DocumentId,
    mut action: impl FnMut(&mut Conn, Acting<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            // What somebody may do is read once nobody can change it any more.
            conn.lock_site(by.site)?;
            let actor = actor(conn, &by, about)?;
            let network = Some(by.network.as_str());
            action(conn, Acting { site: by.site, actor: &actor, now, chance: &*chance, network })
        })
        .await
}

/// What somebody may do with a text.
pub fn actor(conn: &mut Conn, by: &By, about: DocumentId) -> Result<Actor> {
    let place = documents::place(conn, about)?;
    actor_at(conn, by, &place)
}

/// What somebody may do with a text that stands there, or would.
pub fn actor_at(conn: &mut Conn, by: &By, place: &documents::Place) -> Result<Actor> {
    let account = people::account(conn, by.site, by.person)?.filter(|account| account.closed_at.is_none());
    let account = account.ok_or_else(|| Error::NotFound("an open account".into()))?;
    let rights = account.roles.rights(&place.about());
    let rights = match &by.scopes {
        Some(scopes) => scope::narrowed(rights, scopes),
        None => rights,
    };
    Ok(Actor { person: by.person, rights })
}
