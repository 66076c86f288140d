//! `bayan invite`: a link that lets one person into the newsroom.

use super::{Desk, InSite, say};
use crate::{
    actions::people::{invite, invite_again},
    desk::{place::Place, roles::is_of},
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use bayan_core::{account::EmailAddress, line::Label, role::Roles};
use bayan_store::{front::Site, people, sites};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// For whom: a name, so that the newsroom knows later whom this link was for.
    #[arg(required_unless_present = "again")]
    label: Option<Label>,
    /// What they are: writer, translator, editor, media-manager, administrator, auditor. May stand several times.
    /// The first three may count in some editions and sections only: `translator@en,fr`, `editor@ar/news`.
    #[arg(long = "role", required_unless_present = "again")]
    roles: Vec<Roles>,
    /// Somebody who has an account with this address, and makes a new password by the link.
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["label", "roles"])]
    again: Option<EmailAddress>,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let site = desk.site.id;
    let operator = desk.app.store.writer.look(move |conn| sites::actor(conn, site, sites::OPERATOR)).await?;
    // From this machine: whoever sits at its command line.
    let from = "command line".to_owned();
    let token = match (arguments.again, arguments.label) {
        (Some(email), _) => {
            let look = email.clone();
            let known = desk.app.store.writer.look(move |conn| people::credentials(conn, site, &look));
            let known = known.await?.with_context(|| format!("nobody signs in with {email}"))?;
            let token = invite_again(&desk.app, site, operator.person, known.person, from).await?;
            say("by this link the person chooses a new password, once, within seven days:");
            token.with_context(|| format!("the account of {email} is closed"))?
        }
        (None, Some(label)) => {
            let roles = together(arguments.roles, &desk.site)?;
            say("this link makes one account, once, within seven days:");
            invite(&desk.app, site, operator.person, (label, roles), from).await?
        }
        // The command line asks for one of them.
        (None, None) => bail!("for whom?"),
    };
    say(&format!("  {}{}", desk.app.settings.origin(&desk.site), Place::Welcome(token.reveal().to_owned())));
    Ok(ExitCode::SUCCESS)
}

/// All that was said, of editions and sections that the site has.
fn together(said: Vec<Roles>, site: &Site) -> Result<Roles> {
    let mut roles = Roles::none();
    for (role, remit) in said.iter().flat_map(Roles::iter) {
        ensure!(is_of(remit, site), "{role}{remit}: the site has no such edition or section");
        roles.hold(role, remit.clone());
    }
    Ok(roles)
}
