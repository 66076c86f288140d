//! Texts of the newsroom: found, begun, written, taken back.

use super::{
    API, Api, Made,
    call::Call,
    operation::Operation,
    problem::{Kind, Problem},
    shapes, view,
};
use crate::{
    actions::texts::{self, Left, NewText, actor},
    desk::{
        form::{Fault, Faults, optional},
        texts::words,
    },
    http::paths::Address,
};
use bayan_core::{
    content::{Block, BlockKind, Content, Figure, Inlines, identity},
    id::{DocumentId, RevisionId, SectionId, ShortId},
    item::ItemKind,
    line::Headline,
    scope::Scope,
    slug::Slug,
    workflow::{Deed, Live, Offer, Withdrawal, Work, offers},
};
use bayan_markup::{Assumed, NoNames, Read, html_in, markdown, plain_in};
use bayan_store::{
    db::Conn,
    documents,
    front::Edition,
    newsroom::{self, Filter, Line, Past, Text, Version, Wanted},
    topics,
};

impl Api {
    /// A text of the site, by the id in the path.
    pub(super) async fn find(&self, call: &Call) -> Result<Text, Problem> {
        let (site, id) = (call.site.site.id, call.part::<ShortId>(0)?);
        view::found(self.app.store.writer.look(move |conn| newsroom::text(conn, site, id)).await?)
    }

    pub(super) async fn texts(&self, call: &Call) -> Result<Made, Problem> {
        let site = &call.site.site;
        let edition = match call.asked("edition") {
            Some(_) => Some(call.edition()?),
            None => None,
        };
        let section = match (call.asked("section"), edition) {
            (Some(key), Some(edition)) => {
                Some(section(edition, key).ok_or_else(|| Problem::parameter("section", &["section"]))?)
            }
            // The key of a section means something in its edition alone.
            (Some(_), None) => return Err(Problem::parameter("section", &["edition", "section"])),
            (None, _) => None,
        };
        let filter = Filter {
            state: call.asked("state").and_then(Wanted::named),
            edition: edition.map(|edition| edition.id),
            section,
            kind: call.asked("kind").and_then(|kind| kind.parse().ok()),
            words: call.asked("q").map(str::to_owned),
            media: None,
            author: None,
            only: None,
            behind: view::place::<DocumentId>(call.asked("cursor"))?,
        };
        let (id, person, limit) = (site.id, call.present()?.account.person, call.limit());
        let look = move |conn: &mut Conn| newsroom::list(conn, id, person, &filter, limit + 1);
        let mut lines = self.app.store.writer.look(look).await?;
        let goes_on = lines.len() > limit as usize;
        lines.truncate(limit as usize);
        Made::shown(shapes::Texts {
            next: lines.last().filter(|_| goes_on).map(|last| view::cursor(last.touched_at, last.document)),
            items: lines.iter().map(|one| line(call, one)).collect(),
        })
    }

    pub(super) async fn begin(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::Begin = call.sent()?;
        let kind = sent.kind.into();
        let new = new_text(call, &sent.edition.0, sent.section.as_ref(), kind, &sent.headline)?;
        self.begun(call, new).await
    }

    pub(super) async fn translate(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::Translate = call.sent()?;
        let new = new_text(call, &sent.edition.0, sent.section.as_ref(), text.kind, &sent.headline)?;
        if new.edition == text.edition {
            return Err(Problem::field("/edition", "fault-version-exists"));
        }
        self.begun(call, NewText { original: Some(text.document), ..new }).await
    }

    async fn begun(&self, call: &Call, new: NewText) -> Result<Made, Problem> {
        let (_, id) = texts::begin(&self.app, call.by()?, new).await?;
        let site = call.site.site.id;
        let text = self.app.store.writer.look(move |conn| newsroom::text(conn, site, id)).await;
        let text = view::found(text.map_err(Problem::afterwards)?)?;
        let shown = self.as_it_stands(call, &text, Vec::new()).await.map_err(Problem::afterwards)?;
        Made::created(format!("{API}/texts/{id}"), shown)
    }

    pub(super) async fn text(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        Made::shown(self.as_it_stands(call, &text, Vec::new()).await?)
    }

    pub(super) async fn write(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::Write = call.sent()?;
        let seen: RevisionId = view::identity("/revision", &sent.revision)?;
        let renders =
            sent.renders.as_deref().map(|renders| view::identity("/renders", renders)).transpose()?;
        let section = match &sent.section {
            Some(key) => {
                let edition = call.site.site.edition_by_id(text.edition);
                let found = edition.and_then(|edition| section(edition, &key.0));
                Some(found.ok_or_else(|| Problem::field("/section", "fault-choose"))?)
            }
            None => None,
        };
        let known = texts::known_blocks(&self.app, &text).await?;
        let (content, dropped) = written(&text.standing.newest.content, &known, &sent)?;
        self.has_pictures(call, &content).await?;
        let slug = sent.slug.as_deref().map(str::trim).filter(|slug| !slug.is_empty()).map(Slug::of);
        let left = Left { seen, content, slug, section, renders, goes_on: true };
        match texts::keep(&self.app, call.by()?, &text, left).await {
            Ok(_) => {}
            Err(bayan_store::Error::NotFound(_)) if renders.is_some() => {
                return Err(Problem::field("/renders", "fault-renders"));
            }
            Err(error) => return Err(error.into()),
        }
        self.afterwards(call, dropped).await
    }

    /// Refuses a text with a picture that is not in the house.
    async fn has_pictures(&self, call: &Call, content: &Content) -> Result<(), Problem> {
        let (site, lang, wanted) = (call.site.site.id, content.lang.clone(), content.media());
        let look = move |conn: &mut Conn| {
            for media in wanted {
                if newsroom::picture(conn, site, &lang, media)?.is_none() {
                    return Ok(false);
                }
            }
            Ok(true)
        };
        match self.app.store.writer.look(look).await? {
            true => Ok(()),
            false => Err(Problem::field("/body", "fault-picture")),
        }
    }

    pub(super) async fn revisions(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let (document, limit) = (text.document, call.limit());
        let behind = view::place::<RevisionId>(call.asked("cursor"))?;
        let look = move |conn: &mut Conn| newsroom::history(conn, document, behind, limit + 1);
        let mut past = self.app.store.writer.look(look).await?;
        let goes_on = past.len() > limit as usize;
        past.truncate(limit as usize);
        Made::shown(shapes::Revisions {
            next: past.last().filter(|_| goes_on).map(|last| view::cursor(last.at, last.id)),
            items: past.iter().map(past_line).collect(),
        })
    }

    pub(super) async fn revision(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let (document, revision) = (text.document, call.part::<RevisionId>(1)?);
        let look = move |conn: &mut Conn| newsroom::past(conn, document, revision);
        let (past, revision) = view::found(self.app.store.writer.look(look).await?)?;
        Made::shown(shapes::Revision {
            line: past_line(&past),
            renders: revision.source_revision.map(|renders| renders.to_string()),
            content: view::content(&revision.content),
        })
    }

    pub(super) async fn take_back(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let earlier: RevisionId = call.part(1)?;
        let sent: shapes::Seen = call.sent()?;
        let seen = view::identity("/revision", &sent.revision)?;
        texts::take_back(&self.app, call.by()?, text.document, seen, earlier).await?;
        self.afterwards(call, Vec::new()).await
    }

    /// A text as it stands after something was done with it: where that cannot be told, it was done all the same.
    pub(super) async fn afterwards(&self, call: &Call, dropped: Vec<String>) -> Result<Made, Problem> {
        let now = self.find(call).await.map_err(Problem::afterwards)?;
        Made::shown(self.as_it_stands(call, &now, dropped).await.map_err(Problem::afterwards)?)
    }

    /// A text as it stands, with what this token may do with it.
    pub(super) async fn as_it_stands(
        &self,
        call: &Call,
        text: &Text,
        dropped: Vec<String>,
    ) -> Result<shapes::Text, Problem> {
        let (by, now, of) = (call.by()?, self.app.clock.now(), text.clone());
        let look = move |conn: &mut Conn| {
            let actor = actor(conn, &by, of.document)?;
            let standing = &of.standing;
            let offers = offers(of.policy, now, &actor, &standing.facts, &standing.work, &standing.live);
            let translates = of.original.map(|original| documents::short_id(conn, original)).transpose()?;
            Ok((offers, newsroom::versions(conn, of.item)?, translates, topics::of_item(conn, of.item)?))
        };
        let (offers, versions, translates, topics) = self.app.store.writer.look(look).await?;
        let edition = call.site.site.edition_by_id(text.edition);
        let newest = &text.standing.newest;
        let say = |key: &str, values: &[(&'static str, String)]| {
            self.desk.messages().say_with(&call.language, key, values)
        };
        let section = text.section.and_then(|id| edition?.section_by_id(id));
        let reads = call.present()?.access.scopes.contains(&Scope::Read)
            || matches!(call.operation, Operation::Begin | Operation::Translate | Operation::Write);
        let notes = if reads { words::doubts_said(&say, &newest.content) } else { Vec::new() };
        let versions = if reads { versions } else { Vec::new() };
        Ok(shapes::Text {
            id: text.short_id.to_string(),
            edition: edition.map(|edition| edition.key.clone()).unwrap_or_default(),
            section: section.map(|section| section.key.clone()),
            kind: text.kind.as_str(),
            translates: translates.map(|id| id.to_string()),
            slug: newest.slug.to_string(),
            revision: newest.id.to_string(),
            change: view::change(&newest.change),
            work: work(text),
            public: public(call, text),
            authors: match text.standing.work {
                Work::Idle => Vec::new(),
                _ => text.authors.iter().map(|(_, name)| name.clone()).collect(),
            },
            renders: newest.source_revision.map(|revision| revision.to_string()),
            content: reads.then(|| view::content(&newest.content)),
            topics: topics.iter().map(ToString::to_string).collect(),
            versions: versions.iter().map(|one| version(call, one)).collect(),
            offers: offers
                .iter()
                .map(|Offer { deed, refused }| shapes::Offer {
                    deed: if *deed == Deed::Edit { "reopen" } else { deed.as_str() },
                    refused: refused.map(|why| say(words::refusal(why), &[])),
                })
                .collect(),
            notes: notes
                .into_iter()
                .map(|doubt| shapes::Note { place: doubt.place, text: doubt.text })
                .collect(),
            dropped,
        })
    }
}

fn section(edition: &Edition, key: &str) -> Option<SectionId> {
    edition.section(key).map(|section| section.id)
}

fn headline(text: &str) -> Result<Headline, Problem> {
    let read = optional::<300>(text).and_then(|headline| headline.ok_or("fault-missing"));
    read.map_err(|fault| Problem::field("/headline", fault))
}

fn new_text(
    call: &Call,
    edition: &str,
    section_key: Option<&shapes::SectionKey>,
    kind: ItemKind,
    text: &str,
) -> Result<NewText, Problem> {
    let edition =
        call.site.site.edition(edition).ok_or_else(|| Problem::field("/edition", "fault-choose"))?;
    let section = match (kind, section_key) {
        (ItemKind::Page, None) => None,
        (ItemKind::Page, Some(_)) => return Err(Problem::field("/section", "fault-page-section")),
        // In an edition that has none yet.
        (_, None) if edition.sections.is_empty() => None,
        (_, key) => {
            let found = key.and_then(|key| section(edition, &key.0));
            Some(found.ok_or_else(|| Problem::field("/section", "fault-choose"))?)
        }
    };
    Ok(NewText {
        edition: edition.id,
        lang: edition.lang.clone(),
        section,
        kind,
        original: None,
        headline: headline(text)?,
    })
}

/// The text that was sent, in the place of `before`, with what was left out of it.
fn written(
    before: &Content,
    known: &[Block],
    sent: &shapes::Write,
) -> Result<(Content, Vec<String>), Problem> {
    fn field<const MAX: usize>(
        faults: &mut Faults,
        name: &'static str,
        text: Option<&String>,
    ) -> Option<bayan_core::line::Line<MAX>> {
        let read: Result<_, Fault> = optional(text.map_or("", String::as_str));
        faults.take(name, read).flatten()
    }
    let headline = headline(&sent.headline)?;
    let mut faults = Faults::default();
    let assumed = Assumed { lang: before.lang.clone(), dir: before.dir };
    let Read { blocks, notes } = match &sent.body {
        shapes::Body::Html(html) => html_in::read(html, &assumed, &NoNames),
        shapes::Body::Markdown(text) => markdown::read(text, &assumed, &ByHash),
        shapes::Body::Text(text) => plain_in::read(text, &assumed),
    };
    let content = Content {
        lang: before.lang.clone(),
        dir: before.dir,
        stated: before.stated,
        kicker: field(&mut faults, "/kicker", sent.kicker.as_ref()),
        headline,
        standfirst: field(&mut faults, "/standfirst", sent.standfirst.as_ref()),
        place: field(&mut faults, "/place", sent.place.as_ref()),
        byline: field(&mut faults, "/byline", sent.byline.as_ref()),
        share_text: field(&mut faults, "/share_text", sent.share_text.as_ref()),
        lead: sent.lead.as_ref().map(|sent| lead(sent, &assumed)).transpose()?,
        // What says the same stays the same block.
        blocks: identity::carried(known, blocks),
    };
    if !faults.is_empty() {
        return Err(faults
            .iter()
            .fold(Problem::of(Kind::Invalid), |all, (field, fault)| all.and(field, fault)));
    }
    Ok((content, notes.iter().map(ToString::to_string).collect()))
}

/// In Markdown a picture is named by its hash.
struct ByHash;

impl bayan_markup::Names for ByHash {
    fn picture(&self, source: &str) -> Option<bayan_markup::Named> {
        let media = source.parse().ok()?;
        Some(bayan_markup::Named { media, caption: None, credit: None, alt: None })
    }
}

fn lead(sent: &shapes::Lead, assumed: &Assumed) -> Result<Figure, Problem> {
    let fault = |pointer: &str| {
        let pointer = pointer.to_owned();
        move |fault| Problem::field(&pointer, fault)
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(Figure {
        media: view::identity("/lead/media", &sent.media)?,
        alt: optional(&text(&sent.alt)).map_err(fault("/lead/alt"))?,
        caption: sent.caption.as_deref().and_then(|html| inlines(html, assumed)),
        credit: optional(&text(&sent.credit)).map_err(fault("/lead/credit"))?,
    })
}

/// The first line of some HTML.
fn inlines(html: &str, assumed: &Assumed) -> Option<Inlines> {
    let blocks = html_in::read(html, assumed, &NoNames).blocks;
    blocks.into_iter().find_map(|block| match block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => Some(text),
        _ => None,
    })
}

fn line(call: &Call, line: &Line) -> shapes::TextLine {
    let edition = call.site.site.edition_by_id(line.edition);
    shapes::TextLine {
        id: line.short_id.to_string(),
        edition: edition.map(|edition| edition.key.clone()).unwrap_or_default(),
        kind: line.kind.as_str(),
        headline: line.headline.clone(),
        is_translation: line.is_translation,
        work: line.work.clone(),
        scheduled_at: line.work_at.map(view::moment),
        live: line.live.clone(),
        author: line.author.clone(),
        touched_at: view::moment(line.touched_at),
    }
}

fn past_line(past: &Past) -> shapes::RevisionLine {
    shapes::RevisionLine {
        revision: past.id.to_string(),
        headline: past.headline.clone(),
        author: past.author.clone(),
        at: view::moment(past.at),
        number: past.number,
        note: past.note.clone(),
    }
}

fn version(call: &Call, version: &Version) -> shapes::Version {
    let edition = call.site.site.edition_by_id(version.edition);
    shapes::Version {
        id: version.short_id.to_string(),
        edition: edition.map(|edition| edition.key.clone()).unwrap_or_default(),
        headline: version.headline.clone(),
        work: version.work.clone(),
        live: version.live.clone(),
        freshness: version.freshness.map(|freshness| freshness.as_str()),
    }
}

fn work(text: &Text) -> shapes::WorkState {
    let (state, revision, at, failure) = match &text.standing.work {
        Work::Idle => ("idle", None, None, None),
        Work::Draft => ("draft", None, None, None),
        Work::InReview { revision, .. } => ("in-review", Some(revision), None, None),
        Work::Approved { revision, .. } => ("approved", Some(revision), None, None),
        Work::Scheduled { revision, at, failed, .. } => {
            ("scheduled", Some(revision), Some(*at), failed.as_ref())
        }
    };
    shapes::WorkState {
        state,
        revision: revision.map(ToString::to_string),
        at: at.map(view::moment),
        failure: failure.map(|failure| shapes::Failure {
            at: view::moment(failure.at),
            reason: failure.reason.to_string(),
        }),
        sent_back: text.sent_back.as_ref().map(|(_, reason)| reason.clone()),
    }
}

fn public(call: &Call, text: &Text) -> shapes::Public {
    use shapes::State;
    let (state, revision, number, reason, owed) = match &text.standing.live {
        Live::Never => (State::Never, None, None, None, false),
        Live::Published { revision, number, review_owed } => {
            (State::Published, Some(revision), Some(number.get()), None, review_owed.is_some())
        }
        Live::Withdrawn { revision, number, how, review_owed } => {
            let (state, reason) = match how {
                Withdrawal::KeptReadable { reason } => (State::Withdrawn, Some(reason.to_string())),
                Withdrawal::IssuedInError { reason } => (State::InError, Some(reason.to_string())),
                Withdrawal::ReplacedBy(_) => (State::Replaced, None),
                Withdrawal::Removed { reason, .. } => (State::Removed, Some(reason.to_string())),
            };
            (state, Some(revision), Some(number.get()), reason, review_owed.is_some())
        }
    };
    let edition = call.site.site.edition_by_id(text.edition).map(|edition| edition.key.clone());
    // The short address: it leads to the text whatever it is called.
    let address =
        edition.map(|edition| Address::Article { edition, slug: String::new(), id: text.short_id }.uri());
    shapes::Public {
        url: address.filter(|_| number.is_some()).map(|address| format!("{}{address}", call.site.origin)),
        state,
        revision: revision.map(ToString::to_string),
        number,
        reason,
        review_owed: owed,
        expires: text
            .standing
            .facts
            .expiry
            .as_ref()
            .map(|expiry| shapes::Failure { at: view::moment(expiry.at), reason: expiry.reason.to_string() }),
    }
}
