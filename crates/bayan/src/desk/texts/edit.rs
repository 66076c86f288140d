//! Writing a text: the page with the editor, what it keeps, and what two people wrote at once.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::Faults,
        frame::Framed,
        place::{InText, Place},
        reply::Reply,
    },
    Shown,
    begin::sections,
    by,
    content::{Part, Sent, fields},
    head,
    history::is_removed,
    reading::reading,
    words::refusal,
};
use crate::{
    actions::texts::{self, Left},
    comparing,
};
use bayan_core::{
    content::Content,
    id::RevisionId,
    item::ItemKind,
    slug::Slug,
    text::excerpt,
    workflow::{Live, Refusal, Right, Work},
};
use bayan_markup::{Assumed, edited, markdown};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    Error, documents,
    newsroom::{self, Text},
    revisions,
};
use hyper::StatusCode;
use serde_json::{Value, json};

/// How much of what somebody said stands beside the text, in graphemes.
const SAID: usize = 160;

/// What became of what was sent.
enum Kept {
    Saved(RevisionId, Box<Content>),
    Wrong(Faults),
    Refused(Refusal),
}

impl Desk {
    pub(super) async fn edit(&self, asked: &Asked, present: &Present, text: &Text) -> Result<Reply, Failure> {
        let (document, who) = (text.document, by(asked, present));
        let look = move |conn: &mut bayan_store::db::Conn| texts::actor(conn, &who, document);
        let writes = self.app.store.writer.look(look).await?.rights.contains(&Right::Write);
        if !writes || !matches!(text.standing.work, Work::Idle | Work::Draft) || is_removed(text) {
            // It waits for something, or for somebody else: its page says for what.
            return Ok(Reply::To(Place::Text(text.short_id, InText::Look).to_string()));
        }
        let content = text.standing.newest.content.clone();
        self.edit_page(asked, present, text, (&content, None), &Faults::default(), StatusCode::OK).await
    }

    async fn edit_page(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        (content, typed): (&Content, Option<context::Fields>),
        faults: &Faults,
        status: StatusCode,
    ) -> Result<Reply, Failure> {
        let source = self.source(asked, present, text).await?;
        let shown = self.shown(asked, &[content]).await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let edition = framed.edition(text.edition);
        let assumed = Assumed { lang: content.lang.clone(), dir: content.dir };
        let section = edition.zip(text.section).and_then(|(edition, id)| edition.section_by_id(id));
        let at = |within| Place::Text(text.short_id, within).to_string();
        let slug = || texts::own_slug(text).map(|slug| slug.to_string()).unwrap_or_default();
        let typed = typed.unwrap_or_else(|| context::Fields { slug: slug(), ..fields(content) });
        let own = section.map_or("", |section| section.key.as_str());
        let sections = match (&text.standing.live, edition) {
            (Live::Never, Some(edition)) if text.kind != ItemKind::Page => {
                sections(present, edition, text.original.is_some(), own)
            }
            _ => Vec::new(),
        };
        let start = json!({
            "fields": start_fields(&typed, (!sections.is_empty()).then_some(own)),
            "doc": edited::write(&content.blocks, &assumed, &shown),
            "lead": content.lead.as_ref().map(|lead| edited::figure_attributes(lead, &shown)),
            "lang": content.lang.to_string(),
            "dir": content.dir.as_str(),
            "numerals": edition.map_or("latn", |edition| edition.dates.numerals.as_str()),
            "revision": text.standing.newest.id.to_string(),
            "document": text.short_id.to_string(),
            // What one person left in a browser is not taken for another's.
            "person": present.account.person.to_string(),
            "today": edition.map(|edition| edition.dates.long_date(self.app.clock.now())).unwrap_or_default(),
            "may_edit": true,
            "problems": self.problems(asked, &framed, text, content).await?,
            "boilerplate": match edition {
                Some(edition) => self.boilerplate_for_editor(edition).await?,
                None => json!([]),
            },
            "words": self.pages.editor_words(framed.lang()),
            "media": Place::FindMedia.to_string(),
            "upload": Place::Upload.to_string(),
            "texts": Place::FindTexts.to_string(),
        });
        let page = context::Editor {
            common: framed.common(&framed.say("edit-title", &[])),
            action: at(InText::Edit),
            autosave: at(InText::Autosave),
            here: at(InText::Here),
            fields: typed,
            sections,
            markdown: markdown::write(&content.blocks, &assumed),
            start: in_script(&start),
            source,
            subjects: self.subjects(asked, present, text, content).await?,
            changes_public: !matches!(text.standing.live, Live::Never),
            sent_back: text.sent_back.as_ref().map(|(name, reason)| {
                framed.say("says-sent-back", &[("name", name.clone()), ("reason", reason.clone())])
            }),
            head: head(&framed, text),
        };
        Ok(Reply::Editor(status, self.pages.render(&DeskPage::Editor(&page))?))
    }

    /// What is translated, with what changed in it since what the translation renders.
    async fn source(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Option<context::Source>, Failure> {
        let Some(original) = text.original else { return Ok(None) };
        let (site, document, rendered) =
            (asked.site.site.id, text.document, text.standing.newest.source_revision);
        let look = move |conn: &mut bayan_store::db::Conn| {
            let source = newsroom::source(conn, original)?;
            let before = rendered.map(|rendered| revisions::load(conn, rendered)).transpose()?;
            let freshness = newsroom::freshness_of(conn, document)?;
            let id = documents::short_id(conn, original)?;
            Ok((newsroom::text(conn, site, id)?, source, before, freshness))
        };
        let (Some(original), source, before, freshness) = self.app.store.writer.look(look).await? else {
            return Ok(None);
        };
        let shown = self.shown(asked, &[&source.content]).await?;
        let framed = self.framed(asked, Some(present));
        let context::Head { url, headline: _, lang, dir, edition, .. } = head(&framed, &original);
        Ok(Some(context::Source {
            text: context::Beside { url, headline: source.content.headline.to_string(), lang, dir, edition },
            reading: reading(&source.content, &source.slug, &shown),
            freshness: freshness.map_or("current", |freshness| freshness.as_str()),
            changes: before
                .map(|before| comparing::contents(&before.content, &source.content))
                .unwrap_or_default(),
            revision: source.id.to_string(),
        }))
    }

    /// Keeps what a form sent.
    pub(super) async fn save_text(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let sent = Sent::read(asked);
        match self.keep(asked, present, text, &sent).await? {
            Kept::Saved(..) => {
                let (page, said) = match asked.form.value("then") {
                    "look" => (InText::Look, "saved"),
                    "renders" => (InText::Edit, "renders"),
                    _ => (InText::Edit, "saved"),
                };
                Ok(Reply::To(format!("{}?said={said}", Place::Text(text.short_id, page))))
            }
            Kept::Wrong(faults) => {
                let content = self.as_typed(text, &sent);
                let typed = Some(sent.fields.clone());
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                self.edit_page(asked, present, text, (&content, typed), &faults, status).await
            }
            Kept::Refused(Refusal::StaleRevision | Refusal::NotFromHere) => {
                self.conflict_page(asked, present, text, sent).await
            }
            Kept::Refused(_) => Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden")),
        }
    }

    /// Keeps what the editor sent by itself.
    pub(super) async fn autosave(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let sent = Sent::read(asked);
        let framed = self.framed(asked, Some(present));
        match self.keep(asked, present, text, &sent).await? {
            Kept::Saved(revision, content) => {
                let (document, person, now) = (text.document, present.account.person, self.app.clock.now());
                let look =
                    move |conn: &mut bayan_store::db::Conn| newsroom::others(conn, document, person, now);
                let others = self.app.store.writer.look(look).await?;
                let problems = self.problems(asked, &framed, text, &content).await?;
                let ids: Vec<&str> = content.blocks.iter().map(|block| block.id.as_str()).collect();
                Ok(Reply::Json(
                    StatusCode::OK,
                    json!({
                        "revision": revision.to_string(),
                        "saved": framed.time(now),
                        "others": others,
                        "problems": problems,
                        "subjects": self.subjects_now(asked, present, text, &content).await?,
                        "ids": ids,
                    }),
                ))
            }
            Kept::Wrong(faults) => {
                let faults: serde_json::Map<String, Value> = faults
                    .iter()
                    .map(|(field, fault)| (field.to_owned(), framed.say(fault, &[]).into()))
                    .collect();
                Ok(Reply::Json(StatusCode::UNPROCESSABLE_ENTITY, json!({ "faults": faults })))
            }
            Kept::Refused(Refusal::StaleRevision | Refusal::NotFromHere) => {
                let Some(now) = self.find_text(asked, text.short_id).await? else {
                    return Ok(Reply::missing());
                };
                Ok(Reply::Json(
                    StatusCode::CONFLICT,
                    json!({
                        "revision": now.standing.newest.id.to_string(),
                        "person": now.author,
                        "url": Place::Text(text.short_id, InText::Conflict).to_string(),
                    }),
                ))
            }
            // Not 403: to the editor that means that the session ended.
            Kept::Refused(why) => {
                let text = framed.say(refusal(why), &[]);
                Ok(Reply::Json(StatusCode::UNPROCESSABLE_ENTITY, json!({ "faults": { "text": text } })))
            }
        }
    }

    /// What is to be looked at beside the text: what may be wrong with it, and what others have said and is open.
    async fn problems(
        &self,
        asked: &Asked,
        framed: &Framed<'_>,
        text: &Text,
        content: &Content,
    ) -> Result<Value, Failure> {
        let document = text.document;
        let look = move |conn: &mut bayan_store::db::Conn| newsroom::comments(conn, document);
        let threads = self.app.store.writer.look(look).await?;
        let doubts = self.doubts(asked, framed, text, content).await?;
        let doubts = doubts.iter().map(|doubt| json!({ "place": doubt.place, "text": doubt.text }));
        let open = threads.iter().filter(|thread| thread.resolved.is_none());
        let said = open.map(|thread| {
            let last = thread.answers.last().unwrap_or(&thread.first);
            let values = [("name", last.name.clone()), ("text", excerpt::cut(&last.text, SAID))];
            let place = thread.block.as_ref().map_or("text", |block| block.as_str());
            json!({ "place": place, "text": framed.say("comment-says", &values) })
        });
        Ok(doubts.chain(said).collect())
    }

    async fn keep(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        sent: &Sent,
    ) -> Result<Kept, Failure> {
        let newest = &text.standing.newest;
        let seen = match (sent.revision.parse::<RevisionId>(), &sent.doc) {
            (Ok(seen), _) => seen,
            (Err(_), Part::Unreadable) => newest.id,
            (Err(_), _) => return Ok(Kept::Refused(Refusal::StaleRevision)),
        };
        let known = texts::known_blocks(&self.app, text).await?;
        let before = self.shown(asked, &[&newest.content]).await?;
        let wrong = |field, fault| {
            let mut faults = Faults::default();
            faults.note(field, fault);
            Ok(Kept::Wrong(faults))
        };
        let content = match sent.content(&newest.content, &known, &before) {
            Ok(content) => content,
            Err(faults) => return Ok(Kept::Wrong(faults)),
        };
        if !self.shown(asked, &[&content]).await?.has_all(&content) {
            return wrong("text", "fault-picture");
        }
        // What stood beside what they wrote.
        let renders = match asked.form.value("then") {
            "renders" => match asked.form.value("source").parse() {
                Ok(source) => Some(source),
                Err(_) => return wrong("text", "fault-renders"),
            },
            _ => None,
        };
        let edition = asked.site.site.edition_by_id(text.edition);
        let slug = match sent.slug.as_deref().map(str::trim) {
            None => texts::own_slug(text),
            Some("") => None,
            Some(typed) => Some(Slug::of(typed)),
        };
        let left = Left {
            slug,
            seen,
            content: content.clone(),
            section: edition.and_then(|edition| edition.section(&sent.section)).map(|section| section.id),
            renders,
            goes_on: sent.goes_on,
        };
        match texts::keep(&self.app, by(asked, present), text, left).await {
            Ok(revision) => Ok(Kept::Saved(revision, Box::new(content))),
            Err(Error::Refused(why)) => Ok(Kept::Refused(why)),
            Err(Error::NotFound(_)) if renders.is_some() => wrong("text", "fault-renders"),
            Err(error) => Err(error.into()),
        }
    }

    /// What was sent, as far as it can be read, for whoever has to mend something of it.
    fn as_typed(&self, text: &Text, sent: &Sent) -> Content {
        let before = text.standing.newest.content.clone();
        let whole = Sent {
            fields: fields(&before),
            doc: sent.doc.clone(),
            lead: sent.lead.clone(),
            markdown: sent.markdown.clone(),
            ..Sent::default()
        };
        let blocks = before.blocks.clone();
        whole.content(&before, &blocks, &Shown::default()).unwrap_or(before)
    }

    /// Notes that somebody has the text open; answers who else has.
    pub(super) async fn here(&self, present: &Present, text: &Text) -> Result<Reply, Failure> {
        let (document, person, now) = (text.document, present.account.person, self.app.clock.now());
        let act = move |conn: &mut bayan_store::db::Conn| {
            newsroom::stay(conn, document, person, now)?;
            newsroom::others(conn, document, person, now)
        };
        let others = self.app.store.writer.act(act).await?;
        Ok(Reply::Json(StatusCode::OK, json!({ "others": others })))
    }

    /// What two people wrote at once, for whoever came second.
    pub(super) async fn conflict(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        self.conflict_page(asked, present, text, Sent::read(asked)).await
    }

    async fn conflict_page(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        sent: Sent,
    ) -> Result<Reply, Failure> {
        // Somebody may have saved since the text was read.
        let Some(text) = self.find_text(asked, text.short_id).await? else {
            return Ok(Reply::missing());
        };
        let theirs = &text.standing.newest.content;
        let known = texts::known_blocks(&self.app, &text).await?;
        let shown = self.shown(asked, &[theirs]).await?;
        let mine = match sent.content(theirs, &known, &shown) {
            Ok(mine) => mine,
            Err(faults) => {
                let content = self.as_typed(&text, &sent);
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let typed = Some(sent.fields);
                return self.edit_page(asked, present, &text, (&content, typed), &faults, status).await;
            }
        };
        let framed = self.framed(asked, Some(present));
        let assumed = Assumed { lang: mine.lang.clone(), dir: mine.dir };
        let lead = mine.lead.as_ref().map(|lead| edited::figure_attributes(lead, &shown));
        let waits = !matches!(text.standing.work, Work::Idle | Work::Draft);
        let page = context::Conflict {
            common: framed.common(&framed.say("conflict-title", &[])),
            person: text.author.clone(),
            changes: comparing::contents(theirs, &mine),
            action: match waits {
                // It has to be taken back first: its own page says how.
                true => String::new(),
                false => Place::Text(text.short_id, InText::Edit).to_string(),
            },
            fields: sent.fields,
            doc: json!(edited::write(&mine.blocks, &assumed, &shown)).to_string(),
            lead: json!(lead).to_string(),
            head: head(&framed, &text),
        };
        Ok(Reply::Page(StatusCode::CONFLICT, self.pages.render(&DeskPage::Conflict(&page))?))
    }
}

/// What the controls of the form hold, by name, so that the editor knows its own text again.
fn start_fields(fields: &context::Fields, section: Option<&str>) -> Value {
    let mut all = json!(fields);
    if let (Some(section), Some(all)) = (section, all.as_object_mut()) {
        all.insert("section".into(), section.into());
    }
    all
}

/// JSON as it may stand inside a script element: nothing in it ends that, or begins a comment.
pub(in crate::desk) fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
