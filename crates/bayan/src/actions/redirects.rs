//! Addresses that lead to a text: those of an earlier site, and short ones for leaflets.

use super::{
    noted,
    texts::{By, actor},
};
use crate::app::App;
use bayan_core::{
    id::DocumentId,
    workflow::{Refusal, Right},
};
use bayan_store::{Error, db::Conn, redirects};

/// Makes an address, in the form of [`crate::http::old_address::old_address`], lead to a text; not one that leads
/// somewhere already.
///
/// # Errors
/// Where the person does not publish that text, and where the store fails.
pub async fn make(app: &App, by: By, path: String, document: DocumentId) -> Result<bool, Error> {
    let deed = ("make-redirect", path.clone());
    let write = move |conn: &mut Conn, by: &By, now| {
        publishes(conn, by, document)?;
        let made = redirects::make(conn, (by.site, path.as_str(), document), by.person, now)?;
        Ok(if made { Ok(()) } else { Err(()) })
    };
    noted(app, by, deed, write).await.map(|done| done.is_ok())
}

/// Takes one away that was made here; answers whether there was one. What an import brought leads on for ever.
///
/// # Errors
/// Those of [`make`].
pub async fn drop_made(app: &App, by: By, path: String) -> Result<bool, Error> {
    let deed = ("drop-redirect", path.clone());
    let write = move |conn: &mut Conn, by: &By, _| {
        let Some(document) = redirects::target(conn, by.site, &path)? else { return Ok(Err(())) };
        publishes(conn, by, document)?;
        let gone = redirects::drop_made(conn, by.site, &path)?;
        Ok(if gone { Ok(()) } else { Err(()) })
    };
    noted(app, by, deed, write).await.map(|done| done.is_ok())
}

fn publishes(conn: &mut Conn, by: &By, document: DocumentId) -> Result<(), Error> {
    match actor(conn, by, document)?.rights.contains(&Right::Publish) {
        true => Ok(()),
        false => Err(Refusal::NoRight(Right::Publish).into()),
    }
}
