//! The parts of a text that the record commits to, each by itself: a court can have one paragraph, one
//! name or one picture removed, and the rest can still be proved.
//!
//! A part has a name and a text; both are for ever (`docs/record-format.md`). A block is written with its
//! pictures only counted, so that what is said of a picture is a part of its own.

use super::{BlockKind, Content, Figure, canonical};
use crate::{language::Direction, language::Lang, media::Hash};

/// A part: its name in the manifest, and the text that is committed to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Its name: `headline`, `body/3`, `media/1/caption`.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl Part {
    /// A part.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Part {
        Part { name: name.into(), text: text.into() }
    }
}

impl Content {
    /// Everything a reader sees that carries meaning, as parts, sorted by name as the manifest is.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = vec![
            Part::new("headline", &*self.headline),
            Part::new("language", format!("{} {}", self.lang, self.dir)),
        ];
        let mut maybe = |name: &str, text: Option<&str>| parts.extend(text.map(|text| Part::new(name, text)));
        maybe("kicker", self.kicker.as_deref());
        maybe("standfirst", self.standfirst.as_deref());
        maybe("place", self.place.as_deref());
        maybe("byline", self.byline.as_deref());
        maybe("share", self.share_text.as_deref());
        maybe("date", self.stated.map(|stated| stated.to_string()).as_deref());
        if self.lead.is_some() {
            parts.push(Part::new("lead", "media 1"));
        }
        let mut number = self.lead.iter().len() + 1;
        for (index, block) in self.blocks.iter().enumerate() {
            let text = canonical::block_with_numbered_media(block, &mut number);
            parts.push(Part::new(format!("body/{}", index + 1), text));
        }
        for (index, shown) in self.shown_media().into_iter().enumerate() {
            let name = format!("media/{}", index + 1);
            parts.push(Part::new(&name, format!("sha256:{}", shown.hash)));
            let Some(figure) = shown.figure else { continue };
            let mut said = |what: &str, text: Option<String>| {
                parts.extend(text.map(|text| Part::new(format!("{name}/{what}"), text)));
            };
            said("alt", figure.alt.as_ref().map(|alt| alt.to_string()));
            said("caption", figure.caption.as_ref().map(canonical::line_of));
            said("credit", figure.credit.as_ref().map(|credit| credit.to_string()));
        }
        parts.sort();
        parts
    }

    /// Every place where a picture or a file is shown, in the order of the text: the number of a `media/`
    /// part is the place in this list, from 1.
    fn shown_media(&self) -> Vec<ShownMedia<'_>> {
        let figure = |figure| ShownMedia::of(figure);
        let mut shown: Vec<ShownMedia<'_>> = self.lead.iter().map(figure).collect();
        for block in &self.blocks {
            match &block.kind {
                BlockKind::Figure(one) => shown.push(figure(one)),
                BlockKind::Gallery(several) => shown.extend(several.iter().map(figure)),
                BlockKind::Attachment { media, .. } => shown.push(ShownMedia { hash: *media, figure: None }),
                BlockKind::Paragraph(_)
                | BlockKind::Heading(..)
                | BlockKind::List(_)
                | BlockKind::Quotation { .. }
                | BlockKind::Table(_)
                | BlockKind::LinkCard { .. }
                | BlockKind::Notice(_)
                | BlockKind::Rule => {}
            }
        }
        shown
    }
}

/// A place where a picture or a file is shown.
struct ShownMedia<'c> {
    hash: Hash,
    /// None for an attachment, of which nothing is said but its name.
    figure: Option<&'c Figure>,
}

impl ShownMedia<'_> {
    fn of(figure: &Figure) -> ShownMedia<'_> {
        ShownMedia { hash: figure.media, figure: Some(figure) }
    }
}

/// A `body/` part as a reader reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBlock {
    /// The identity of the block.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Its direction.
    pub dir: Direction,
    /// Its text without its form, a line for each line of the part that says something.
    pub plain: String,
}

/// Reads a `body/` part; none where it is not one.
pub fn read_block(text: &str) -> Option<ReadBlock> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let mut head = lines.next()?.strip_prefix("block ")?.splitn(4, ' ');
    let (id, lang, dir) = (head.next()?, head.next()?.parse().ok()?, head.next()?.parse().ok()?);
    let mut plain = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(' ').unwrap_or((line, ""));
        plain.extend(match name {
            "text" | "by" | "caption" | "cell" | "head" => Some(canonical::read_line(value)?.to_plain()),
            "item" => {
                Some(canonical::read_line(value.split_once(' ').map_or("", |(_, text)| text))?.to_plain())
            }
            "address" | "title" | "description" | "name" => Some(value.to_owned()),
            _ => None,
        });
    }
    plain.retain(|line| !line.is_empty());
    Some(ReadBlock { id: id.to_owned(), lang, dir, plain: plain.join("\n") })
}

/// What a part says, without its form: for showing and comparing.
pub fn plain(part: &Part) -> String {
    if part.name.starts_with("body/") {
        return read_block(&part.text).map(|block| block.plain).unwrap_or_default();
    }
    match part.name.strip_prefix("media/").and_then(|rest| rest.split_once('/')) {
        Some((_, "caption")) => {
            canonical::read_line(&part.text).map(|caption| caption.to_plain()).unwrap_or_default()
        }
        _ => part.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use proptest::prelude::*;
    use std::collections::HashSet;

    const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    fn written() -> Content {
        let text = format!(
            "bayan-content/1\nlang ar-SY\ndir rtl\nheadline بيان\nbyline فلان\nlead\nmedia {HASH}\nalt رصيف\n\
             caption {{strong|الرصيف}}\nblock b1 ar-SY rtl paragraph\ntext نص {{strong|مهم}}\n\
             block b2 en ltr figure\nmedia {HASH}\ncredit A. B.\nblock b3 ar-SY rtl attachment\nmedia {HASH}\nname ملف\n"
        );
        Content::from_canonical(&text).unwrap()
    }

    #[test]
    fn a_text_comes_apart_into_what_can_be_removed_by_itself() {
        let parts = written().parts();
        let shown: Vec<String> = parts.iter().map(|p| format!("{}={}", p.name, p.text)).collect();
        let media = format!("sha256:{HASH}");
        assert_eq!(
            shown,
            [
                "body/1=block b1 ar-SY rtl paragraph\ntext نص {strong|مهم}\n".to_owned(),
                "body/2=block b2 en ltr figure\nmedia 2\n".into(),
                "body/3=block b3 ar-SY rtl attachment\nmedia 3\nname ملف\n".into(),
                "byline=فلان".into(),
                "headline=بيان".into(),
                "language=ar-SY rtl".into(),
                "lead=media 1".into(),
                format!("media/1={media}"),
                "media/1/alt=رصيف".into(),
                "media/1/caption={strong|الرصيف}".into(),
                format!("media/2={media}"),
                "media/2/credit=A. B.".into(),
                format!("media/3={media}"),
            ]
        );
        assert_eq!(plain(&parts[0]), "نص مهم");
        assert_eq!(plain(&parts[9]), "الرصيف");
    }

    proptest! {
        #[test]
        fn every_block_can_be_read_back_and_no_name_stands_twice(content in testing::content()) {
            let parts = content.parts();
            let names: HashSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
            prop_assert_eq!(names.len(), parts.len());
            for part in parts.iter().filter(|part| part.name.starts_with("body/")) {
                let block = read_block(&part.text);
                prop_assert!(block.is_some(), "{}", part.text);
            }
        }

        #[test]
        fn another_text_has_other_parts(one in testing::content(), other in testing::content()) {
            prop_assert_eq!(one.to_canonical() == other.to_canonical(), one.parts() == other.parts());
        }

        #[test]
        fn no_text_makes_it_panic(text in "(block b1 ar rtl )?(\\PC|\n){0,60}") {
            let _ = read_block(&text);
        }
    }
}
