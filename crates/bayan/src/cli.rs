//! The command line: one command a file.

mod correct;
mod demo;
mod import;
mod init;
mod invite;
mod key;
mod monitor;
mod record;
mod remove;
mod restore;
mod serve;
mod theme;
mod token;
mod verify;
mod withdraw;
mod witness;

use crate::{
    actions::show::show,
    app::{App, DataLock},
    settings::Settings,
};
use anyhow::{Context, Result};
use bayan_store::{act::Done, front::Site};
use clap::{Parser, Subcommand};
use std::{io::Write, path::PathBuf, process::ExitCode, time::Duration};

/// The newsroom and publishing server for institutions that speak in Arabic and in any other language.
#[derive(Debug, Parser)]
#[command(name = "bayan", version, propagate_version = true)]
struct Cli {
    /// The settings file.
    #[arg(long, global = true, env = "BAYAN_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a site.
    Init(init::Arguments),
    /// Start the server.
    Serve(serve::Arguments),
    /// Start a server with the site of an invented institution.
    Demo(demo::Arguments),
    /// Bring over what was published elsewhere.
    #[command(subcommand)]
    Import(import::Source),
    /// Make a link that lets one person into the newsroom.
    Invite(invite::Arguments),
    /// Let programs in, in somebody's name.
    #[command(subcommand)]
    Token(token::Arguments),
    /// Correct a published text openly.
    Correct(correct::Arguments),
    /// Withdraw a published text.
    Withdraw(withdraw::Arguments),
    /// Let a withdrawn text stand again.
    Restore(restore::Arguments),
    /// Remove a text, or parts of it, because somebody ordered it: it is destroyed.
    Remove(remove::Arguments),
    /// The keys of the public record.
    #[command(subcommand)]
    Key(key::Arguments),
    /// Look after the public record.
    #[command(subcommand)]
    Record(record::Arguments),
    /// Witness the records of others.
    #[command(subcommand)]
    Witness(witness::Arguments),
    /// Check a text, a file or an export against the public record.
    Verify(verify::Arguments),
    /// Watch the public record of a site, one's own or another's.
    Monitor(monitor::Arguments),
    /// Look at a theme.
    #[command(subcommand)]
    Theme(theme::Arguments),
}

/// How long work behind the scenes is waited for at the end.
const LAST_WORK: Duration = Duration::from_secs(1);

/// Runs the program. Errors go to standard error, with what led to them.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => {
            let done = runtime.block_on(cli.run());
            // A picture or a page in the making is not waited for: what is half done is done again.
            runtime.shutdown_timeout(LAST_WORK);
            done
        }
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            // A full disk may hold the log as well: what cannot be said is no reason to panic.
            let _ = writeln!(std::io::stderr(), "bayan: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start_log() {
    use tracing_subscriber::{EnvFilter, fmt};
    let filter = EnvFilter::try_from_env("BAYAN_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::env::var("BAYAN_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().init();
    } else {
        log.with_target(false).init();
    }
}

impl Cli {
    fn settings(&self) -> Result<Settings> {
        let path = self.config.clone().unwrap_or_else(|| "bayan.toml".into());
        Settings::read(&path, self.config.is_some(), |name| std::env::var(name).ok())
    }

    async fn run(self) -> Result<ExitCode> {
        // These need no settings, so that none can be wrong.
        match self.command {
            Command::Demo(arguments) => return demo::run(arguments).await,
            Command::Theme(arguments) => return theme::run(&arguments),
            Command::Verify(arguments) => return verify::run(&arguments).await,
            Command::Monitor(arguments) => return monitor::run(&arguments).await,
            _ => {}
        }
        let settings = self.settings()?;
        match self.command {
            Command::Init(arguments) => init::run(settings, arguments).await,
            Command::Serve(arguments) => serve::run(settings, arguments).await,
            Command::Import(source) => import::run(settings, source).await,
            Command::Invite(arguments) => invite::run(settings, arguments).await,
            Command::Token(arguments) => token::run(settings, arguments).await,
            Command::Correct(arguments) => correct::run(settings, arguments).await,
            Command::Withdraw(arguments) => withdraw::run(settings, arguments).await,
            Command::Restore(arguments) => restore::run(settings, arguments).await,
            Command::Remove(arguments) => remove::run(settings, arguments).await,
            Command::Key(arguments) => key::run(settings, arguments).await,
            Command::Record(arguments) => record::run(settings, arguments).await,
            Command::Witness(arguments) => witness::run(settings, arguments).await,
            Command::Demo(_) | Command::Theme(_) | Command::Verify(_) | Command::Monitor(_) => {
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// Which site a command is about.
#[derive(Debug, Clone, clap::Args)]
struct InSite {
    /// The site, where there are several.
    #[arg(long = "in", value_name = "SITE")]
    site: Option<String>,
}

/// A command that acts on one site: the program, the site, and whether no server runs beside it.
struct Desk {
    app: App,
    site: Site,
    lock: Option<DataLock>,
}

impl Desk {
    async fn open(settings: Settings, of: &InSite) -> Result<Desk> {
        let app = App::open(settings)?;
        let lock = DataLock::take(&app.settings)?;
        let site = app.site(of.site.as_deref()).await?;
        begin(&app, &site).await?;
        Ok(Desk { app, site, lock })
    }

    /// Signs and shows what was decided.
    async fn shown(&self) -> Result<()> {
        show(&self.app, &self.site, self.lock.is_some())
            .await
            .map(drop)
            .context("it is done, and is shown as soon as it can be signed")
    }

    /// Shows what was decided, and says so.
    async fn show(&self, done: &Done) -> Result<ExitCode> {
        self.shown().await?;
        if let Some(position) = done.position {
            say(&format!("public, as number {position} in the order of all public acts"));
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Begins the record of a site where it has none yet.
async fn begin(app: &App, site: &Site) -> Result<()> {
    if let Some(root) = crate::record::begin(app, site).await? {
        say(&format!("the root key of the record of {} is {}", site.key, root.display()));
        say(
            "keep it on paper or on a stick, in two places, and not on this machine: see the operator's guide",
        );
    }
    Ok(())
}

/// One line to whoever sits at the command line. Nobody listening any more is no reason to stop.
/// What a file from elsewhere holds is shown, not obeyed: control characters would move the cursor, and
/// those that reorder text would turn the line round.
fn say(line: &str) {
    let shown = |c: char| {
        let acts = c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if acts { c.escape_unicode().to_string() } else { c.to_string() }
    };
    let line: String = line.chars().map(shown).collect();
    let _ = writeln!(std::io::stdout(), "{line}");
}
