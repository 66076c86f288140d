//! What a monitor remembers between two looks at a log.

use super::{history::History, log::Log, trust::Trust};
use anyhow::{Context, Result, ensure};
use bayan_record::{
    checkpoint::Checkpoint,
    note::{Note, VerifierKey},
    tree::Frontier,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read, Write},
    path::Path,
};

const FORMAT: &str = "bayan-monitor/1";
/// The largest memory that is read back, in bytes.
const MAX_STATE: u64 = 1 << 30;

/// What a monitor remembers of one log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    format: String,
    /// The log's origin.
    pub origin: String,
    /// The keys of the log that were trusted when it was first seen.
    pub keys: Vec<String>,
    /// The root key of the site, where it was named then.
    pub root: Option<String>,
    /// The right edge of the tree.
    pub tree: String,
    /// The last signed head that was seen and fits: evidence, where another contradicts it.
    pub checkpoint: String,
    /// The page that was looked at last; the next look goes on behind it.
    pub page: Option<String>,
    /// What the entries say.
    pub history: History,
}

impl State {
    /// Remembers a log that has been read up to a head.
    pub(super) fn of(
        origin: &str,
        trust: &Trust,
        log: &Log,
        checkpoint: &str,
        page: Option<String>,
    ) -> State {
        State {
            format: FORMAT.to_owned(),
            origin: origin.to_owned(),
            keys: trust.log.iter().map(VerifierKey::to_string).collect(),
            root: trust.root.as_ref().map(VerifierKey::to_string),
            tree: log.tree.to_string(),
            checkpoint: checkpoint.to_owned(),
            page,
            history: log.history.clone(),
        }
    }

    /// Reads it; none where there is none yet.
    ///
    /// # Errors
    /// Where there is one and it cannot be read: then nobody can say what was seen before.
    pub fn read(path: &Path) -> Result<Option<State>> {
        let file = match fs::File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        };
        let mut text = String::new();
        file.take(MAX_STATE).read_to_string(&mut text).with_context(|| path.display().to_string())?;
        let state: State = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        ensure!(state.format == FORMAT, "{}: not what a monitor remembers", path.display());
        state.log().with_context(|| path.display().to_string())?;
        Ok(Some(state))
    }

    /// Keeps it: whole, or not at all.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub fn write(&self, path: &Path) -> Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder).with_context(|| path.display().to_string())?;
        file.write_all(serde_json::to_string(self)?.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path).with_context(|| path.display().to_string())?;
        Ok(())
    }

    /// The log as it was read.
    pub(super) fn log(&self) -> Result<Log> {
        let tree: Frontier = self.tree.parse()?;
        let seen: Checkpoint = self.checkpoint.parse::<Note>()?.text.parse()?;
        ensure!(
            seen.size == tree.size() && seen.root == tree.root(),
            "the tree is not that of the signed head"
        );
        Ok(Log { history: self.history.clone(), tree, leaves: None })
    }

    /// The keys that were trusted at first sight.
    pub(super) fn trust(&self) -> Result<Trust> {
        let log = self.keys.iter().map(|key| key.parse().context("a key")).collect::<Result<Vec<_>>>()?;
        let root = self.root.as_ref().map(|key| key.parse().context("the root key")).transpose()?;
        Ok(Trust { log, until: BTreeMap::new(), witnesses: Vec::new(), root, given: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checking::testing::{Maker, key, tree};

    #[test]
    fn what_is_kept_is_read_back_and_anything_else_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        assert!(State::read(&path).unwrap().is_none());
        let mut maker = Maker::new();
        maker.publish(0, "نص");
        let mut log = Log { tree: tree(&maker.entries), ..Log::default() };
        assert!(log.history.take(0, &maker.entries[0]).is_none());
        let trust = Trust::given(&[key(1).verifier().to_string()]).unwrap().unwrap();
        let state = State::of("press.example/log", &trust, &log, &maker.checkpoint(), Some("/ar/a/x".into()));
        state.write(&path).unwrap();
        state.write(&path).unwrap();
        let again = State::read(&path).unwrap().unwrap();
        assert_eq!(again, state);
        assert_eq!(again.log().unwrap().tree, log.tree);
        assert_eq!(again.trust().unwrap().log, trust.log);
        let text = fs::read_to_string(&path).unwrap();
        for wrong in [
            "",
            "{}",
            &text[..text.len() / 2],
            &text.replace("monitor/1", "monitor/2"),
            &text.replace("\"tree\":\"1 ", "\"tree\":\"2 "),
        ] {
            fs::write(&path, wrong).unwrap();
            assert!(State::read(&path).is_err(), "{wrong}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
