//! What the invented institution speaks about.

use super::text;
use crate::app::App;
use anyhow::{Context, Result};
use bayan_core::{
    chronology::{Said, said},
    id::DocumentId,
    site::DateStyle,
    topic::TopicKind,
    workflow::Live,
};
use bayan_store::{
    Acting, Error,
    db::Conn,
    documents,
    front::Site,
    imports,
    newsroom::{self, Verdict},
    sites,
    topics::{self, Change, NameChange},
};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    topic: Vec<New>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    kind: String,
    names: BTreeMap<String, String>,
    #[serde(default)]
    notes: BTreeMap<String, String>,
    #[serde(default)]
    spellings: Vec<String>,
    items: Vec<String>,
}

/// Begins the topics and files the texts under them, where there is none yet.
pub(super) async fn file(app: &App, site: &Site) -> Result<()> {
    let file: File = toml::from_str(&text("topics.toml")?)?;
    let mut wanted = Vec::new();
    for new in file.topic {
        let kind: TopicKind = new.kind.parse()?;
        let mut names = Vec::new();
        for (key, name) in &new.names {
            let edition = site.edition(key).with_context(|| format!("no edition {key}"))?.id;
            names.push(NameChange { edition, name: name.clone(), note: new.notes.get(key).cloned() });
        }
        wanted.push((Change { kind, names, spellings: new.spellings }, new.items));
    }
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    let styles: HashMap<String, DateStyle> =
        site.editions.iter().map(|edition| (edition.key.clone(), edition.dates.clone())).collect();
    let editions: Vec<_> = site.editions.iter().map(|edition| edition.id).collect();
    app.store
        .writer
        .act(move |conn| {
            if !topics::all(conn, id)?.is_empty() {
                return Ok(());
            }
            let actor = sites::actor(conn, id, sites::OPERATOR)?;
            let acting = Acting { site: id, actor: &actor, now, chance: &*chance, network: None };
            for (change, items) in &wanted {
                let Ok(topic) = topics::add(conn, id, change, now, &*chance)? else { continue };
                for source in items {
                    let document = find(conn, &editions, source)?;
                    let mut under = topics::of_document(conn, document)?;
                    under.push(topic);
                    topics::file_under(conn, acting, document, &under)?;
                    for version in documents::versions(conn, document)? {
                        confirm(conn, acting, version, &styles)?;
                    }
                }
            }
            Ok(())
        })
        .await?;
    Ok(())
}

/// Confirms what was recognised of the dates of a text and has a number: what is only words, its editor is to read.
fn confirm(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    styles: &HashMap<String, DateStyle>,
) -> Result<(), Error> {
    let standing = documents::standing(conn, document)?;
    let Live::Published { .. } = standing.live else { return Ok(()) };
    let key = documents::place(conn, document)?.edition;
    let Some(style) = styles.get(&key) else { return Ok(()) };
    let content = &standing.newest.content;
    let published = style.day(content.stated.unwrap_or(acting.now));
    let is_sure = |said: &Said| said.expression.contains(|c: char| c.is_numeric());
    let all: Vec<_> = said(content, published)
        .into_iter()
        .filter(is_sure)
        .map(|said| (said.place, Verdict::Right))
        .collect();
    newsroom::decide_dates(conn, acting, document, (standing.newest.id, &all))
}

fn find(conn: &mut Conn, editions: &[bayan_core::id::EditionId], source: &str) -> Result<DocumentId, Error> {
    for edition in editions {
        if let Some(found) = imports::find(conn, *edition, source)? {
            return Ok(found.document);
        }
    }
    Err(Error::NotFound(source.to_owned()))
}
