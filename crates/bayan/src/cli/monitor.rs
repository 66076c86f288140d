//! `bayan monitor`: watches the record of a site, one's own or another's.

use super::verify::tell;
use crate::checking::{
    finding::{Findings, Outcome, Stop},
    monitor::{self, Asked},
    source::Source,
    state::State,
    trust::Trust,
};
use anyhow::{Context, Result, ensure};
use bayan_record::note::{KeyKind, VerifierKey};
use std::{path::PathBuf, process::ExitCode, time::Duration};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The origin of a site: https://press.example.org
    url: String,
    /// The file in which is remembered what was seen.
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    /// A key of the log that you trust, or of the site's root ("root KEY"). Without one, the key is pinned
    /// that the site names at first sight.
    #[arg(long = "key", value_name = "VKEY")]
    keys: Vec<String>,
    /// A key of a witness whose signature is looked for.
    #[arg(long = "witness", value_name = "VKEY")]
    witnesses: Vec<String>,
    /// How many pages are looked at each time, in turn. All, unless it is given.
    #[arg(long, value_name = "N")]
    pages: Option<usize>,
    /// Look once and end: 0 fine, 1 alarm, 2 could not look.
    #[arg(long)]
    once: bool,
    /// How many minutes to wait between two looks.
    #[arg(long, value_name = "MINUTES", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=10_080))]
    every: u64,
    /// Answer in JSON, a line for each look.
    #[arg(long)]
    json: bool,
    /// How many minutes a look may take.
    #[arg(long, value_name = "MINUTES", default_value_t = 240, value_parser = clap::value_parser!(u64).range(1..=10_080))]
    patience: u64,
}

/// Looks once, or again and again until it is ended.
pub(super) async fn run(arguments: &Arguments) -> Result<ExitCode> {
    loop {
        let findings = match look(arguments).await {
            Ok(findings) => findings,
            Err(error) => {
                let mut findings = Findings::default();
                findings.stopped(Stop::unread(&arguments.url, format!("{error:#}")));
                findings
            }
        };
        tell(&findings, &arguments.url, arguments.json);
        if arguments.once {
            return Ok(ExitCode::from(findings.outcome().code()));
        }
        if findings.outcome() == Outcome::Alarm {
            tracing::warn!(site = arguments.url, alarms = findings.alarms.len(), "monitor.alarm");
        }
        tokio::time::sleep(Duration::from_secs(arguments.every * 60)).await;
    }
}

async fn look(arguments: &Arguments) -> Result<Findings> {
    let site = Source::site(&arguments.url)?;
    let asked = Asked {
        trust: Trust::given(&arguments.keys)?,
        witnesses: arguments.witnesses.iter().map(|key| witness(key)).collect::<Result<_>>()?,
        pages: arguments.pages,
    };
    let before = State::read(&arguments.state)?;
    let patience = Duration::from_secs(arguments.patience * 60);
    let look = tokio::time::timeout(patience, monitor::look(&site, before.as_ref(), &asked)).await;
    let look = look.context("the look took too long; --pages looks at fewer pages each time")??;
    if let Some(state) = &look.state {
        state.write(&arguments.state)?;
    }
    Ok(look.findings)
}

fn witness(key: &str) -> Result<VerifierKey> {
    let read: VerifierKey = key.trim().parse().with_context(|| format!("{key:?}"))?;
    ensure!(read.kind() == KeyKind::Cosignature, "{key:?} is no key of a witness");
    Ok(read)
}
