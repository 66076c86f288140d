//! What the lines of a recorded part say, read from the format alone: text without its form, and the
//! addresses that it links to (`docs/record-format.md`).

/// What a part says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The text, its lines put apart by line breaks.
    pub(super) text: String,
    /// Where its links lead, in order.
    pub(super) links: Vec<String>,
    /// The pictures and files that it shows, by number, in order.
    pub(super) media: Vec<String>,
}

/// A recorded block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block<'p> {
    /// Its identity, that of its element in a page too.
    pub(super) id: &'p str,
    /// What it is: `paragraph`, `list ordered`.
    pub(super) kind: &'p str,
    lines: Vec<(&'p str, &'p str)>,
}

impl<'p> Block<'p> {
    /// Reads a `body/` part; none for one that is not in the format.
    pub(super) fn read(part: &'p str) -> Option<Block<'p>> {
        let mut lines = part.strip_suffix('\n')?.split('\n');
        let mut head = lines.next()?.strip_prefix("block ")?.splitn(4, ' ');
        let (id, _, _, kind) = (head.next()?, head.next()?, head.next()?, head.next()?);
        let lines = lines.map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
        Some(Block { id, kind, lines })
    }

    /// What it says. `said` is what is said of a picture, by number.
    pub(super) fn words(&self, said: impl Fn(&str) -> Words) -> Words {
        let mut words = Words::default();
        for (name, value) in &self.lines {
            words.text.push('\n');
            match *name {
                "text" | "by" | "caption" | "cell" | "head" => words.add(value),
                "item" => words.add(value.split_once(' ').map_or("", |(_, text)| text)),
                "title" | "description" | "name" => words.text.push_str(value),
                "address" => words.links.push((*value).to_owned()),
                "media" => {
                    words.media.push((*value).to_owned());
                    if self.kind != "attachment" {
                        let said = said(value);
                        words.text.push_str(&said.text);
                        words.links.extend(said.links);
                    }
                }
                _ => {}
            }
        }
        words
    }
}

impl Words {
    /// What a line of inlines says.
    pub(super) fn of(line: &str) -> Words {
        let mut words = Words::default();
        words.add(line);
        words
    }

    fn add(&mut self, line: &str) {
        let mut rest = line.chars();
        while let Some(c) = rest.next() {
            match c {
                '\\' => self.text.extend(rest.next()),
                '{' => {
                    let tag: String = rest.by_ref().take_while(|c| *c != '|').collect();
                    match tag.strip_prefix("link ") {
                        Some(address) => self.links.push(address.to_owned()),
                        None if tag == "break" => self.text.push('\n'),
                        None => {}
                    }
                }
                '}' => {}
                c => self.text.push(c),
            }
        }
    }
}

/// The text with single spaces, as it is compared: how a page breaks its lines says nothing.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_say_their_text_their_links_and_what_is_said_of_their_pictures() {
        let part = "block b7 ar-SY rtl list unordered\nitem 0 نص {strong|{link /a\\b|مهم}}{break|}آخر\n\
                    ordered 1\nitem 1 \\{لا\\}\n";
        let block = Block::read(part).unwrap();
        assert_eq!((block.id, block.kind), ("b7", "list unordered"));
        let words = block.words(|_| Words::default());
        assert_eq!(folded(&words.text), "نص مهم آخر {لا}");
        assert_eq!(words.links, ["/a\\b"]);
        let figure = Block::read("block b1 en ltr figure\nmedia 2\n").unwrap();
        let words = figure.words(|number| Words::of(&format!("caption {number} {{link /x|y}}")));
        assert_eq!(
            (folded(&words.text), words.links, words.media),
            ("caption 2 y".into(), vec!["/x".into()], vec!["2".into()])
        );
    }

    #[test]
    fn what_is_no_block_is_none_and_nothing_breaks() {
        for part in ["", "\n", "block b1\n", "block b1 ar rtl\n", "block b1 ar rtl paragraph", "text x\n"] {
            assert_eq!(Block::read(part), None, "{part:?}");
        }
        for line in ["{", "\\", "{link ", "}}", "{strong|", "{link a"] {
            let _ = Words::of(line);
        }
    }
}
