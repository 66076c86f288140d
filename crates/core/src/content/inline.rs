//! The text inside a block.

use super::Address;
use crate::{
    language::{Direction, Lang},
    text::{hidden, normal},
};

/// A piece of text inside a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Letters: NFC, no control characters, never empty.
    Text(String),
    /// What weighs more.
    Strong(Inlines),
    /// What is stressed.
    Emphasis(Inlines),
    /// A link.
    Link(Address, Inlines),
    /// Words of another language.
    Language(Lang, Inlines),
    /// A part that somebody set apart from its surroundings, in a direction.
    Isolate(Direction, Inlines),
    /// A line ends here, as in a poem or a postal address.
    Break,
    /// Raised.
    Superscript(Inlines),
    /// Lowered.
    Subscript(Inlines),
}

/// A sequence of [`Inline`] in its one form: neighbouring texts joined, nothing empty, a link never
/// inside a link, no space at either end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inlines(Vec<Inline>);

impl Inlines {
    /// Brings `parts` into their one form. Hidden characters that reorder are dropped; whoever wants
    /// to refuse or report them asks [`hidden`] first.
    pub fn new(parts: Vec<Inline>) -> Inlines {
        let mut inlines = Inlines::nested(parts, false);
        trim(&mut inlines.0, true);
        trim(&mut inlines.0, false);
        inlines
    }

    /// Parts as they stand, not yet in their one form: for readers, which end with [`Inlines::new`].
    pub fn from_parts(parts: Vec<Inline>) -> Inlines {
        Inlines(parts)
    }

    /// Plain text.
    pub fn text(text: &str) -> Inlines {
        Inlines::new(vec![Inline::Text(text.to_owned())])
    }

    fn nested(parts: Vec<Inline>, in_link: bool) -> Inlines {
        let mut joined: Vec<Inline> = Vec::with_capacity(parts.len());
        let mut push = |inline: Inline| match (joined.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(more)) => before.push_str(&more),
            (_, inline) => joined.push(inline),
        };
        for part in parts {
            match part {
                Inline::Text(text) => push(Inline::Text(text)),
                Inline::Link(_, inner) if in_link => inner.0.into_iter().for_each(&mut push),
                other => push(other),
            }
        }
        let kept = joined.into_iter().filter_map(|inline| match inline {
            Inline::Text(text) => {
                let clean = letters(&text);
                (!clean.is_empty()).then_some(Inline::Text(clean))
            }
            Inline::Strong(inner) => wrap(inner, in_link, Inline::Strong),
            Inline::Emphasis(inner) => wrap(inner, in_link, Inline::Emphasis),
            Inline::Link(address, inner) => wrap(inner, true, |inner| Inline::Link(address, inner)),
            Inline::Language(lang, inner) => wrap(inner, in_link, |inner| Inline::Language(lang, inner)),
            Inline::Isolate(direction, inner) => {
                wrap(inner, in_link, |inner| Inline::Isolate(direction, inner))
            }
            Inline::Superscript(inner) => wrap(inner, in_link, Inline::Superscript),
            Inline::Subscript(inner) => wrap(inner, in_link, Inline::Subscript),
            Inline::Break => Some(Inline::Break),
        });
        let mut result: Vec<Inline> = Vec::new();
        for inline in kept {
            match (result.last_mut(), inline) {
                (Some(Inline::Text(before)), Inline::Text(more)) => {
                    let both = letters(&format!("{before}{more}"));
                    *before = both;
                }
                (_, inline) => result.push(inline),
            }
        }
        Inlines(result)
    }

    /// The parts.
    pub fn parts(&self) -> &[Inline] {
        &self.0
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The letters alone; a line break is a space.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        self.write_plain(&mut out);
        out
    }

    fn write_plain(&self, out: &mut String) {
        for part in &self.0 {
            match part {
                Inline::Text(text) => out.push_str(text),
                Inline::Break => out.push(' '),
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Link(_, inner)
                | Inline::Language(_, inner)
                | Inline::Isolate(_, inner)
                | Inline::Superscript(inner)
                | Inline::Subscript(inner) => inner.write_plain(out),
            }
        }
    }
}

fn wrap(inner: Inlines, in_link: bool, kind: impl FnOnce(Inlines) -> Inline) -> Option<Inline> {
    let inner = Inlines::nested(inner.0, in_link);
    (!inner.is_empty()).then(|| kind(inner))
}

/// NFC, hidden reordering and isolates dropped, white space single.
fn letters(text: &str) -> String {
    let (clean, _) = hidden::strip(text);
    let composed = normal::nfc(&clean);
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars().filter(|c| !hidden::is_isolate(*c)) {
        let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}');
        match (space, out.ends_with(' ')) {
            (true, false) => out.push(' '),
            (true, true) => {}
            (false, _) => out.push(c),
        }
    }
    out
}

/// Removes space and line breaks at one end.
fn trim(parts: &mut Vec<Inline>, start: bool) {
    loop {
        let edge = if start { parts.first_mut() } else { parts.last_mut() };
        let gone = match edge {
            None => return,
            Some(Inline::Break) => true,
            Some(Inline::Text(text)) => {
                let trimmed = if start { text.trim_start_matches(' ') } else { text.trim_end_matches(' ') };
                *text = trimmed.to_owned();
                text.is_empty()
            }
            Some(
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Link(_, inner)
                | Inline::Language(_, inner)
                | Inline::Isolate(_, inner)
                | Inline::Superscript(inner)
                | Inline::Subscript(inner),
            ) => {
                trim(&mut inner.0, start);
                inner.is_empty()
            }
        };
        if !gone {
            return;
        }
        if start {
            parts.remove(0);
        } else {
            parts.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_form() {
        let text = |t: &str| Inline::Text(t.into());
        let messy = Inlines::new(vec![
            text("  بيان "),
            text(" رسمي"),
            Inline::Strong(Inlines::text("")),
            Inline::Strong(Inlines(vec![text("  "), Inline::Break])),
        ]);
        assert_eq!(messy.parts(), [text("بيان رسمي")]);
    }

    #[test]
    fn no_link_stands_inside_a_link() {
        let inner = Inlines(vec![Inline::Link("/b".parse().unwrap(), Inlines::text("b"))]);
        let outer = Inlines::new(vec![Inline::Link("/a".parse().unwrap(), inner)]);
        assert_eq!(outer.parts(), [Inline::Link("/a".parse().unwrap(), Inlines::text("b"))]);
    }
}
