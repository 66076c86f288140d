//! The short code of an entry, to be printed and typed: its number and eight letters of its leaf hash.
//!
//! It finds an entry and shows a slip of the pen. Forty bits prove nothing: a code can be copied under any text.

use crate::{decimal::MAX_NUMBER, hash::Hash};
use std::{fmt, str::FromStr};

/// Crockford's base 32 in small letters.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Longer inputs are not codes.
const MAX_INPUT: usize = 200;

/// `1460-7k3m9q2x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    index: u64,
    bits: u64,
}

/// This text is not a short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of an entry: a number, a hyphen and eight letters or digits are expected")]
pub struct NotACode;

impl Code {
    /// The code of entry `index`, whose leaf hash this is.
    pub fn of(index: u64, leaf: Hash) -> Code {
        let [first, second, third, fourth, fifth, ..] = *leaf.as_bytes();
        Code { index, bits: u64::from_be_bytes([0, 0, 0, first, second, third, fourth, fifth]) }
    }

    /// The entry's number in the log.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// Whether its letters are those of this leaf.
    pub fn fits(&self, leaf: Hash) -> bool {
        *self == Code::of(self.index, leaf)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.index)?;
        (0..8).rev().try_for_each(|place| {
            let letter = LETTERS[((self.bits >> (5 * place)) & 31) as usize];
            write!(f, "{}", char::from(letter))
        })
    }
}

impl FromStr for Code {
    type Err = NotACode;
    /// Reads what somebody typed: capitals, `o` for 0, `i` and `l` for 1, Arabic digits, other dashes, spaces and
    /// marks of direction are all understood.
    fn from_str(text: &str) -> Result<Code, NotACode> {
        if text.len() > MAX_INPUT {
            return Err(NotACode);
        }
        let plain: String = text.chars().filter_map(plain).collect();
        let (number, letters) = plain.split_once('-').ok_or(NotACode)?;
        if number.is_empty() || !number.bytes().all(|digit| digit.is_ascii_digit()) || letters.len() != 8 {
            return Err(NotACode);
        }
        let index = number.parse().ok().filter(|index| *index <= MAX_NUMBER).ok_or(NotACode)?;
        let bits = letters.bytes().try_fold(0_u64, |bits, letter| {
            let value = LETTERS.iter().position(|known| *known == letter).ok_or(NotACode)?;
            Ok(bits << 5 | value as u64)
        })?;
        Ok(Code { index, bits })
    }
}

/// The sign that is meant; none for what is passed over.
fn plain(sign: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit(u32::from(sign) - zero, 10);
    match sign {
        '٠'..='٩' => digit(0x0660),
        '۰'..='۹' => digit(0x06F0),
        'o' | 'O' => Some('0'),
        'i' | 'I' | 'l' | 'L' => Some('1'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{061C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => None,
        _ if sign.is_whitespace() => None,
        _ => Some(sign.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> Code {
        let mut bytes = [0; 32];
        // Eight times five bits: 7 19 3 20 9 22 2 29.
        bytes[..5].copy_from_slice(&[0x3c, 0xc7, 0x44, 0xd8, 0x5d]);
        Code::of(1460, Hash::from_bytes(bytes))
    }

    #[test]
    fn a_code_is_a_number_and_eight_letters() {
        assert_eq!(code().to_string(), "1460-7k3m9p2x");
        assert_eq!(code().to_string().parse(), Ok(code()));
        assert_eq!(code().index(), 1460);
        assert!(!code().fits(Hash::empty_tree()));
        let zero = Code::of(0, Hash::from_bytes([0; 32]));
        assert_eq!(zero.to_string(), "0-00000000");
    }

    #[test]
    fn what_people_type_is_understood() {
        for typed in [
            "1460-7K3M9P2X",
            " 1460 - 7k3m 9p2x ",
            "١٤٦٠-٧k٣m٩p٢x",
            "۱۴۶۰–7k3m9p2x",
            "\u{2066}1460-7k3m9p2x\u{2069}",
            "l46o-7k3m9p2x",
        ] {
            assert_eq!(typed.parse(), Ok(code()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for wrong in [
            "",
            "-",
            "1460",
            "1460-",
            "1460-7k3m9p2",
            "1460-7k3m9p2xx",
            "-7k3m9p2x",
            "1460-7k3m9p2u",
            "1460-7k3m-p2x",
            "9223372036854775808-7k3m9p2x",
            "ة-7k3m9p2x",
            "1460-ééé12",
        ] {
            assert_eq!(wrong.parse::<Code>(), Err(NotACode), "{wrong:?}");
        }
    }
}
