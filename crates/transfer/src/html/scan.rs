//! A cheap look at the tags of a page, before anything builds a tree of them: a tree grows with the
//! square of a page that is made for it, and those that walk it have a stack.

use std::collections::HashMap;

/// The most start tags of a page that becomes a tree.
const MAX_TAGS: usize = 100_000;
/// How deep a tree may become while it is built; how deep one may be that is walked is less.
const MAX_DEPTH: usize = 2_000;
/// How many formatting elements may be open, and how many elements they may become when every tag
/// behind them opens them again, as the standard wants it.
const MAX_OPEN: usize = 1_000;
const MAX_REOPENED: usize = 600_000;

/// Elements that a parser opens again when a block has closed them.
const FORMATTING: [&str; 12] =
    ["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"];
/// Elements that an end tag inside does not reach out of.
const BARRIERS: [&str; 11] =
    ["table", "td", "th", "caption", "object", "applet", "marquee", "template", "select", "svg", "math"];
/// Elements without content, and those that end where the next one begins.
const FLAT: [&str; 27] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "a", "nobr",
];
/// Elements whose content is no markup.
const RAW: [&str; 9] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// Why no tree is built of a page; none where one can be.
pub(super) fn refuses(html: &str) -> Option<&'static str> {
    let mut counted = Counted::default();
    for tag in tags(html) {
        if let Some(reason) = counted.tag(&tag) {
            return Some(reason);
        }
    }
    None
}

/// The text of a page without a tree: tags become line ends.
pub(super) fn text_only(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut from = 0;
    for tag in tags(html) {
        text.push_str(&html[from..tag.start]);
        if !FORMATTING.contains(&&*tag.name) && !matches!(&*tag.name, "a" | "span") {
            text.push('\n');
        }
        from = tag.end;
    }
    text.push_str(&html[from..]);
    // What is left has no tag; a parser only decodes its entities.
    let parsed = scraper::Html::parse_fragment(&text.replace('<', "&lt;"));
    let lines: String = parsed.root_element().text().collect();
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[derive(Default)]
struct Counted {
    tags: usize,
    depth: usize,
    nested: HashMap<String, usize>,
    /// Open formatting elements: inside how many barriers, their name, their whole tag.
    open: Vec<(usize, String, String)>,
    level: usize,
    reopened: usize,
}

impl Counted {
    fn tag(&mut self, tag: &Tag<'_>) -> Option<&'static str> {
        self.reopened += self.open.len();
        let name = tag.name.as_str();
        if FORMATTING.contains(&name) {
            self.formatting(tag);
        } else if !FLAT.contains(&name) {
            let nested = self.nested.entry(name.to_owned()).or_default();
            if !tag.closes {
                *nested += 1;
                self.depth += 1;
            } else if *nested > 0 {
                *nested -= 1;
                self.depth -= 1;
            }
        }
        if BARRIERS.contains(&name) {
            match tag.closes {
                false => self.level += 1,
                true if self.level > 0 => {
                    let level = self.level;
                    self.open.iter_mut().filter(|open| open.0 == level).for_each(|open| open.0 -= 1);
                    self.level -= 1;
                }
                true => {}
            }
        }
        self.tags += usize::from(!tag.closes);
        if self.tags > MAX_TAGS {
            return Some("too many elements");
        }
        if self.depth > MAX_DEPTH || self.open.len() > MAX_OPEN {
            return Some("nested too deeply");
        }
        (self.reopened > MAX_REOPENED).then_some("too many elements that nothing closes")
    }

    fn formatting(&mut self, tag: &Tag<'_>) {
        if tag.closes {
            let at = self.open.iter().rposition(|(level, name, _)| *level == self.level && *name == tag.name);
            if let Some(at) = at {
                self.open.remove(at);
            }
            return;
        }
        // Of equal ones a parser keeps three.
        if self.open.iter().filter(|(.., source)| *source == tag.source).count() < 3 {
            self.open.push((self.level, tag.name.clone(), tag.source.to_owned()));
        }
    }
}

/// A tag: a comment and the content of a script belong to it.
struct Tag<'h> {
    name: String,
    closes: bool,
    source: &'h str,
    start: usize,
    end: usize,
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html[at..].find('<')?;
            let rest = &html[start + 1..];
            if rest.starts_with("!--") {
                at = rest.find("-->").map_or(html.len(), |end| start + 1 + end + 3);
                return Some(Tag { name: "p".into(), closes: true, source: "", start, end: at });
            }
            let closes = rest.starts_with('/');
            let named = &rest[usize::from(closes)..];
            if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
                at = start + 1;
                continue;
            }
            let length =
                named.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(named.len());
            let name: String =
                named[..length.min(named.len())].chars().take(20).collect::<String>().to_ascii_lowercase();
            let mut end = end_of_tag(html, start);
            let source = &html[start..end];
            if !closes && RAW.contains(&&*name) {
                end = end_of_raw(html, end, &name);
            }
            at = end;
            return Some(Tag { name, closes, source, start, end });
        }
    })
}

/// Behind the `>` of the tag at `start`; a `>` in quotes is none.
fn end_of_tag(html: &str, start: usize) -> usize {
    let mut quote = None;
    let mut value = false;
    for (at, byte) in html.as_bytes()[start..].iter().copied().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if value => quote = Some(byte),
            (None, b'>') => return start + at + 1,
            _ => {}
        }
        value = byte == b'=' || value && byte.is_ascii_whitespace();
    }
    html.len()
}

/// Behind the content of a script or the like; its end tag is left.
fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = html[at..].find("</") {
        at += found + 2;
        if bytes[at..].len() >= name.len() && bytes[at..at + name.len()].eq_ignore_ascii_case(name.as_bytes())
        {
            return at - 2;
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pages_become_trees() {
        let row = "<tr><td><font size=2 color=red><b>نص</b><p>نص<br>نص";
        let page = format!("<table>{}</table>", row.repeat(500));
        assert_eq!(refuses(&page), None);
        assert_eq!(refuses(&"<div>".repeat(500)), None);
        assert_eq!(refuses(&"<p>نص<li>نص<a href=x>".repeat(20_000)), None);
    }

    #[test]
    fn pages_that_grow_are_refused() {
        assert!(refuses(&"<div>".repeat(10_000)).is_some());
        assert!(refuses(&"<span>".repeat(10_000)).is_some());
        assert!(refuses(&"<p>".repeat(MAX_TAGS + 1)).is_some());
        let open: String = (0..900).map(|index| format!("<b x={index}>")).collect();
        assert!(refuses(&format!("{open}{}", "<p>x".repeat(5_000))).is_some());
        let hidden: String = (0..900).map(|index| format!("<b x={index}><table><td></b></table>")).collect();
        assert!(refuses(&format!("{hidden}{}", "<p>x".repeat(5_000))).is_some());
        assert!(refuses(&"<b><select></b></select>".repeat(10)).is_none());
    }

    #[test]
    fn text_survives_without_a_tree() {
        let html =
            "<script>if (a<b) \"</scrip\"</script><div title='a>b'>أ &amp; ب<b>ج</b><!-- x<p> --><p>د < هـ";
        assert_eq!(text_only(html), "أ & بج\nد < هـ");
        assert_eq!(text_only("<"), "<");
        assert_eq!(text_only("<!--"), "");
        assert_eq!(text_only("<script>"), "");
    }
}
