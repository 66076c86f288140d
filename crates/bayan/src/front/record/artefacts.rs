//! What proves an entry, as files at addresses that never change: all that a checker elsewhere needs.

use super::{
    log::{checkpoint, with_witnesses},
    open,
    pages::revision_of,
};
use crate::{
    comparing::Disclosed,
    front::{Failure, Front, house::House, pictures::Pictures},
    http::{
        answer::{Answer, CachePolicy, Dependency},
        encoding::Effort,
        log_paths::ArtefactFile,
        paths::Address,
    },
};
use bayan_core::{
    id::{EditionId, ItemId, ShortId, SiteId},
    item::ItemKind,
};
use bayan_record::{
    Code, Disclosure, Evidence, Listed, MediaAddress, Part, ProofFile, Revisions, Status, VerifierKey,
};
use bayan_store::front::{Edition, Link, Live, LiveEntry, LiveLog, Recorded};
use hyper::{
    StatusCode,
    header::{self, HeaderValue},
};

const TEXT: &str = "text/plain; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

/// An entry with what its files are made of.
struct Found {
    item: ItemId,
    entry: LiveEntry,
    log: LiveLog,
    note: String,
    proof: Vec<bayan_record::Hash>,
    media: Vec<MediaAddress>,
}

fn find(
    live: &mut Live<'_>,
    site: SiteId,
    edition: EditionId,
    (short_id, rev): (ShortId, u32),
) -> bayan_store::Result<Option<Found>> {
    let (Some(recorded), Some(log)) = (live.recorded(edition, short_id)?, live.log(site)?) else {
        return Ok(None);
    };
    let Some(entry) = recorded.entries.into_iter().find(|entry| entry.rev == rev) else { return Ok(None) };
    let note = checkpoint(live, site)?.unwrap_or_else(|| with_witnesses(&log, &[]));
    let proof = live.inclusion(site, entry.index, log.size)?;
    let media = media_of(live, site, entry.parts.as_deref().unwrap_or_default())?;
    Ok(Some(Found { item: recorded.item, entry, log, note, proof, media }))
}

/// Where the pictures of a text are, those that can still be seen.
fn media_of(live: &mut Live<'_>, site: SiteId, parts: &[Part]) -> bayan_store::Result<Vec<MediaAddress>> {
    let shown = Disclosed(parts).media();
    let mut pictures = Pictures::default();
    pictures.add(live, site, shown.iter().map(|(_, hash)| *hash).collect())?;
    let address = |(number, hash): (u32, bayan_core::media::Hash)| {
        let (address, ..) = pictures.original(hash)?;
        Some(MediaAddress { part: format!("media/{number}"), address: address.to_string() })
    };
    Ok(shown.into_iter().filter_map(address).collect())
}

impl Front {
    /// A file that proves an entry.
    pub(in crate::front) async fn artefact(
        &self,
        house: &House,
        key: &str,
        short_id: ShortId,
        rev: u32,
        file: ArtefactFile,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id) = (house.site.id, edition.id);
        let found = self.reader.ask(move |live| find(live, site, id, (short_id, rev))).await?;
        let Some(found) = found else { return Ok(None) };
        let item = found.item;
        let (media_type, text, policy) = match file {
            ArtefactFile::Entry => (TEXT, found.entry.entry, CachePolicy::Immutable),
            ArtefactFile::Manifest => (TEXT, found.entry.manifest, CachePolicy::Immutable),
            ArtefactFile::Proof => (TEXT, found.proof().to_string(), CachePolicy::Revalidate),
            // What must not be disclosed any more is nowhere kept for a year.
            ArtefactFile::Disclosure => match found.disclosure() {
                Some(disclosure) => (JSON, disclosure.to_json(), CachePolicy::Revalidate),
                None => return self.withheld(house, edition).await.map(Some),
            },
            ArtefactFile::Evidence => match found.evidence() {
                Some(evidence) => (JSON, evidence.to_json(), CachePolicy::Revalidate),
                None => return self.withheld(house, edition).await.map(Some),
            },
        };
        let mut answer = Answer::new(StatusCode::OK, media_type, text, policy)
            .compressed(Effort::Quick)
            .made_of(match file {
                // A proof, and the evidence that holds one, are made for the log as it is now.
                ArtefactFile::Proof | ArtefactFile::Evidence => Dependency::Nothing,
                _ => Dependency::Items(vec![item]),
            });
        let end = if media_type == JSON { ".json" } else { "" };
        let name = format!("inline; filename=\"{key}-{short_id}-{rev}.{file}{end}\"");
        if let Ok(name) = HeaderValue::from_str(&name) {
            answer = answer.with(header::CONTENT_DISPOSITION, name);
        }
        Ok(Some(open(house, answer)))
    }

    /// What is said in the place of what may not be disclosed any more.
    async fn withheld(&self, house: &House, edition: &Edition) -> Result<Answer, Failure> {
        let page = self.error_page(house, edition, StatusCode::GONE, None).await?;
        Ok(open(house, page))
    }

    /// The list of the entries of a text.
    pub(in crate::front) async fn revisions(
        &self,
        house: &House,
        key: &str,
        short_id: ShortId,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id) = (house.site.id, edition.id);
        let looked = self.reader.ask(move |live| {
            let (Some(recorded), Some(log)) = (live.recorded(id, short_id)?, live.log(site)?) else {
                return Ok(None);
            };
            let link = match live.document(id, short_id)? {
                Some(document) => {
                    let versions = live.versions(document.item)?;
                    versions.into_iter().find(|version| version.document == document.id).map(|own| own.link)
                }
                None => None,
            };
            Ok(Some((recorded, log, link)))
        });
        let Some((recorded, log, link)) = looked.await? else { return Ok(None) };
        let item = recorded.item;
        let text = listed(&recorded, &log, link.as_ref()).to_json();
        let answer = Answer::new(StatusCode::OK, JSON, text, CachePolicy::Revalidate)
            .compressed(Effort::Quick)
            .made_of(Dependency::Items(vec![item]));
        Ok(Some(open(house, answer)))
    }
}

impl Found {
    fn proof(&self) -> ProofFile {
        ProofFile {
            extra: None,
            index: self.entry.index,
            hashes: self.proof.clone(),
            checkpoint: self.note.clone(),
        }
    }

    fn disclosure(&self) -> Option<Disclosure> {
        Some(Disclosure {
            entry: self.entry.entry.clone(),
            manifest: self.entry.manifest.clone(),
            parts: self.entry.parts.clone()?,
            media: self.media.clone(),
        })
    }

    fn evidence(&self) -> Option<Evidence> {
        let keys = self.log.keys.lines().filter_map(|line| line.parse::<VerifierKey>().ok());
        Some(Evidence {
            disclosure: self.disclosure()?,
            proof: self.proof().to_string(),
            keys: keys.collect(),
        })
    }
}

/// The list, with addresses that begin where it is itself: `/{edition}/a/{id}/revisions.json`.
fn listed(recorded: &Recorded, log: &LiveLog, link: Option<&Link>) -> Revisions {
    let one = |entry: &LiveEntry| {
        let stated = revision_of(entry)?;
        let disclosed = Disclosed(entry.parts.as_deref().unwrap_or_default());
        let file = |file: ArtefactFile| format!("r/{}/{file}", entry.rev);
        let open = |of| entry.parts.is_some().then(|| file(of));
        let known = |kind: &&str| ["fact", "addition", "clarification"].contains(kind);
        Some(Listed {
            rev: entry.rev.into(),
            index: entry.index,
            status: stated.status.as_str().to_owned(),
            time: stated.time.to_string(),
            stated: disclosed.part("date").map(str::to_owned),
            code: Code::of(entry.index, entry.leaf).to_string(),
            category: disclosed.part("note/kind").filter(known).map(str::to_owned),
            note: disclosed.part("note").filter(|_| stated.status != Status::Replaced).map(str::to_owned),
            ground: stated.ground.map(|ground| ground.as_str().to_owned()),
            entry: file(ArtefactFile::Entry),
            proof: file(ArtefactFile::Proof),
            manifest: file(ArtefactFile::Manifest),
            disclosure: open(ArtefactFile::Disclosure),
            evidence: open(ArtefactFile::Evidence),
        })
    };
    Revisions {
        site: log.origin.split('/').next().unwrap_or_default().to_owned(),
        doc: recorded.doc.clone(),
        lang: recorded.lang.clone(),
        origin: log.origin.clone(),
        log: "../../../log/".into(),
        key: log.keys.lines().next().unwrap_or_default().to_owned(),
        article: link.map(|link| relative(link, recorded.short_id)),
        gone: link.is_none(),
        revisions: recorded.entries.iter().filter_map(one).collect(),
    }
}

/// The page of a text from where its list is.
fn relative(link: &Link, short_id: ShortId) -> String {
    let edition = String::new();
    let address = match link.kind {
        ItemKind::Page => Address::Page { edition, slug: link.slug.clone() },
        _ => Address::Article { edition, slug: link.slug.clone(), id: short_id },
    };
    // Its folder is `/{edition}/a/{id}/`; without an edition the address begins with two slashes.
    format!("../..{}", &address.uri()[1..])
}
