//! `bayan correct`: corrects a published text openly.

use super::{Desk, InSite};
use crate::{
    actions::{self, correct::Correction, standing::standing},
    settings::Settings,
};
use anyhow::{Context, Result, bail};
use bayan_core::{
    line::{Headline, Passage},
    workflow::{Category, Change},
};
use bayan_markup::{Assumed, NoNames, markdown};
use std::{fs, path::PathBuf, process::ExitCode};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The text: its address, or the eight characters at the end of it.
    text: String,
    /// A file with the whole corrected text in Markdown.
    #[arg(long)]
    body: Option<PathBuf>,
    /// The corrected headline.
    #[arg(long)]
    headline: Option<Headline>,
    /// What the public is told.
    #[arg(long, required_unless_present = "minor")]
    note: Option<Passage>,
    /// What was corrected: fact, addition or clarification.
    #[arg(long, default_value = "fact")]
    category: String,
    /// A typing error or the like: nothing that readers need to be told.
    #[arg(long, conflicts_with = "note")]
    minor: bool,
    /// For a translation: it now renders the newest text of its original.
    #[arg(long)]
    renders_newest: bool,
    /// Publish without a second person, for this reason, where the site asks for one.
    #[arg(long, value_name = "REASON")]
    emergency: Option<Passage>,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let change = match arguments.note {
        Some(note) => {
            let category = Category::named(&arguments.category);
            Change::Major { category: category.context("--category: fact, addition or clarification")?, note }
        }
        None => Change::Minor,
    };
    if arguments.body.is_none() && arguments.headline.is_none() && !arguments.renders_newest {
        bail!("nothing to correct: give --body, --headline or --renders-newest");
    }
    let desk = Desk::open(settings, &arguments.of).await?;
    let document = actions::find(&desk.app, &desk.site, &arguments.text).await?;
    let before = standing(&desk.app, document).await?.newest.content;
    let blocks = match &arguments.body {
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let read = markdown::read(&text, &Assumed { lang: before.lang, dir: before.dir }, &NoNames);
            if let Some(note) = read.notes.first() {
                bail!("{}: {note}", path.display());
            }
            if read.blocks.is_empty() {
                bail!("{}: there is no text in it", path.display());
            }
            Some(read.blocks)
        }
        None => None,
    };
    let correction = Correction {
        blocks,
        headline: arguments.headline,
        change,
        renders_newest: arguments.renders_newest,
        emergency: arguments.emergency,
    };
    let done = actions::correct::correct(&desk.app, &desk.site, document, correction).await?;
    desk.show(&done).await
}
