//! A stylesheet as a list of declarations: enough to read custom properties and to warn of a word.
//!
//! It validates nothing: what a browser would skip may be in the list.

/// A declaration of a stylesheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Declaration<'s> {
    /// The line it begins on, from 1.
    pub(crate) line: usize,
    /// The condition of the at-rules around it, the innermost; empty outside of one.
    pub(crate) condition: &'s str,
    /// The selector it stands under.
    pub(crate) selector: &'s str,
    /// Its property.
    pub(crate) property: &'s str,
    /// Its value.
    pub(crate) value: &'s str,
}

/// `css` with each comment made of spaces: every line and every place stays where it was.
pub(crate) fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let end = match c {
            '"' | '\'' => quoted(rest),
            '/' if rest.starts_with("/*") => {
                let end = rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
                out.extend(rest[..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
                rest = &rest[end..];
                continue;
            }
            _ => c.len_utf8(),
        };
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

/// How many bytes the string takes that `text` begins with.
fn quoted(text: &str) -> usize {
    let mut bytes = text.bytes().enumerate();
    let quote = bytes.next().map(|(_, quote)| quote);
    while let Some((at, byte)) = bytes.next() {
        if byte == b'\\' {
            bytes.next();
        } else if Some(byte) == quote {
            return at + 1;
        }
    }
    text.len()
}

/// The declarations of a stylesheet [without comments](without_comments).
pub(crate) fn declarations(css: &str) -> Vec<Declaration<'_>> {
    let mut found = Vec::new();
    let mut around: Vec<&str> = Vec::new();
    let (mut start, mut at, mut parentheses, mut line, mut lines_to) = (0, 0, 0usize, 1, 0);
    let bytes = css.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' | b'\'' => at += quoted(&css[at..]) - 1,
            b'(' => parentheses += 1,
            b')' => parentheses = parentheses.saturating_sub(1),
            byte @ (b'{' | b'}' | b';') if parentheses == 0 || byte != b';' => {
                let text = &css[start..at];
                let begins = start + (text.len() - text.trim_start().len());
                line += css[lines_to..begins].matches('\n').count();
                lines_to = begins;
                if byte == b'{' {
                    around.push(text.trim());
                } else if let (Some((property, value)), Some(selector)) =
                    (text.split_once(':'), around.last())
                {
                    let condition = around.iter().rev().find(|one| one.starts_with('@'));
                    found.push(Declaration {
                        line,
                        condition: condition.copied().unwrap_or_default(),
                        selector,
                        property: property.trim(),
                        value: value.trim(),
                    });
                }
                if byte == b'}' {
                    around.pop();
                }
                start = at + 1;
                parentheses = 0;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_know_their_line_and_what_is_around_them() {
        let css = "/* a: b;\n */ :root{--x:1;\n--y: url(data:a;b)}\n@media (dark) {\n p { q: \"};\\\"\" } }\n@page{margin:0}";
        let clean = without_comments(css);
        let found: Vec<_> = declarations(&clean)
            .iter()
            .map(|d| (d.line, d.condition, d.selector, d.property, d.value))
            .collect();
        assert_eq!(
            found,
            [
                (2, "", ":root", "--x", "1"),
                (3, "", ":root", "--y", "url(data:a;b)"),
                (5, "@media (dark)", "p", "q", "\"};\\\"\""),
                (6, "@page", "@page", "margin", "0"),
            ]
        );
    }

    #[test]
    fn nonsense_ends() {
        for nonsense in ["", "}", "{{{", "/*", "\"", "'\\", "a:b", "(((;}", "é{é:é"] {
            declarations(&without_comments(nonsense));
        }
    }
}
