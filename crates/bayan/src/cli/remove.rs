//! `bayan remove`: removes a text, or parts of it, because somebody ordered it.

use super::{Desk, InSite, say};
use crate::{
    actions::{
        self,
        remove::{Removal, preview, remove},
    },
    settings::Settings,
};
use anyhow::{Result, bail};
use bayan_core::{
    line::{Headline, Passage},
    publication::Ground,
};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The text: its address, or the eight characters at the end of it.
    text: String,
    /// On what ground: court, privacy, rights, safety or other; the public reads it.
    #[arg(long)]
    ground: Ground,
    /// Why; the public reads it.
    #[arg(long)]
    reason: Passage,
    /// A part alone, as the list of parts names it (`body/3`, `byline`, `media/1/caption`); of an earlier
    /// version with its number and a colon before it (`2:body/3`). May stand several times.
    #[arg(long = "part", value_name = "PART")]
    parts: Vec<String>,
    /// What the text is called, where its headline goes.
    #[arg(long)]
    headline: Option<Headline>,
    /// Publish what is left without a second person, for this reason, where the site asks for one.
    #[arg(long, value_name = "REASON", requires = "parts")]
    emergency: Option<Passage>,
    /// It cannot be undone: say that it is meant.
    #[arg(long)]
    destroy: bool,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let document = actions::find(&desk.app, &desk.site, &arguments.text).await?;
    if !arguments.destroy {
        for (rev, names) in preview(&desk.app, document, &arguments.parts).await? {
            say(&format!(
                "entry {rev} of this text: {}",
                if arguments.parts.is_empty() { "everything".into() } else { names.join(", ") }
            ));
        }
        bail!(
            "this destroys what is removed, for good and in every version; nothing was done. \
             Say that it is meant with --destroy"
        );
    }
    let removal = Removal {
        ground: arguments.ground,
        reason: arguments.reason,
        parts: arguments.parts,
        headline: arguments.headline,
        emergency: arguments.emergency,
    };
    let done = remove(&desk.app, &desk.site, document, removal, None).await?;
    say("destroyed in the database and in the media folder; backups and copies made earlier still have it");
    desk.show(&done).await
}
