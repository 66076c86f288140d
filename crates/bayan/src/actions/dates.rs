//! What somebody decides about the dates that a text mentions.

use super::texts::{By, actor};
use crate::app::App;
use bayan_core::{
    id::{DocumentId, RevisionId},
    workflow::{Refusal, Right},
};
use bayan_store::{
    Acting, Error,
    db::Conn,
    documents,
    newsroom::{self, Verdict},
};

/// Decides about some dates of the version of a text that was seen, each by its place.
///
/// # Errors
/// Where the person may not: whoever publishes the text decides once readers have it, before that whoever writes it.
/// And where the text says something else by now.
pub async fn decide(
    app: &App,
    by: By,
    document: DocumentId,
    (seen, decided): (RevisionId, Vec<(String, Verdict)>),
) -> Result<(), Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            conn.lock_site(by.site)?;
            let actor = actor(conn, &by, document)?;
            let right = right_to_decide(conn, document)?;
            if !actor.rights.contains(&right) {
                return Err(Refusal::NoRight(right).into());
            }
            let network = Some(by.network.as_str());
            let acting = Acting { site: by.site, actor: &actor, now, chance: &*chance, network };
            newsroom::decide_dates(conn, acting, document, (seen, &decided))
        })
        .await
}

/// What somebody must be allowed who decides about the dates of a text.
pub fn right_to_decide(conn: &mut Conn, document: DocumentId) -> Result<Right, Error> {
    Ok(if documents::is_public(conn, document)? { Right::Publish } else { Right::Write })
}
