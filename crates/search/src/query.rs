//! What somebody typed. Nothing that is typed is wrong: half an operator is a word, and what is too long is cut.

/// How much of a query counts, in characters.
const LONGEST: usize = 300;
/// How many words of it.
const MOST: usize = 24;
/// How many quotations.
const MOST_QUOTED: usize = 4;

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, as they were typed; the last may be the beginning of one.
    pub words: String,
    /// What is to stand in the text word for word.
    pub phrases: Vec<String>,
    /// Beginnings of words, without the star.
    pub beginnings: Vec<String>,
    /// What is not to stand in it.
    pub without: Vec<String>,
}

impl Query {
    /// Reads what somebody typed: words; a phrase in quotation marks of any kind («…», “…”, "…"); the beginning of a
    /// word before a star (`بلد*`); a word that is not to be there behind a minus (`-word`).
    pub fn parse(typed: &str) -> Query {
        let typed: String = typed.chars().take(LONGEST).collect();
        let mut query = Query::default();
        let (mut words, mut rest) = (Vec::new(), typed.as_str());
        while let Some(at) = rest.find(['"', '«', '“', '„']) {
            words.extend(rest[..at].split_whitespace());
            let opening = rest[at..].chars().next().unwrap_or('"');
            let inside = &rest[at + opening.len_utf8()..];
            let Some(end) = inside.find(closing(opening)) else {
                // A quotation that nobody closed is words.
                rest = inside;
                continue;
            };
            query.phrases.push(inside[..end].to_owned());
            rest = &inside[end + inside[end..].chars().next().map_or(0, char::len_utf8)..];
        }
        words.extend(rest.split_whitespace());
        words.truncate(MOST);
        query.phrases.retain(|phrase| phrase.chars().any(char::is_alphanumeric));
        query.phrases.truncate(MOST_QUOTED);
        let mut plain = Vec::new();
        for word in words {
            match (word.strip_prefix('-'), word.strip_suffix('*')) {
                (Some(without), _) if without.starts_with(char::is_alphabetic) => {
                    query.without.push(without.trim_end_matches('*').to_owned());
                }
                (_, Some(beginning)) if beginning.chars().filter(|c| c.is_alphanumeric()).count() >= 2 => {
                    query.beginnings.push(beginning.to_owned());
                }
                _ => plain.push(word),
            }
        }
        query.words = plain.join(" ");
        query
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        let says = |text: &String| text.chars().any(char::is_alphanumeric);
        !says(&self.words) && self.phrases.is_empty() && self.beginnings.is_empty()
    }

    /// Everything that is looked for, as one text: what is marked where it is found.
    pub fn all(&self) -> String {
        let mut all = self.words.clone();
        for more in self.phrases.iter().chain(&self.beginnings) {
            all.push(' ');
            all.push_str(more);
        }
        all
    }
}

/// What closes a quotation; whoever types on a plain keyboard closes it with what they opened it with.
fn closing(opening: char) -> &'static [char] {
    match opening {
        '«' => &['»', '«'],
        '“' => &['”', '"', '“'],
        '„' => &['“', '”', '"'],
        _ => &['"', '”'],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_typed_is_understood_and_nothing_is_wrong() {
        let of = |typed: &str| {
            let query = Query::parse(typed);
            (query.words, query.phrases, query.beginnings, query.without)
        };
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        for (typed, words, phrases, beginnings, without) in [
            ("بيان البلدية", "بيان البلدية", &[][..], &[][..], &[][..]),
            ("«رأس النوارس» ميناء", "ميناء", &["رأس النوارس"], &[], &[]),
            ("\"public works\" -draft port*", "", &["public works"], &["port"], &["draft"]),
            ("«لم تغلق", "لم تغلق", &[], &[], &[]),
            ("- * -- \"\" «» *x -5", "- * -- *x -5", &[], &[], &[]),
            ("a*", "a*", &[], &[], &[]),
        ] {
            assert_eq!(
                of(typed),
                (words.to_owned(), texts(phrases), texts(beginnings), texts(without)),
                "{typed}"
            );
        }
        assert!(Query::parse("  ؟ ").is_empty());
        assert!(Query::parse(&"و ".repeat(10_000)).words.split(' ').count() <= MOST);
    }

    proptest! {
        #[test]
        fn nothing_breaks_it(typed in "\\PC{0,400}") {
            let query = Query::parse(&typed);
            prop_assert!(query.all().chars().count() <= 2 * LONGEST + 2 * MOST);
        }

        #[test]
        fn nor_do_operators(typed in "[\"«»“”„*\\- ابa]{0,400}") {
            let query = Query::parse(&typed);
            prop_assert!(query.phrases.len() <= MOST && query.beginnings.len() <= MOST);
        }
    }
}
