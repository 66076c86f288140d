//! The words that an edition says again and again: who it is, how the press reaches it. A text gets a copy of them, so
//! that what was published stays as it was approved when they change.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults, label},
    place::Place,
    reply::Reply,
    rows::{self, MOST},
    texts::by,
};
use crate::actions::settings;
use bayan_core::role::Capability;
use bayan_markup::{Assumed, NoNames, edited, markdown};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    front::Edition,
    sites::{self, Boilerplate},
};
use hyper::StatusCode;
use serde_json::{Value, json};

/// How long such words may be, in characters.
const LONGEST: usize = 4_000;

impl Desk {
    pub(super) async fn boilerplate(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
    ) -> Result<Reply, Failure> {
        if !may(present, key) {
            return Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden"));
        }
        self.boilerplate_page(asked, present, key, &Faults::default()).await
    }

    /// Keeps them.
    pub(super) async fn arrange_boilerplate(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else { return Ok(Reply::missing()) };
        if !may(present, key) {
            return Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden"));
        }
        let now = self.boilerplate_of(edition).await?;
        let wanted = rows::unchanged(asked, as_rows(&now)).and_then(|()| {
            let sent = rows::sent(asked, ["label", "words"]).into_iter();
            read(sent.map(|[label, words]| Boilerplate { label, words }), edition)
        });
        let mut faults = Faults::default();
        let Some(wanted) = faults.take("words", wanted) else {
            return self.boilerplate_page(asked, present, key, &faults).await;
        };
        settings::arrange_boilerplate(&self.app, by(asked, present), (edition.id, key), wanted).await?;
        Ok(Reply::To(format!("{}?said=saved", Place::Boilerplate(key.to_owned()))))
    }

    async fn boilerplate_of(&self, edition: &Edition) -> Result<Vec<Boilerplate>, Failure> {
        let id = edition.id;
        Ok(self.app.store.writer.look(move |conn| sites::boilerplate(conn, id)).await?)
    }

    /// The same for the editor, as blocks without identities.
    pub(super) async fn boilerplate_for_editor(&self, edition: &Edition) -> Result<Value, Failure> {
        let assumed = assumed(edition);
        let all = self.boilerplate_of(edition).await?;
        let shown = all.iter().map(|one| {
            let blocks = markdown::read(&one.words, &assumed, &NoNames).blocks;
            json!({ "label": one.label, "doc": edited::write(&blocks, &assumed, &edited::NoPreviews) })
        });
        Ok(shown.collect())
    }

    async fn boilerplate_page(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else { return Ok(Reply::missing()) };
        let now = self.boilerplate_of(edition).await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let page = context::BoilerplatePage {
            common: framed.common(&framed.say("boilerplate-title", &[("edition", edition.name.clone())])),
            url: Place::Boilerplate(key.to_owned()).to_string(),
            lang: edition.lang.to_string(),
            dir: edition.dir.as_str(),
            seen: rows::mark(as_rows(&now)),
            meanwhile: match asked.is_post && rows::unchanged(asked, as_rows(&now)).is_err() {
                true => now.iter().map(|one| one.label.clone()).collect(),
                false => Vec::new(),
            },
            longest: LONGEST,
            rows: match asked.is_post {
                true => rows::again(asked, ["label", "words"]),
                false => rows::with_blank(as_rows(&now)),
            },
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Boilerplate(&page))?))
    }
}

/// Whoever publishes in an edition arranges its words, and nobody else's.
fn may(present: &Present, key: &str) -> bool {
    present.account.roles.may_in(Capability::Publish, key)
}

fn as_rows(all: &[Boilerplate]) -> impl Iterator<Item = [String; 2]> {
    all.iter().map(|one| [one.label.clone(), one.words.clone()])
}

fn assumed(edition: &Edition) -> Assumed {
    Assumed { lang: edition.lang.clone(), dir: edition.dir }
}

/// What somebody wrote, where all of it can be text; rows in which nothing was written are none.
pub(crate) fn read(
    sent: impl Iterator<Item = Boilerplate>,
    edition: &Edition,
) -> Result<Vec<Boilerplate>, Fault> {
    let assumed = assumed(edition);
    let mut wanted = Vec::new();
    for one in sent {
        let words = one.words.replace("\r\n", "\n").trim().to_owned();
        if one.label.trim().is_empty() && words.is_empty() {
            continue;
        }
        if words.chars().count() > LONGEST {
            return Err("fault-long");
        }
        let read = markdown::read(&words, &assumed, &NoNames);
        if read.blocks.is_empty() {
            return Err("fault-missing");
        }
        // What would be dropped in silence when it is put into a text is said here.
        if !read.notes.is_empty() {
            return Err("fault-boilerplate");
        }
        wanted.push(Boilerplate { label: label(&one.label)?.to_string(), words });
    }
    if wanted.len() > MOST { Err("fault-many") } else { Ok(wanted) }
}
