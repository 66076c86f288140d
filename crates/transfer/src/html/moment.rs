//! The date of a page.

use super::{
    Page,
    tree::{attr, element, text_of},
};
use crate::{Doubt, Stated, dates};
use bayan_core::text::{arabic::comparable, excerpt};

/// How many lines before and behind the headline a date stands.
const BEFORE: usize = 6;
const BEHIND: usize = 12;
/// The most characters of a line with a date, and how many other words it has.
const LONGEST: usize = 120;
const FEW: usize = 2;
const SOME: usize = 8;

impl Page<'_> {
    /// When the page says that it was published; what is uncertain becomes a doubt.
    pub(super) fn moment(&mut self, headline: &str) -> Option<Stated> {
        let (stated, text, place) = match self.date_by_rule().or_else(|| self.date_said()) {
            Some(found) => found,
            None => match self.date_shown(headline) {
                Some(found) => found,
                None => {
                    self.doubts.push(Doubt::NoDate);
                    return None;
                }
            },
        };
        self.found.push(("date", text));
        self.found.push(("date from", place.to_owned()));
        Some(stated)
    }

    fn date_by_rule(&mut self) -> Option<(Stated, String, &'static str)> {
        let texts: Vec<String> = self
            .select(&self.rules.date)
            .map(|node| {
                let said = element(node)
                    .and_then(|element| attr(element, "datetime").or_else(|| attr(element, "content")));
                said.map_or_else(|| text_of(node), str::to_owned)
            })
            .collect();
        if texts.is_empty() && !self.rules.date.is_empty() {
            self.doubts.push(Doubt::RuleWithoutEffect("date"));
        }
        for text in texts {
            let by_format =
                self.rules.date_format.as_deref().and_then(|format| dates::by_format(&text, format));
            if let Some(stated) = by_format {
                return Some((stated, text, "rules"));
            }
            match dates::find(&text) {
                Some(found) => {
                    self.doubt_order(&found, &text);
                    return Some((found.stated, text, "rules"));
                }
                None => self.doubts.push(Doubt::DateUnreadable(excerpt::cut(&text, 60))),
            }
        }
        None
    }

    fn date_said(&mut self) -> Option<(Stated, String, &'static str)> {
        let said = self.machine.dates.clone();
        for (_, place, text) in said {
            match dates::find(&text) {
                Some(found) => {
                    self.doubt_order(&found, &text);
                    return Some((found.stated, text, place));
                }
                None => self.doubts.push(Doubt::DateUnreadable(excerpt::cut(&text, 60))),
            }
        }
        None
    }

    /// A line of the page, best one beside the headline with nothing but the date in it.
    fn date_shown(&mut self, headline: &str) -> Option<(Stated, String, &'static str)> {
        let whole = comparable(headline);
        let at = self.lines.iter().position(|line| {
            let text = comparable(&line.text);
            !text.is_empty() && (text == whole || text.chars().count() >= 12 && whole.starts_with(&text))
        });
        let dated: Vec<(usize, dates::Found, String)> = self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| {
                line.linked == 0 && line.text.chars().count() <= LONGEST && !self.furniture.line(&line.text)
            })
            .filter_map(|(index, line)| Some((index, dates::find(&line.text)?, line.text.clone())))
            .collect();
        let near = |index: usize| at.is_none_or(|at| index + BEFORE >= at && index <= at + BEHIND);
        let sure = dated.iter().find(|(index, found, _)| near(*index) && found.others <= FEW);
        let likely = || dated.iter().find(|(index, found, _)| near(*index) && found.others <= SOME);
        let far = || dated.iter().find(|(_, found, _)| found.others <= FEW);
        let (.., found, text) = sure.or_else(likely).or_else(far)?.clone();
        if sure.is_none() {
            self.doubts.push(Doubt::DateGuessed(excerpt::cut(&text, 60)));
        }
        self.doubt_order(&found, &text);
        self.dated_line = Some(text.clone());
        Some((found.stated, text, "the page's text"))
    }

    fn doubt_order(&mut self, found: &dates::Found, text: &str) {
        if found.ambiguous {
            self.doubts.push(Doubt::DateAmbiguous(excerpt::cut(text, 60)));
        }
    }
}
