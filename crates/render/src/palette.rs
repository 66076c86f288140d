//! The colours that a stylesheet names in its root: `--paper`, `--ink` and their like.

use crate::{colour::Colour, css};
use std::collections::HashMap;

/// Whether it is day or night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Dark letters on light paper.
    Light,
    /// Light letters on dark paper.
    Dark,
}

impl Mode {
    /// Both.
    pub(crate) const ALL: [Mode; 2] = [Mode::Light, Mode::Dark];

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Mode::Light => "light",
            Mode::Dark => "dark",
        }
    }
}

/// The custom properties of `:root`, by mode.
pub(crate) struct Palette {
    light: HashMap<String, String>,
    dark: HashMap<String, String>,
}

impl Palette {
    /// Reads a stylesheet.
    pub(crate) fn of(sheet: &str) -> Palette {
        let clean = css::without_comments(sheet);
        let mut palette = Palette { light: HashMap::new(), dark: HashMap::new() };
        for declaration in css::declarations(&clean) {
            let root = matches!(declaration.selector, ":root" | "html");
            if !root || !declaration.property.starts_with("--") {
                continue;
            }
            let entry = (declaration.property.to_owned(), declaration.value.to_owned());
            let condition: String = declaration.condition.split_whitespace().collect();
            if condition.is_empty() {
                palette.light.extend([entry]);
            } else if condition.contains("prefers-color-scheme:dark") {
                palette.dark.extend([entry]);
            }
        }
        palette
    }

    /// The colour `name` (`--paper`) for a hue; none where the stylesheet has no such colour, or
    /// writes it in a way that is not understood.
    pub(crate) fn colour(&self, name: &str, hue: u16, mode: Mode) -> Option<Colour> {
        let mut value = self.value(name, mode)?.to_owned();
        // Colours that are made of other properties: a few steps, never round in a circle.
        for _ in 0..8 {
            let Some((before, behind)) = value.split_once("var(") else { break };
            let (inner, after) = behind.split_once(')')?;
            let (property, otherwise) = inner.split_once(',').unwrap_or((inner, ""));
            let found = match property.trim() {
                "--hue" => hue.to_string(),
                other => self.value(other, mode).unwrap_or(otherwise.trim()).to_owned(),
            };
            value = format!("{before}{found}{after}");
        }
        if let Some(inner) = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')) {
            let comma = top_comma(inner)?;
            value = if mode == Mode::Light { &inner[..comma] } else { &inner[comma + 1..] }.trim().to_owned();
        }
        Colour::parse(&value)
    }

    fn value(&self, name: &str, mode: Mode) -> Option<&str> {
        let dark = if mode == Mode::Dark { self.dark.get(name) } else { None };
        dark.or_else(|| self.light.get(name)).map(String::as_str)
    }
}

/// The place of the first comma outside parentheses.
fn top_comma(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_from_the_root_with_the_hue_in_them() {
        let sheet = ":root{--a:oklch(.5 .1 var(--hue));--b:var(--a);--c:var(--c);--d:light-dark(rgb(0,0,0),#fff);--f:var(--none, #123456)}
            p{--a:#000}@media (prefers-color-scheme: dark){:root{--a:#123}}@media print{:root{--a:#fff}}";
        let palette = Palette::of(sheet);
        let hex = |name, hue, mode| palette.colour(name, hue, mode).map(Colour::hex);
        assert_eq!(hex("--a", 0, Mode::Dark).unwrap(), "#112233");
        assert_eq!(hex("--b", 0, Mode::Dark).unwrap(), "#112233");
        assert_ne!(hex("--a", 0, Mode::Light), hex("--a", 180, Mode::Light));
        assert_eq!(hex("--c", 0, Mode::Light), None);
        assert_eq!(hex("--d", 0, Mode::Light).unwrap(), "#000000");
        assert_eq!(hex("--d", 0, Mode::Dark).unwrap(), "#ffffff");
        assert_eq!(hex("--f", 0, Mode::Dark).unwrap(), "#123456");
        assert_eq!(hex("--e", 0, Mode::Dark), None);
    }
}
