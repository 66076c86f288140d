//! C2SP checkpoints: the text that a log signs, which names its tree's size and head.

use crate::{decimal, hash::Hash};
use std::{fmt, str::FromStr};

/// The head of a log at one size. Written as the text of a note, to be signed with [`crate::note::sign`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name for all time: `press.example.org/log`. It is not an address.
    pub origin: String,
    /// How many entries the tree has.
    pub size: u64,
    /// The head of the tree.
    pub root: Hash,
    /// Further lines, of which nobody checks the meaning. Bayan writes none.
    pub extensions: Vec<String>,
}

/// This text is not that of a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a checkpoint: {0}")]
pub struct NotACheckpoint(&'static str);

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root.to_base64())?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = NotACheckpoint;
    fn from_str(text: &str) -> Result<Checkpoint, NotACheckpoint> {
        if text.chars().any(|sign| sign < ' ' && sign != '\n') {
            return Err(NotACheckpoint("a control character"));
        }
        let body = text.strip_suffix('\n').ok_or(NotACheckpoint("no last newline"))?;
        let mut lines = body.split('\n');
        let origin = lines.next().filter(|line| !line.is_empty()).ok_or(NotACheckpoint("no origin"))?;
        let size = lines.next().and_then(decimal::number).ok_or(NotACheckpoint("no size"))?;
        let root = lines.next().and_then(|line| Hash::from_base64(line).ok());
        let root = root.ok_or(NotACheckpoint("no head of a tree"))?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(NotACheckpoint("an empty line"));
        }
        Ok(Checkpoint { origin: origin.to_owned(), size, root, extensions })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    #[test]
    fn the_example_of_the_specification_is_read_and_written() {
        let checkpoint: Checkpoint = EXAMPLE.parse().unwrap();
        assert_eq!(checkpoint.origin, "example.com/behind-the-sofa");
        assert_eq!(checkpoint.size, 20_852_163);
        assert_eq!(checkpoint.to_string(), EXAMPLE);
        let extended: Checkpoint = format!("{EXAMPLE}more\n").parse().unwrap();
        assert_eq!(extended.extensions, ["more"]);
        assert_eq!(extended.to_string(), format!("{EXAMPLE}more\n"));
    }

    #[test]
    fn what_is_not_exactly_a_checkpoint_is_refused() {
        let refused = [
            EXAMPLE.trim_end().to_owned(),
            format!("\n{EXAMPLE}"),
            format!("{EXAMPLE}\n"),
            format!("{EXAMPLE}\nmore\n"),
            EXAMPLE.replace("20852163", "020852163"),
            EXAMPLE.replace("20852163", "-1"),
            EXAMPLE.replace("20852163", "9223372036854775808"),
            EXAMPLE.replace("q2I=", "q2I"),
            EXAMPLE.replace("q2I=", "q2J="),
            EXAMPLE.replace('\n', "\r\n"),
            "a\n1\n".to_owned(),
            String::new(),
        ];
        for text in refused {
            assert!(text.parse::<Checkpoint>().is_err(), "{text:?}");
        }
    }
}
