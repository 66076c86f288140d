//! Bringing over one text that was published elsewhere: recognised by an importer, entered here in one
//! transaction, with its old addresses.

use super::pictures::{self, Files};
use crate::{app::App, http::old_address::old_address};
use bayan_core::{
    content::{
        BlockKind, Content, Figure, Inlines,
        check::{Problem, repeats_headline},
    },
    id::{DocumentId, ShortId},
    item::ItemKind,
    line::{Headline, Label, Passage},
    media::Hash,
    slug::Slug,
    workflow::{Change, Command},
};
use bayan_markup::{Assumed, Named, Names, Note};
use bayan_store::{
    Acting, Error, act,
    documents::{self, NewDocument},
    front::{Edition, Site},
    imports::{self, Imported},
    redirects,
    revisions::{self, NewRevision},
    sites,
};
use bayan_transfer::{Doubt, Fault, ImportedItem, ImportedPicture};
use std::collections::HashMap;

/// What became of an item.
#[derive(Debug)]
pub enum Outcome {
    /// It is entered; shown once the show step has run.
    Entered {
        /// As which document.
        short_id: ShortId,
        /// With which slug.
        slug: Slug,
        /// Where it stands in the order of public acts.
        position: i64,
    },
    /// It would be entered.
    WouldEnter {
        /// How many blocks its text has.
        blocks: usize,
    },
    /// An earlier run entered it.
    Unchanged,
    /// An earlier run entered it, and the source has changed since; what was published stays.
    ChangedSince,
    /// It cannot be entered.
    Skipped(String),
}

/// What became of an item, and what a person should look at.
#[derive(Debug)]
pub struct Report {
    /// What became of it.
    pub outcome: Outcome,
    /// What was doubtful.
    pub doubts: Vec<Doubt>,
}

/// Imports items into a site.
pub struct Importer<'i> {
    /// The program.
    pub app: &'i App,
    /// The site.
    pub site: &'i Site,
    /// Where pictures come from.
    pub files: &'static dyn Files,
    /// Whether nothing is kept.
    pub dry_run: bool,
}

/// The pictures of an item, by what its text calls them.
struct Pictures(HashMap<String, Named>);

impl Names for Pictures {
    fn picture(&self, source: &str) -> Option<Named> {
        self.0.get(source).cloned()
    }
}

impl Importer<'_> {
    /// Imports one item. Only a failing store is an error; everything else is in the report.
    pub async fn import(&self, mut item: ImportedItem) -> Result<Report, Error> {
        let mut doubts = std::mem::take(&mut item.doubts);
        let outcome = match self.enter(&item, &mut doubts).await {
            Ok(outcome) => outcome,
            Err(Stop::Skip(reason)) => Outcome::Skipped(reason),
            Err(Stop::Store(error)) => return Err(error),
        };
        Ok(Report { outcome, doubts })
    }

    async fn enter(&self, item: &ImportedItem, doubts: &mut Vec<Doubt>) -> Result<Outcome, Stop> {
        let edition = self
            .site
            .edition(&item.edition)
            .ok_or_else(|| skip(format!("there is no edition {:?}", item.edition)))?;
        let section = match &item.section {
            Some(key) => Some(
                edition.section(key).ok_or_else(|| skip(format!("the edition has no section {key:?}")))?.id,
            ),
            None => None,
        };
        let (edition_id, source) = (edition.id, item.source.clone());
        let known = self.app.store.writer.look(move |conn| imports::find(conn, edition_id, &source)).await?;
        match known {
            Some(known) if known.fingerprint == item.fingerprint => return Ok(Outcome::Unchanged),
            Some(_) => return Ok(Outcome::ChangedSince),
            None => {}
        }
        let original = self.original(item, edition).await?;
        let pictures = self.pictures(item, doubts).await?;
        let content = self.content(item, edition, &pictures, doubts)?;
        let mut paths = Vec::new();
        for address in &item.addresses {
            match old_address(address) {
                Some(path) => paths.push(path),
                None => doubts.push(Doubt::Address(address.clone())),
            }
        }
        if self.dry_run {
            return Ok(Outcome::WouldEnter { blocks: content.blocks.len() });
        }
        let slug = Slug::of(item.slug.as_deref().unwrap_or(&content.headline));
        let new = NewDocument { site: self.site.id, edition: edition.id, section, kind: item.kind, original };
        self.write(item, new, content, slug, paths, doubts).await
    }

    async fn original(&self, item: &ImportedItem, edition: &Edition) -> Result<Option<DocumentId>, Stop> {
        let Some(source) = item.translation_of.clone() else { return Ok(None) };
        let edition = edition.id;
        let wanted = source.clone();
        let found =
            self.app.store.writer.look(move |conn| imports::find_anywhere(conn, edition, &wanted)).await?;
        match found {
            Some(original) => Ok(Some(original)),
            // A dry run has entered nothing that could be found.
            None if self.dry_run => Ok(None),
            None => Err(skip(format!("its original {source:?} was not imported before it"))),
        }
    }

    async fn pictures(&self, item: &ImportedItem, doubts: &mut Vec<Doubt>) -> Result<Pictures, Stop> {
        let mut taken = HashMap::new();
        let there = |picture: &&ImportedPicture| !item.missing_pictures.contains(&picture.name);
        for picture in item.pictures.iter().filter(there) {
            let media = match self.dry_run {
                true => pictures::try_out(self.files, &picture.path)
                    .await
                    .map(|()| Hash::of(picture.name.as_bytes())),
                false => pictures::take(self.app, self.site, self.files, &picture.path, picture.focus).await,
            };
            match media {
                Ok(media) => {
                    let named = Named {
                        media,
                        caption: picture.caption.clone(),
                        credit: picture.credit.clone(),
                        alt: picture.alt.clone(),
                    };
                    taken.insert(picture.name.clone(), named);
                }
                Err(pictures::NotTaken::Store(error)) => return Err(error.into()),
                Err(error) => {
                    doubts.push(Doubt::Picture { name: picture.name.clone(), reason: error.to_string() })
                }
            }
        }
        Ok(Pictures(taken))
    }

    fn content(
        &self,
        item: &ImportedItem,
        edition: &Edition,
        pictures: &Pictures,
        doubts: &mut Vec<Doubt>,
    ) -> Result<Content, Stop> {
        let lang = item.lang.clone().unwrap_or_else(|| edition.lang.clone());
        let assumed = Assumed::of(lang.clone());
        let read = item.read_body(&assumed, pictures);
        // What the importer has said of a picture already is not said again.
        let said = |note: &Note| match note {
            Note::PictureUnknown(name) => {
                item.missing_pictures.iter().any(|missing| missing.starts_with(name))
            }
            _ => false,
        };
        doubts.extend(read.notes.into_iter().filter(|note| !said(note)).map(Doubt::Body));
        let headline = Headline::lenient(&item.headline).ok_or_else(|| skip(Fault::Empty.to_string()))?;
        let stated = item.stated.filter(|_| item.kind != ItemKind::Page).map(|stated| {
            let (instant, unique) = stated.in_zone(&self.site.zone);
            if !unique {
                doubts.push(Doubt::AmbiguousTime(stated.to_string()));
            }
            instant
        });
        let label = |text: &Option<String>| text.as_deref().and_then(Label::lenient);
        let lead = item
            .lead
            .and_then(|index| item.pictures.get(index))
            .and_then(|picture| pictures.picture(&picture.name));
        let mut content = Content {
            dir: assumed.dir,
            lang,
            kicker: label(&item.kicker),
            headline,
            standfirst: item.standfirst.as_deref().and_then(Passage::lenient),
            place: label(&item.place),
            stated,
            byline: label(&item.byline),
            lead: lead.map(|named| Figure {
                media: named.media,
                alt: named.alt.as_deref().and_then(Passage::lenient),
                caption: named.caption.as_deref().map(Inlines::text).filter(|caption| !caption.is_empty()),
                credit: named.credit.as_deref().and_then(Label::lenient),
            }),
            share_text: None,
            blocks: read.blocks,
        };
        drop_repeated_captions(&mut content, doubts);
        for problem in content.problems() {
            match problem {
                Problem::Empty if doubts.contains(&Doubt::NoBody) => {}
                Problem::Empty => doubts.push(Doubt::NoBody),
                other => doubts.push(Doubt::Text(other)),
            }
        }
        Ok(content)
    }

    async fn write(
        &self,
        item: &ImportedItem,
        new: NewDocument,
        content: Content,
        slug: Slug,
        paths: Vec<String>,
        doubts: &mut Vec<Doubt>,
    ) -> Result<Outcome, Stop> {
        let (now, chance) = (self.app.clock.now(), self.app.chance.clone());
        let (source, fingerprint) = (item.source.clone(), item.fingerprint);
        let named = slug.clone();
        let (short_id, position, taken) = self
            .app
            .store
            .writer
            .act(move |conn| {
                let actor = sites::actor(conn, new.site, sites::SYSTEM)?;
                let acting = Acting { site: new.site, actor: &actor, now, chance: &*chance, network: None };
                let (document, short_id) = documents::create(conn, new, now, &*chance)?;
                let source_revision = match new.original {
                    Some(_) => revisions::public_of_original(conn, document)?,
                    None => None,
                };
                let revision = NewRevision {
                    document,
                    author: actor.person,
                    change: &Change::Minor,
                    source_revision,
                    slug: &slug,
                    content: &content,
                };
                let revision = revisions::add(conn, &revision, now, &*chance)?;
                let done = act::apply(conn, acting, document, &Command::Import { revision })?;
                let mut taken = Vec::new();
                for path in &paths {
                    if !redirects::add(conn, new.site, path, document, now)? {
                        taken.push(path.clone());
                    }
                }
                imports::remember(conn, new.edition, &source, Imported { document, fingerprint }, now)?;
                Ok((short_id, done.position.unwrap_or_default(), taken))
            })
            .await?;
        doubts.extend(taken.into_iter().map(Doubt::Address));
        Ok(Outcome::Entered { short_id, slug: named, position })
    }
}

/// A caption that only repeats the headline is none.
fn drop_repeated_captions(content: &mut Content, doubts: &mut Vec<Doubt>) {
    let headline = content.headline.clone();
    let mut dropped = 0;
    let mut check = |figure: &mut Figure| {
        if figure.caption.as_ref().is_some_and(|caption| repeats_headline(&caption.to_plain(), &headline)) {
            figure.caption = None;
            dropped += 1;
        }
    };
    content.lead.iter_mut().for_each(&mut check);
    for block in &mut content.blocks {
        match &mut block.kind {
            BlockKind::Figure(figure) => check(figure),
            BlockKind::Gallery(figures) => figures.iter_mut().for_each(&mut check),
            _ => {}
        }
    }
    if dropped > 0 {
        doubts.push(Doubt::CaptionsRepeatHeadline(dropped));
    }
}

/// Why an item is not entered.
enum Stop {
    Skip(String),
    Store(Error),
}

fn skip(reason: String) -> Stop {
    Stop::Skip(reason)
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        match error {
            // These concern this item alone; the next may well be entered.
            Error::Refused(_) | Error::NotFound(_) | Error::Unique(_) | Error::Foreign | Error::Shape(_) => {
                Stop::Skip(error.to_string())
            }
            other => Stop::Store(other),
        }
    }
}
