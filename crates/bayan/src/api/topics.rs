//! What the institution speaks about: as readers know it, and as the newsroom keeps it.

use super::{
    API, Api, Made,
    call::Call,
    operation::TopicCall,
    problem::{Kind, Problem},
    shapes, view,
};
use crate::{
    actions::topics,
    desk::{
        form::{label, optional},
        texts::subjects::MOST,
        topics::{not_done, spellings},
    },
    http::paths::Address,
};
use bayan_core::{id::TopicId, item::ItemKind};
use bayan_store::{
    db::Conn,
    front::{Edition, LiveTopic},
    topics::{self as kept, Change, NameChange, NotDone, Topic},
};

impl Api {
    /// As readers know it.
    pub(super) async fn subjects(&self, call: &Call) -> Result<Made, Problem> {
        let edition = call.edition()?.clone();
        let all = self.desk.front().topics_of(call.site.site.id, &edition.key).await;
        let all = all.map_err(Problem::failed)?;
        let items = all.iter().map(|(topic, count)| subject(call, &edition, topic, Some(*count)));
        Made::shown(shapes::PublicTopics { items: items.collect() })
    }

    /// As the newsroom keeps it.
    pub(super) async fn about_topics(&self, call: &Call, what: TopicCall) -> Result<Made, Problem> {
        match what {
            TopicCall::All => self.topics(call).await,
            TopicCall::Add => self.add_topic(call).await,
            TopicCall::One => Made::shown(self.topic_as_it_is(call, call.part(0)?).await?),
            TopicCall::Change => self.change_topic(call).await,
            TopicCall::Merge => self.merge_topic(call).await,
            TopicCall::Drop => self.drop_topic(call).await,
            TopicCall::File => self.file_under(call).await,
            TopicCall::Dates => self.dates(call).await,
            TopicCall::DecideDates => self.decide_dates(call).await,
        }
    }

    async fn topics(&self, call: &Call) -> Result<Made, Problem> {
        let site = call.site.site.id;
        let all = self.app.store.writer.look(move |conn: &mut Conn| kept::all(conn, site)).await?;
        Made::shown(shapes::Topics { items: all.iter().map(|topic| shown(call, topic)).collect() })
    }

    async fn add_topic(&self, call: &Call) -> Result<Made, Problem> {
        let wanted = change(call)?;
        let id = topics::add(&self.app, call.by()?, wanted).await?.map_err(|why| refused(&why))?;
        let topic = self.topic_as_it_is(call, id).await.map_err(Problem::afterwards)?;
        Made::created(format!("{API}/topics/{id}"), topic)
    }

    async fn change_topic(&self, call: &Call) -> Result<Made, Problem> {
        let (id, wanted) = (call.part(0)?, change(call)?);
        topics::change(&self.app, call.by()?, id, wanted).await?.map_err(|why| refused(&why))?;
        Made::shown(self.topic_as_it_is(call, id).await.map_err(Problem::afterwards)?)
    }

    async fn merge_topic(&self, call: &Call) -> Result<Made, Problem> {
        let from: TopicId = call.part(0)?;
        let sent: shapes::MergeTopic = call.sent()?;
        let into: TopicId = view::identity("/into", &sent.into)?;
        let names = (self.topic_as_it_is(call, from).await?, self.topic_as_it_is(call, into).await);
        let (Ok(other), name) = (names.1, &names.0) else {
            return Err(Problem::field("/into", "fault-topic-none"));
        };
        let called =
            |topic: &shapes::Topic| topic.names.first().map(|name| name.name.clone()).unwrap_or_default();
        let detail = format!("{} → {}", called(name), called(&other));
        let done = topics::merge(&self.app, call.by()?, (from, into), detail).await?;
        done.map_err(|why| match why {
            NotDone::NotAllowed => refused(&why),
            _ => Problem::field("/into", "fault-topic-none"),
        })?;
        Made::shown(self.topic_as_it_is(call, into).await.map_err(Problem::afterwards)?)
    }

    async fn drop_topic(&self, call: &Call) -> Result<Made, Problem> {
        let id: TopicId = call.part(0)?;
        let topic = self.topic_as_it_is(call, id).await?;
        let name = topic.names.first().map(|name| name.name.clone()).unwrap_or_default();
        topics::drop_unused(&self.app, call.by()?, id, name).await?.map_err(|why| refused(&why))?;
        Ok(Made::done())
    }

    async fn file_under(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::FileUnder = call.sent()?;
        if text.kind == ItemKind::Page {
            return Err(Problem::of(Kind::NotFromHere));
        }
        if sent.topics.len() > MOST {
            return Err(Problem::field("/topics", "fault-many"));
        }
        let mut wanted = Vec::new();
        for (number, id) in sent.topics.iter().enumerate() {
            let pointer = format!("/topics/{number}");
            let id: TopicId = view::identity(&pointer, id)?;
            let found = self.topic_as_it_is(call, id).await;
            let found = found.map_err(|_| Problem::field(&pointer, "fault-topic-none"))?;
            wanted.push(view::identity(&pointer, &found.id)?);
        }
        topics::file_under(&self.app, call.by()?, text.document, wanted).await?;
        self.text(call).await.map_err(Problem::afterwards)
    }

    async fn topic_as_it_is(&self, call: &Call, id: TopicId) -> Result<shapes::Topic, Problem> {
        let site = call.site.site.id;
        let found = self.app.store.writer.look(move |conn: &mut Conn| kept::topic(conn, site, id)).await?;
        found.map(|topic| shown(call, &topic)).ok_or_else(|| Problem::of(Kind::NotFound))
    }
}

/// A topic as readers know it.
pub(super) fn subject(
    call: &Call,
    edition: &Edition,
    topic: &LiveTopic,
    count: Option<u32>,
) -> shapes::PublicTopic {
    let address = Address::Topic { edition: edition.key.clone(), slug: topic.slug.clone(), page: 1 };
    shapes::PublicTopic {
        id: topic.id.to_string(),
        kind: topic.kind.as_str(),
        name: topic.name.clone(),
        note: topic.note.clone(),
        url: format!("{}{}", call.site.origin, address.uri()),
        count,
    }
}

fn shown(call: &Call, topic: &Topic) -> shapes::Topic {
    let name = |name: &kept::Name| {
        let edition = call.site.site.edition_by_id(name.edition)?;
        Some(shapes::TopicName {
            edition: shapes::EditionKey(edition.key.clone()),
            name: name.name.clone(),
            note: name.note.clone(),
        })
    };
    shapes::Topic {
        id: topic.id.to_string(),
        kind: topic.kind.as_str(),
        names: topic.names.iter().filter_map(name).collect(),
        spellings: topic.spellings.clone(),
        items: topic.items,
    }
}

/// What was sent, where all of it can be kept.
fn change(call: &Call) -> Result<Change, Problem> {
    let sent: shapes::ChangeTopic = call.sent()?;
    let mut names: Vec<NameChange> = Vec::new();
    for (number, name) in sent.names.iter().enumerate() {
        let at = |field: &str| format!("/names/{number}/{field}");
        let edition = call.site.site.edition(&name.edition.0);
        let edition = edition.ok_or_else(|| Problem::field(&at("edition"), "fault-choose"))?.id;
        if names.iter().any(|known| known.edition == edition) {
            return Err(Problem::field(&at("edition"), "fault-topic-twice"));
        }
        let own = label(&name.name).map_err(|fault| Problem::field(&at("name"), fault))?;
        let note = optional::<300>(name.note.as_deref().unwrap_or_default());
        let note = note.map_err(|fault| Problem::field(&at("note"), fault))?;
        names.push(NameChange { edition, name: own.to_string(), note: note.map(|note| note.to_string()) });
    }
    if names.is_empty() {
        return Err(Problem::field("/names", "fault-topic-nameless"));
    }
    let spellings = spellings(sent.spellings.iter().map(String::as_str));
    let spellings = spellings.map_err(|fault| Problem::field("/spellings", fault))?;
    Ok(Change { kind: sent.kind.into(), names, spellings })
}

fn refused(why: &NotDone) -> Problem {
    match why {
        NotDone::Missing => Problem::of(Kind::NotFound),
        NotDone::Taken(_) => Problem::field("/names", not_done(why)),
        NotDone::InUse => Problem::of(Kind::NotFromHere),
        NotDone::NotAllowed => Problem::of(Kind::Forbidden),
    }
}
