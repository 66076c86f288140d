//! The demo: the site of an invented institution, brought in as any archive would be, then corrected
//! and withdrawn from through the actions.

pub mod cast;
mod topics;

use crate::{
    actions::{
        as_operator,
        correct::{Correction, correct},
        import_item::{Importer, Outcome},
        pictures::Files,
        show::show,
        standing::standing,
    },
    app::App,
    record, site_file,
};
use anyhow::{Context, Result, bail};
use bayan_core::{
    id::DocumentId,
    workflow::{Category, Change, Command, Live, Withdrawal},
};
use bayan_markup::{Assumed, NoNames, markdown};
use bayan_store::{db::Conn, front::Site, imports, people, sites};
use bayan_transfer::jsonl::Lines;
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::{
    io::{self, Cursor},
    path::Path,
};

/// What the log of the demo is called.
const LOG_ORIGIN: &str = "demo.invalid/log";

/// The key of the demo's site.
pub const SITE: &str = "ras-al-nawaris";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Inside;

/// The files inside the program.
struct Embedded;

impl Files for Embedded {
    fn read(&self, path: &Path, _limit: usize) -> io::Result<Vec<u8>> {
        let file = path.to_str().and_then(Inside::get).ok_or(io::ErrorKind::NotFound)?;
        Ok(file.data.into_owned())
    }
}

fn text(name: &str) -> Result<String> {
    let file = Inside::get(name).with_context(|| format!("the program holds no {name}"))?;
    Ok(String::from_utf8(file.data.into_owned())?)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Acts {
    correct: Vec<Correct>,
    withdraw: Vec<Withdraw>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Correct {
    edition: String,
    source: String,
    category: String,
    note: String,
    body: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Withdraw {
    edition: String,
    source: String,
    reason: String,
}

/// Makes and fills the demo's site; answers whether there was something to do. Interrupted, it goes on
/// where it stopped.
pub async fn fill(app: &App) -> Result<bool> {
    if !app.sites().await?.iter().any(|site| site.key == SITE) {
        let mut new = site_file::parse(&text("site.toml")?, Some(&text("seal.svg")?))?;
        // Nobody can take it for the log of an institution that exists (RFC 6761, 6.4).
        new.log_origin = LOG_ORIGIN.into();
        let (now, chance) = (app.clock.now(), app.chance.clone());
        app.store.writer.act(move |conn| sites::create(conn, &new, now, &*chance)).await?;
    }
    let site = app.site(Some(SITE)).await?;
    record::begin(app, &site).await?;
    let imported = import(app, &site).await?;
    show(app, &site, true).await?;
    let acted = act(app, &site).await?;
    topics::file(app, &site).await?;
    show(app, &site, true).await?;
    let (id, now) = (site.id, app.clock.now());
    let begins = move |conn: &mut Conn| {
        // From here on its newsroom works as two people do; what came before was one person's at the command line.
        // Nobody is let in before this is done, so a first start that was interrupted does it too.
        if people::accounts(conn, id)?.is_empty() {
            sites::set_two_person_rule(conn, id, true, now)?;
        }
        Ok(())
    };
    app.store.writer.act(begins).await?;
    Ok(imported || acted)
}

async fn import(app: &App, site: &Site) -> Result<bool> {
    let text = text("articles.jsonl")?;
    let count = text.lines().count() as u64;
    let importer = Importer { app, site, files: &Embedded, dry_run: false };
    let bar = indicatif::ProgressBar::new(count);
    let mut entered = false;
    for (number, item) in Lines::new(Cursor::new(text), Path::new("")) {
        let report = importer.import(item.with_context(|| format!("articles.jsonl, line {number}"))?).await?;
        match report.outcome {
            Outcome::Skipped(reason) => bail!("articles.jsonl, line {number}: {reason}"),
            Outcome::Entered { .. } => entered = true,
            Outcome::Unchanged | Outcome::ChangedSince | Outcome::WouldEnter { .. } => {}
        }
        for doubt in report.doubts {
            tracing::warn!(line = number, "demo.doubt: {doubt}");
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(entered)
}

async fn act(app: &App, site: &Site) -> Result<bool> {
    let acts: Acts = toml::from_str(&text("acts.toml")?)?;
    let mut acted = false;
    for new in acts.correct {
        let (document, lang) = imported(app, site, &new.edition, &new.source).await?;
        if standing(app, document).await?.live.number().is_some_and(|number| number.get() > 1) {
            continue;
        }
        let category = Category::named(&new.category).with_context(|| new.category.clone())?;
        let blocks = markdown::read(&text(&new.body)?, &Assumed::of(lang), &NoNames).blocks;
        let correction = Correction {
            blocks: Some(blocks),
            headline: None,
            change: Change::Major { category, note: new.note.parse()? },
            renders_newest: false,
            emergency: None,
        };
        correct(app, site, document, correction).await?;
        acted = true;
    }
    for new in acts.withdraw {
        let (document, _) = imported(app, site, &new.edition, &new.source).await?;
        if !matches!(standing(app, document).await?.live, Live::Published { .. }) {
            continue;
        }
        let command = Command::Withdraw(Withdrawal::IssuedInError { reason: new.reason.parse()? });
        as_operator(app, site, document, command).await?;
        acted = true;
    }
    Ok(acted)
}

async fn imported(
    app: &App,
    site: &Site,
    edition: &str,
    source: &str,
) -> Result<(DocumentId, bayan_core::language::Lang)> {
    let edition = site.edition(edition).with_context(|| format!("no edition {edition}"))?;
    let (id, wanted) = (edition.id, source.to_owned());
    let found = app.store.writer.look(move |conn| imports::find(conn, id, &wanted)).await?;
    let imported = found.with_context(|| format!("{source} was not imported"))?;
    Ok((imported.document, edition.lang.clone()))
}
