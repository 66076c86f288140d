//! Pieces written as HTML: lines that were wrapped by hand become paragraphs again.

use super::{
    blocks::{Kind, Piece},
    inline::{Written, quoted},
};
use crate::{Doubt, ImportedPicture};
use bayan_core::text::{
    digits, excerpt,
    reflow::{self, Mark},
};
use bayan_markup::Note;

/// Up to how many characters a line is short: of an address or a poem, not of prose.
const SHORT: usize = 60;
/// How many paragraphs of one line each, and how long at most, are taken for wrapped ones.
const LEAST_WRAPPED: usize = 5;
const WRAPPED: usize = 130;

/// A text as HTML.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) html: String,
    pub(super) words: usize,
    pub(super) paragraphs: usize,
    pub(super) doubts: Vec<Doubt>,
}

/// Writes `pieces`.
pub(super) fn write(mut pieces: Vec<Piece>, pictures: &[ImportedPicture]) -> Text {
    merge(&mut pieces);
    let mut text = Text::default();
    for piece in &pieces {
        match &piece.kind {
            Kind::Lines(lines) => text.lines(lines, &piece.said),
            Kind::Heading(level, line) => {
                text.html.push_str(&format!("<h{level}{}>{}</h{level}>\n", piece.said, line.html));
                text.count(&line.text);
            }
            Kind::Whole(html, plain) => {
                text.html.push_str(&html.replacen('>', &format!("{}>", piece.said), 1));
                text.html.push('\n');
                text.count(plain);
            }
            Kind::Picture(index) => text.picture(pictures.get(*index)),
            Kind::Rule => text.html.push_str("<hr>\n"),
        }
    }
    text
}

/// Makes one piece of lines that a page has each in a paragraph of its own, though they were wrapped.
fn merge(pieces: &mut Vec<Piece>) {
    let single = |piece: &Piece| match &piece.kind {
        Kind::Lines(lines) if lines.len() == 1 && lines[0].text.chars().count() <= WRAPPED => {
            Some(lines[0].clone())
        }
        _ => None,
    };
    let mut at = 0;
    while at < pieces.len() {
        let run: Vec<Written> = pieces[at..].iter().map_while(single).collect();
        let ended = run
            .iter()
            .filter(|line| line.text.trim_end().ends_with(['.', '!', '?', '؟', ':', '»', '"']))
            .count();
        if run.len() >= LEAST_WRAPPED && ended * 5 <= run.len() * 2 && groups(&run).len() < run.len() {
            let count = run.len();
            pieces[at].kind = Kind::Lines(run);
            pieces.drain(at + 1..at + count);
            at += 1;
        } else {
            at += run.len().max(1);
        }
    }
}

/// Lines that belong together.
struct Group<'l> {
    lines: Vec<&'l Written>,
    mark: Option<Mark>,
    joined_over_gap: bool,
    /// Whether an empty line stands before it.
    gap: bool,
}

/// Divides lines into paragraphs, by what the text alone says.
fn groups(lines: &[Written]) -> Vec<Group<'_>> {
    let plain: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    let weight = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let mut rest = lines.iter().peekable();
    let mut groups = Vec::new();
    for paragraph in reflow::paragraphs(&plain.join("\n")) {
        let mut gap = false;
        while rest.next_if(|line| line.is_empty()).is_some() {
            gap = true;
        }
        // The reader of lines answers text; which lines it joined shows in how many letters it has.
        let number = |line: &str| line.chars().take_while(|c| digits::value(*c).is_some()).count();
        let (wanted, mut have) = (weight(&paragraph.text), 0);
        let mut own: Vec<&Written> = Vec::new();
        while own.is_empty() || have < wanted {
            let Some(line) = rest.next() else { break };
            if line.is_empty() {
                continue;
            }
            have += weight(&line.text);
            if own.is_empty() && paragraph.mark == Some(Mark::Number) {
                have -= number(line.text.trim()).min(have);
            }
            own.push(line);
        }
        groups.push(Group {
            lines: own,
            mark: paragraph.mark,
            joined_over_gap: paragraph.joined_over_gap,
            gap,
        });
    }
    groups
}

impl Text {
    fn count(&mut self, text: &str) {
        self.words += text.split_whitespace().count();
    }

    fn lines(&mut self, lines: &[Written], said: &str) {
        lines.iter().for_each(|line| self.count(&line.text));
        let groups = groups(lines);
        let loose = groups.iter().all(|group| group.lines.len() == 1 && group.mark.is_none());
        let short = lines.iter().all(|line| line.text.chars().count() <= SHORT);
        if loose && short && groups.len() > 1 {
            return self.verse(&groups, said);
        }
        let mut list: Option<Mark> = None;
        for group in &groups {
            if list != group.mark {
                self.end_list(list.take());
                self.begin_list(group.mark, said);
                list = group.mark;
            }
            let html = joined(group);
            match group.mark {
                Some(_) => self.html.push_str(&format!("<li>{html}</li>")),
                None => {
                    self.html.push_str(&format!("<p{said}>{html}</p>\n"));
                    self.paragraphs += 1;
                }
            }
            if group.joined_over_gap {
                let start = group.lines.iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ");
                self.doubts.push(Doubt::Body(Note::JoinedOverGap(excerpt::cut(&start, 40))));
            }
        }
        self.end_list(list);
    }

    /// Short lines keep their breaks.
    fn verse(&mut self, groups: &[Group<'_>], said: &str) {
        for (index, group) in groups.iter().enumerate() {
            if index == 0 || group.gap {
                self.html.push_str(if index == 0 { "" } else { "</p>\n" });
                self.html.push_str(&format!("<p{said}>"));
                self.paragraphs += 1;
            } else {
                self.html.push_str("<br>");
            }
            self.html.push_str(&joined(group));
        }
        self.html.push_str("</p>\n");
    }

    fn begin_list(&mut self, mark: Option<Mark>, said: &str) {
        match mark {
            Some(Mark::Bullet) => self.html.push_str(&format!("<ul{said}>")),
            Some(Mark::Number) => self.html.push_str(&format!("<ol{said}>")),
            None => {}
        }
    }

    fn end_list(&mut self, mark: Option<Mark>) {
        self.html.push_str(match mark {
            Some(Mark::Bullet) => "</ul>\n",
            Some(Mark::Number) => "</ol>\n",
            None => "",
        });
    }

    fn picture(&mut self, picture: Option<&ImportedPicture>) {
        let Some(picture) = picture else { return };
        self.html.push_str(&format!("<figure><img src=\"{}\"></figure>\n", quoted(&picture.name)));
    }
}

/// The HTML of a paragraph whose lines are joined.
fn joined(group: &Group<'_>) -> String {
    let mut html = String::new();
    let mut before = "";
    for (index, line) in group.lines.iter().enumerate() {
        let own = line.html.trim();
        if index > 0 {
            let broken = before.ends_with('-')
                && before.trim_end_matches('-').ends_with(|c: char| c.is_ascii_lowercase())
                && line.text.trim_start().starts_with(|c: char| c.is_ascii_lowercase());
            match html.strip_suffix('-').filter(|_| broken).map(str::len) {
                Some(length) => html.truncate(length),
                None => html.push(' '),
            }
        }
        html.push_str(own);
        before = line.text.trim_end();
    }
    let mark = group.mark.and_then(|_| group.lines.first()).map(|line| {
        let text = line.text.trim_start();
        text.split_whitespace().next().unwrap_or("")
    });
    match mark {
        Some(mark) => html.replacen(mark, "", 1).trim_start().to_owned(),
        None => html,
    }
}
