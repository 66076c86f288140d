//! Making sure that what was decided is shown before anybody is told that it is.

use crate::{
    app::App,
    record::{self, NotShown},
};
use bayan_store::{front::Site, show};
use std::time::Duration;

/// How long a running server is waited for.
const PATIENCE: u32 = 50;
const PAUSE: Duration = Duration::from_millis(5);

/// Signs and shows everything that was decided: by itself where no server runs, else gives the server a
/// moment first.
pub async fn show(app: &App, site: &Site, alone: bool) -> Result<i64, NotShown> {
    if alone {
        return record::step(app, site).await;
    }
    let id = site.id;
    for _ in 0..PATIENCE {
        let (shown, waits) = app
            .store
            .writer
            .look(move |conn| Ok((show::positions(conn, id)?.1, show::is_waiting(conn, id)?)))
            .await?;
        if !waits {
            return Ok(shown);
        }
        tokio::time::sleep(PAUSE).await;
    }
    // It was another command that held the lock, not a server.
    record::step(app, site).await
}

/// The same beside a running server, for whoever has just decided something: where it cannot be signed or shown now it
/// is decided all the same, and shown as soon as it can be; the log says why not.
pub async fn show_now(app: &App, site: &Site) {
    if let Err(error) = show(app, site, false).await {
        tracing::error!(error = %error, "desk.decided_and_not_shown");
    }
}
