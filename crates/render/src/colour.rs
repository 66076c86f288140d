//! Colours: read from CSS, converted to sRGB, compared for contrast.
//!
//! Sources: CSS Color 4 (§10 conversion, §13.2 gamut mapping), WCAG 2.2 (relative luminance).

use std::f64::consts::PI;

/// A colour in sRGB: red, green and blue between 0 and 1, gamma-encoded, opaque.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Colour([f64; 3]);

impl Colour {
    /// Reads `#rgb`, `#rrggbb`, `rgb(…)` with numbers or percentages, and `oklch(…)`; none for
    /// anything else, transparent colours among it.
    pub(crate) fn parse(text: &str) -> Option<Colour> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(digits) = text.strip_prefix('#') {
            return hexadecimal(digits);
        }
        let (function, rest) = text.split_once('(')?;
        let parts: Vec<&str> =
            rest.strip_suffix(')')?.split([' ', ',']).filter(|part| !part.is_empty()).collect();
        let [first, second, third] = parts[..] else { return None };
        match function {
            "rgb" => {
                let channel = |part| number(part, 255.0).map(|value| (value / 255.0).clamp(0.0, 1.0));
                Some(Colour([channel(first)?, channel(second)?, channel(third)?]))
            }
            "oklch" => {
                let hue = third.strip_suffix("deg").unwrap_or(third);
                Some(oklch(number(first, 1.0)?, number(second, 0.4)?, number(hue, 360.0)?))
            }
            _ => None,
        }
    }

    /// `#rrggbb`.
    pub(crate) fn hex(self) -> String {
        // Between 0 and 255, so nothing is cut off.
        let [red, green, blue] = self.0.map(|channel| (channel * 255.0).round() as u8);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The contrast with another colour, between 1 and 21 (WCAG 2.2, contrast ratio).
    pub(crate) fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// A number, or a percentage of `whole`.
fn number(text: &str, whole: f64) -> Option<f64> {
    let value = match text.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok()? / 100.0 * whole,
        None => text.parse().ok()?,
    };
    value.is_finite().then_some(value)
}

fn hexadecimal(digits: &str) -> Option<Colour> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let width = match digits.len() {
        3 => 1,
        6 => 2,
        _ => return None,
    };
    let channel = |at: usize| {
        let part = &digits[at * width..(at + 1) * width];
        let value = u8::from_str_radix(part, 16).ok()?;
        Some(f64::from(if width == 1 { value * 17 } else { value }) / 255.0)
    };
    Some(Colour([channel(0)?, channel(1)?, channel(2)?]))
}

fn linear(channel: f64) -> f64 {
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

fn encoded(channel: f64) -> f64 {
    if channel <= 0.003_130_8 { channel * 12.92 } else { 1.055 * channel.powf(1.0 / 2.4) - 0.055 }
}

/// The colour in sRGB; one that sRGB does not have loses chroma until clipping it cannot be seen.
fn oklch(lightness: f64, chroma: f64, hue: f64) -> Colour {
    const NOTICEABLE: f64 = 0.02;
    const PRECISION: f64 = 0.000_1;
    let lightness = lightness.clamp(0.0, 1.0);
    let at = |chroma: f64| {
        let angle = hue * PI / 180.0;
        [lightness, chroma * angle.cos(), chroma * angle.sin()]
    };
    let inside = |rgb: [f64; 3]| rgb.iter().all(|channel| (-PRECISION..=1.0 + PRECISION).contains(channel));
    let chroma = chroma.max(0.0);
    let wanted = to_linear(at(chroma));
    if inside(wanted) {
        return clipped(wanted);
    }
    let (mut low, mut high) = (0.0, chroma);
    while high - low > PRECISION {
        let middle = (low + high) / 2.0;
        let lab = at(middle);
        let rgb = to_linear(lab);
        let seen = from_linear(rgb.map(|channel| channel.clamp(0.0, 1.0)));
        let distance = (0..3).map(|axis| (lab[axis] - seen[axis]).powi(2)).sum::<f64>().sqrt();
        if inside(rgb) || distance < NOTICEABLE {
            low = middle;
        } else {
            high = middle;
        }
    }
    clipped(to_linear(at(low)))
}

fn clipped(rgb: [f64; 3]) -> Colour {
    Colour(rgb.map(|channel| encoded(channel.clamp(0.0, 1.0))))
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, value)| factor * value).sum())
}

/// OKLab to linear sRGB (Ottosson's matrices, as CSS Color 4 gives them by way of XYZ).
fn to_linear(lab: [f64; 3]) -> [f64; 3] {
    let cone = times(
        [
            [1.0, 0.396_337_777_4, 0.215_803_757_3],
            [1.0, -0.105_561_345_8, -0.063_854_172_8],
            [1.0, -0.089_484_177_5, -1.291_485_548_0],
        ],
        lab,
    );
    times(
        [
            [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
            [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
            [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
        ],
        cone.map(|value| value.powi(3)),
    )
}

/// Linear sRGB to OKLab.
fn from_linear(rgb: [f64; 3]) -> [f64; 3] {
    let cone = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        rgb,
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cone.map(f64::cbrt),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_specification() {
        for (text, hex) in [
            ("#fff", "#ffffff"),
            ("#1d4A56", "#1d4a56"),
            ("rgb(255, 0, 50%)", "#ff0080"),
            // The primaries of sRGB in OKLCH, as browsers' inspectors give them.
            ("oklch(62.8% .25768 29.234)", "#ff0000"),
            ("oklch(.86644 .29483 142.495)", "#00ff00"),
            ("oklch(0.45201 0.31321 264.052)", "#0000ff"),
            ("oklch(1 0 0)", "#ffffff"),
            ("oklch(0 0 0)", "#000000"),
            // web-platform-tests css/css-color/oklch-003.
            ("oklch(0.51975 0.17686 142.495deg)", "#008000"),
        ] {
            assert_eq!(Colour::parse(text).unwrap().hex(), hex, "{text}");
        }
        for nonsense in [
            "",
            "#12",
            "#ggg",
            "#é1",
            "red",
            "rgb(1,2)",
            "rgb(1 2 3 / 50%)",
            "oklch(a b c)",
            "oklch(1 1 inf)",
        ] {
            assert_eq!(Colour::parse(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_colour_outside_srgb_keeps_its_lightness() {
        let vivid = Colour::parse("oklch(.7 .4 150)").unwrap();
        let [lightness, ..] = from_linear(vivid.0.map(linear));
        assert!((lightness - 0.7).abs() < 0.03, "{lightness}");
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let [black, white, grey] = ["#000", "#fff", "#767676"].map(|text| Colour::parse(text).unwrap());
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((grey.contrast(white) - 4.54).abs() < 0.01);
    }
}
