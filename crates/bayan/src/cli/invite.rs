//! `bayan invite`: a link that lets one person into the newsroom.

use super::{Desk, InSite, say};
use crate::{actions::people::invite, desk::place::Place, settings::Settings};
use anyhow::Result;
use bayan_core::{line::Label, role::Role};
use bayan_store::sites;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// For whom: a name, so that the newsroom knows later whom this link was for.
    label: Label,
    /// What they are: writer, translator, editor, media-manager, administrator, auditor. May stand several times.
    #[arg(long = "role", required = true)]
    roles: Vec<Role>,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let site = desk.site.id;
    let operator = desk.app.store.writer.look(move |conn| sites::actor(conn, site, sites::OPERATOR)).await?;
    let roles = arguments.roles.into_iter().collect();
    // From this machine: whoever sits at its command line.
    let from = "command line".to_owned();
    let token = invite(&desk.app, site, operator.person, (arguments.label, roles), from).await?;
    say("this link makes one account, once, within seven days:");
    say(&format!("  {}{}", desk.app.settings.origin(&desk.site), Place::Welcome(token.reveal().to_owned())));
    Ok(ExitCode::SUCCESS)
}
