//! `bayan import`: brings over what was published elsewhere.

use super::{Desk, InSite, say};
use crate::{
    actions::{
        import_item::{Importer, Outcome, Report},
        pictures::Disk,
        show::show,
    },
    http::paths::Address,
    settings::Settings,
};
use anyhow::{Context, Result, bail};
use bayan_core::item::ItemKind;
use bayan_transfer::{
    Fault, ImportedItem, files,
    jsonl::Lines,
    text::{self, Target},
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// After how many entered texts they are shown.
const TOGETHER: usize = 10;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Source {
    /// Saved pages as plain text.
    Text(TextArguments),
    /// A file of JSON Lines.
    Jsonl(JsonlArguments),
}

#[derive(Debug, clap::Args)]
pub(super) struct TextArguments {
    /// Files, folders or patterns.
    #[arg(required = true)]
    paths: Vec<String>,
    /// The edition that the pages belong to.
    #[arg(long)]
    edition: String,
    /// The section that they belong to.
    #[arg(long)]
    section: String,
    /// Only report; keep nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    of: InSite,
}

#[derive(Debug, clap::Args)]
pub(super) struct JsonlArguments {
    /// The file.
    file: PathBuf,
    /// Only report; keep nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, source: Source) -> Result<ExitCode> {
    match source {
        Source::Text(arguments) => import_text(settings, arguments).await,
        Source::Jsonl(arguments) => import_jsonl(settings, arguments).await,
    }
}

async fn import_text(settings: Settings, arguments: TextArguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let edition = desk.site.edition(&arguments.edition);
    let edition = edition.with_context(|| format!("the site has no edition {:?}", arguments.edition))?;
    if edition.section(&arguments.section).is_none() {
        bail!("the edition has no section {:?}", arguments.section);
    }
    let target = Target {
        edition: edition.key.clone(),
        section: arguments.section.clone(),
        sections: edition
            .sections
            .iter()
            .map(|section| (section.key.clone(), section.name.clone()))
            .collect(),
        institution: edition.institution.clone(),
    };
    let files = files::meant(&arguments.paths, "txt").map_err(anyhow::Error::msg)?;
    if files.is_empty() {
        bail!("no page found (a folder means the .txt files in it)");
    }
    let mut run = Run::new(&desk, arguments.dry_run, Some(files.len() as u64));
    for file in files {
        let item = read_page(&file.path).and_then(|bytes| text::read(&file.name, &bytes, &target));
        run.item(&file.path.display().to_string(), item).await?;
    }
    run.finish().await
}

fn read_page(path: &Path) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| Fault::Unreadable(error.to_string()))?;
    let limit = text::MAX_BYTES as u64 + 1;
    file.take(limit).read_to_end(&mut bytes).map_err(|error| Fault::Unreadable(error.to_string()))?;
    Ok(bytes)
}

async fn import_jsonl(settings: Settings, arguments: JsonlArguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let path = &arguments.file;
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut run = Run::new(&desk, arguments.dry_run, None);
    for (number, item) in Lines::new(BufReader::new(file), folder) {
        run.item(&format!("line {number}"), item).await?;
    }
    run.finish().await
}

/// One run over many items, with its report.
struct Run<'d> {
    desk: &'d Desk,
    importer: Importer<'d>,
    bar: ProgressBar,
    waiting: Vec<String>,
    entered: usize,
    known: usize,
    skipped: usize,
    doubtful: usize,
}

impl<'d> Run<'d> {
    fn new(desk: &'d Desk, dry_run: bool, count: Option<u64>) -> Run<'d> {
        let bar = match count {
            Some(count) => ProgressBar::new(count),
            None => ProgressBar::new_spinner(),
        };
        let template = if count.is_some() {
            "{bar:30} {pos}/{len} {per_sec} {msg}"
        } else {
            "{spinner} {pos} {per_sec} {msg}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let importer = Importer { app: &desk.app, site: &desk.site, files: &Disk, dry_run };
        Run { desk, importer, bar, waiting: Vec::new(), entered: 0, known: 0, skipped: 0, doubtful: 0 }
    }

    fn line(&self, line: &str) {
        self.bar.suspend(|| say(line));
    }

    async fn item(&mut self, place: &str, item: Result<ImportedItem, Fault>) -> Result<()> {
        self.bar.inc(1);
        let item = match item {
            Ok(item) => item,
            Err(fault) => {
                self.skipped += 1;
                self.line(&format!("{place}: skipped: {fault}"));
                return Ok(());
            }
        };
        let (edition, source, kind) = (item.edition.clone(), item.source.clone(), item.kind);
        let found = item.found.clone();
        let report = self.importer.import(item).await?;
        self.report(place, &found, &report);
        match report.outcome {
            Outcome::Entered { short_id, slug, position } => {
                self.entered += 1;
                let address = match kind {
                    ItemKind::Page => Address::Page { edition, slug: slug.to_string() },
                    _ => Address::Article { edition, slug: slug.to_string(), id: short_id },
                };
                self.waiting.push(format!("published {position} {source} {address}"));
                if self.waiting.len() >= TOGETHER {
                    self.show().await?;
                }
            }
            Outcome::WouldEnter { .. } => self.entered += 1,
            Outcome::Unchanged | Outcome::ChangedSince => self.known += 1,
            Outcome::Skipped(_) => self.skipped += 1,
        }
        Ok(())
    }

    /// Everything found and doubted, in a dry run; otherwise what a person has to look at.
    fn report(&mut self, place: &str, found: &[(&'static str, String)], report: &Report) {
        if !report.doubts.is_empty() {
            self.doubtful += 1;
        }
        let outcome = match &report.outcome {
            Outcome::Entered { .. } => String::new(),
            Outcome::WouldEnter { blocks } => format!("would be entered, {blocks} block(s)"),
            Outcome::Unchanged => "entered by an earlier run".into(),
            Outcome::ChangedSince => {
                "entered by an earlier run; changed in the source since, left as published".into()
            }
            Outcome::Skipped(reason) => format!("skipped: {reason}"),
        };
        let quiet = matches!(report.outcome, Outcome::Entered { .. } | Outcome::Unchanged)
            && report.doubts.is_empty();
        if quiet && !self.importer.dry_run {
            return;
        }
        self.line(format!("{place}: {outcome}").trim_end_matches([':', ' ']));
        if self.importer.dry_run {
            for (name, value) in found {
                self.line(&format!("    {name}: {value}"));
            }
        }
        for doubt in &report.doubts {
            self.line(&format!("    ? {doubt}"));
        }
    }

    /// Shows what was entered, and only then says so.
    async fn show(&mut self) -> Result<()> {
        show(&self.desk.app, self.desk.site.id, self.desk.lock.is_some()).await?;
        for line in std::mem::take(&mut self.waiting) {
            self.line(&line);
        }
        Ok(())
    }

    async fn finish(mut self) -> Result<ExitCode> {
        self.show().await?;
        self.bar.finish_and_clear();
        let verb = if self.importer.dry_run { "would be entered" } else { "entered" };
        let Run { entered, known, skipped, doubtful, .. } = &self;
        say(&format!("{entered} {verb}, {known} known already, {skipped} skipped, {doubtful} to look at"));
        // Something was asked for and nothing came of it: a script should see that.
        let nothing = self.entered == 0 && self.known == 0 && self.skipped > 0;
        Ok(if nothing { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}
