//! Making sure that what was decided is shown before anybody is told that it is.

use crate::app::App;
use bayan_core::id::SiteId;
use bayan_store::{Error, show};
use std::time::Duration;

/// How long a running server is waited for.
const PATIENCE: u32 = 50;
const PAUSE: Duration = Duration::from_millis(5);

/// Shows everything that was decided: by itself where no server runs, else gives the server a moment first.
pub async fn show(app: &App, site: SiteId, alone: bool) -> Result<i64, Error> {
    if alone {
        return app.store.writer.act(move |conn| show::show(conn, site)).await;
    }
    for _ in 0..PATIENCE {
        let (decided, shown) = app.store.writer.look(move |conn| show::positions(conn, site)).await?;
        if shown >= decided {
            return Ok(shown);
        }
        tokio::time::sleep(PAUSE).await;
    }
    // It was another command that held the lock, not a server.
    app.store.writer.act(move |conn| show::show(conn, site)).await
}
