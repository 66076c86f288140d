//! Contrast: text against what it stands on, by day and by night, for each hue.

use super::Findings;
use crate::{
    palette::{Mode, Palette},
    theme::Sheet,
};

/// What small text must have (WCAG 2.2, 1.4.3).
const WANTED: f64 = 4.5;
/// The colours of text, and what they stand on.
const TEXT: [&str; 3] = ["--ink", "--muted", "--accent"];
const GROUND: [&str; 2] = ["--paper", "--tint"];

pub(super) fn check(sources: &[Sheet], hues: &[u16], findings: &mut Findings) {
    let sheet: String = sources.iter().map(|sheet| sheet.source.as_str()).collect::<Vec<_>>().join("\n");
    let place = sources.first().map_or("style.css", |sheet| sheet.file);
    let palette = Palette::of(&sheet);
    let hues = if hues.is_empty() { &[215] } else { hues };
    for name in TEXT.into_iter().chain(GROUND) {
        for mode in Mode::ALL {
            if palette.colour(name, hues[0], mode).is_none() {
                let what = "is missing in :root, or not written as #hex, rgb() or oklch()";
                findings.error(place, format!("{name} ({}) {what}", mode.name()));
            }
        }
    }
    for mode in Mode::ALL {
        for (text, ground) in TEXT.into_iter().flat_map(|text| GROUND.map(|ground| (text, ground))) {
            let low = hues.iter().filter_map(|hue| {
                let letters = palette.colour(text, *hue, mode)?;
                Some((letters.contrast(palette.colour(ground, *hue, mode)?), *hue))
            });
            let low: Vec<(f64, u16)> = low.filter(|(ratio, _)| *ratio < WANTED).collect();
            let Some((ratio, hue)) = low.iter().copied().min_by(|one, two| one.0.total_cmp(&two.0)) else {
                continue;
            };
            let others = match low.len() - 1 {
                0 => String::new(),
                others => format!("; too low for {others} other hues"),
            };
            let mode = mode.name();
            // Rounded down: 4.49 is not 4.5.
            let ratio = (ratio * 100.0).floor() / 100.0;
            findings.error(
                place,
                format!("{text} on {ground} ({mode}, hue {hue}) has a contrast of {ratio:.2} : 1, wanted {WANTED} : 1{others}"),
            );
        }
    }
}
