//! What a theme does wrong: every page is made from sample data in every language, and looked at.
//!
//! It finds what a machine can find: missing values, broken HTML, what the policy of the pages will
//! block, text in the wrong direction, too little contrast. It does not see.

mod contrast;
mod direction;
mod document;
mod requests;
pub(crate) mod sample;
mod stylesheet;

use crate::Theme;
use bayan_core::language::Lang;
use sample::{Amount, Sample};
use scraper::Html;
use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A reader will miss something.
    Error,
    /// Worth a look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// Something that a theme does wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Where: template × language × sample, the first of them, or file and line.
    pub place: String,
    /// In how many places it is the same.
    pub times: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.severity, self.place, self.what)?;
        if self.times > 1 { write!(f, " (and {} more)", self.times - 1) } else { Ok(()) }
    }
}

/// Findings in the making: the same thing in many pages is one.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, severity: Severity, place: &str, what: impl Into<String>) {
        let what = what.into();
        match self.0.iter_mut().find(|known| known.severity == severity && known.what == what) {
            Some(known) => known.times += 1,
            None => self.0.push(Finding { severity, place: place.to_owned(), times: 1, what }),
        }
    }

    fn error(&mut self, place: &str, what: impl Into<String>) {
        self.add(Severity::Error, place, what);
    }

    fn warning(&mut self, place: &str, what: impl Into<String>) {
        self.add(Severity::Warning, place, what);
    }
}

/// Looks at a theme: every page in every language with everything, with the least and with awkward
/// data; its stylesheet; its contrast for each of `hues` (degrees). Errors come first.
pub fn check(theme: &Theme, hues: &[u16]) -> Vec<Finding> {
    let mut findings = Findings::default();
    let mut languages: Vec<&str> = theme.messages().languages().collect();
    languages.sort_unstable();
    for lang in languages.into_iter().filter_map(|tag| tag.parse::<Lang>().ok()) {
        for amount in Amount::ALL {
            let hue = hues.first().copied().unwrap_or(215);
            for sample in sample::all(theme, &lang, amount, hue) {
                page(theme, &sample, &mut findings);
            }
        }
        checker(theme, &lang, &mut findings);
    }
    stylesheet::check(theme.sources(), &mut findings);
    contrast::check(theme.sources(), hues, &mut findings);
    findings.0.sort_by_key(|finding| finding.severity);
    findings.0
}

/// The checker has its own policy, style and scripts: it is only made, and its text looked at.
fn checker(theme: &Theme, lang: &Lang, findings: &mut Findings) {
    let place = format!("checker.html × {lang}");
    match theme.checker(&sample::edition(lang)) {
        Ok(html) => direction::check(&Html::parse_document(&html), &place, findings),
        Err(fault) => findings.error(&place, fault.to_string()),
    }
}

fn page(theme: &Theme, sample: &Sample, findings: &mut Findings) {
    let place = sample.place();
    let html = match theme.render(&sample.page()) {
        Ok(html) => html,
        Err(fault) => return findings.error(&place, fault.to_string()),
    };
    let document = Html::parse_document(&html);
    document::check(&document, sample.common(), &place, findings);
    requests::check(&document, sample.common(), &place, findings);
    direction::check(&document, &place, findings);
}

#[cfg(test)]
mod tests;
