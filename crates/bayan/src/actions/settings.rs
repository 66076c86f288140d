//! What a site decides about its work.

use super::texts::By;
use crate::app::App;
use bayan_store::{
    Error,
    audit::{self, Deed},
    sites,
};

/// Decides whether somebody who wrote no part of a change must approve it.
pub async fn set_two_person_rule(app: &App, by: By, wanted: bool) -> Result<(), Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let deed = Deed {
        actor: by.person,
        action: "change-two-person-rule",
        subject: None,
        network: by.network,
        detail: Some(if wanted { "on" } else { "off" }.to_owned()),
    };
    app.store
        .writer
        .act(move |conn| {
            if sites::policy(conn, by.site)?.two_person_rule != wanted {
                sites::set_two_person_rule(conn, by.site, wanted, now)?;
                audit::note(conn, by.site, &deed, now, &*chance)?;
            }
            Ok(())
        })
        .await
}
