//! Blocks to Markdown, for whoever writes without a script. What Markdown has no sign for stands there as HTML in
//! our own profile, which the reader of Markdown takes as it is.

use crate::{Assumed, html_out};
use bayan_core::content::{Block, BlockKind, Inline, Inlines, List};

/// Writes blocks so that reading them gives the same ones, but for their identities.
pub fn write(blocks: &[Block], assumed: &Assumed) -> String {
    let parts: Vec<String> = blocks.iter().map(|block| one(block, assumed)).collect();
    parts.join("\n\n")
}

fn one(block: &Block, assumed: &Assumed) -> String {
    let letters = crate::html_in::letters(&block.kind);
    let is_plain = assumed.block(&letters) == (block.lang.clone(), block.dir);
    let markdown = if is_plain { marked(&block.kind) } else { None };
    markdown.unwrap_or_else(|| {
        let bare = [block.clone()];
        let html = html_out::blocks(&bare, &assumed.lang, assumed.dir, html_out::Form::Profile);
        // The end of a line would end it; a space says the same there.
        html.replace('\n', " ")
    })
}

/// A block in the signs of Markdown; none where it has no sign for something in it.
fn marked(kind: &BlockKind) -> Option<String> {
    match kind {
        BlockKind::Paragraph(text) => line(text),
        BlockKind::Heading(level, text) => Some(format!(
            "{} {}",
            "#".repeat(usize::from(level.number())),
            line(text).filter(|line| is_one_line(line))?
        )),
        BlockKind::List(items) => {
            let mut lines = Vec::new();
            list(items, 0, &mut lines)?;
            Some(lines.join("\n"))
        }
        BlockKind::Rule => Some("---".into()),
        BlockKind::Quotation { .. }
        | BlockKind::Figure(_)
        | BlockKind::Gallery(_)
        | BlockKind::Table(_)
        | BlockKind::LinkCard { .. }
        | BlockKind::Attachment { .. }
        | BlockKind::Notice(_) => None,
    }
}

fn is_one_line(text: &str) -> bool {
    !text.contains('\n')
}

fn list(items: &List, indent: usize, lines: &mut Vec<String>) -> Option<()> {
    for (index, item) in items.items.iter().enumerate() {
        let mark = if items.ordered { format!("{}. ", index + 1) } else { "- ".into() };
        lines.push(format!(
            "{}{mark}{}",
            " ".repeat(indent),
            line(&item.text).filter(|line| is_one_line(line))?
        ));
        if let Some(below) = &item.children {
            list(below, indent + mark.len(), lines)?;
        }
    }
    Some(())
}

/// A line of text; none where a part of it has no sign, or the sign would not be read as one.
fn line(text: &Inlines) -> Option<String> {
    let mut out = String::new();
    parts(text, &mut out)?;
    let is_risky = text.parts().iter().any(|part| !matches!(part, Inline::Text(_) | Inline::Break));
    if is_risky && !signs_are_read(text) {
        return None;
    }
    Some(begin(&out))
}

fn parts(text: &Inlines, out: &mut String) -> Option<()> {
    for part in text.parts() {
        match part {
            // A line is read without the space at its beginning.
            Inline::Text(letters) if out.ends_with('\n') => escape(letters.trim_start(), out),
            Inline::Text(letters) => escape(letters, out),
            Inline::Break => out.push_str("\\\n"),
            Inline::Strong(inner) => around(out, "**", inner)?,
            Inline::Emphasis(inner) => around(out, "*", inner)?,
            Inline::Link(address, inner) => {
                // Brackets in an address would end it.
                if address.as_str().contains(['(', ')']) {
                    return None;
                }
                out.push('[');
                parts(inner, out)?;
                out.push_str(&format!("]({address})"));
            }
            Inline::Language(..) | Inline::Isolate(..) | Inline::Superscript(_) | Inline::Subscript(_) => {
                return None;
            }
        }
    }
    Some(())
}

fn around(out: &mut String, sign: &str, inner: &Inlines) -> Option<()> {
    out.push_str(sign);
    parts(inner, out)?;
    out.push_str(sign);
    Some(())
}

/// Whether every sign stands where CommonMark takes it for one: outside letters, around them without space, and
/// none directly beside another. What stands otherwise is written as HTML.
fn signs_are_read(text: &Inlines) -> bool {
    let list = text.parts();
    list.iter().enumerate().all(|(at, part)| match part {
        Inline::Strong(inner) | Inline::Emphasis(inner) => {
            let plain = match inner.parts() {
                [Inline::Text(letters)] => letters.as_str(),
                _ => return false,
            };
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_open = |c: Option<char>| c.is_none_or(|c| c == ' ');
            let before = at.checked_sub(1).map(|at| &list[at]);
            let (before, after) = (edge(before, true), edge(list.get(at + 1), false));
            is_word(plain.chars().next())
                && is_word(plain.chars().next_back())
                && before.is_ok_and(is_open)
                && after.is_ok_and(|c| is_open(c) || c.is_some_and(is_stop))
        }
        Inline::Link(_, inner) => matches!(inner.parts(), [Inline::Text(_)]),
        Inline::Text(_) | Inline::Break => true,
        Inline::Language(..) | Inline::Isolate(..) | Inline::Superscript(_) | Inline::Subscript(_) => false,
    })
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | '،' | '؛' | ':' | '؟' | '!')
}

/// The letter of a neighbour that stands beside a sign; nothing at an end; an error where it is another sign.
fn edge(part: Option<&Inline>, last: bool) -> Result<Option<char>, ()> {
    match part {
        None | Some(Inline::Break) => Ok(None),
        Some(Inline::Text(text)) => Ok(if last { text.chars().next_back() } else { text.chars().next() }),
        Some(_) => Err(()),
    }
}

fn escape(letters: &str, out: &mut String) {
    for c in letters.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Keeps the beginning of each line from being taken for the sign of a heading, a list, a rule.
fn begin(text: &str) -> String {
    let one = |line: &str| {
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        let rest = &line[digits..];
        if digits > 0 && rest.starts_with(['.', ')']) {
            format!("{}\\{rest}", &line[..digits])
        } else if line.starts_with(['#', '+', '-', '=']) {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    };
    text.split('\n').map(one).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Named, Names, markdown::read};
    use proptest::prelude::*;

    struct ByHash;
    impl Names for ByHash {
        fn picture(&self, source: &str) -> Option<Named> {
            let media = source.parse().ok()?;
            Some(Named { media, caption: None, credit: None, alt: None })
        }
    }

    fn arabic() -> Assumed {
        Assumed::of("ar".parse().unwrap())
    }

    #[test]
    fn people_write_what_they_would_expect() {
        let text = "## عنوان\n\nنص **مهم** و[رابط](https://example.org/a).\\\nسطر\n\n1. واحد\n   - تحته\n2. اثنان\n\n---\n\n\\- ليست قائمة، ولا 2\\*3";
        let blocks = read(text, &arabic(), &ByHash).blocks;
        assert_eq!(write(&blocks, &arabic()), text);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(before in bayan_core::testing::blocks()) {
            let markdown = write(&before, &arabic());
            let after = read(&markdown, &arabic(), &ByHash).blocks;
            let letters = |blocks: &[Block]| -> Vec<String> {
                let of = |block: &Block| crate::html_in::letters(&block.kind);
                blocks.iter().map(|block| of(block).split_whitespace().collect()).filter(|text: &String| !text.is_empty()).collect()
            };
            prop_assert_eq!(letters(&after), letters(&before), "{}", markdown);
        }
    }
}
