//! One run over many items: enters them, shows them a few at a time, and says what a person has to look at.

use super::report::{Dead, Entry, Written};
use crate::{
    actions::{
        import_item::{Importer, Outcome, Report},
        pictures::Disk,
        show::show,
    },
    cli::{Desk, say},
    http::{old_address::old_address, paths::Address},
};
use anyhow::Result;
use bayan_core::item::ItemKind;
use bayan_transfer::{Fault, ImportedItem};
use indicatif::{ProgressBar, ProgressStyle};
use std::{collections::HashSet, process::ExitCode};

/// After how many entered texts they are shown.
const TOGETHER: usize = 10;
/// How many addresses that would go dead are named on the terminal.
const NAMED: usize = 20;

/// One run over many items, with its report.
pub(super) struct Run<'d> {
    desk: &'d Desk,
    importer: Importer<'d>,
    bar: ProgressBar,
    together: usize,
    waiting: Vec<String>,
    written: Option<Written>,
    /// The old addresses that lead somewhere after this run.
    covered: HashSet<String>,
    dead: usize,
    entered: usize,
    known: usize,
    skipped: usize,
    left_out: usize,
    doubtful: usize,
}

impl<'d> Run<'d> {
    pub(super) fn new(desk: &'d Desk, dry_run: bool, count: Option<u64>) -> Run<'d> {
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
        Run {
            desk,
            importer: Importer { app: &desk.app, site: &desk.site, files: &Disk, dry_run },
            bar,
            together: TOGETHER,
            waiting: Vec::new(),
            written: None,
            covered: HashSet::new(),
            dead: 0,
            entered: 0,
            known: 0,
            skipped: 0,
            left_out: 0,
            doubtful: 0,
        }
    }

    /// The same run, showing each text at once.
    pub(super) fn one_by_one(self) -> Run<'d> {
        Run { together: 1, ..self }
    }

    /// The same run, keeping what it says for a file.
    pub(super) fn with_report(self) -> Run<'d> {
        Run { written: Some(Written::new(self.importer.dry_run)), ..self }
    }

    /// Whether an old address leads somewhere after this run.
    pub(super) fn covers(&self, path: &str) -> bool {
        self.covered.contains(path)
    }

    /// What was kept for a file.
    pub(super) fn report_html(&self) -> String {
        self.written.as_ref().map(Written::html).unwrap_or_default()
    }

    fn line(&self, line: &str) {
        self.bar.suspend(|| say(line));
    }

    fn note(&mut self, entry: impl FnOnce() -> Entry) {
        if let Some(written) = &mut self.written {
            written.add(entry());
        }
    }

    /// A page that is no text.
    pub(super) fn left_out(&mut self, place: &str, why: &str) {
        self.bar.inc(1);
        self.left_out += 1;
        if self.importer.dry_run {
            self.line(&format!("{place}: left out: {why}"));
        }
        self.note(|| Entry::left_out(place, why));
    }

    /// An old address that will lead nowhere.
    pub(super) fn dead(&mut self, dead: Dead) {
        if self.dead < NAMED {
            self.line(&format!("dead: {} (linked from {})", dead.address, dead.page));
        }
        self.dead += 1;
        if let Some(written) = &mut self.written {
            written.dead(dead);
        }
    }

    pub(super) async fn item(&mut self, place: &str, item: Result<ImportedItem, Fault>) -> Result<()> {
        self.bar.inc(1);
        let item = match item {
            Ok(item) => item,
            Err(fault) => {
                self.skipped += 1;
                self.line(&format!("{place}: skipped: {fault}"));
                self.note(|| Entry::skipped(place, &fault.to_string()));
                return Ok(());
            }
        };
        let (edition, source, kind) = (item.edition.clone(), item.source.clone(), item.kind);
        let (found, addresses) = (item.found.clone(), item.addresses.clone());
        let report = self.importer.import(item).await?;
        self.report(place, &found, &report);
        if !matches!(report.outcome, Outcome::Skipped(_)) {
            self.covered.extend(addresses.iter().filter_map(|address| old_address(address)));
        }
        match report.outcome {
            Outcome::Entered { short_id, slug, position } => {
                self.entered += 1;
                let address = match kind {
                    ItemKind::Page => Address::Page { edition, slug: slug.to_string() },
                    _ => Address::Article { edition, slug: slug.to_string(), id: short_id },
                };
                self.waiting.push(format!("published {position} {source} {address}"));
                if self.waiting.len() >= self.together {
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
        let doubts: Vec<String> = report.doubts.iter().map(|doubt| doubt.to_string()).collect();
        self.note(|| {
            Entry::item(place, if outcome.is_empty() { "entered" } else { &outcome }, found, &doubts)
        });
        let quiet =
            matches!(report.outcome, Outcome::Entered { .. } | Outcome::Unchanged) && doubts.is_empty();
        if quiet && !self.importer.dry_run {
            return;
        }
        self.line(format!("{place}: {outcome}").trim_end_matches([':', ' ']));
        if self.importer.dry_run {
            for (name, value) in found {
                self.line(&format!("    {name}: {value}"));
            }
        }
        for doubt in &doubts {
            self.line(&format!("    ? {doubt}"));
        }
    }

    /// Shows what was entered, and only then says so.
    async fn show(&mut self) -> Result<()> {
        show(&self.desk.app, &self.desk.site, self.desk.lock.is_some()).await?;
        for line in std::mem::take(&mut self.waiting) {
            self.line(&line);
        }
        Ok(())
    }

    pub(super) async fn finish(mut self) -> Result<ExitCode> {
        self.show().await?;
        self.bar.finish_and_clear();
        let verb = if self.importer.dry_run { "would be entered" } else { "entered" };
        let Run { entered, known, skipped, left_out, doubtful, dead, .. } = &self;
        let mut said = format!("{entered} {verb}, {known} known already, {skipped} skipped");
        if self.written.is_some() {
            said.push_str(&format!(", {left_out} left out"));
        }
        said.push_str(&format!(", {doubtful} to look at"));
        if self.written.is_some() {
            said.push_str(&format!("; {dead} old address(es) would lead nowhere"));
        }
        say(&said);
        // Something was asked for and nothing came of it: a script should see that.
        let nothing = self.entered == 0 && self.known == 0 && self.skipped > 0;
        Ok(if nothing { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}
