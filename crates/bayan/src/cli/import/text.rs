//! `bayan import text`: pages saved as plain text.

use super::run::Run;
use crate::{
    cli::{Desk, InSite},
    settings::Settings,
};
use anyhow::{Context, Result, bail};
use bayan_transfer::{
    files,
    text::{self, Target},
};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    /// Files, folders or patterns.
    #[arg(required = true)]
    paths: Vec<String>,
    /// The edition that the pages belong to.
    #[arg(long)]
    edition: String,
    /// The section that they belong to.
    #[arg(long)]
    section: String,
    /// Only report; keep nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let edition = desk.site.edition(&arguments.edition);
    let edition = edition.with_context(|| format!("the site has no edition {:?}", arguments.edition))?;
    if edition.section(&arguments.section).is_none() {
        bail!("the edition has no section {:?}", arguments.section);
    }
    let target = Target {
        edition: edition.key.clone(),
        section: arguments.section.clone(),
        sections: edition
            .sections
            .iter()
            .map(|section| (section.key.clone(), section.name.clone()))
            .collect(),
        institution: edition.institution.clone(),
    };
    let files = files::meant(&arguments.paths, "txt").map_err(anyhow::Error::msg)?;
    if files.is_empty() {
        bail!("no page found (a folder means the .txt files in it)");
    }
    let mut run = Run::new(&desk, arguments.dry_run, Some(files.len() as u64));
    for file in files {
        let bytes = files::read(&file.path, text::MAX_BYTES);
        let item = bytes.and_then(|bytes| text::read(&file.name, &bytes, &target));
        run.item(&file.path.display().to_string(), item).await?;
    }
    run.finish().await
}
