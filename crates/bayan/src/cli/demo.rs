//! `bayan demo`: a server with the site of an invented institution. The same code as `init`, `import`,
//! `correct`, `withdraw` and `serve`, one after the other; what is there already is kept.

use super::{say, serve::serve};
use crate::{
    app::{App, DataLock},
    demo,
    settings::Settings,
};
use anyhow::{Context, Result};
use bayan_store::Location;
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, process::ExitCode};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Where the demo is kept.
    #[arg(long, default_value = "bayan-data")]
    data: PathBuf,
    /// Where to keep its database, if not in the data folder.
    #[arg(long, env = "BAYAN_DATABASE")]
    database: Option<Location>,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// A theme of one's own to see the site in.
    #[arg(long, value_name = "FOLDER")]
    theme: Option<PathBuf>,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let origin = format!("http://localhost:{}", arguments.listen.port());
    let themes = arguments.theme.map(|folder| (demo::SITE.to_owned(), folder));
    let settings = Settings {
        database: arguments.database.unwrap_or_else(|| Location::File(arguments.data.join("bayan.db"))),
        keys: arguments.data.join("keys"),
        data: arguments.data,
        listen: arguments.listen,
        origins: BTreeMap::from([(demo::SITE.to_owned(), origin.clone())]),
        themes: themes.into_iter().collect(),
        security_contact: Some("mailto:security@ras-nawaris.example".into()),
        ..Settings::parse("", |_| None)?
    };
    let app = App::open(settings)?;
    let lock = DataLock::take(&app.settings)?.with_context(|| {
        format!("another server or command uses the data folder {}", app.settings.data.display())
    })?;
    if demo::fill(&app).await? {
        say("the demo is ready");
    }
    let site = app.site(Some(demo::SITE)).await?;
    if app.settings.listen.ip().is_loopback() {
        let (password, cast) = demo::cast::let_in(&app, &site).await?;
        say(&format!("the newsroom is at {}/desk; until the next start its cast has the password", origin));
        say(&format!("  {password}"));
        for member in cast {
            let roles: Vec<&str> = member.roles.iter().map(|role| role.as_str()).collect();
            say(&format!("  {}  {}", member.email, roles.join(", ")));
        }
    } else {
        demo::cast::keep_out(&app, &site).await?;
    }
    serve(app, Some(lock)).await
}
