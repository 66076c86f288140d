//! The text inside a block.

use super::Address;
use crate::{
    language::{Direction, Lang},
    text::{direction::first_strong, hidden, normal},
};

/// How deep parts nest at most; what is deeper gives way to what is in it.
pub(super) const MAX_NESTING: usize = 12;

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

impl Inline {
    /// What is inside this part, for parts that hold others.
    fn inner(&self) -> Option<&Inlines> {
        match self {
            Inline::Text(_) | Inline::Break => None,
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link(_, inner)
            | Inline::Language(_, inner)
            | Inline::Isolate(_, inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner) => Some(inner),
        }
    }

    fn inner_mut(&mut self) -> Option<&mut Inlines> {
        match self {
            Inline::Text(_) | Inline::Break => None,
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link(_, inner)
            | Inline::Language(_, inner)
            | Inline::Isolate(_, inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner) => Some(inner),
        }
    }
}

/// A sequence of [`Inline`] in its one form: neighbouring texts joined, nothing empty, a link never
/// inside a link, no space at either end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inlines(Vec<Inline>);

impl Inlines {
    /// Brings `parts` into their one form. Hidden characters that reorder are dropped; whoever wants
    /// to refuse or report them asks [`hidden`] first.
    pub fn new(parts: Vec<Inline>) -> Inlines {
        let mut inlines = Inlines::nested(parts, &Around::default());
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

    fn nested(parts: Vec<Inline>, around: &Around) -> Inlines {
        let mut flat = Vec::with_capacity(parts.len());
        flatten(parts, around, &mut flat);
        let kept = flat.into_iter().filter_map(|inline| {
            let within = |inner: Inlines, around: &Around| {
                let deeper = Around { depth: around.depth + 1, ..around.clone() };
                let inner = Inlines::nested(inner.0, &deeper);
                (!inner.is_empty()).then_some(inner)
            };
            match inline {
                Inline::Text(text) => Some(Inline::Text(text)),
                Inline::Break => Some(Inline::Break),
                Inline::Strong(inner) => within(inner, around).map(Inline::Strong),
                Inline::Emphasis(inner) => within(inner, around).map(Inline::Emphasis),
                Inline::Superscript(inner) => within(inner, around).map(Inline::Superscript),
                Inline::Subscript(inner) => within(inner, around).map(Inline::Subscript),
                Inline::Isolate(dir, inner) => within(inner, around).map(|inner| Inline::Isolate(dir, inner)),
                Inline::Link(address, inner) => {
                    let around = Around { in_link: true, ..around.clone() };
                    within(inner, &around).map(|inner| Inline::Link(address, inner))
                }
                Inline::Language(lang, inner) => {
                    let around = Around { lang: Some(lang.clone()), ..around.clone() };
                    within(inner, &around).map(|inner| Inline::Language(lang, inner))
                }
            }
        });
        let mut joined: Vec<Inline> = Vec::new();
        for inline in kept {
            match (joined.last_mut(), inline) {
                (Some(Inline::Text(before)), Inline::Text(more)) => before.push_str(&more),
                (_, inline) => joined.push(inline),
            }
        }
        // Letters are composed last, when everything that will stand side by side does.
        joined.retain_mut(|inline| match inline {
            Inline::Text(text) => {
                *text = letters(text);
                !text.is_empty()
            }
            _ => true,
        });
        Inlines(joined)
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
            match (part, part.inner()) {
                (Inline::Text(text), _) => out.push_str(text),
                (_, Some(inner)) => inner.write_plain(out),
                (_, None) => out.push(' '),
            }
        }
    }
}

/// What stands around parts.
#[derive(Debug, Clone, Default)]
struct Around {
    in_link: bool,
    lang: Option<Lang>,
    depth: usize,
}

/// A link inside a link, a language inside itself, and whatever is nested too deeply, give way to what
/// is in them.
fn flatten(parts: Vec<Inline>, around: &Around, out: &mut Vec<Inline>) {
    for mut part in parts {
        let gives_way = match &part {
            Inline::Text(_) | Inline::Break => false,
            Inline::Link(..) if around.in_link => true,
            Inline::Language(lang, _) if around.lang.as_ref() == Some(lang) => true,
            _ => around.depth >= MAX_NESTING,
        };
        match part.inner_mut() {
            Some(inner) if gives_way => flatten(std::mem::take(&mut inner.0), around, out),
            _ => out.push(part),
        }
    }
}

/// Text with the isolates that a person typed into it as parts of their own. Those that do not balance
/// are dropped.
pub fn typed(text: &str) -> Vec<Inline> {
    let (clean, _) = hidden::strip(text);
    let mut rest = clean.as_str();
    typed_until(&mut rest, 0)
}

/// The parts up to the end of the isolate that `rest` is in, which is taken too.
fn typed_until(rest: &mut &str, depth: usize) -> Vec<Inline> {
    let mut parts = Vec::new();
    while let Some(at) = rest.find(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']) {
        let (before, from) = rest.split_at(at);
        parts.push(Inline::Text(before.to_owned()));
        let mut chars = from.chars();
        let opener = chars.next();
        *rest = chars.as_str();
        let direction = match opener {
            Some('\u{2066}') => Some(Direction::Ltr),
            Some('\u{2067}') => Some(Direction::Rtl),
            Some('\u{2068}') => None,
            _ if depth > 0 => return parts,
            _ => continue,
        };
        if depth > MAX_NESTING {
            continue;
        }
        let inner = Inlines(typed_until(rest, depth + 1));
        let direction = direction.or_else(|| first_strong(&inner.to_plain()));
        match direction {
            Some(direction) => parts.push(Inline::Isolate(direction, inner)),
            None => parts.extend(inner.0),
        }
    }
    parts.push(Inline::Text(std::mem::take(rest).to_owned()));
    parts
}

/// NFC, hidden reordering and isolates dropped, white space single.
fn letters(text: &str) -> String {
    let (clean, _) = hidden::strip(text);
    // Isolates first: letters that they kept apart may compose.
    let bare: String = clean.chars().filter(|c| !hidden::is_isolate(*c)).collect();
    let composed = normal::nfc(&bare);
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
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
    let goes = |part: &mut Inline| match part {
        Inline::Text(text) => {
            let trimmed = if start { text.trim_start() } else { text.trim_end() };
            *text = trimmed.to_owned();
            text.is_empty()
        }
        other => other.inner_mut().is_none_or(|inner| {
            trim(&mut inner.0, start);
            inner.is_empty()
        }),
    };
    // Counted first and removed at once: a page may begin with a hundred thousand line breaks.
    if start {
        let count = parts.iter_mut().map_while(|part| goes(part).then_some(())).count();
        parts.drain(..count);
    } else {
        let count = parts.iter_mut().rev().map_while(|part| goes(part).then_some(())).count();
        parts.truncate(parts.len() - count);
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
    fn typed_isolates_become_parts() {
        let parts = Inlines::new(typed("قال \u{2066}C++ (x)\u{2069} ثم \u{2068}2024\u{2069}\u{2069}"));
        let text = |t: &str| Inline::Text(t.into());
        let inner = Inlines::text("C++ (x)");
        assert_eq!(parts.parts(), [text("قال "), Inline::Isolate(Direction::Ltr, inner), text(" ثم 2024")]);
        assert_eq!(Inlines::text("ا\u{2067}\u{2069}\u{654}حمد").to_plain(), "أحمد");
    }

    #[test]
    fn nothing_is_left_of_white_space_and_of_depth() {
        assert!(Inlines::new(vec![Inline::Strong(Inlines(vec![text_of("\u{a0} ")]))]).is_empty());
        let deep = (0..40).fold(Inlines(vec![text_of("x")]), |inner, _| Inlines(vec![Inline::Strong(inner)]));
        let flat = Inlines::new(deep.0);
        assert_eq!(Inlines::new(flat.clone().0), flat);
        assert_eq!(flat.to_plain(), "x");
    }

    #[test]
    fn any_number_of_line_breaks_at_the_ends_is_removed() {
        let breaks = || std::iter::repeat_n(Inline::Break, 200_000);
        let parts = breaks().chain([text_of("نص")]).chain(breaks()).collect();
        assert_eq!(Inlines::new(parts), Inlines::text("نص"));
    }

    fn text_of(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn no_link_stands_inside_a_link() {
        let inner = Inlines(vec![Inline::Link("/b".parse().unwrap(), Inlines::text("b"))]);
        let outer = Inlines::new(vec![Inline::Link("/a".parse().unwrap(), inner)]);
        assert_eq!(outer.parts(), [Inline::Link("/a".parse().unwrap(), Inlines::text("b"))]);
    }
}
