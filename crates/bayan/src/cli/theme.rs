//! `bayan theme`: looks at a theme as readers, browsers and the policy of the pages will.

use super::say;
use anyhow::{Context, Result};
use bayan_render::{
    Theme,
    check::{Severity, check},
};
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Arguments {
    /// Make every page in every language from sample data, and say what is wrong with it.
    Check {
        /// The theme's folder; without one, the theme inside the program.
        folder: Option<PathBuf>,
        /// The hue of the site, 0 to 360; without one, all around.
        #[arg(long, value_parser = clap::value_parser!(u16).range(0..=360))]
        hue: Option<u16>,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let Arguments::Check { folder, hue } = arguments;
    let theme = match folder {
        Some(folder) => Theme::load_from(folder).with_context(|| format!("theme {}", folder.display()))?,
        None => Theme::load()?,
    };
    let hues: Vec<u16> = match hue {
        Some(hue) => vec![*hue],
        None => (0..360).step_by(15).collect(),
    };
    let findings = check(&theme, &hues);
    for finding in &findings {
        say(&finding.to_string());
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let about = theme.about();
    say(&format!(
        "{} {}: {errors} error(s), {} warning(s)",
        about.name,
        about.version,
        findings.len() - errors
    ));
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
