//! The page that checks the record of a text, and the one that tells what changed and why.

use super::{KEY_CHANGED_LATELY, log::with_witnesses, number};
use crate::{
    comparing::{self, Disclosed},
    front::{
        Failure, Front,
        house::{House, Needs},
        view::{Feeds, Frame, Versions, args, carried, date},
    },
    http::{
        answer::{Answer, CachePolicy, Dependency},
        log_paths::{ArtefactFile, LogFile},
        paths::Address,
    },
};
use bayan_core::{
    id::{ShortId, SiteId},
    instant::Instant,
    language::Direction,
    text::direction,
};
use bayan_record::{Code, Entry, Revision, Status};
use bayan_render::{
    Page, Shape,
    context::{self, Markup, RevisionView, VerifyRecord, WitnessLine},
};
use bayan_store::front::{Edition, Live, LiveCosignature, LiveDocument, LiveEntry, LiveLog, Recorded};
use hyper::StatusCode;

/// The record of a text as one look finds it.
struct Looked {
    recorded: Recorded,
    /// The text, while it can be read.
    document: Option<LiveDocument>,
    log: LiveLog,
    witnessed: Vec<LiveCosignature>,
    /// Of each entry the earliest signature of a witness.
    earliest: Vec<Option<LiveCosignature>>,
    key_changed: Option<Instant>,
    succeeded: Option<Instant>,
    /// Where the text is, whatever it is.
    link: Option<bayan_store::front::Link>,
}

impl Looked {
    fn of(
        live: &mut Live<'_>,
        site: SiteId,
        edition: bayan_core::id::EditionId,
        short_id: ShortId,
    ) -> bayan_store::Result<Option<Looked>> {
        let (Some(recorded), Some(log)) = (live.recorded(edition, short_id)?, live.log(site)?) else {
            return Ok(None);
        };
        let document = live.document(edition, short_id)?;
        let link = match &document {
            Some(document) => {
                let versions = live.versions(document.item)?;
                versions.into_iter().find(|version| version.document == document.id).map(|own| own.link)
            }
            None => None,
        };
        let earliest: bayan_store::Result<_> =
            recorded.entries.iter().map(|entry| live.recorded_by(site, entry.index)).collect();
        Ok(Some(Looked {
            earliest: earliest?,
            witnessed: live.cosignatures(site)?,
            key_changed: live.key_changed(site)?,
            succeeded: live.succeeded(site)?,
            recorded,
            document,
            log,
            link,
        }))
    }
}

impl Front {
    /// The page `asked` of the record of a text. It is at the short address alone, so that it stays where it
    /// is whatever the text is called.
    pub(in crate::front) async fn record_page(
        &self,
        house: &House,
        key: &str,
        slug: &str,
        short_id: ShortId,
        asked: &Address,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id) = (house.site.id, edition.id);
        let Some(looked) = self.reader.ask(move |live| Looked::of(live, site, id, short_id)).await? else {
            return Ok(None);
        };
        let is_history = matches!(asked, Address::ArticleHistory { .. });
        if !slug.is_empty() {
            let to = if is_history { history(edition, short_id) } else { verify(edition, short_id) };
            return Ok(Some(Answer::redirect(
                StatusCode::MOVED_PERMANENTLY,
                &to.uri(),
                CachePolicy::Revalidate,
            )));
        }
        let record = self.record_context(house, edition, &looked);
        let facts = self.facts(house, edition).await?;
        let title = if is_history { "history-page-title" } else { "verify-page-title" };
        let called = match &looked.document {
            Some(document) => carried(&document.content.headline, document.content.dir, edition),
            None => house.say(edition, "record-gone", &[]),
        };
        let common = self.common(
            house,
            Frame {
                edition,
                title: house.say(edition, title, args! {"headline" => called}),
                description: None,
                address: None,
                versions: Versions::none(),
                section: None,
                feeds_of: Feeds::Edition,
                shape: Shape::Record,
                facts: &facts,
                colours: String::new(),
                json_ld: None,
                og: Vec::new(),
            },
        );
        let html = if is_history {
            house.theme.render(&Page::History(&context::History { common, record }))?
        } else {
            house.theme.render(&Page::Verify(&context::Verify { common, record }))?
        };
        let needs =
            Needs { shape: Shape::Record, colours: "", script: !is_history, form: false, looks_up: false };
        // What was signed since, and who saw it, is on it too.
        Ok(Some(house.html(edition, StatusCode::OK, html, needs, Dependency::Lists)))
    }

    fn record_context(&self, house: &House, edition: &Edition, looked: &Looked) -> VerifyRecord {
        let Looked { recorded, document, log, .. } = looked;
        let short_id = recorded.short_id;
        let shown = document.as_ref().map(|document| (&document.content.headline, &document.content));
        let (lang, dir) = match shown {
            Some((_, content)) => (content.lang.to_string(), content.dir),
            None => (edition.lang.to_string(), edition.dir),
        };
        let headline = match shown {
            Some((headline, content)) => Markup::of_line(headline, content.dir),
            None => Markup::of_line(&house.say(edition, "record-gone", &[]), edition.dir),
        };
        let revisions = revisions(edition, looked);
        let own = |file| Address::Log(file).to_string();
        let on_newest = looked.witnessed.iter().filter(|cosignature| cosignature.size == log.size);
        let newest = recorded.entries.last();
        VerifyRecord {
            headline,
            lang,
            dir: dir.as_str(),
            gone: document.is_none(),
            article_url: looked.link.as_ref().and_then(|link| house.link(link)).map(|to| to.to_string()),
            history_url: history(edition, short_id).to_string(),
            revisions_url: Address::Revisions { edition: edition.key.clone(), id: short_id }.to_string(),
            checker_url: Address::Checker { edition: edition.key.clone() }.to_string(),
            lookup_url: Address::Lookup { edition: edition.key.clone(), query: None }.to_string(),
            checkpoint_url: own(LogFile::Checkpoint),
            keys_url: own(LogFile::Keys),
            policy_url: own(LogFile::Policy),
            origin: log.origin.clone(),
            key: log.keys.lines().next().unwrap_or_default().to_owned(),
            institution: edition.institution.clone(),
            size: number(edition, log.size),
            signed: date(edition, log.at, true),
            imported: recorded
                .entries
                .first()
                .is_some_and(|first| status_of(first) == Some(Status::Imported)),
            withheld: revisions.iter().any(|revision| !revision.withheld.is_empty()),
            key_changed: looked
                .key_changed
                .filter(|at| self.clock.now().milliseconds() - at.milliseconds() < KEY_CHANGED_LATELY)
                .map(|at| date(edition, at, false)),
            succeeded: looked.succeeded.map(|at| date(edition, at, false)),
            witnesses: on_newest
                .map(|seen| WitnessLine { name: seen.witness.clone(), time: date(edition, seen.at, true) })
                .collect(),
            asked: u32::try_from(house.witnesses.len()).unwrap_or(u32::MAX),
            recipe: newest.map(|newest| recipe(house, edition, looked, newest)).unwrap_or_default(),
            revisions,
        }
    }
}

/// The page that checks the record of a text.
pub(in crate::front) fn verify(edition: &Edition, id: ShortId) -> Address {
    Address::ArticleVerify { edition: edition.key.clone(), slug: String::new(), id }
}

/// The page that tells what changed.
pub(in crate::front) fn history(edition: &Edition, id: ShortId) -> Address {
    Address::ArticleHistory { edition: edition.key.clone(), slug: String::new(), id }
}

/// What an entry states; none for what this program did not write.
pub(super) fn revision_of(entry: &LiveEntry) -> Option<Revision> {
    match Entry::parse(entry.entry.as_bytes()) {
        Ok(Entry::Revision(revision)) => Some(revision),
        _ => None,
    }
}

fn status_of(entry: &LiveEntry) -> Option<Status> {
    revision_of(entry).map(|revision| revision.status)
}

/// Whether what an entry discloses is a text, and not only a word about one.
fn is_text(entry: &LiveEntry) -> Option<Disclosed<'_>> {
    let disclosed = Disclosed(entry.parts.as_deref()?);
    disclosed.is_text().then_some(disclosed)
}

/// The revisions of a text, the newest first.
fn revisions(edition: &Edition, looked: &Looked) -> Vec<RevisionView> {
    let recorded = &looked.recorded;
    let count = recorded.entries.len();
    let mut before: Option<Disclosed<'_>> = None;
    let mut views = Vec::with_capacity(count);
    for (at, entry) in recorded.entries.iter().enumerate() {
        let Some(stated) = revision_of(entry) else { continue };
        let disclosed = entry.parts.as_deref().map(Disclosed);
        let text = is_text(entry);
        let compared = before.zip(text).map(|(before, text)| comparing::between(before, text));
        let (lang, dir) = disclosed
            .and_then(Disclosed::language)
            .map_or((edition.lang.clone(), edition.dir), |(lang, dir)| (lang, dir));
        let note = disclosed
            .and_then(|disclosed| disclosed.part("note"))
            .filter(|_| stated.status != Status::Replaced);
        let file = |file| {
            Address::Artefact { edition: edition.key.clone(), id: recorded.short_id, rev: entry.rev, file }
                .to_string()
        };
        let open = |of| entry.parts.is_some().then(|| file(of));
        views.push(RevisionView {
            rev: entry.rev,
            number: number(edition, entry.rev),
            entry: number(edition, entry.index),
            code: Code::of(entry.index, entry.leaf).to_string(),
            status: stated.status.as_str(),
            ground: stated.ground.map(|ground| ground.as_str()),
            category: disclosed.and_then(|disclosed| disclosed.part("note/kind")).and_then(|kind| {
                ["fact", "addition", "clarification"].into_iter().find(|known| *known == kind)
            }),
            note: note.map(|note| Markup::of_line(note, direction::prevailing(note).unwrap_or(dir))),
            time: date(edition, entry.at, true),
            stated: disclosed
                .and_then(|disclosed| disclosed.part("date"))
                .and_then(|stated| stated.parse().ok())
                .filter(|_| stated.status == Status::Imported)
                .map(|stated| date(edition, stated, false)),
            recorded: looked.earliest[at].as_ref().map(|seen| date(edition, seen.at, true)),
            current: at + 1 == count && looked.document.is_some(),
            withheld: withheld(entry).map_or_else(String::new, |count| number(edition, count)),
            entry_url: file(ArtefactFile::Entry),
            proof_url: file(ArtefactFile::Proof),
            manifest_url: file(ArtefactFile::Manifest),
            disclosure_url: open(ArtefactFile::Disclosure),
            evidence_url: open(ArtefactFile::Evidence),
            unchanged: compared.as_ref().is_some_and(Vec::is_empty),
            changes: compared.unwrap_or_default(),
            lang: lang.to_string(),
            dir: dir.as_str(),
        });
        before = text.or(before);
    }
    views.reverse();
    views
}

/// How many parts were taken out by order of what is otherwise disclosed.
fn withheld(entry: &LiveEntry) -> Option<usize> {
    let disclosed = entry.parts.as_ref()?.len();
    let committed = entry.manifest.lines().count().saturating_sub(1);
    committed.checked_sub(disclosed).filter(|count| *count > 0)
}

/// What stands behind name and number of a key; in base 64 a plus is a letter.
fn public_key(key: &str) -> &str {
    key.splitn(3, '+').nth(2).unwrap_or_default()
}

/// Commands that check the newest entry with openssl and sha256sum alone.
fn recipe(house: &House, edition: &Edition, looked: &Looked, newest: &LiveEntry) -> String {
    let file = |file| {
        house.absolute(&Address::Artefact {
            edition: edition.key.clone(),
            id: looked.recorded.short_id,
            rev: newest.rev,
            file,
        })
    };
    let key = looked.log.keys.lines().next().unwrap_or_default();
    let public = public_key(key);
    let note = with_witnesses(&looked.log, &[]);
    let name = note.lines().next().unwrap_or_default();
    let checkpoint = house.absolute(&Address::Log(LogFile::Checkpoint));
    let (entry, leaf) = (file(ArtefactFile::Entry), newest.leaf);
    format!(
        "curl -s {checkpoint} > checkpoint\n\
         sed '/^$/,$d' checkpoint > signed\n\
         grep -F '— {name} ' checkpoint | head -n 1 | cut -d' ' -f3 | base64 -d | tail -c +5 > signature\n\
         (printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; echo {public} | base64 -d | tail -c 32) > key.der\n\
         openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in signed -sigfile signature\n\
         (printf '\\000'; curl -s {entry}) | sha256sum\n\
         # {leaf}\n"
    )
}

/// The direction in which the words of a text run.
pub(super) fn direction_of(edition: &Edition, disclosed: Disclosed<'_>) -> (String, Direction) {
    disclosed
        .language()
        .map_or_else(|| (edition.lang.to_string(), edition.dir), |(lang, dir)| (lang.to_string(), dir))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_with_a_plus_in_it_is_taken_whole() {
        let key = "demo.invalid/log+9e339933+ASEr9IOYG7QVdCOrOMd9obhfyWT+jCXKVJgzrgj7lcx9";
        assert_eq!(public_key(key), "ASEr9IOYG7QVdCOrOMd9obhfyWT+jCXKVJgzrgj7lcx9");
    }
}
