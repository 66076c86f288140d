//! `bayan record`: looks after the public record.

mod adopt;
mod audit;
mod export;
mod succeed;

use super::InSite;
use crate::settings::Settings;
use anyhow::Result;
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Arguments {
    /// Compare what is kept, what is shown and what was recorded.
    Audit {
        #[command(flatten)]
        of: InSite,
    },
    /// Sign on this machine from now on: after a move, or after a backup was restored.
    Adopt(adopt::Arguments),
    /// Begin another log in the place of this one: where entries of it were shown and are lost.
    Succeed(succeed::Arguments),
    /// Write the record as plain files, for mirrors and archives.
    Export {
        /// Where to; what is there already is completed.
        folder: PathBuf,
        #[command(flatten)]
        of: InSite,
    },
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    match arguments {
        Arguments::Audit { of } => audit::run(settings, &of).await,
        Arguments::Succeed(arguments) => succeed::run(settings, arguments).await,
        Arguments::Adopt(arguments) => adopt::run(settings, arguments).await,
        Arguments::Export { folder, of } => export::run(settings, &folder, &of).await,
    }
}
