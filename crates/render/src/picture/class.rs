//! What holds a picture's place: its colour, and the point that stays in sight when it is cut. Both
//! reach the page as a class with its rule, since pages run without `style=`.

use image::RgbImage;

/// The point of a picture that matters most, from its left and upper edge, in permille.
pub type Focus = (u16, u16);

/// The average colour of a picture, `#rrggbb`.
pub(super) fn average(pixels: &RgbImage) -> String {
    let mut sums = [0u64; 3];
    let step = (pixels.pixels().len() / 10_000).max(1);
    let mut count = 0u64;
    for pixel in pixels.pixels().step_by(step) {
        for (sum, channel) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(channel);
        }
        count += 1;
    }
    let [red, green, blue] = sums.map(|sum| sum / count.max(1));
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The class of a picture with this colour (`#rrggbb`) and this point: `p1f3b5c`, or `p1f3b5c-30-62`
/// with the point in percent. Empty where the colour is none.
pub fn class(colour: &str, focus: Option<Focus>) -> String {
    let Some(digits) = digits(colour) else { return String::new() };
    match focus.map(percent) {
        Some((x, y)) => format!("p{digits}-{x}-{y}"),
        None => format!("p{digits}"),
    }
}

/// The rule of that class: `.p1f3b5c{background:#1f3b5c}`. Empty where the colour is none.
pub fn rule(colour: &str, focus: Option<Focus>) -> String {
    let Some(digits) = digits(colour) else { return String::new() };
    let position = focus.map(percent).map(|(x, y)| format!(";object-position:{x}% {y}%"));
    format!(".{}{{background:#{digits}{}}}", class(colour, focus), position.unwrap_or_default())
}

/// The six digits, small; nothing else gets into a class or a rule.
fn digits(colour: &str) -> Option<String> {
    let digits = colour.strip_prefix('#')?;
    let plain = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    plain.then(|| digits.to_ascii_lowercase())
}

/// Whole percents: a finer point could not be seen, and a class name has no place for one.
fn percent((x, y): Focus) -> (u16, u16) {
    let rounded = |permille: u16| (permille.min(1000) + 5) / 10;
    (rounded(x), rounded(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_rules_are_made_of_plain_digits_only() {
        assert_eq!(class("#1F3b5c", None), "p1f3b5c");
        assert_eq!(class("#1f3b5c", Some((304, 615))), "p1f3b5c-30-62");
        assert_eq!(rule("#1f3b5c", None), ".p1f3b5c{background:#1f3b5c}");
        assert_eq!(
            rule("#1f3b5c", Some((0, u16::MAX))),
            ".p1f3b5c-0-100{background:#1f3b5c;object-position:0% 100%}"
        );
        for hostile in ["", "#", "1f3b5c", "#1f3b5", "#1f3b5c}", "#é3b5c", "#gggggg", "#1f3b5c;x:url(//e)"] {
            assert_eq!((class(hostile, None), rule(hostile, Some((1, 1)))), Default::default(), "{hostile}");
        }
    }
}
