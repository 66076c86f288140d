//! What somebody decides about the dates that a text mentions.

use super::{
    texts::{By, actor},
    topics::right_to_file,
};
use crate::app::App;
use bayan_core::{id::DocumentId, workflow::Refusal};
use bayan_store::{
    Acting, Error,
    newsroom::{self, Verdict},
};

/// Decides about some dates of a text, each by its expression and its number among those that are the same.
///
/// # Errors
/// Where the person may not: whoever publishes the text decides once readers have it, before that whoever writes it.
pub async fn decide(
    app: &App,
    by: By,
    document: DocumentId,
    decided: Vec<(String, u32, Verdict)>,
) -> Result<(), Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            conn.lock_site(by.site)?;
            let actor = actor(conn, &by, document)?;
            let right = right_to_file(conn, document)?;
            if !actor.rights.contains(&right) {
                return Err(Refusal::NoRight(right).into());
            }
            let network = Some(by.network.as_str());
            let acting = Acting { site: by.site, actor: &actor, now, chance: &*chance, network };
            newsroom::decide_dates(conn, acting, document, &decided)
        })
        .await
}
