//! `bayan import html`: saved web pages, or the mirror of a whole site that wget made.

use super::{fetch::Fetcher, report::Dead, run::Run};
use crate::{
    cli::{Desk, InSite, say},
    http::old_address::old_address,
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use bayan_store::{front::Edition, redirects};
use bayan_transfer::{
    Fault, files,
    files::Meant,
    html::{self, Outcome, Rules, Site, Target},
};
use indicatif::ProgressBar;
use std::{fs, path::PathBuf, process::ExitCode};

/// The most bytes of a rules file.
const MAX_RULES: usize = 64 << 10;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    /// Files, folders or patterns.
    #[arg(required = true)]
    paths: Vec<String>,
    /// The edition that the pages belong to.
    #[arg(long)]
    edition: String,
    /// The section of pages whose own is not known.
    #[arg(long)]
    section: Option<String>,
    /// Rules for this site: where headline, date and text are. They win over what is guessed.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Where the pages stood, as https://old.example.
    #[arg(long, value_name = "ADDRESS")]
    origin: Option<String>,
    /// Ask the old site for pictures that are not in the folder.
    #[arg(long, requires = "origin")]
    fetch_pictures: bool,
    /// Write what was found and doubted, and the addresses that would go dead, into this file (HTML).
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
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
    let rules = rules(&arguments, edition)?;
    let target = target(&arguments, edition)?;
    let files = files::pages(&arguments.paths).map_err(anyhow::Error::msg)?;
    ensure!(!files.is_empty(), "no page found (a folder means the HTML files in it)");
    let mut fetcher = match (&arguments.origin, arguments.fetch_pictures && !arguments.dry_run) {
        (Some(origin), true) => Some(Fetcher::new(origin)?),
        _ => None,
    };
    let bar = ProgressBar::new(files.len() as u64);
    let surveyed = Site::survey(&files, arguments.origin.as_deref(), &rules, || bar.inc(1));
    bar.finish_and_clear();
    let site = surveyed.context("origin")?;
    say(&format!("{} page(s) looked through", site.pages()));
    let mut run = Run::new(&desk, arguments.dry_run, Some(files.len() as u64)).with_report();
    let mut done = Ok(());
    for file in &files {
        done = page(&mut run, file, &target, &site, &rules, fetcher.as_mut()).await;
        if done.is_err() {
            break;
        }
    }
    // Whatever stopped it: what was found until then is written down.
    if done.is_ok() {
        for dead in dead(&desk, &run, &site).await? {
            run.dead(dead);
        }
    }
    if let Some(path) = &arguments.report {
        let written = fs::write(path, run.report_html());
        written.with_context(|| format!("cannot write the report {}", path.display()))?;
    }
    done?;
    run.finish().await
}

async fn page(
    run: &mut Run<'_>,
    file: &Meant,
    target: &Target,
    site: &Site,
    rules: &Rules,
    fetcher: Option<&mut Fetcher>,
) -> Result<()> {
    let read = files::read(&file.path, html::MAX_BYTES);
    match read.and_then(|bytes| html::read(file, &bytes, target, site, rules)) {
        Ok(Outcome::Article(mut item)) => {
            if let Some(fetcher) = fetcher {
                fetcher.complete(&mut item).await;
            }
            run.item(&file.name, Ok(*item)).await
        }
        Ok(Outcome::NotAnArticle(why)) => {
            run.left_out(&file.name, &why.to_string());
            Ok(())
        }
        Err(fault) => run.item(&file.name, Err::<_, Fault>(fault)).await,
    }
}

fn rules(arguments: &Arguments, edition: &Edition) -> Result<Rules> {
    let Some(path) = &arguments.rules else { return Ok(Rules::default()) };
    let shown = path.display();
    let bytes = files::read(path, MAX_RULES).with_context(|| format!("cannot read {shown}"))?;
    let text = String::from_utf8(bytes).with_context(|| format!("{shown} is not UTF-8"))?;
    let rules = Rules::parse(&text).with_context(|| format!("in {shown}"))?;
    for key in rules.section_keys() {
        ensure!(edition.section(key).is_some(), "in {shown}: the edition has no section {key:?}");
    }
    Ok(rules)
}

fn target(arguments: &Arguments, edition: &Edition) -> Result<Target> {
    if let Some(section) = &arguments.section
        && edition.section(section).is_none()
    {
        bail!("the edition has no section {section:?}");
    }
    let sections = edition.sections.iter().map(|section| (section.key.clone(), section.name.clone()));
    Ok(Target {
        edition: edition.key.clone(),
        lang: edition.lang.clone(),
        section: arguments.section.clone(),
        sections: sections.collect(),
        institution: edition.institution.clone(),
    })
}

/// The addresses that the old site's pages lead to and that will lead nowhere.
async fn dead(desk: &Desk, run: &Run<'_>, site: &Site) -> Result<Vec<Dead>> {
    let mut open = Vec::new();
    for (address, page) in site.linked() {
        let Some(path) = old_address(address) else { continue };
        if !run.covers(&path) {
            open.push((path, Dead { address: address.to_owned(), page: page.to_owned() }));
        }
    }
    let site = desk.site.id;
    let dead = desk.app.store.writer.look(move |conn| {
        let mut dead = Vec::new();
        for (path, found) in open {
            // An earlier run, or another archive, may have brought it over.
            if !redirects::leads(conn, site, &path)? {
                dead.push(found);
            }
        }
        Ok(dead)
    });
    Ok(dead.await?)
}
