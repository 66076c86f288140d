//! `bayan token`: lets programs in, in somebody's name.

use super::{Desk, InSite, say};
use crate::{
    actions::people::{Giving, MOST_DAYS, give_access, revoke_access},
    api::{API, TOKEN_PREFIX},
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use bayan_core::{account::EmailAddress, id::AccessId, line::Label, scope::Scope};
use bayan_store::{people, sites};
use clap::Subcommand;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum Arguments {
    /// Let a program in; its token is said once.
    Create(Create),
    /// Say which programs are let in.
    List(List),
    /// Let one in no more.
    Revoke(Revoke),
}

#[derive(Debug, clap::Args)]
pub(super) struct Create {
    /// What it is for, so that the newsroom knows later.
    label: Label,
    /// In whose name: the address that this person signs in with.
    #[arg(long = "for", value_name = "ADDRESS")]
    person: EmailAddress,
    /// What it hands on: read, write, approve, publish, remove, media, settings, audit. May stand several times.
    #[arg(long = "scope", required = true)]
    scopes: Vec<Scope>,
    /// For how many days it stands.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_DAYS)))]
    days: u32,
    #[command(flatten)]
    of: InSite,
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    of: InSite,
}

#[derive(Debug, clap::Args)]
pub(super) struct Revoke {
    /// Which: what `bayan token list` says first.
    id: AccessId,
    #[command(flatten)]
    of: InSite,
}

/// From this machine: whoever sits at its command line.
const FROM: &str = "command line";

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    match arguments {
        Arguments::Create(arguments) => create(settings, arguments).await,
        Arguments::List(arguments) => list(settings, arguments).await,
        Arguments::Revoke(arguments) => revoke(settings, arguments).await,
    }
}

async fn create(settings: Settings, arguments: Create) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let (site, email) = (desk.site.id, arguments.person.clone());
    let look = desk.app.store.writer.look(move |conn| {
        let operator = sites::actor(conn, site, sites::OPERATOR)?.person;
        Ok((operator, people::credentials(conn, site, &email)?))
    });
    let (operator, known) = look.await?;
    let known = known.with_context(|| format!("nobody signs in with {}", arguments.person))?;
    let giving = Giving {
        person: known.person,
        label: arguments.label,
        scopes: arguments.scopes.into_iter().collect(),
        days: arguments.days,
    };
    let (token, until) = give_access(&desk.app, site, operator, giving, FROM.to_owned()).await?;
    say(&format!(
        "this lets a program in at {}{API} until {}:",
        desk.app.settings.origin(&desk.site),
        until.timestamp()
    ));
    say(&format!("  {TOKEN_PREFIX}{}", token.reveal()));
    Ok(ExitCode::SUCCESS)
}

async fn list(settings: Settings, arguments: List) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let (site, now) = (desk.site.id, desk.app.clock.now());
    let all = desk.app.store.writer.look(move |conn| people::all_accesses(conn, site, now)).await?;
    if all.is_empty() {
        say("no program is let in");
    }
    for access in all {
        let scopes: Vec<&str> = access.scopes.iter().map(|scope| scope.as_str()).collect();
        let used = access.used_at.map_or("never used".to_owned(), |at| format!("used {}", at.timestamp()));
        say(&format!(
            "{}  {} for {}: {}; until {}, {used}",
            access.id,
            access.label,
            access.name,
            scopes.join(", "),
            access.expires_at.timestamp()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

async fn revoke(settings: Settings, arguments: Revoke) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let site = desk.site.id;
    let operator = desk.app.store.writer.look(move |conn| sites::actor(conn, site, sites::OPERATOR)).await?;
    let of = (arguments.id, None);
    let revoked = revoke_access(&desk.app, site, operator.person, of, FROM.to_owned()).await?;
    ensure!(revoked, "no program is let in by {}", arguments.id);
    say("it lets nobody in any more");
    Ok(ExitCode::SUCCESS)
}
