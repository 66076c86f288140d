//! `bayan record audit`.

use crate::{
    cli::{Desk, InSite, say},
    record::audit::audit,
    settings::Settings,
};
use anyhow::Result;
use std::process::ExitCode;

pub(super) async fn run(settings: Settings, of: &InSite) -> Result<ExitCode> {
    let desk = Desk::open(settings, of).await?;
    let audited = audit(&desk.app, &desk.site).await?;
    for finding in &audited.findings {
        say(&finding.to_string());
    }
    let count = audited.findings.len();
    say(&format!(
        "{} entries looked at, {} texts compared, {count} finding(s)",
        audited.entries, audited.texts
    ));
    Ok(if count == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
