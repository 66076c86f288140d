//! What a text is filed under: what it is, and what the text itself mentions.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::Faults,
        place::{InText, Place},
        reply::Reply,
        topics::{called, names_of, shown},
    },
    by,
};
use crate::actions::topics::{file_under, may_file};
use bayan_core::{content::Content, id::TopicId, item::ItemKind, role::Capability, topic::Mentions};
use bayan_render::desk::context;
use bayan_store::{
    Error,
    db::Conn,
    newsroom::Text,
    topics::{self as kept, Topic},
};
use hyper::StatusCode;
use serde_json::{Value, json};

/// How many topics a text is filed under at most.
pub(crate) const MOST: usize = 30;
/// How many are proposed.
const PROPOSED: usize = 8;

/// What became of what was sent.
enum Filed {
    Done,
    Wrong(&'static str),
    Refused,
}

impl Desk {
    /// What a text is filed under and what it could be, for whoever may decide; nothing where it is a static page.
    pub(super) async fn subjects(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        content: &Content,
    ) -> Result<Option<context::Subjects>, Failure> {
        if text.kind == ItemKind::Page {
            return Ok(None);
        }
        let (site, item, document, who) = (asked.site.site.id, text.item, text.document, by(asked, present));
        let look = move |conn: &mut Conn| {
            let may = may_file(conn, &who, document)?.is_some();
            Ok((kept::all(conn, site)?, kept::of_item(conn, item)?, may))
        };
        let (all, filed, may) = self.app.store.writer.look(look).await?;
        let framed = self.framed(asked, Some(present));
        let site = &asked.site.site;
        let row = |topic: &Topic, filed: bool| {
            let own = site.edition_by_id(text.edition).and_then(|edition| {
                let name = topic.name_in(edition.id)?.name.clone();
                Some((name, edition.lang.to_string(), edition.dir.as_str()))
            });
            let is_named = own.is_some();
            let (name, lang, dir) = own.unwrap_or_else(|| shown(site, &framed, topic));
            context::SubjectRow {
                id: topic.id.to_string(),
                name,
                lang,
                dir,
                kind: framed.say(&format!("topic-kind-{}", topic.kind), &[]),
                filed,
                nameless: !is_named,
            }
        };
        let of = |id: &TopicId| all.iter().find(|topic| topic.id == *id);
        let mut rows: Vec<context::SubjectRow> =
            filed.iter().filter_map(of).map(|topic| row(topic, true)).collect();
        let mentioned = if may { mentioned(&all, content) } else { Vec::new() };
        let proposed = mentioned.iter().filter(|id| !filed.contains(id)).take(PROPOSED);
        rows.extend(proposed.filter_map(of).map(|topic| row(topic, false)));
        let edition = site.edition_by_id(text.edition);
        Ok(Some(context::Subjects {
            action: Place::Text(text.short_id, InText::Subjects).to_string(),
            now: Place::Text(text.short_id, InText::SubjectsNow).to_string(),
            rows,
            all: if may { names_of(site, &framed, &all) } else { Vec::new() },
            typed: asked.form.value("named").to_owned(),
            may,
            begin: present.account.roles.may(Capability::Publish).then(|| {
                let mut query = url::form_urlencoded::Serializer::new(String::new());
                query.append_pair("edition", edition.map_or("", |edition| edition.key.as_str()));
                query.append_pair("name", asked.form.value("named"));
                format!("{}?{}", Place::NewTopic, query.finish())
            }),
        }))
    }

    /// Files it as a form says.
    pub(super) async fn file_text(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        match self.filed(asked, present, text).await? {
            Filed::Done => {
                Ok(Reply::To(format!("{}?said=filed#subjects", Place::Text(text.short_id, InText::Look))))
            }
            Filed::Wrong(fault) => {
                let mut faults = Faults::default();
                faults.note("named", fault);
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                self.look_page(asked, present, text, &faults, status).await
            }
            Filed::Refused => Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden")),
        }
    }

    /// The same for the editor, which is told how it is filed now.
    pub(super) async fn file_text_now(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let framed = self.framed(asked, Some(present));
        let fault = match self.filed(asked, present, text).await? {
            Filed::Done => None,
            Filed::Wrong(fault) => Some(framed.say(fault, &[])),
            Filed::Refused => Some(framed.say("refusal-right", &[])),
        };
        let status = if fault.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let content = &text.standing.newest.content;
        let now = self.subjects_now(asked, present, text, content).await?;
        Ok(Reply::Json(status, json!({ "subjects": now, "fault": fault })))
    }

    /// What the editor shows beside the text.
    pub(super) async fn subjects_now(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        content: &Content,
    ) -> Result<Value, Failure> {
        let Some(subjects) = self.subjects(asked, present, text, content).await? else {
            return Ok(Value::Null);
        };
        let row = |row: &context::SubjectRow| {
            json!({
                "id": row.id, "name": row.name, "lang": row.lang, "dir": row.dir, "kind": row.kind,
                "filed": row.filed, "nameless": row.nameless,
            })
        };
        Ok(subjects.rows.iter().map(row).collect())
    }

    async fn filed(&self, asked: &Asked, present: &Present, text: &Text) -> Result<Filed, Failure> {
        if text.kind == ItemKind::Page {
            return Ok(Filed::Refused);
        }
        let all = self.all_topics(asked).await?;
        let mut wanted: Vec<TopicId> = asked.form.values("topic").filter_map(|id| id.parse().ok()).collect();
        let named = asked.form.value("named");
        if !named.trim().is_empty() {
            let Some(topic) = called(&all, named) else { return Ok(Filed::Wrong("fault-topic-none")) };
            wanted.push(topic.id);
        }
        if wanted.len() > MOST {
            return Ok(Filed::Wrong("fault-many"));
        }
        match file_under(&self.app, by(asked, present), text.document, wanted).await {
            Ok(()) => Ok(Filed::Done),
            Err(Error::Refused(_)) => Ok(Filed::Refused),
            Err(error) => Err(error.into()),
        }
    }
}

/// What a text mentions.
fn mentioned(all: &[Topic], content: &Content) -> Vec<TopicId> {
    let words = all.iter().flat_map(|topic| topic.words().map(|word| (topic.id, word)));
    Mentions::new(words).of(&content.to_plain())
}
