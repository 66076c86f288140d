//! How a language speaks of dates: its words by classes, and rules over these. Read from a file of lines:
//!
//! ```text
//! month 4: أبريل, نيسان          words of a class, with a number; a word may have several words
//! let when: month [slash month]  a name for a part of rules
//! rule date: [weekday] n <when>  a rule and what it means
//! ```
//!
//! In rules `[…]` may be missing, `(a|b)` is one of them, `<name>` is a part, `{…}` stands before the expression and is
//! none of it. Nobody but this program writes these files: what is wrong with one fails in the tests.

use super::tokens::normal;
use std::collections::HashMap;

/// What a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A date of a calendar, with what it leaves out.
    Date,
    /// The same date in two calendars.
    Twice,
    /// From one to another.
    Range,
    /// So many units before or after.
    Away,
    /// A unit before, at or after this one.
    Shifted,
    /// The past or next so many units.
    Span,
    /// Days before or after.
    Offset,
    /// A decade, maybe of a century.
    Decade,
    /// A century.
    Century,
    /// A part of a year.
    Part,
}

/// A piece of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A word of a class.
    Class(String),
    /// One that is named elsewhere.
    Named(String),
    /// Several, one behind the other, that may be missing.
    Maybe(Vec<Piece>),
    /// One of several.
    OneOf(Vec<Vec<Piece>>),
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it means.
    pub meaning: Meaning,
    /// What stands before the expression.
    pub before: Vec<Piece>,
    /// The expression.
    pub pieces: Vec<Piece>,
}

/// A class that words may have, with a number.
pub type Word = (String, i32);

/// How a language speaks of dates.
#[derive(Debug)]
pub struct Grammar {
    /// Whether words are written in Arabic: with letters before them that are words of their own.
    pub is_arabic: bool,
    /// Words in the form in which they are compared; each may be several words with spaces between.
    pub words: HashMap<String, Vec<Word>>,
    /// How many words such a word has at most.
    pub longest: usize,
    /// Parts of rules.
    pub parts: HashMap<String, Vec<Piece>>,
    /// The rules.
    pub rules: Vec<Rule>,
}

impl Grammar {
    /// Reads a file.
    pub fn read(text: &str, is_arabic: bool) -> Grammar {
        let mut grammar = Grammar {
            is_arabic,
            words: HashMap::new(),
            longest: 1,
            parts: HashMap::new(),
            rules: Vec::new(),
        };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((head, rest)) = line.split_once(':') else { continue };
            let (kind, name) = head.split_once(' ').unwrap_or((head, ""));
            match kind {
                "let" => {
                    grammar.parts.insert(name.to_owned(), pieces(rest));
                }
                "rule" => {
                    let (before, expression) =
                        match rest.trim().strip_prefix('{').and_then(|rest| rest.split_once('}')) {
                            Some((before, expression)) => (pieces(before), expression),
                            None => (Vec::new(), rest),
                        };
                    if let Some(meaning) = meaning(name) {
                        grammar.rules.push(Rule { meaning, before, pieces: pieces(expression) });
                    }
                }
                class => {
                    let number = name.parse().unwrap_or(0);
                    for word in rest.split(',').map(str::trim).filter(|word| !word.is_empty()) {
                        grammar.name(word, class, number);
                    }
                }
            }
        }
        grammar
    }

    /// Gives a word a class.
    pub fn name(&mut self, word: &str, class: &str, number: i32) {
        let known: Vec<String> = word
            .split(|c: char| c.is_whitespace() || c == '-')
            .map(|word| normal(word, self.is_arabic))
            .collect();
        self.longest = self.longest.max(known.len());
        self.words.entry(known.join(" ")).or_default().push((class.to_owned(), number));
    }
}

fn meaning(name: &str) -> Option<Meaning> {
    Some(match name {
        "date" => Meaning::Date,
        "twice" => Meaning::Twice,
        "range" => Meaning::Range,
        "away" => Meaning::Away,
        "shifted" => Meaning::Shifted,
        "span" => Meaning::Span,
        "offset" => Meaning::Offset,
        "decade" => Meaning::Decade,
        "century" => Meaning::Century,
        "part" => Meaning::Part,
        _ => return None,
    })
}

fn pieces(text: &str) -> Vec<Piece> {
    let spaced: String = text.chars().fold(String::new(), |mut all, c| {
        if matches!(c, '[' | ']' | '(' | ')' | '|') {
            all.extend([' ', c, ' ']);
        } else {
            all.push(c);
        }
        all
    });
    let words: Vec<&str> = spaced.split_whitespace().collect();
    sequence(&mut words.iter().copied().peekable())
}

/// Reads up to the sign that ends it.
fn sequence<'t>(words: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>) -> Vec<Piece> {
    let mut all = Vec::new();
    while let Some(word) = words.peek().copied() {
        match word {
            "]" | ")" | "|" => break,
            "[" => {
                words.next();
                all.push(Piece::Maybe(sequence(words)));
                words.next();
            }
            "(" => {
                let mut some = Vec::new();
                while words.peek().is_some_and(|word| *word != ")") {
                    words.next();
                    some.push(sequence(words));
                }
                words.next();
                all.push(Piece::OneOf(some));
            }
            word => {
                words.next();
                let named = word.strip_prefix('<').and_then(|word| word.strip_suffix('>'));
                all.push(
                    named.map_or_else(|| Piece::Class(word.to_owned()), |name| Piece::Named(name.to_owned())),
                );
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_says() {
        let grammar = Grammar::read(
            "month 4: april, the fourth\nlet when: month [slash month]\nrule date: {since} [day (n|of)] <when>\n",
            false,
        );
        assert_eq!(grammar.words["the fourth"], [("month".to_owned(), 4)]);
        assert_eq!(grammar.longest, 2);
        let class = |name: &str| Piece::Class(name.to_owned());
        assert_eq!(
            grammar.parts["when"],
            [class("month"), Piece::Maybe(vec![class("slash"), class("month")])]
        );
        let rule = &grammar.rules[0];
        assert_eq!((rule.meaning, &rule.before), (Meaning::Date, &vec![class("since")]));
        let either = Piece::OneOf(vec![vec![class("n")], vec![class("of")]]);
        assert_eq!(rule.pieces, [Piece::Maybe(vec![class("day"), either]), Piece::Named("when".to_owned())]);
    }

    #[test]
    fn every_file_names_only_what_there_is() {
        fn check(grammar: &Grammar, pieces: &[Piece]) {
            for piece in pieces {
                match piece {
                    Piece::Class(class) => {
                        let built_in = [
                            "n", "y", "year2", "count", "slash", "dash", "comma", "open", "close", "dmy",
                            "apart",
                        ];
                        let known = grammar.words.values().flatten().any(|(known, _)| known == class);
                        assert!(known || built_in.contains(&class.as_str()), "{class}");
                    }
                    Piece::Named(name) => check(grammar, &grammar.parts[name]),
                    Piece::Maybe(some) => check(grammar, some),
                    Piece::OneOf(all) => all.iter().for_each(|some| check(grammar, some)),
                }
            }
        }
        for grammar in [&*super::super::ARABIC, &*super::super::ENGLISH, &*super::super::FRENCH] {
            assert!(grammar.rules.len() > 10);
            for rule in &grammar.rules {
                check(grammar, &rule.before);
                check(grammar, &rule.pieces);
            }
        }
    }
}
