//! What the institution speaks about: the list, and one of them with its names, its spellings and the ones that it
//! became one with.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults, label, optional},
    frame::Framed,
    place::Place,
    reply::Reply,
    rows,
    texts::by,
};
use crate::actions::topics;
use bayan_core::{
    id::TopicId,
    role::Capability,
    text::{arabic::comparable, direction},
    topic::TopicKind,
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    front::{Edition, Site},
    topics::{self as kept, Change, NameChange, NotDone, Topic},
};
use hyper::StatusCode;

/// How many spellings a topic has at most.
pub(crate) const MOST_SPELLINGS: usize = 50;
/// How many topics a page lists.
const PAGE: usize = 100;

impl Desk {
    /// The topics that are asked for.
    pub(super) async fn topics(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let site = &asked.site.site;
        let framed = self.framed(asked, Some(present));
        let words = comparable(asked.query.value("q"));
        let kind: Option<TopicKind> = asked.query.value("kind").parse().ok();
        let page = asked.query.value("page").parse().unwrap_or(1usize).clamp(1, 1_000);
        let mut all = self.all_topics(asked).await?;
        all.retain(|topic| {
            kind.is_none_or(|kind| topic.kind == kind)
                && (words.is_empty() || topic.words().any(|word| comparable(word).contains(words.as_str())))
        });
        all.sort_by_cached_key(|topic| comparable(&shown(site, &framed, topic).0));
        let manages = present.account.roles.may(Capability::Publish);
        let goes_on = all.len() > page * PAGE;
        let row = |topic: &Topic| {
            let (name, lang, dir) = shown(site, &framed, topic);
            let lacking = site.editions.iter().filter(|edition| topic.name_in(edition.id).is_none());
            context::TopicRow {
                url: manages.then(|| Place::Topic(topic.id).to_string()),
                name,
                lang,
                dir,
                kind: topic.kind.as_str(),
                items: framed.say_count("topic-items", i64::from(topic.items)),
                lacking: lacking.map(|edition| edition.name.clone()).collect(),
            }
        };
        let next = || {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("q", asked.query.value("q"));
            query.append_pair("kind", kind.map_or("", TopicKind::as_str));
            query.append_pair("page", &(page + 1).to_string());
            format!("{}?{}", Place::Topics, query.finish())
        };
        let page = context::TopicsPage {
            common: framed.common(&framed.say("topics-title", &[])),
            lines: all.iter().skip((page - 1) * PAGE).take(PAGE).map(row).collect(),
            words: asked.query.value("q").to_owned(),
            kinds: kinds(kind),
            filtered: kind.is_some() || !words.is_empty(),
            begin: manages.then(|| Place::NewTopic.to_string()),
            next: goes_on.then(next),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Topics(&page))?))
    }

    /// Where one is begun.
    pub(super) async fn new_topic(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.topic_page(asked, present, None, &Faults::default()).await
    }

    /// Begins it.
    pub(super) async fn add_topic(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let Some(wanted) = sent(asked, &mut faults) else {
            return self.topic_page(asked, present, None, &faults).await;
        };
        match topics::add(&self.app, by(asked, present), wanted).await? {
            Ok(_) => Ok(Reply::To(format!("{}?said=saved", Place::Topics))),
            Err(why) => {
                faults.note("names", not_done(&why));
                self.topic_page(asked, present, None, &faults).await
            }
        }
    }

    pub(super) async fn topic(
        &self,
        asked: &Asked,
        present: &Present,
        id: TopicId,
    ) -> Result<Reply, Failure> {
        match self.one_topic(asked, id).await? {
            None => Ok(Reply::missing()),
            // It became one with another.
            Some(topic) if topic.id != id => Ok(Reply::To(Place::Topic(topic.id).to_string())),
            Some(topic) => self.topic_page(asked, present, Some(&topic), &Faults::default()).await,
        }
    }

    /// Keeps what it is from now on.
    pub(super) async fn change_topic(
        &self,
        asked: &Asked,
        present: &Present,
        id: TopicId,
    ) -> Result<Reply, Failure> {
        let Some(topic) = self.one_topic(asked, id).await?.filter(|topic| topic.id == id) else {
            return Ok(Reply::missing());
        };
        let mut faults = Faults::default();
        let seen = rows::unchanged(asked, as_rows(&asked.site.site, Some(&topic)).into_iter());
        let (seen, wanted) = (faults.take("names", seen), sent(asked, &mut faults));
        let (Some(()), Some(wanted)) = (seen, wanted) else {
            return self.topic_page(asked, present, Some(&topic), &faults).await;
        };
        match topics::change(&self.app, by(asked, present), id, wanted).await? {
            Ok(()) => Ok(Reply::To(format!("{}?said=saved", Place::Topics))),
            Err(why) => {
                faults.note("names", not_done(&why));
                self.topic_page(asked, present, Some(&topic), &faults).await
            }
        }
    }

    /// Makes it one with another.
    pub(super) async fn merge_topic(
        &self,
        asked: &Asked,
        present: &Present,
        id: TopicId,
    ) -> Result<Reply, Failure> {
        let Some(topic) = self.one_topic(asked, id).await?.filter(|topic| topic.id == id) else {
            return Ok(Reply::missing());
        };
        let all = self.all_topics(asked).await?;
        let into = called(&all, asked.form.value("into")).filter(|into| into.id != id);
        let mut faults = Faults::default();
        let Some(into) = into else {
            faults.note("into", "fault-topic-none");
            return self.topic_page(asked, present, Some(&topic), &faults).await;
        };
        let name = |topic: &Topic| topic.words().next().unwrap_or_default().to_owned();
        let detail = format!("{} → {}", name(&topic), name(into));
        match topics::merge(&self.app, by(asked, present), (id, into.id), detail).await? {
            Ok(()) => Ok(Reply::To(format!("{}?said=topics-merged", Place::Topic(into.id)))),
            Err(NotDone::NotAllowed) => Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden")),
            Err(_) => Ok(Reply::missing()),
        }
    }

    /// Drops it, where nothing is filed under it.
    pub(super) async fn drop_topic(
        &self,
        asked: &Asked,
        present: &Present,
        id: TopicId,
    ) -> Result<Reply, Failure> {
        let Some(topic) = self.one_topic(asked, id).await?.filter(|topic| topic.id == id) else {
            return Ok(Reply::missing());
        };
        let detail = topic.words().next().unwrap_or_default().to_owned();
        match topics::drop_unused(&self.app, by(asked, present), id, detail).await? {
            Ok(()) => Ok(Reply::To(format!("{}?said=topic-dropped", Place::Topics))),
            Err(why) => {
                let mut faults = Faults::default();
                faults.note("into", not_done(&why));
                self.topic_page(asked, present, Some(&topic), &faults).await
            }
        }
    }

    async fn topic_page(
        &self,
        asked: &Asked,
        present: &Present,
        topic: Option<&Topic>,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let site = &asked.site.site;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let others = match topic {
            Some(own) => {
                self.all_topics(asked).await?.into_iter().filter(|topic| topic.id != own.id).collect()
            }
            None => Vec::new(),
        };
        let is_sent = asked.is_post && asked.form.maybe("kind").is_some();
        let field = |edition: &Edition| {
            let now = topic.and_then(|topic| topic.name_in(edition.id));
            let typed = |name: &str| asked.form.value(&format!("{name}-{}", edition.key)).to_owned();
            let proposed = asked.query.value("edition") == edition.key;
            context::TopicName {
                key: edition.key.clone(),
                edition: edition.name.clone(),
                lang: edition.lang.to_string(),
                dir: edition.dir.as_str(),
                name: match now {
                    _ if is_sent => typed("name"),
                    Some(now) => now.name.clone(),
                    None if proposed => asked.query.value("name").to_owned(),
                    None => String::new(),
                },
                note: match now {
                    _ if is_sent => typed("note"),
                    now => now.and_then(|now| now.note.clone()).unwrap_or_default(),
                },
            }
        };
        let kind = match is_sent {
            true => asked.form.value("kind").parse().ok(),
            false => topic.map(|topic| topic.kind),
        };
        let title = match topic {
            Some(topic) => shown(site, &framed, topic).0,
            None => framed.say("topic-new", &[]),
        };
        let page = context::TopicPage {
            common: framed.common(&title),
            url: topic.map_or(Place::NewTopic, |topic| Place::Topic(topic.id)).to_string(),
            kinds: kinds(kind),
            names: site.editions.iter().map(field).collect(),
            spellings: match is_sent {
                true => asked.form.value("spellings").to_owned(),
                false => topic.map(|topic| topic.spellings.join("\n")).unwrap_or_default(),
            },
            seen: rows::mark(as_rows(site, topic).into_iter()),
            items: topic.map(|topic| framed.say_count("topic-items", i64::from(topic.items))),
            merge: topic.map(|topic| Place::MergeTopic(topic.id).to_string()),
            dropped: topic
                .filter(|topic| topic.items == 0)
                .map(|topic| Place::DropTopic(topic.id).to_string()),
            others: names_of(site, &framed, &others),
            into: asked.form.value("into").to_owned(),
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Topic(&page))?))
    }

    pub(super) async fn all_topics(&self, asked: &Asked) -> Result<Vec<Topic>, Failure> {
        let site = asked.site.site.id;
        Ok(self.app.store.writer.look(move |conn| kept::all(conn, site)).await?)
    }

    async fn one_topic(&self, asked: &Asked, id: TopicId) -> Result<Option<Topic>, Failure> {
        let site = asked.site.site.id;
        Ok(self.app.store.writer.look(move |conn| kept::topic(conn, site, id)).await?)
    }
}

/// What a topic is called for whoever reads this, else as it is called first; with the language of that.
pub(super) fn shown(site: &Site, framed: &Framed<'_>, topic: &Topic) -> (String, String, &'static str) {
    let own = site.editions.iter().filter(|edition| edition.lang.primary() == framed.lang().primary());
    let named = own.chain(&site.editions).find_map(|edition| Some((edition, topic.name_in(edition.id)?)));
    match named {
        Some((edition, name)) => (name.name.clone(), edition.lang.to_string(), edition.dir.as_str()),
        None => {
            let word = topic.words().next().unwrap_or_default().to_owned();
            let dir = direction::prevailing(&word).unwrap_or_else(|| framed.lang().direction());
            (word, "und".to_owned(), dir.as_str())
        }
    }
}

/// The names of topics, for a field that proposes them.
pub(super) fn names_of(site: &Site, framed: &Framed<'_>, topics: &[Topic]) -> Vec<String> {
    let mut names: Vec<String> = topics.iter().map(|topic| shown(site, framed, topic).0).collect();
    names.sort_by_cached_key(|name| comparable(name));
    names
}

/// The topic that somebody calls so, in any spelling that is known.
pub(super) fn called<'t>(topics: &'t [Topic], name: &str) -> Option<&'t Topic> {
    let name = comparable(name);
    let names = |topic: &&Topic| topic.names.iter().any(|own| comparable(&own.name) == name);
    let spelt = |topic: &&Topic| topic.spellings.iter().any(|own| comparable(own) == name);
    (!name.is_empty()).then(|| topics.iter().find(names).or_else(|| topics.iter().find(spelt)))?
}

fn kinds(chosen: Option<TopicKind>) -> Vec<context::Choice> {
    let choice = |kind: TopicKind| context::Choice {
        id: kind.as_str().to_owned(),
        key: kind.as_str().to_owned(),
        name: String::new(),
        chosen: chosen == Some(kind),
    };
    TopicKind::ALL.map(choice).into()
}

/// What the form of a topic is made of, to see whether somebody else has changed it.
fn as_rows(site: &Site, topic: Option<&Topic>) -> Vec<[String; 3]> {
    let Some(topic) = topic else { return Vec::new() };
    let name = |edition: &Edition| {
        let name = topic.name_in(edition.id);
        let note = name.and_then(|name| name.note.clone()).unwrap_or_default();
        [edition.key.clone(), name.map(|name| name.name.clone()).unwrap_or_default(), note]
    };
    let mut all: Vec<[String; 3]> = site.editions.iter().map(name).collect();
    all.push([topic.kind.to_string(), topic.spellings.join("\n"), String::new()]);
    all
}

/// What was sent, where all of it can be kept.
fn sent(asked: &Asked, faults: &mut Faults) -> Option<Change> {
    let mut names = Vec::new();
    for edition in &asked.site.site.editions {
        let value = |name: &str| asked.form.value(&format!("{name}-{}", edition.key));
        let note = faults.take("names", optional::<300>(value("note")))?;
        match faults.take("names", optional::<300>(value("name")))? {
            Some(name) => names.push(NameChange {
                edition: edition.id,
                name: name.to_string(),
                note: note.map(|note| note.to_string()),
            }),
            None if note.is_some() => {
                faults.note("names", "fault-topic-note");
                return None;
            }
            None => {}
        }
    }
    let kind = asked.form.value("kind").parse().map_err(|_| "fault-choose");
    let (kind, spellings) = (faults.take("kind", kind), spellings(asked.form.value("spellings").lines()));
    let spellings = faults.take("spellings", spellings);
    if names.is_empty() {
        faults.note("names", "fault-topic-nameless");
        return None;
    }
    Some(Change { kind: kind?, names, spellings: spellings? })
}

/// Spellings as they are kept: each once, none empty.
pub(crate) fn spellings<'s>(lines: impl Iterator<Item = &'s str>) -> Result<Vec<String>, Fault> {
    let mut all: Vec<String> = Vec::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let spelling = label(line)?.to_string();
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    }
    if all.len() > MOST_SPELLINGS { Err("fault-many") } else { Ok(all) }
}

/// Why something was not done.
pub(crate) fn not_done(why: &NotDone) -> Fault {
    match why {
        NotDone::Missing => "fault-topic-none",
        NotDone::Taken(_) => "fault-topic-taken",
        NotDone::InUse => "fault-topic-used",
        NotDone::NotAllowed => "refusal-right",
    }
}
