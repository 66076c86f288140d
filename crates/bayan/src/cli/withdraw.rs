//! `bayan withdraw`: withdraws a published text.

use super::{Desk, InSite};
use crate::{
    actions::{self, standing::standing},
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use bayan_core::{
    line::Passage,
    workflow::{Command, Live, Withdrawal},
};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The text: its address, or the eight characters at the end of it.
    text: String,
    /// Why; the public reads it.
    #[arg(long, required_unless_present = "replaced_by")]
    reason: Option<Passage>,
    /// It should never have been published.
    #[arg(long, conflicts_with = "replaced_by")]
    error: bool,
    /// The text that stands in its place.
    #[arg(long, value_name = "TEXT", conflicts_with = "reason")]
    replaced_by: Option<String>,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let document = actions::find(&desk.app, &desk.site, &arguments.text).await?;
    let how = match &arguments.replaced_by {
        Some(other) => {
            let other = actions::find(&desk.app, &desk.site, other).await?;
            let stands = matches!(standing(&desk.app, other).await?.live, Live::Published { .. });
            ensure!(
                stands && other != document,
                "--replaced-by: another text that stands before the public is needed"
            );
            Withdrawal::ReplacedBy(other)
        }
        None => {
            let reason = arguments.reason.context("--reason is missing")?;
            match arguments.error {
                true => Withdrawal::IssuedInError { reason },
                false => Withdrawal::KeptReadable { reason },
            }
        }
    };
    let done = actions::as_operator(&desk.app, &desk.site, document, Command::Withdraw(how)).await?;
    desk.show(&done).await
}
