//! `bayan import jsonl`: one text a line, from a file or from another program.

use super::run::Run;
use crate::{
    cli::{Desk, InSite},
    settings::Settings,
};
use anyhow::{Context, Result};
use bayan_transfer::jsonl::Lines;
use std::{
    fs::File,
    io::{BufRead, BufReader, stdin},
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    /// The file; `-` for what another program writes: each line is published as it comes.
    file: PathBuf,
    /// Only report; keep nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let run = Run::new(&desk, arguments.dry_run, None);
    if arguments.file == Path::new("-") {
        // Pictures lie below the folder in which the command was given.
        return lines(run.one_by_one(), BufReader::new(stdin()), Path::new("")).await;
    }
    let path = &arguments.file;
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    lines(run, BufReader::new(file), path.parent().unwrap_or(Path::new(""))).await
}

async fn lines(mut run: Run<'_>, reader: impl BufRead, folder: &Path) -> Result<ExitCode> {
    for (number, item) in Lines::new(reader, folder) {
        run.item(&format!("line {number}"), item).await?;
    }
    run.finish().await
}
