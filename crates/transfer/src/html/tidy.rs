//! What stands above and below a text inside of its element and is not part of it.

use super::{
    blocks::{Kind, Piece},
    headline::chopped,
    words,
};
use crate::dates;
use bayan_core::{content::check::repeats_headline, text::arabic::comparable};

/// What is known of a page when its text is tidied.
pub(super) struct Known<'k> {
    pub(super) headline: &'k str,
    /// Lines that were taken for something else: the date, the byline, names.
    pub(super) taken: Vec<String>,
    /// Whether trafilatura was asked, so that links it does not know may go.
    pub(super) asked: bool,
}

/// What was dropped, for the report.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dropped {
    pub(super) headline_lines: usize,
    pub(super) captions: usize,
    pub(super) links: usize,
}

/// How many lines a headline may be repeated over.
const OVER: usize = 4;
/// The most characters of a line that is nothing but a date.
const DATE: usize = 80;

/// Drops what is not the text.
pub(super) fn tidy(pieces: &mut Vec<Piece>, known: &Known<'_>) -> Dropped {
    let mut dropped = Dropped::default();
    if known.asked {
        trim_links(pieces, &mut dropped);
    }
    top(pieces, known, &mut dropped);
    for piece in pieces.iter_mut() {
        if let Kind::Lines(lines) = &mut piece.kind {
            lines.retain(|line| {
                line.is_empty() || !words::is_buttons(&line.text) && !known.is_taken(&line.text)
            });
        }
    }
    pieces.retain(|piece| !matches!(&piece.kind, Kind::Lines(lines) if lines.iter().all(super::inline::Written::is_empty)));
    bottom(pieces);
    dropped
}

impl Known<'_> {
    fn is_taken(&self, text: &str) -> bool {
        let text = comparable(text);
        !text.is_empty() && self.taken.contains(&text)
    }

    /// Whether a line at the top is none of the text.
    fn is_head(&self, text: &str) -> bool {
        let short = text.chars().count() <= DATE;
        words::is_buttons(text)
            || self.is_taken(text)
            || short && dates::find(text).is_some_and(|found| found.others <= 1)
    }
}

/// Drops pieces of links before the first and behind the last piece that is known to be text.
fn trim_links(pieces: &mut Vec<Piece>, dropped: &mut Dropped) {
    let is_text = |piece: &Piece| piece.kept * 2 >= piece.length.max(1);
    let is_links = |piece: &Piece| {
        is_menu(piece) || piece.length > 0 && piece.linked * 2 > piece.length && !is_text(piece)
    };
    let Some(last) = pieces.iter().rposition(|piece| is_text(piece) && !is_menu(piece)) else { return };
    let mut tail = pieces.split_off(last + 1);
    let before = tail.len();
    if let Some(first) = tail.iter().position(is_links) {
        // A short line before a list of links is its heading.
        let headed =
            first > 0 && tail[first - 1].length <= 40 && !matches!(tail[first - 1].kind, Kind::Picture(_));
        let cut = if headed { first - 1 } else { first };
        let behind = tail.split_off(cut);
        tail.extend(
            behind
                .into_iter()
                .skip(usize::from(headed))
                .filter(|piece| !is_links(piece) && piece.length > 40),
        );
    }
    dropped.links += before - tail.len();
    pieces.extend(tail);
    let first = pieces.iter().position(is_text).unwrap_or(0);
    let mut index = 0;
    let before = pieces.len();
    pieces.retain(|piece| {
        index += 1;
        index > first || !is_links(piece)
    });
    dropped.links += before - pieces.len();
}

/// Whether a piece is several links to other pages of the site and nothing else, which trafilatura may
/// take for text; links to files and to other sites belong to a text.
fn is_menu(piece: &Piece) -> bool {
    const FILES: [&str; 7] = [".pdf", ".doc", ".xls", ".ppt", ".zip", ".rar", "=\"http"];
    let (count, html) = match &piece.kind {
        Kind::Lines(lines) => {
            let html: String = lines.iter().map(|line| line.html.as_str()).collect();
            (lines.iter().filter(|line| !line.is_empty()).count(), html)
        }
        Kind::Whole(html, _) => (html.matches("<li>").count(), html.clone()),
        Kind::Heading(..) | Kind::Picture(_) | Kind::Rule => return false,
    };
    let linked = piece.length > 0 && piece.linked * 10 >= piece.length * 9;
    linked && count >= 2 && !FILES.iter().any(|file| html.contains(file))
}

/// Drops the repeated headline, the date and the like from the top.
fn top(pieces: &mut Vec<Piece>, known: &Known<'_>, dropped: &mut Dropped) {
    let whole = comparable(known.headline);
    let mut at = 0;
    while at < pieces.len() {
        if matches!(pieces[at].kind, Kind::Picture(_) | Kind::Rule) {
            at += 1;
            continue;
        }
        let texts = first_texts(&pieces[at..]);
        let Some(first) = texts.first() else { break };
        let mut joined = String::new();
        let repeated = texts.iter().position(|text| {
            joined.push(' ');
            joined.push_str(text);
            comparable(&joined) == whole
        });
        let count = if let Some(last) = repeated {
            dropped.headline_lines += last + 1;
            last + 1
        } else if repeats_headline(chopped(first).unwrap_or(first), known.headline) {
            dropped.captions += 1;
            1
        } else if known.is_head(first) {
            1
        } else {
            break;
        };
        remove_texts(pieces, at, count);
    }
}

/// The first lines of text, up to as many as a headline may be repeated over.
fn first_texts(pieces: &[Piece]) -> Vec<String> {
    let mut texts = Vec::new();
    for piece in pieces {
        match &piece.kind {
            Kind::Lines(lines) => texts
                .extend(lines.iter().filter(|line| !line.is_empty()).map(|line| line.text.trim().to_owned())),
            Kind::Heading(_, line) => texts.push(line.text.trim().to_owned()),
            Kind::Whole(..) => return texts,
            Kind::Picture(_) | Kind::Rule => {}
        }
        if texts.len() >= OVER {
            break;
        }
    }
    texts.truncate(OVER);
    texts
}

/// Removes the first `count` lines of text from `at` on.
fn remove_texts(pieces: &mut Vec<Piece>, at: usize, mut count: usize) {
    let mut index = at;
    while count > 0 && index < pieces.len() {
        match &mut pieces[index].kind {
            Kind::Lines(lines) => {
                while count > 0
                    && let Some(first) = lines.iter().position(|line| !line.is_empty())
                {
                    lines.drain(..=first);
                    count -= 1;
                }
                if lines.iter().all(super::inline::Written::is_empty) {
                    pieces.remove(index);
                    continue;
                }
            }
            Kind::Heading(..) => {
                pieces.remove(index);
                count -= 1;
                continue;
            }
            Kind::Whole(..) => return,
            Kind::Picture(_) | Kind::Rule => {}
        }
        index += 1;
    }
}

/// Drops lines across and headings with nothing below them.
fn bottom(pieces: &mut Vec<Piece>) {
    while pieces.last().is_some_and(|piece| matches!(piece.kind, Kind::Heading(..) | Kind::Rule)) {
        pieces.pop();
    }
    let rules = pieces.iter().take_while(|piece| matches!(piece.kind, Kind::Rule)).count();
    pieces.drain(..rules);
}
