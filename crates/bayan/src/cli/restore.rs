//! `bayan restore`: lets a withdrawn text stand again.

use super::{Desk, InSite};
use crate::{actions, settings::Settings};
use anyhow::Result;
use bayan_core::workflow::Command;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The text: its address, or the eight characters at the end of it.
    text: String,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let document = actions::find(&desk.app, &desk.site, &arguments.text).await?;
    let done = actions::as_operator(&desk.app, &desk.site, document, Command::Restore).await?;
    desk.show(&done).await
}
