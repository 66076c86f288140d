//! Numeral systems.

use std::{fmt, str::FromStr};

/// The digits an edition uses for dates, counts and interface. Digits in a body stay as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// 0123456789
    Latn,
    /// ٠١٢٣٤٥٦٧٨٩
    Arab,
    /// ۰۱۲۳۴۵۶۷۸۹
    Arabext,
}

impl Numerals {
    /// CLDR's name of the numbering system.
    pub fn as_str(self) -> &'static str {
        match self {
            Numerals::Latn => "latn",
            Numerals::Arab => "arab",
            Numerals::Arabext => "arabext",
        }
    }

    /// `text` with every digit of any of the three systems written in this one.
    pub fn write(self, text: &str) -> String {
        let zero = match self {
            Numerals::Latn => '0',
            Numerals::Arab => '٠',
            Numerals::Arabext => '۰',
        };
        let digit = |c: char| match value(c) {
            Some(value) => char::from_u32(zero as u32 + u32::from(value)).unwrap_or(c),
            None => c,
        };
        text.chars().map(digit).collect()
    }
}

impl fmt::Display for Numerals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Numerals {
    type Err = String;
    fn from_str(text: &str) -> Result<Numerals, String> {
        match text {
            "latn" => Ok(Numerals::Latn),
            "arab" => Ok(Numerals::Arab),
            "arabext" => Ok(Numerals::Arabext),
            _ => Err(format!("unknown numerals {text:?}: latn, arab or arabext")),
        }
    }
}

/// The value of a Western, Arabic-Indic or extended Arabic-Indic digit.
pub fn value(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    u8::try_from(c as u32 - zero as u32).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_family_and_nothing_else_changes() {
        assert_eq!(Numerals::Arab.write("13 نيسان 2024, A4"), "١٣ نيسان ٢٠٢٤, A٤");
        assert_eq!(Numerals::Latn.write("۱۲:٣٠"), "12:30");
    }
}
