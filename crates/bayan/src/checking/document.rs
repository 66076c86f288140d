//! All revisions of one text: each artefact that its list names, and how they go together.

use super::{
    finding::{Findings, Kind, Stop},
    page::{self, Difference, Parts, Places},
    source::{MAX_MEDIA, Source},
    trust::{Head, LOG, Trust},
    words::folded,
};
use bayan_record::{
    code::Code,
    disclosure::{Disclosure, MAX_DISCLOSURE},
    entry::{Entry, MAX_ENTRY, Revision},
    evidence::{Evidence, MAX_EVIDENCE},
    hash::Hash,
    manifest::Manifest,
    proof_file::MAX_PROOF,
    revisions::{Listed, MAX_REVISIONS_FILE, Revisions},
};

/// The largest manifest that is read, in bytes.
const MAX_MANIFEST: usize = 4 << 20;

/// A text whose list of revisions has been read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The address of its list.
    pub at: String,
    /// The list, as it is given: it proves nothing.
    pub list: Revisions,
    /// The entries that have been proved, oldest first.
    pub entries: Vec<Revision>,
    /// What is shown of the newest revision, where something is and fits.
    pub newest: Option<Disclosure>,
    /// The heads in whose trees the entries are, in their order.
    pub heads: Vec<Head>,
    /// The number of the entry that was proved last.
    before: Option<u64>,
}

impl Document {
    /// Reads a list of revisions.
    pub(super) async fn list(source: &Source, at: &str) -> Result<Document, Stop> {
        let text = source.text(at, MAX_REVISIONS_FILE).await?;
        let list = Revisions::parse(&text)
            .map_err(|fault| Stop::alarm(Kind::Malformed, at, format!("the list of revisions: {fault}")))?;
        Ok(Document {
            at: at.to_owned(),
            list,
            entries: Vec::new(),
            newest: None,
            heads: Vec::new(),
            before: None,
        })
    }

    /// Checks every revision that the list names.
    pub(super) async fn check(&mut self, source: &Source, trust: &Trust, findings: &mut Findings) {
        if self.list.revisions.is_empty() {
            findings.alarm(Kind::Hidden, &self.at, "the list names no revision");
        }
        self.names(source, trust, findings);
        let revisions = std::mem::take(&mut self.list.revisions);
        for (place, listed) in revisions.iter().enumerate() {
            let newest = place + 1 == revisions.len();
            if let Err(stop) = self.revision(source, trust, listed, newest, findings).await {
                findings.stopped(stop);
            }
        }
        self.list.revisions = revisions;
    }

    /// Checks what is disclosed of the newest revision without its proof: for whoever has read the log.
    pub(super) async fn newest_disclosure(&mut self, source: &Source, content: Hash) -> Result<(), Stop> {
        let Some(listed) = self.list.revisions.last() else { return Ok(()) };
        let Some(address) = &listed.disclosure else { return Ok(()) };
        let (place, disclosure) = self.disclosure(source, address).await?;
        let checked =
            disclosure.check().map_err(|fault| Stop::alarm(Kind::Altered, &place, fault.to_string()))?;
        if checked.revision.content != content || checked.revision.rev.get() != listed.rev {
            let fact = format!("what is disclosed is not what the log has as revision {}", listed.rev);
            return Err(Stop::alarm(Kind::Altered, place, fact));
        }
        self.newest = Some(disclosure);
        Ok(())
    }

    async fn revision(
        &mut self,
        source: &Source,
        trust: &Trust,
        listed: &Listed,
        newest: bool,
        findings: &mut Findings,
    ) -> Result<(), Stop> {
        let place = source.resolve(&self.at, &listed.entry).map_err(|error| error.stop(&listed.entry))?;
        let bytes = source.file(&place, MAX_ENTRY).await.map_err(|error| error.stop(&place))?;
        let revision = match Entry::parse(&bytes) {
            Ok(Entry::Revision(revision)) => revision,
            Ok(_) => return Err(Stop::alarm(Kind::Malformed, place, "the entry is not about a revision")),
            Err(fault) => return Err(Stop::alarm(Kind::Malformed, place, fault.to_string())),
        };
        self.follows(&revision, listed, &place, findings);
        if !listed.code.parse::<Code>().is_ok_and(|code| code == Code::of(listed.index, Hash::leaf(&bytes))) {
            let fact = format!("the short code {} is not that of the entry", listed.code);
            findings.alarm(Kind::Altered, &self.at, fact);
        }
        let proof_place =
            source.resolve(&self.at, &listed.proof).map_err(|error| error.stop(&listed.proof))?;
        let proof = source.text(&proof_place, MAX_PROOF).await?;
        let (index, head) = trust.proof(&bytes, &proof, &proof_place)?;
        if index != listed.index {
            let fact = format!("the list says entry {}, the proof is of entry {index}", listed.index);
            findings.alarm(Kind::Altered, &self.at, fact);
        }
        let site = revision.site.as_str();
        if head.checkpoint.origin.split('/').next() != Some(site) {
            let fact = format!("the entry is of the site {site}, the log is {}", head.checkpoint.origin);
            findings.alarm(Kind::Altered, &place, fact);
        }
        self.manifest(source, listed, &revision).await?;
        self.entries.push(revision);
        self.heads.push(head);
        self.before = Some(index);
        let disclosed = self.shown(source, trust, listed, &bytes, findings).await;
        match disclosed {
            Ok(Some(disclosure)) if newest => self.newest = Some(disclosure),
            Ok(_) => {}
            Err(stop) => findings.stopped(stop),
        }
        Ok(())
    }

    /// Checks what the list says of the log and of the page.
    fn names(&self, source: &Source, trust: &Trust, findings: &mut Findings) {
        let Revisions { origin, log, key, article, .. } = &self.list;
        if !trust.log.iter().any(|known| known.to_string() == *key && known.name() == origin) {
            findings.alarm(
                Kind::Key,
                &self.at,
                "the list names another key than the one that is trusted here",
            );
        }
        let page = article.as_ref().map(|article| source.resolve(&self.at, article));
        if source.resolve(&self.at, log).ok().as_deref() != Some(LOG)
            || page.is_some_and(|page| page.is_err())
        {
            findings.alarm(Kind::Malformed, &self.at, "the list leads to another site, or to no log");
        }
    }

    /// Checks that the entry is the next of this text, and that the list says of it what it says.
    fn follows(&self, revision: &Revision, listed: &Listed, place: &str, findings: &mut Findings) {
        let number = self.entries.len() as u64 + 1;
        if revision.doc.to_string() != self.list.doc
            || revision.lang.as_str() != self.list.lang
            || revision.site.as_str() != self.list.site
        {
            findings.alarm(Kind::Altered, place, "the entry is of another text than the list");
        }
        if revision.rev.get() != listed.rev || listed.rev != number {
            let fact = format!("where revision {number} belongs, the entry says revision {}", revision.rev);
            findings.alarm(Kind::Hidden, place, fact);
        }
        if revision.prev != self.before {
            let fact = format!("revision {number} does not name the entry that the list has before it");
            findings.alarm(Kind::Hidden, place, fact);
        }
        let said = revision.status.as_str() == listed.status
            && revision.time.to_string() == listed.time
            && revision.ground.map(|ground| ground.as_str()) == listed.ground.as_deref();
        if !said {
            let fact = format!("the list says something else of revision {} than its entry", listed.rev);
            findings.alarm(Kind::Altered, &self.at, fact);
        }
    }

    async fn manifest(&self, source: &Source, listed: &Listed, revision: &Revision) -> Result<(), Stop> {
        let place =
            source.resolve(&self.at, &listed.manifest).map_err(|error| error.stop(&listed.manifest))?;
        let manifest = source.text(&place, MAX_MANIFEST).await?;
        if Hash::of(manifest.as_bytes()) != revision.content || manifest.parse::<Manifest>().is_err() {
            let fact = format!("the list of parts is not what was recorded as revision {}", revision.rev);
            return Err(Stop::alarm(Kind::Altered, place, fact));
        }
        Ok(())
    }

    /// Checks what is shown of a revision: disclosure and evidence.
    async fn shown(
        &self,
        source: &Source,
        trust: &Trust,
        listed: &Listed,
        entry: &[u8],
        findings: &mut Findings,
    ) -> Result<Option<Disclosure>, Stop> {
        let rev = listed.rev;
        if let Some(address) = &listed.evidence {
            let place = source.resolve(&self.at, address).map_err(|error| error.stop(address))?;
            let text = source.text(&place, MAX_EVIDENCE).await?;
            let evidence = Evidence::parse(&text);
            let pinned = [&trust.log[..], &trust.witnesses].concat();
            match evidence.and_then(|evidence| Ok((evidence.verify(&pinned)?, evidence))) {
                Ok((_, evidence)) if evidence.disclosure.entry.as_bytes() == entry => {}
                Ok(_) => {
                    findings.alarm(Kind::Altered, place, format!("the evidence is not of revision {rev}"))
                }
                Err(fault) => findings.alarm(Kind::Altered, place, fault.to_string()),
            }
        }
        let Some(address) = &listed.disclosure else {
            findings.fact(format!("Revision {rev} is recorded, and nothing of it is shown any more."));
            return Ok(None);
        };
        let (place, disclosure) = self.disclosure(source, address).await?;
        let checked =
            disclosure.check().map_err(|fault| Stop::alarm(Kind::Altered, &place, fault.to_string()))?;
        if disclosure.entry.as_bytes() != entry {
            return Err(Stop::alarm(
                Kind::Altered,
                place,
                format!("what is disclosed is not of revision {rev}"),
            ));
        }
        let note = disclosure.parts.iter().find(|part| part.name == "note");
        if let (Some(listed), Some(part)) = (&listed.note, note)
            && folded(listed) != folded(&part.text)
        {
            let fact =
                format!("the list gives another note than the one that was recorded with revision {rev}");
            findings.alarm(Kind::Altered, &self.at, fact);
        }
        if !checked.withheld.is_empty() {
            let count = checked.withheld.len();
            findings.fact(format!("Of revision {rev}, {count} parts are recorded and not shown any more."));
        }
        Ok(Some(disclosure))
    }

    async fn disclosure(&self, source: &Source, address: &str) -> Result<(String, Disclosure), Stop> {
        let place = source.resolve(&self.at, address).map_err(|error| error.stop(address))?;
        let text = source.text(&place, MAX_DISCLOSURE).await?;
        let disclosure = Disclosure::parse(&text)
            .map_err(|fault| Stop::alarm(Kind::Malformed, &place, fault.to_string()))?;
        Ok((place, disclosure))
    }

    /// Compares a page with what is disclosed of the newest revision.
    pub(super) fn compare(&self, html: &str, place: &str, findings: &mut Findings) {
        let Some(disclosure) = &self.newest else { return };
        let (parts, places) = shown_parts(disclosure);
        let rev = self.list.revisions.last().map_or(0, |listed| listed.rev);
        for difference in page::differences(html, &parts, &places) {
            let kind = match difference {
                Difference::Unreadable(_) | Difference::Part(_) | Difference::NoBody => Kind::Malformed,
                _ => Kind::Altered,
            };
            let fact = format!("this page is not what was recorded as revision {rev}: {difference}");
            findings.alarm(kind, place, fact);
        }
    }

    /// Checks the pictures and files of the newest revision against their recorded hashes.
    pub(super) async fn media(&self, source: &Source, findings: &mut Findings) {
        let Some(disclosure) = &self.newest else { return };
        let mut fitting = 0;
        for media in &disclosure.media {
            let part = disclosure.parts.iter().find(|part| part.name == media.part);
            let Some(recorded) = part.and_then(|part| part.text.strip_prefix("sha256:")) else {
                let fact =
                    format!("an address is given for {}, and no such picture is disclosed", media.part);
                findings.alarm(Kind::Malformed, &self.at, fact);
                continue;
            };
            let read = match source.resolve("/", &media.address) {
                Ok(place) => source.file(&place, MAX_MEDIA).await,
                Err(error) => Err(error),
            };
            match read {
                Ok(bytes) if Hash::of(&bytes).to_string() == recorded => fitting += 1,
                Ok(_) => {
                    let fact = format!("the bytes of {} are not those that were recorded", media.part);
                    findings.alarm(Kind::Altered, &media.address, fact);
                }
                Err(error) => findings.stopped(error.stop(&media.address)),
            }
        }
        if fitting > 0 {
            findings
                .fact(format!("{fitting} pictures or files are, byte for byte, those that were recorded."));
        }
    }
}

/// What a page is compared with: the parts by name, and where pictures are kept.
pub(super) fn shown_parts(disclosure: &Disclosure) -> (Parts, Places) {
    let parts = disclosure.parts.iter().map(|part| (part.name.clone(), part.text.clone())).collect();
    let places = disclosure.media.iter().map(|media| (media.part.clone(), media.address.clone())).collect();
    (parts, places)
}
