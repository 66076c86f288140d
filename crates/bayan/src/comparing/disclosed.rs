//! What a disclosure says, for readers: its parts by name, its blocks in their order.

use bayan_core::{
    content::parts::{self, ReadBlock},
    language::{Direction, Lang},
};
use bayan_record::Part;

/// The disclosed parts of an entry.
#[derive(Clone, Copy)]
pub struct Disclosed<'d>(pub &'d [Part]);

impl<'d> Disclosed<'d> {
    /// The text of a part.
    pub fn part(self, name: &str) -> Option<&'d str> {
        self.0.iter().find(|part| part.name == name).map(|part| part.text.as_str())
    }

    /// Whether it is a text, and not only a word about one that is gone.
    pub fn is_text(self) -> bool {
        self.0.iter().any(|part| part.name == "headline" || part.name.starts_with("body/"))
    }

    /// Language and direction of the text.
    pub fn language(self) -> Option<(Lang, Direction)> {
        let (lang, dir) = self.part("language")?.split_once(' ')?;
        Some((lang.parse().ok()?, dir.parse().ok()?))
    }

    /// The blocks, in the order of the text.
    pub fn blocks(self) -> Vec<ReadBlock> {
        let number = |part: &Part| part.name.strip_prefix("body/")?.parse::<u32>().ok();
        let mut numbered: Vec<(u32, &Part)> =
            self.0.iter().filter_map(|part| Some((number(part)?, part))).collect();
        numbered.sort_by_key(|(number, _)| *number);
        numbered.into_iter().filter_map(|(_, part)| parts::read_block(&part.text)).collect()
    }

    /// The places at which pictures and files are shown: number, and hash of the bytes.
    pub fn media(self) -> Vec<(u32, bayan_core::media::Hash)> {
        let of = |part: &Part| {
            let number = part.name.strip_prefix("media/")?.parse().ok()?;
            Some((number, part.text.strip_prefix("sha256:")?.parse().ok()?))
        };
        let mut all: Vec<_> = self.0.iter().filter_map(of).collect();
        all.sort_by_key(|(number, _)| *number);
        all
    }

    /// What is said of pictures: the caption, the words for those who cannot see it, whose work it is.
    pub fn said(self, what: &str) -> Vec<(bayan_core::media::Hash, String)> {
        let one = |(number, hash)| {
            let name = format!("media/{number}/{what}");
            let part = self.0.iter().find(|part| part.name == name)?;
            Some((hash, parts::plain(&parts::Part::new(name, part.text.as_str()))))
        };
        self.media().into_iter().filter_map(one).collect()
    }

    /// Everything that can be quoted, a block a line.
    pub fn whole(self) -> String {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(["headline", "standfirst"].iter().filter_map(|name| self.part(name)).map(str::to_owned));
        lines.extend(self.blocks().into_iter().map(|block| block.plain));
        lines.extend(self.said("caption").into_iter().map(|(_, caption)| caption));
        lines.extend(self.part("note").map(str::to_owned));
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}
