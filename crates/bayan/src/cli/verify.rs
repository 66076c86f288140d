//! `bayan verify`: whether a text is as it was recorded.

use super::say;
use crate::checking::{
    finding::{Alarm, Findings, Outcome, Stop, Unread},
    source::Source,
    trust::Trust,
    verify::{self, NOT_SHOWN},
};
use anyhow::{Context, Result};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    process::ExitCode,
};
use url::Url;

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 32 << 20;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The address of a text's page, a file (evidence, or a disclosure with --proof), or a folder (an export).
    what: String,
    /// A key that you trust: of the log, of a witness, or of the site's root ("root KEY"). Without one, the
    /// key is taken that the site itself names.
    #[arg(long = "key", value_name = "VKEY")]
    keys: Vec<String>,
    /// The proof that belongs to a disclosure.
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,
    /// Read the whole log, however large, to see whether later revisions are kept back.
    #[arg(long)]
    whole_log: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// Exit codes: 0 as recorded, 1 something is not, 2 something could not be checked.
pub(super) async fn run(arguments: &Arguments) -> Result<ExitCode> {
    let findings = match check(arguments).await {
        Ok(findings) => findings,
        Err(error) => {
            let mut findings = Findings::default();
            findings.stopped(Stop::unread(&arguments.what, format!("{error:#}")));
            findings
        }
    };
    tell(&findings, &arguments.what, arguments.json);
    Ok(ExitCode::from(findings.outcome().code()))
}

async fn check(arguments: &Arguments) -> Result<Findings> {
    let given = Trust::given(&arguments.keys)?;
    if let Some(url) = address(&arguments.what) {
        let source = Source::site(url.as_str())?;
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        return Ok(verify::text(&source, path, given, arguments.whole_log).await);
    }
    let path = Path::new(&arguments.what);
    if path.is_dir() {
        return Ok(verify::folder(&Source::folder(path)?, given).await);
    }
    let text = read(path)?;
    let proof = arguments.proof.as_deref().map(read).transpose()?;
    Ok(verify::file(&arguments.what, &text, proof.as_deref(), given))
}

/// What is asked for, where it is an address.
fn address(what: &str) -> Option<Url> {
    Url::parse(what).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn read(path: &Path) -> Result<String> {
    let name = || path.display().to_string();
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(MAX_FILE).read_to_string(&mut text)).with_context(name)?;
    Ok(text)
}

/// Says what was found, in lines or in JSON.
pub(super) fn tell(findings: &Findings, what: &str, json: bool) {
    if json {
        // What acts on a terminal stands in strings alone; there it can be written otherwise.
        return say(&escaped(&to_json(findings, what)));
    }
    findings.facts.iter().flat_map(|fact| fact.lines()).for_each(say);
    findings.alarms.iter().for_each(|alarm| say(&format!("! {alarm}")));
    findings.unread.iter().for_each(|unread| say(&format!("? {unread}")));
    if findings.outcome() == Outcome::Fine {
        say(NOT_SHOWN);
    }
}

fn escaped(json: &str) -> String {
    let acts = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    json.chars().map(|c| if acts(c) { format!("\\u{:04x}", u32::from(c)) } else { c.into() }).collect()
}

fn to_json(findings: &Findings, what: &str) -> String {
    let outcome = match findings.outcome() {
        Outcome::Fine => "fine",
        Outcome::Alarm => "alarm",
        Outcome::Unknown => "unknown",
    };
    let alarm = |alarm: &Alarm| serde_json::json!({ "kind": alarm.kind.as_str(), "fact": alarm.fact, "place": alarm.place });
    let unread = |unread: &Unread| serde_json::json!({ "reason": unread.reason, "place": unread.place });
    serde_json::json!({
        "what": what,
        "outcome": outcome,
        "facts": findings.facts,
        "alarms": findings.alarms.iter().map(alarm).collect::<Vec<_>>(),
        "unread": findings.unread.iter().map(unread).collect::<Vec<_>>(),
        "not_shown": NOT_SHOWN,
    })
    .to_string()
}
