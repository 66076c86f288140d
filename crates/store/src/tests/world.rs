//! A site in an empty store of each engine, and what tests do there.

use crate::{
    Acting, Location, Store, act,
    db::Conn,
    documents::{self, NewDocument},
    front::Site,
    record,
    revisions::{self, NewRevision},
    show, sites,
};
use bayan_core::{
    chance::Chance,
    content::{Block, BlockId, BlockKind, Content, Figure, Inlines},
    id::{DocumentId, EditionId, RevisionId, ShortId},
    instant::Instant,
    item::ItemKind,
    language::Direction,
    media::Hash,
    site::HijriOffset,
    slug::Slug,
    workflow::{Change, Command},
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// Different bytes each time, the same in every run.
pub(super) struct Counting(AtomicU64);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let count = self.0.fetch_add(1, Ordering::Relaxed).to_string();
        let hash = Hash::of(count.as_bytes()).to_string();
        for (byte, letters) in bytes.iter_mut().zip(hash.as_bytes().chunks(2).cycle()) {
            *byte = u8::from_str_radix(std::str::from_utf8(letters).unwrap(), 16).unwrap();
        }
    }
}

#[derive(Clone)]
pub(super) struct World {
    pub(super) store: Store,
    pub(super) site: Site,
    pub(super) chance: Arc<Counting>,
}

pub(super) fn at(seconds: i64) -> Instant {
    Instant::from_milliseconds(1_700_000_000_000 + seconds * 1000)
}

fn new_site(two_person_rule: bool) -> sites::NewSite {
    let edition = |key: &str, lang: &str| sites::NewEdition {
        key: key.into(),
        language: lang.parse().unwrap(),
        is: sites::EditionChange {
            name: key.into(),
            institution: "بلدية".into(),
            office: None,
            description: None,
            months: "dual".parse().unwrap(),
            numerals: "latn".parse().unwrap(),
            hijri: key == "ar",
        },
        sections: vec![sites::NewSection {
            key: "news".into(), name: "الأخبار".into(), description: None
        }],
    };
    sites::NewSite {
        key: "test".into(),
        hosts: vec!["press.example".into()],
        zone: "Asia/Damascus".into(),
        log_origin: "press.example/log".into(),
        hue: 215,
        seal: None,
        default_edition: "ar".into(),
        hijri_offset: HijriOffset::default(),
        two_person_rule,
        editions: vec![edition("ar", "ar-SY"), edition("en", "en-GB")],
    }
}

/// An empty database of each engine.
pub(super) fn empty_databases(folder: &std::path::Path) -> Vec<Location> {
    let mut locations = vec![Location::File(folder.join("test.db"))];
    match std::env::var("BAYAN_TEST_POSTGRES") {
        Ok(url) => locations.push(fresh_schema(&url)),
        Err(_) => eprintln!("PostgreSQL skipped: BAYAN_TEST_POSTGRES is not set"),
    }
    locations
}

/// Runs `test` on an empty store of each engine.
pub(super) fn on_each_engine<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for location in empty_databases(folder.path()) {
        let chance = Arc::new(Counting(AtomicU64::new(0)));
        let store = Store::open(&location, at(0)).unwrap();
        runtime.block_on(async {
            let drawn = Arc::clone(&chance);
            store
                .writer
                .act(move |conn| sites::create(conn, &new_site(false), at(0), &*drawn))
                .await
                .unwrap();
            let site = store.front.ask(|live| live.sites()).await.unwrap().remove(0);
            test(World { store, site, chance }).await;
        });
    }
}

fn fresh_schema(url: &str) -> Location {
    let name = format!("t{}_{:?}", std::process::id(), std::thread::current().id());
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let mut conn = Conn::postgres(url, false).unwrap();
    conn.batch(&format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}")).unwrap();
    let join = if url.contains('?') { '&' } else { '?' };
    Location::Server(format!("{url}{join}options=-c%20search_path%3D{name}"))
}

pub(super) fn content(headline: &str, figure: Option<Hash>) -> Content {
    let block =
        |kind| Block { id: BlockId::numbered(0), lang: "ar-SY".parse().unwrap(), dir: Direction::Rtl, kind };
    Content {
        lang: "ar-SY".parse().unwrap(),
        dir: Direction::Rtl,
        kicker: None,
        headline: headline.parse().unwrap(),
        standfirst: None,
        place: None,
        stated: None,
        byline: None,
        lead: figure.map(|media| Figure { media, alt: None, caption: None, credit: None }),
        share_text: None,
        blocks: vec![block(BlockKind::Paragraph(Inlines::text("نص")))],
    }
}

impl World {
    pub(super) fn edition(&self, key: &str) -> EditionId {
        self.site.edition(key).unwrap().id
    }

    pub(super) async fn as_operator<T: Send + 'static>(
        &self,
        now: Instant,
        mut action: impl FnMut(&mut Conn, Acting<'_>) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<T> {
        let (site, chance) = (self.site.id, Arc::clone(&self.chance));
        self.store
            .writer
            .act(move |conn| {
                let actor = sites::actor(conn, site, sites::OPERATOR)?;
                action(conn, Acting { site, actor: &actor, now, chance: &*chance, network: None })
            })
            .await
    }

    pub(super) async fn create(
        &self,
        key: &str,
        original: Option<DocumentId>,
        kind: ItemKind,
    ) -> (DocumentId, ShortId) {
        let edition = self.site.edition(key).unwrap();
        let section = (kind != ItemKind::Page).then(|| edition.sections[0].id);
        let new = NewDocument { site: self.site.id, edition: edition.id, section, kind, original };
        self.as_operator(at(1), move |conn, acting| documents::create(conn, new, acting.now, acting.chance))
            .await
            .unwrap()
    }

    pub(super) async fn write(
        &self,
        document: DocumentId,
        content: Content,
        change: Change,
        source: Option<RevisionId>,
        now: Instant,
    ) -> RevisionId {
        let slug = Slug::of(&content.headline);
        self.as_operator(now, move |conn, acting| {
            let author = acting.actor.person;
            let new = NewRevision {
                document,
                author,
                change: &change,
                source_revision: source,
                slug: &slug,
                content: &content,
            };
            let id = revisions::add(conn, &new, now, acting.chance)?;
            act::apply(conn, acting, document, &Command::Edit).map(|_| id)
        })
        .await
        .unwrap()
    }

    pub(super) async fn command(
        &self,
        document: DocumentId,
        command: Command,
        now: Instant,
    ) -> crate::Result<act::Done> {
        self.as_operator(now, move |conn, acting| act::apply(conn, acting, document, &command)).await
    }

    pub(super) async fn show(&self) -> i64 {
        let site = self.site.id;
        self.store
            .writer
            .act(move |conn| {
                let head = record::head(conn, site, None)?;
                if head.is_waiting() {
                    show::show(conn, site, &head, "not signed\n", at(0))
                } else {
                    Ok(head.shown)
                }
            })
            .await
            .unwrap()
    }

    /// Makes and publishes, without showing.
    pub(super) async fn publish(
        &self,
        key: &str,
        headline: &str,
        original: Option<(DocumentId, RevisionId)>,
    ) -> (DocumentId, ShortId, RevisionId) {
        let (document, short_id) =
            self.create(key, original.map(|(document, _)| document), ItemKind::News).await;
        let source = original.map(|(_, revision)| revision);
        let revision = self.write(document, content(headline, None), Change::Minor, source, at(2)).await;
        self.command(document, Command::Publish(revision), at(3)).await.unwrap();
        (document, short_id, revision)
    }

    pub(super) async fn correct(&self, document: DocumentId, headline: &str, change: Change, now: Instant) {
        let revision = self.write(document, content(headline, None), change, None, now).await;
        self.command(document, Command::Publish(revision), now).await.unwrap();
        self.show().await;
    }

    pub(super) async fn seen(&self, key: &str, short_id: ShortId) -> Option<String> {
        let edition = self.edition(key);
        let found = self.store.front.ask(move |live| live.document(edition, short_id)).await.unwrap();
        found.map(|document| document.content.headline.to_string())
    }
}
