//! What should be looked at before a text is published. Data, not sentences: the interface says it.

mod letters;

use super::{BlockKind, Content, Figure};
use crate::text::arabic::comparable;

/// Something doubtful in a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text has no block at all.
    Empty,
    /// A picture that somebody who cannot see it learns nothing of.
    AlternativeMissing(Place),
    /// A caption that only repeats the headline.
    CaptionRepeatsHeadline(Place),
    /// A heading that skips a level.
    HeadingSkips(Place),
    /// A bracket or a quotation mark that is opened and not closed, or the other way round: the sign.
    BracketsOpen(Place, char),
    /// A range of years whose later year stands first, as it is written.
    YearsSwapped(Place, String),
    /// Letters in the forms of old printers' sets, as files of print give them: nobody finds or hears them.
    PresentationForms(Place),
    /// Strokes that lengthen words: nobody finds or hears these words.
    Tatweel(Place),
    /// Numbers in two families of digits.
    DigitsMixed(Place),
}

/// Where in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field beside the text.
    Field(&'static str),
    /// The picture above the text.
    Lead,
    /// The block with this id.
    Block(super::BlockId),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Field(name) => f.write_str(name),
            Place::Lead => f.write_str("lead"),
            Place::Block(id) => id.fmt(f),
        }
    }
}

/// Whether `caption` is the headline again, whole or chopped off.
pub fn repeats_headline(caption: &str, headline: &str) -> bool {
    let (caption, headline) = (comparable(caption), comparable(headline));
    let long_enough = caption.chars().count() >= 12 || caption == headline;
    !caption.is_empty() && long_enough && headline.starts_with(&caption)
}

impl Content {
    /// Every picture with where it stands, in the order of the text.
    pub fn figures(&self) -> Vec<(Place, &Figure)> {
        let mut all: Vec<(Place, &Figure)> = self.lead.iter().map(|lead| (Place::Lead, lead)).collect();
        for block in &self.blocks {
            let figures = match &block.kind {
                BlockKind::Figure(figure) => std::slice::from_ref(figure),
                BlockKind::Gallery(figures) => figures,
                _ => &[],
            };
            all.extend(figures.iter().map(|figure| (Place::Block(block.id.clone()), figure)));
        }
        all
    }

    /// Everything doubtful, in the order of the text.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.blocks.is_empty() {
            problems.push(Problem::Empty);
        }
        if let Some(lead) = &self.lead {
            self.check_figure(lead, &Place::Lead, &mut problems);
        }
        letters::check(self, &mut problems);
        let mut level = 1;
        for block in &self.blocks {
            let place = Place::Block(block.id.clone());
            match &block.kind {
                BlockKind::Figure(figure) => self.check_figure(figure, &place, &mut problems),
                BlockKind::Gallery(figures) => {
                    figures.iter().for_each(|figure| self.check_figure(figure, &place, &mut problems));
                }
                BlockKind::Heading(heading, _) => {
                    if heading.number() > level + 1 {
                        problems.push(Problem::HeadingSkips(place));
                    }
                    level = heading.number();
                }
                _ => {}
            }
        }
        problems
    }

    fn check_figure(&self, figure: &Figure, place: &Place, problems: &mut Vec<Problem>) {
        if figure.alt.is_none() {
            problems.push(Problem::AlternativeMissing(place.clone()));
        }
        let caption = figure.caption.as_ref().map(|caption| caption.to_plain());
        if caption.is_some_and(|caption| repeats_headline(&caption, &self.headline)) {
            problems.push(Problem::CaptionRepeatsHeadline(place.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chopped_headline_is_no_caption() {
        let headline = "افتتاح الرصيف الشرقي بعد أعمال ترميم دامت ثلاثة أعوام";
        assert!(repeats_headline("افتتاح الرصيف الشرقي بعد أعمال ترم", headline));
        assert!(repeats_headline(headline, headline));
        assert!(!repeats_headline("الرصيف عند الفجر", headline));
        assert!(!repeats_headline("افتتاح", headline));
        assert!(!repeats_headline("", headline));
    }
}
