//! A look at a whole site: its log since the last look, and its pages beside the log.

use super::{
    document::Document,
    entries::bundle,
    export,
    finding::{Findings, Kind, Stop},
    history::History,
    log::{Log, ReadOn},
    page, sitemap,
    source::{NotRead, Source},
    state::State,
    trust::{Trust, newest},
    verify::witnessed,
};
use anyhow::{Result, ensure};
use bayan_record::{
    entry::{Entry, Succession},
    note::VerifierKey,
    tile::bundle_read,
};

/// How many alarms about pages end a look: what comes after them is of the same kind.
const MOST_ALARMS: usize = 1_000;

/// What a look is asked to do.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Keys that somebody brings; they must be those of an earlier look.
    pub trust: Option<Trust>,
    /// Witnesses whose signatures are looked for.
    pub witnesses: Vec<VerifierKey>,
    /// How many pages are looked at; none for all.
    pub pages: Option<usize>,
}

/// What a look has brought.
pub struct Look {
    /// What it found.
    pub findings: Findings,
    /// What is to be remembered; none where nothing new can be: an alarm about the log itself is not
    /// forgotten by the next look.
    pub state: Option<State>,
}

/// Looks at the site once.
///
/// # Errors
/// Where the keys are others than those of an earlier look.
pub async fn look(site: &Source, before: Option<&State>, asked: &Asked) -> Result<Look> {
    let mut findings = Findings::default();
    let trust = match trusted(site, before, asked).await? {
        Ok(trust) => trust,
        Err(stop) => {
            findings.stopped(stop);
            return Ok(Look { findings, state: None });
        }
    };
    let mut watch =
        Watch { site, trust, log: Log::default(), checkpoint: String::new(), origin: String::new() };
    match before {
        Some(state) => {
            watch.log = state.log()?;
            watch.origin.clone_from(&state.origin);
        }
        None => watch.log.history.root = watch.trust.root.as_ref().map(VerifierKey::to_string),
    }
    let seen = watch.log.tree.size();
    let read = match watch.read_on(&mut findings).await {
        Ok(read) => read,
        Err(stop) => {
            findings.stopped(stop);
            if !findings.alarms.is_empty() {
                evidence(site, before, &mut findings).await;
            }
            return Ok(Look { findings, state: None });
        }
    };
    let new = watch.log.tree.size() - seen;
    findings.fact(format!(
        "The log of {} has {} entries, {new} of them new; they lead to the signed root; {}.",
        watch.origin,
        watch.log.tree.size(),
        witnessed(&read.head)
    ));
    for witness in &watch.trust.witnesses {
        if !read.head.cosigned.iter().any(|(name, _)| name == witness.name()) {
            findings.fact(format!("Not yet witnessed by {}.", witness.name()));
        }
    }
    let page = watch.pages(before.and_then(|state| state.page.clone()), asked.pages, &mut findings).await;
    // The keys of the first look are kept as they were: what the root key has said since is in the entries.
    let state = State::of(&watch.origin, &watch.trust, &watch.log, &watch.checkpoint, page);
    Ok(Look { findings, state: Some(state) })
}

/// Notes the signed heads that contradict each other: whoever has both can show it to anybody.
async fn evidence(site: &Source, before: Option<&State>, findings: &mut Findings) {
    if let Some(before) = before {
        findings.fact(format!("The signed head that was seen before:\n{}", before.checkpoint));
    }
    let Ok((now, checkpoint)) = newest(site).await else { return };
    findings.fact(format!("The signed head that is given now:\n{now}"));
    let Some(before) = before.filter(|before| before.origin != checkpoint.origin) else { return };
    if let Some(statement) = succession(site, before, checkpoint.size).await {
        findings.fact(format!(
            "The root key that was noted at the first look states that {} ended with {} entries, of which some are \
             lost, and that {} stands in its place since {}. To watch that one, begin a new state.",
            statement.origin, statement.size, checkpoint.origin, statement.time
        ));
    }
}

/// What the first entry says of an earlier log, if it is the one that was watched, and its own root key says so.
async fn succession(site: &Source, before: &State, size: u64) -> Option<Succession> {
    let width = u16::try_from(size.min(256)).ok()?;
    let entries = bundle(site, 0, width).await.ok().and_then(|bytes| bundle_read(&bytes, width).ok())?;
    let Ok(Entry::Succession(statement)) = Entry::parse(entries.first()?) else { return None };
    let is_own = statement.origin == before.origin && before.root == Some(statement.root.to_string());
    (is_own && statement.verify().is_ok()).then_some(statement)
}

/// The keys that this look trusts: those of the first look, those that are brought, or those that the site
/// names to somebody who sees it for the first time.
async fn trusted(site: &Source, before: Option<&State>, asked: &Asked) -> Result<Result<Trust, Stop>> {
    let mut trust = match (before, &asked.trust) {
        (Some(state), None) => state.trust()?,
        (Some(state), Some(given)) => {
            let known = state.trust()?;
            let same = given.log.iter().all(|key| known.log.contains(key));
            ensure!(same, "the log was first seen with another key than the one that is given now");
            Trust { given: true, ..known }
        }
        // The root key is taken as the site names it, once; the log that it speaks in is that of the given key.
        (None, Some(given)) => {
            let named = Trust::named_by(site).await.ok().and_then(|named| named.root);
            Trust { root: given.root.clone().or(named), ..given.clone() }
        }
        (None, None) => match Trust::named_by(site).await {
            Ok(trust) => trust,
            Err(stop) => return Ok(Err(stop)),
        },
    };
    trust.witnesses.clone_from(&asked.witnesses);
    Ok(Ok(trust))
}

struct Watch<'s> {
    site: &'s Source,
    trust: Trust,
    log: Log,
    /// The signed head up to which the log has been read.
    checkpoint: String,
    origin: String,
}

impl Watch<'_> {
    async fn read_on(&mut self, findings: &mut Findings) -> Result<ReadOn, Stop> {
        let snapshot = self.log.history.snapshot;
        let mut next = self.log.clone();
        let mut read = next.read_on(self.site, &self.trust).await?;
        let origin = &read.head.checkpoint.origin;
        if !self.origin.is_empty() && self.origin != *origin {
            let fact = format!("the log is {origin} now, and was {}", self.origin);
            return Err(Stop::alarm(Kind::Fork, "/log/checkpoint", fact));
        }
        self.origin.clone_from(origin);
        self.checkpoint.clone_from(&read.head.note);
        self.log = next;
        read.faults.drain(..).for_each(|fault| findings.stopped(fault));
        if self.log.history.snapshot != snapshot {
            export::snapshot(self.site, &self.log, findings).await;
        }
        Ok(read)
    }

    /// Looks at pages, from the one behind `after` on and round; answers the last one.
    async fn pages(
        &mut self,
        after: Option<String>,
        most: Option<usize>,
        findings: &mut Findings,
    ) -> Option<String> {
        let all = sitemap::texts(self.site, findings).await;
        let later = all.iter().filter(|path| after.as_ref().is_some_and(|after| *path > after));
        let earlier = all.iter().filter(|path| after.as_ref().is_none_or(|after| *path <= after));
        let (mut last, mut looked) = (after.clone(), 0);
        for path in later.chain(earlier).take(most.unwrap_or(usize::MAX)) {
            let mut found = self.page(path).await;
            // It may have been published since the log was read: then the log has it now.
            if !found.alarms.is_empty() {
                let size = self.log.tree.size();
                match self.read_on(findings).await {
                    Ok(_) if self.log.tree.size() > size => found = self.page(path).await,
                    Ok(_) => {}
                    Err(stop) => findings.stopped(stop),
                }
            }
            findings.add(found);
            (last, looked) = (Some(path.clone()), looked + 1);
            if findings.alarms.len() > MOST_ALARMS {
                break;
            }
        }
        findings.fact(format!("{looked} of {} pages were looked at.", all.len()));
        last
    }

    async fn page(&self, path: &str) -> Findings {
        let mut findings = Findings::default();
        if let Err(stop) = look_at_page(self.site, &self.log.history, path, &mut findings).await {
            findings.stopped(stop);
        }
        findings
    }
}

/// Checks that a page shows the newest text that the log has of it, and hides none.
async fn look_at_page(
    site: &Source,
    history: &History,
    path: &str,
    findings: &mut Findings,
) -> Result<(), Stop> {
    let (shown, html) = site.page(path).await.map_err(|error| match error {
        NotRead::TooLarge(limit) => Stop::alarm(Kind::Malformed, path, format!("larger than {limit} bytes")),
        error => Stop::unread(path, error),
    })?;
    if !shown {
        return Err(Stop::unread(path, "the sitemap names it, and it is not there"));
    }
    let unlogged = |fact: &str| Stop::alarm(Kind::Unlogged, path, fact);
    let named = page::revisions_of(&html);
    let named = named.ok_or_else(|| unlogged("a text is shown that names no list of revisions"))?;
    let at = site.resolve(path, &named).map_err(|error| error.stop(&named))?;
    let mut document = Document::list(site, &at).await?;
    let Some(text) = document.completeness(history, findings) else { return Ok(()) };
    if document.list.revisions.last().map(|listed| listed.index) != text.entries.last().copied() {
        // The list was found wanting already.
        return Ok(());
    }
    let content = text.content.parse().map_err(|error| Stop::unread(path, error))?;
    document.newest_disclosure(site, content).await?;
    if document.newest.is_none() {
        return Err(unlogged("a page is shown, and nothing of its newest revision is disclosed"));
    }
    findings.add(document.compare_page(html, path).await);
    Ok(())
}

#[cfg(test)]
mod tests;
