//! One text, one file or one export, checked as a reader would.

use super::{
    document::Document,
    export,
    finding::{Findings, Kind, Stop},
    log::Log,
    page,
    source::Source,
    trust::{Head, Trust, newest},
};
use bayan_record::{disclosure::Disclosure, evidence::Evidence, note::VerifierKey};

/// The largest log that is read whole to see whether a list of revisions is complete.
pub const SMALL_LOG: u64 = 25_000;

/// What no proof shows.
pub const NOT_SHOWN: &str = "What this does not show: that the content is true, that the person named said it, \
    that a person (and which) approved it, that the stated date is right, that a photograph is genuine, that no \
    later correction exists beyond the size of the log that was checked, or that everything the institution said \
    is here.";

/// Checks the text whose page is at `path`. With `whole_log` the whole log is read, however large.
pub async fn text(source: &Source, path: &str, given: Option<Trust>, whole_log: bool) -> Findings {
    let mut findings = Findings::default();
    if let Err(stop) = check_text(source, path, given, whole_log, &mut findings).await {
        findings.stopped(stop);
    }
    findings
}

async fn check_text(
    source: &Source,
    path: &str,
    given: Option<Trust>,
    whole_log: bool,
    findings: &mut Findings,
) -> Result<(), Stop> {
    let (shown, html) = source.page(path).await.map_err(|error| Stop::unread(path, error))?;
    let named = page::revisions_of(&html).ok_or_else(|| {
        Stop::unread(path, "the page names no list of revisions: nothing to check it against")
    })?;
    let at = source.resolve(path, &named).map_err(|error| error.stop(&named))?;
    let trust = match given {
        Some(trust) => trust,
        None => Trust::named_by(source).await?,
    };
    let mut document = Document::list(source, &at).await?;
    let (_, claimed) = newest(source).await?;
    let mut log = Log::keeping_leaves();
    let read = match whole_log || claimed.size <= SMALL_LOG {
        true => Some(log.read_on(source, &trust).await?),
        false => None,
    };
    let trust = read.as_ref().map_or(&trust, |read| &read.trust);
    document.check(source, trust, findings).await;
    if let Some(read) = &read {
        read.faults.iter().for_each(|fault| findings.stopped(fault.clone()));
        document.completeness(&log.history, findings);
        log.heads_agree(&document.heads)?;
    }
    if shown && document.newest.is_some() {
        findings.add(document.compare_page(html, path).await);
    } else if shown && !document.list.gone && !document.list.revisions.is_empty() {
        findings.alarm(
            Kind::Unlogged,
            path,
            "a page is shown, and nothing of its newest revision is disclosed",
        );
    }
    document.media(source, findings).await;
    conclude(&document, trust, read.as_ref().map(|read| &read.head), findings);
    Ok(())
}

/// Says what has been found, where there is no alarm.
fn conclude(document: &Document, trust: &Trust, whole: Option<&Head>, findings: &mut Findings) {
    let (Some(listed), Some(head)) = (document.list.revisions.last(), document.heads.last()) else { return };
    if !findings.alarms.is_empty() {
        return;
    }
    let count = document.list.revisions.len();
    let complete = match whole {
        Some(head) => format!("all listed, as of a log of {} entries", head.checkpoint.size),
        None => "in a chain without gaps; whether the log has later ones was not looked for".to_owned(),
    };
    let revisions = if count == 1 { "1 revision".to_owned() } else { format!("{count} revisions") };
    findings.fact(format!(
        "Recorded by the key of {} as entry {}; unchanged since; {revisions}, {complete}; {}.",
        head.checkpoint.origin,
        listed.index,
        witnessed(whole.unwrap_or(head))
    ));
    findings
        .fact(format!("Newest revision: {} ({}), short code {}.", listed.rev, listed.status, listed.code));
    if document.list.revisions.first().is_some_and(|first| first.status == "imported") {
        findings.fact("It is older than the log: its stated date is not proved by the record.");
    }
    if listed.status == "withdrawn" {
        findings.fact("It is withdrawn: it no longer stands.");
    }
    findings.fact(trust_sentence(trust));
}

fn trust_sentence(trust: &Trust) -> String {
    let keys: Vec<String> = trust.log.iter().map(VerifierKey::to_string).collect();
    let mut how = trust.how().to_owned();
    how[..1].make_ascii_uppercase();
    format!("{how}: {}", keys.join(" "))
}

/// Who has witnessed a head, as the end of a sentence.
pub(super) fn witnessed(head: &Head) -> String {
    let said: Vec<String> =
        head.cosigned.iter().map(|(name, time)| format!("{name} at {}", moment(*time))).collect();
    match said.is_empty() {
        true => {
            "not witnessed: history can be checked only against what you or others have seen before".into()
        }
        false => format!("witnessed by {}", said.join(", ")),
    }
}

fn moment(seconds: u64) -> String {
    let time = i64::try_from(seconds).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    time.map_or_else(|| seconds.to_string(), |time| time.to_string())
}

/// Checks one file: evidence, or a disclosure with the proof that belongs to it.
pub fn file(name: &str, text: &str, proof: Option<&str>, given: Option<Trust>) -> Findings {
    let mut findings = Findings::default();
    if let Err(stop) = check_file(name, text, proof, given, &mut findings) {
        findings.stopped(stop);
    }
    findings
}

fn check_file(
    name: &str,
    text: &str,
    proof: Option<&str>,
    given: Option<Trust>,
    findings: &mut Findings,
) -> Result<(), Stop> {
    let malformed = |reason: String| Stop::alarm(Kind::Malformed, name, reason);
    let (disclosure, proof, keys) = match proof {
        Some(proof) => {
            let disclosure = Disclosure::parse(text).map_err(|fault| malformed(fault.to_string()))?;
            (disclosure, proof.to_owned(), Vec::new())
        }
        None => {
            let evidence = Evidence::parse(text).map_err(|fault| malformed(fault.to_string()))?;
            (evidence.disclosure, evidence.proof, evidence.keys)
        }
    };
    let trust = match given {
        Some(trust) => trust,
        None => {
            let keys: Vec<String> = keys.iter().map(VerifierKey::to_string).collect();
            let named = Trust::given(&keys).ok().flatten();
            let named = named.ok_or_else(|| Stop::unread(name, "it names no key: give one with --key"))?;
            Trust { given: false, ..named }
        }
    };
    let checked = disclosure.check().map_err(|fault| Stop::alarm(Kind::Altered, name, fault.to_string()))?;
    let (index, head) = trust.proof(disclosure.entry.as_bytes(), &proof, name)?;
    let revision = &checked.revision;
    let origin = &head.checkpoint.origin;
    if origin.split('/').next() != Some(revision.site.as_str()) {
        let fact = format!("the entry is of the site {}, the log is {origin}", revision.site);
        return Err(Stop::alarm(Kind::Altered, name, fact));
    }
    findings.fact(format!(
        "Recorded by the key of {origin} as entry {index}, revision {} ({}), time stated {}; unchanged since; {}.",
        revision.rev,
        revision.status,
        revision.time,
        witnessed(&head)
    ));
    if !checked.withheld.is_empty() {
        findings.fact(format!("{} parts were recorded and are not in this file.", checked.withheld.len()));
    }
    let how = match trust.given {
        true => trust_sentence(&trust),
        false => trust_sentence(&trust).replace("the site itself", "the file itself"),
    };
    findings.fact(how);
    findings.fact(format!(
        "As of a log of {} entries: whether there is a later revision, the file cannot show.",
        head.checkpoint.size
    ));
    Ok(())
}

/// Checks an export: the whole log, and every list of revisions with all it names.
pub async fn folder(source: &Source, given: Option<Trust>) -> Findings {
    let mut findings = Findings::default();
    if let Err(stop) = check_folder(source, given, &mut findings).await {
        findings.stopped(stop);
    }
    findings
}

async fn check_folder(source: &Source, given: Option<Trust>, findings: &mut Findings) -> Result<(), Stop> {
    let trust = match given {
        Some(trust) => trust,
        None => Trust::named_by(source).await?,
    };
    let mut log = Log::keeping_leaves();
    let read = log.read_on(source, &trust).await?;
    read.faults.into_iter().for_each(|fault| findings.stopped(fault));
    let lists = source.lists_of_revisions().map_err(|error| Stop::unread(source.name(), error))?;
    let mut heads = Vec::new();
    for at in &lists {
        let mut document = match Document::list(source, at).await {
            Ok(document) => document,
            Err(stop) => {
                findings.stopped(stop);
                continue;
            }
        };
        let mut found = Findings::default();
        document.check(source, &read.trust, &mut found).await;
        document.completeness(&log.history, &mut found);
        document.media(source, &mut found).await;
        found.facts.clear();
        findings.add(found);
        for head in document.heads {
            if !heads.contains(&head) {
                heads.push(head);
            }
        }
    }
    log.heads_agree(&heads)?;
    export::log_files(source, &log, findings).await;
    if findings.alarms.is_empty() {
        let (texts, size) = (lists.len(), read.head.checkpoint.size);
        findings.fact(format!(
            "The log of {} has {size} entries, which lead to the signed root; {texts} of its {} texts are here, \
             and everything of them is as it was recorded; {}.",
            read.head.checkpoint.origin,
            log.history.texts.len(),
            witnessed(&read.head)
        ));
        findings.fact(trust_sentence(&read.trust).replace("the site itself", "the export itself"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
