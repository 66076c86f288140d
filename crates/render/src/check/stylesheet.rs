//! The stylesheet: sides named by the direction of the text, and no request to anybody else.

use super::{Findings, requests::foreign};
use crate::{
    css,
    theme::{Sheet, imports},
};

/// Properties that name a side of the screen, and what to write instead.
const PHYSICAL: [(&str, &str); 16] = [
    ("left", "inset-inline-start"),
    ("right", "inset-inline-end"),
    ("margin-left", "margin-inline-start"),
    ("margin-right", "margin-inline-end"),
    ("padding-left", "padding-inline-start"),
    ("padding-right", "padding-inline-end"),
    ("border-left", "border-inline-start"),
    ("border-right", "border-inline-end"),
    ("border-top-left-radius", "border-start-start-radius"),
    ("border-top-right-radius", "border-start-end-radius"),
    ("border-bottom-left-radius", "border-end-start-radius"),
    ("border-bottom-right-radius", "border-end-end-radius"),
    ("scroll-margin-left", "scroll-margin-inline-start"),
    ("scroll-margin-right", "scroll-margin-inline-end"),
    ("scroll-padding-left", "scroll-padding-inline-start"),
    ("scroll-padding-right", "scroll-padding-inline-end"),
];
/// Properties whose value may name a side.
const SIDED: [&str; 4] = ["float", "clear", "text-align", "text-align-last"];

pub(super) fn check(sources: &[Sheet], findings: &mut Findings) {
    for Sheet { file, source } in sources {
        let clean = css::without_comments(source);
        for (at, line) in clean.lines().enumerate() {
            // Those that the program resolves itself.
            let own = imports().any(|import| line.contains(&import));
            if !own && line.to_ascii_lowercase().contains("@import") {
                findings.error(&format!("{file}:{}", at + 1), "@import is blocked");
            }
        }
        for declaration in css::declarations(&clean) {
            let place = format!("{file}:{}", declaration.line);
            for address in addresses(declaration.value) {
                if foreign(address) {
                    findings.error(&place, format!("{} asks another host: {address}", declaration.property));
                }
            }
            // A rule for one direction may name sides.
            let selector = declaration.selector;
            if !selector.contains(":dir(") && !selector.contains("[dir") {
                sides(declaration, &place, findings);
            }
        }
    }
}

fn sides(declaration: css::Declaration<'_>, place: &str, findings: &mut Findings) {
    let property = declaration.property.to_ascii_lowercase();
    let value = declaration.value.to_ascii_lowercase();
    let value = value.trim_end_matches("!important").trim();
    let known = PHYSICAL.iter().find(|(physical, _)| {
        let border = physical.starts_with("border-") && property.starts_with(&format!("{physical}-"));
        property == *physical || border
    });
    if let Some((_, instead)) = known {
        return findings
            .error(place, format!("{property} is the same side in every direction; {instead} turns"));
    }
    if SIDED.contains(&property.as_str()) && matches!(value, "left" | "right") {
        let instead =
            if property.starts_with("text-align") { "start or end" } else { "inline-start or inline-end" };
        return findings.error(
            place,
            format!("{property}: {value} is the same side in every direction; {instead} turns"),
        );
    }
    // Four values name the right side before the left.
    if matches!(
        property.as_str(),
        "margin" | "padding" | "inset" | "border-width" | "border-color" | "border-style"
    ) && let [_, right, _, left] = parts(value)[..]
        && right != left
    {
        findings
            .error(place, format!("{property} with four values names left and right; use {property}-inline"));
    }
}

/// The parts of a value, what stands in parentheses kept whole.
fn parts(value: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let split = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c.is_whitespace()
    };
    value.split(split).filter(|part| !part.is_empty()).collect()
}

/// What stands in `url(…)`.
fn addresses(value: &str) -> impl Iterator<Item = &str> {
    let inner = |rest: &str| rest.find(')').unwrap_or(rest.len());
    value.split("url(").skip(1).map(move |rest| rest[..inner(rest)].trim_matches([' ', '"', '\'']))
}
