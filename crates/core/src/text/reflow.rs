//! Hard-wrapped text becomes paragraphs again: text out of PDFs, mails and old pages, where every
//! line of the paper became a line of the file and a page break fell in the middle of a sentence.

use unicode_segmentation::UnicodeSegmentation;

/// A paragraph put together from lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, on one line.
    pub text: String,
    /// Whether it was joined over an empty line in mid-sentence: a page break, worth a look.
    pub joined_over_gap: bool,
    /// The mark of a list entry that its first line began with, removed from the text.
    pub mark: Option<Mark>,
}

/// The mark at the start of a list entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A bullet or a dash.
    Bullet,
    /// A number.
    Number,
}

/// Divides `text` into paragraphs. Text that was never wrapped keeps its lines as paragraphs.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let shape = Shape::of(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut last: Option<&str> = None;
    let mut gap = false;
    for (index, line) in lines.iter().copied().enumerate() {
        if line.is_empty() {
            gap = true;
            continue;
        }
        let (mark, body) = mark_of(line);
        let joins = mark.is_none()
            && last.is_some_and(|last| {
                shape.joins(last, line, lines.get(index + 1).copied().unwrap_or(""), gap)
            });
        match paragraphs.last_mut() {
            Some(paragraph) if joins => {
                join(&mut paragraph.text, body);
                paragraph.joined_over_gap |= gap;
            }
            _ => paragraphs.push(Paragraph { text: body.to_owned(), joined_over_gap: false, mark }),
        }
        last = Some(line);
        gap = false;
    }
    paragraphs
}

/// What the lines of a text tell about how it was wrapped.
struct Shape {
    /// The usual length of a full line; none where the text was not wrapped.
    width: Option<usize>,
    /// Whether a full line that ends a sentence ends a paragraph too.
    sentence_end_ends: bool,
}

impl Shape {
    fn of(lines: &[&str]) -> Shape {
        let full: Vec<&str> =
            lines.iter().copied().filter(|line| !line.is_empty() && mark_of(line).0.is_none()).collect();
        let mut lengths: Vec<usize> = full.iter().map(|line| graphemes(line)).collect();
        lengths.sort_unstable();
        let longest = lengths.last().copied().unwrap_or(0);
        // Prose set on one line runs on; nobody wraps by hand beyond 130.
        let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
        let near = lengths.iter().filter(|length| **length * 10 >= width * 7).count();
        let wrapped = full.len() >= 2 && longest <= 130 && width >= 30 && near * 2 >= full.len();
        if !wrapped {
            return Shape { width: None, sentence_end_ends: true };
        }
        // A sentence ends at the end of a line by chance about once in as many times as a line has
        // words. When it happens far more often, the line ends there because the paragraph does.
        let at_end = full.iter().filter(|line| ends_sentence(line)).count();
        let inside: usize = full.iter().map(|line| sentence_ends_inside(line)).sum();
        let words: usize =
            full.iter().map(|line| line.split_whitespace().count()).sum::<usize>() / full.len().max(1);
        let by_chance = inside as f64 / words.max(2) as f64;
        Shape { width: Some(width), sentence_end_ends: by_chance * 2.0 < at_end as f64 }
    }

    /// Whether `line` goes on with the sentence of `last`.
    fn joins(&self, last: &str, line: &str, next: &str, gap: bool) -> bool {
        let Some(width) = self.width else { return false };
        let first_word = line.split_whitespace().next().map_or(0, graphemes);
        let length = graphemes(last);
        let short = length + 1 + first_word <= width && length * 10 < width * 8;
        if ends_sentence(last) {
            return !(gap || short || self.sentence_end_ends);
        }
        // Without a full stop: a title or signature is short; a page break is not.
        if short && !next.is_empty() && length * 2 < width {
            return false;
        }
        !(gap && short)
    }
}

fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

const TERMINALS: [char; 7] = ['.', '!', '?', '؟', '…', ':', '۔'];

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['»', '"', '”', ')', ']', '\'', '’']).ends_with(TERMINALS)
}

fn sentence_ends_inside(line: &str) -> usize {
    let words: Vec<&str> = line.split_whitespace().collect();
    let inner = words.len().saturating_sub(1);
    words[..inner].iter().filter(|word| word.len() > 4 && ends_sentence(word)).count()
}

/// Joins `line` to `text`: with a space, or without where a Latin word was hyphenated.
fn join(text: &mut String, line: &str) {
    let hyphenated = text.strip_suffix(['-', '\u{2010}', '\u{ad}']).filter(|stem| {
        stem.ends_with(|c: char| c.is_ascii_lowercase()) && line.starts_with(|c: char| c.is_ascii_lowercase())
    });
    match hyphenated.map(str::len) {
        Some(length) => text.truncate(length),
        None => text.push(' '),
    }
    text.push_str(line);
}

fn mark_of(line: &str) -> (Option<Mark>, &str) {
    let mut chars = line.chars();
    if matches!(chars.next(), Some('•' | '‣' | '▪' | '●' | '○' | '*' | '-' | '–' | '—')) {
        let body = chars.as_str();
        if body.starts_with([' ', '\u{a0}', '\t']) {
            return (Some(Mark::Bullet), body.trim_start());
        }
    }
    let digits = line.find(|c| super::digits::value(c).is_none()).unwrap_or(line.len());
    let numbered = (1..=6).contains(&digits).then(|| line[digits..].strip_prefix(['.', ')', '-'])).flatten();
    match numbered
        .filter(|body| line[..digits].chars().count() <= 2 && body.starts_with([' ', '\u{a0}', '\t']))
    {
        Some(body) => (Some(Mark::Number), body.trim_start()),
        None => (None, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = paragraphs(text).into_iter().map(|p| p.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn wrapped_lines_are_joined_and_paragraph_ends_found() {
        check(
            "أعلنت البلدية اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت ثلاثة أعوام وشملت\n\
             الواجهة كلها من الجسر إلى المنارة.\n\
             وقالت رئيسة البلدية إن العمل انتهى قبل موعده، وإن الحركة تعود إلى طبيعتها مساء\n\
             اليوم. ويبدأ التسجيل للقوارب غدا في مكتب المرفأ.\n\
             والخط الثالث يعود للعمل في الأسبوع المقبل على ما جاء في بيان المكتب الإعلامي.",
            &[
                "أعلنت البلدية اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت ثلاثة أعوام وشملت الواجهة كلها من الجسر إلى المنارة.",
                "وقالت رئيسة البلدية إن العمل انتهى قبل موعده، وإن الحركة تعود إلى طبيعتها مساء اليوم. ويبدأ التسجيل للقوارب غدا في مكتب المرفأ.",
                "والخط الثالث يعود للعمل في الأسبوع المقبل على ما جاء في بيان المكتب الإعلامي.",
            ],
        );
    }

    #[test]
    fn a_page_break_in_mid_sentence_is_closed() {
        let found = paragraphs(
            "The council met on Tuesday in the old customs house and heard the\n\
             report of the harbour master, who asked for patience while the\n\
             \n\
             dredging goes on. It will end in May.\n\
             The next meeting takes place on the first Monday of the next month.",
        );
        assert_eq!(found.len(), 2);
        assert!(found[0].joined_over_gap && found[0].text.contains("while the dredging goes on"));
        assert!(!found[1].joined_over_gap);
    }

    #[test]
    fn hyphenated_words_are_whole_again_and_lists_stay_lists() {
        let found = paragraphs(
            "The harbour authority publishes its timetable every spring and autumn infor-\n\
             mation on changes is given at the ticket office at least two weeks before.\n\
             - first line\n\
             - second line\n\
             1. number",
        );
        assert!(found[0].text.contains("information"));
        assert_eq!(found[1].mark, Some(Mark::Bullet));
        assert_eq!(found[2].text, "second line");
        assert_eq!(found[3].mark, Some(Mark::Number));
    }

    #[test]
    fn text_that_was_never_wrapped_keeps_its_lines() {
        let long = "جملة طويلة لا تنكسر أبدا لأن كاتبها ترك للبرنامج أن يلفها كما يشاء ".repeat(4);
        check(&format!("{long}\n{long}\n"), &[long.trim(), long.trim()]);
        check("", &[]);
        check("2024-04-13", &["2024-04-13"]);
    }
}
