//! `bayan import`: brings over what was published elsewhere.

mod fetch;
mod html;
mod jsonl;
mod report;
mod run;
mod text;

use crate::settings::Settings;
use anyhow::Result;
use std::process::ExitCode;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Source {
    /// Saved pages as plain text.
    Text(text::Arguments),
    /// Saved web pages, or the mirror of a whole site.
    Html(html::Arguments),
    /// A file of JSON Lines.
    Jsonl(jsonl::Arguments),
}

pub(super) async fn run(settings: Settings, source: Source) -> Result<ExitCode> {
    match source {
        Source::Text(arguments) => text::run(settings, arguments).await,
        Source::Html(arguments) => html::run(settings, arguments).await,
        Source::Jsonl(arguments) => jsonl::run(settings, arguments).await,
    }
}
