//! The stylesheet, which stands inside each page: one round trip for text and look.

use bayan_core::text::digits::Numerals;
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// The stylesheet of an edition, ready for the page, with the hash that the browser asks for.
#[derive(Debug, Clone)]
pub struct Style {
    /// The text inside `<style>`.
    pub text: String,
    /// The source expression for Content-Security-Policy: `'sha256-…'`.
    pub policy: String,
}

impl Style {
    /// Prepares `sheet` (addresses of files already in it) for a site's hue and an edition's numerals.
    pub(crate) fn new(sheet: &str, hue: u16, numerals: Numerals) -> Style {
        let numerals = match numerals {
            Numerals::Latn => "decimal",
            Numerals::Arab => "arabic-indic",
            Numerals::Arabext => "persian",
        };
        let text = format!("{sheet}:root{{--hue:{hue};--numerals:{numerals}}}");
        let policy = style_policy(&text);
        Style { text, policy }
    }
}

/// The source expression for Content-Security-Policy, `'sha256-…'`, of the text inside a `<style>`,
/// letter by letter.
pub fn style_policy(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text.as_bytes())))
}

/// Drops comments and the white space that says nothing; strings stay as they are.
pub(crate) fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            continue;
        }
        if c == '"' || c == '\'' {
            let end = rest[1..].find(c).map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if !c.is_whitespace() {
            // White space before these never means anything; before `(` and `:` it may.
            if matches!(c, '{' | '}' | ';' | ',') {
                out.truncate(out.trim_end().len());
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
            }
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(|last: char| last == ' ' || "{};,".contains(last)) {
            out.push(' ');
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_hash_that_browsers_compute() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(style_policy(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn minifying_keeps_what_means_something() {
        let css = "/* note */\na :is(b, c) > d { color : red; margin: calc(1px + 2px) ; }\n@media (width > 3em) and (x) { q { quotes: '  /* ' } }";
        assert_eq!(
            minify(css),
            "a :is(b,c) > d{color : red;margin: calc(1px + 2px)}@media (width > 3em) and (x){q{quotes: '  /* '}}"
        );
    }
}
