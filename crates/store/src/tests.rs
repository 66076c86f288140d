//! Every test here runs on both engines: SQLite always, PostgreSQL where `BAYAN_TEST_POSTGRES` names one.

use crate::{
    Error, Location, Store,
    act::{self, Acting},
    db::Conn,
    documents::{self, NewDocument},
    front::{List, LiveState, Site},
    media, redirects,
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
    slug::Slug,
    workflow::{Category, Change, Command, Refusal, Withdrawal},
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// Different bytes each time, the same in every run.
struct Counting(AtomicU64);

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
struct World {
    store: Store,
    site: Site,
    chance: Arc<Counting>,
}

fn at(seconds: i64) -> Instant {
    Instant::from_milliseconds(1_700_000_000_000 + seconds * 1000)
}

fn new_site(two_person_rule: bool) -> sites::NewSite {
    let edition = |key: &str, lang: &str| sites::NewEdition {
        key: key.into(),
        language: lang.parse().unwrap(),
        name: key.into(),
        institution: "بلدية".into(),
        office: None,
        description: None,
        months: "dual".parse().unwrap(),
        numerals: "latn".parse().unwrap(),
        sections: vec![sites::NewSection {
            key: "news".into(), name: "الأخبار".into(), description: None
        }],
    };
    sites::NewSite {
        key: "test".into(),
        hosts: vec!["press.example".into()],
        zone: "Asia/Damascus".into(),
        hue: 215,
        seal: None,
        default_edition: "ar".into(),
        two_person_rule,
        editions: vec![edition("ar", "ar-SY"), edition("en", "en-GB")],
    }
}

/// Runs `test` on an empty store of each engine.
fn on_each_engine<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut locations = vec![Location::File(folder.path().join("test.db"))];
    match std::env::var("BAYAN_TEST_POSTGRES") {
        Ok(url) => locations.push(fresh_schema(&url)),
        Err(_) => eprintln!("PostgreSQL skipped: BAYAN_TEST_POSTGRES is not set"),
    }
    for location in locations {
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

fn content(headline: &str, figure: Option<Hash>) -> Content {
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
    fn edition(&self, key: &str) -> EditionId {
        self.site.edition(key).unwrap().id
    }

    async fn as_operator<T: Send + 'static>(
        &self,
        now: Instant,
        mut action: impl FnMut(&mut Conn, Acting<'_>) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<T> {
        let (site, chance) = (self.site.id, Arc::clone(&self.chance));
        self.store
            .writer
            .act(move |conn| {
                let actor = sites::actor(conn, site, sites::OPERATOR)?;
                action(conn, Acting { site, actor: &actor, now, chance: &*chance })
            })
            .await
    }

    async fn create(&self, key: &str, original: Option<DocumentId>, kind: ItemKind) -> (DocumentId, ShortId) {
        let edition = self.site.edition(key).unwrap();
        let section = (kind != ItemKind::Page).then(|| edition.sections[0].id);
        let new = NewDocument { site: self.site.id, edition: edition.id, section, kind, original };
        self.as_operator(at(1), move |conn, acting| documents::create(conn, new, acting.now, acting.chance))
            .await
            .unwrap()
    }

    async fn write(
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

    async fn command(
        &self,
        document: DocumentId,
        command: Command,
        now: Instant,
    ) -> crate::Result<act::Done> {
        self.as_operator(now, move |conn, acting| act::apply(conn, acting, document, &command)).await
    }

    async fn show(&self) -> i64 {
        let site = self.site.id;
        self.store.writer.act(move |conn| show::show(conn, site)).await.unwrap()
    }

    /// Makes and publishes, without showing.
    async fn publish(
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

    async fn correct(&self, document: DocumentId, headline: &str, change: Change, now: Instant) {
        let revision = self.write(document, content(headline, None), change, None, now).await;
        self.command(document, Command::Publish(revision), now).await.unwrap();
        self.show().await;
    }

    async fn seen(&self, key: &str, short_id: ShortId) -> Option<String> {
        let edition = self.edition(key);
        let found = self.store.front.ask(move |live| live.document(edition, short_id)).await.unwrap();
        found.map(|document| document.content.headline.to_string())
    }
}

fn major() -> Change {
    Change::Major { category: Category::Fact, note: "صحح الرقم".parse().unwrap() }
}

#[test]
fn a_draft_is_seen_by_nobody_and_a_publication_only_when_shown() {
    on_each_engine(|world| async move {
        let (document, short_id) = world.create("ar", None, ItemKind::News).await;
        let first = world.write(document, content("أول", None), Change::Minor, None, at(2)).await;
        assert_eq!(world.seen("ar", short_id).await, None);
        world.command(document, Command::Publish(first), at(3)).await.unwrap();
        assert_eq!(world.seen("ar", short_id).await, None, "decided, not yet shown");
        assert_eq!(world.show().await, 1);
        assert_eq!(world.seen("ar", short_id).await.as_deref(), Some("أول"));
        assert_eq!(world.seen("en", short_id).await, None, "another edition's address finds nothing");
        let second = world.write(document, content("ثان", None), major(), None, at(10)).await;
        assert_eq!(
            world.seen("ar", short_id).await.as_deref(),
            Some("أول"),
            "work never disturbs what is live"
        );
        world.command(document, Command::Publish(second), at(11)).await.unwrap();
        world.show().await;
        assert_eq!(world.seen("ar", short_id).await.as_deref(), Some("ثان"));
        let (corrections, imported) = world
            .store
            .front
            .ask(move |live| Ok((live.corrections(document)?, live.was_imported(document)?)))
            .await
            .unwrap();
        assert_eq!(corrections.len(), 1);
        assert!(!imported);
    });
}

#[test]
fn withdrawing_takes_effect_at_commit_and_removing_hides_the_text() {
    on_each_engine(|world| async move {
        let (document, short_id, _) = world.publish("ar", "بيان", None).await;
        let (other, other_id, _) = world.publish("ar", "بديل", None).await;
        world.show().await;
        let edition = world.edition("ar");
        let withdraw = |how| Command::Withdraw(how);
        let reason = || "صدر خطأ".parse().unwrap();
        world
            .command(document, withdraw(Withdrawal::IssuedInError { reason: reason() }), at(5))
            .await
            .unwrap();
        let found =
            world.store.front.ask(move |live| live.document(edition, short_id)).await.unwrap().unwrap();
        assert_eq!(found.state, LiveState::Withdrawn { reason: reason(), in_error: true });
        world.show().await;
        world.command(document, Command::Restore, at(6)).await.unwrap();
        world.show().await;
        assert!(world.seen("ar", short_id).await.is_some());
        world.command(document, withdraw(Withdrawal::ReplacedBy(other)), at(7)).await.unwrap();
        assert_eq!(world.seen("ar", short_id).await, None);
        let gone = world.store.front.ask(move |live| live.gone(edition, short_id)).await.unwrap().unwrap();
        assert_eq!(gone.replacement.unwrap().short_id, other_id);
        world.command(document, withdraw(Withdrawal::Removed { ground: reason() }), at(8)).await.unwrap();
        let gone = world.store.front.ask(move |live| live.gone(edition, short_id)).await.unwrap().unwrap();
        assert_eq!((gone.reason, gone.replacement), (Some(reason()), None));
        let refused = world.command(document, Command::Restore, at(9)).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NotFromHere))), "{refused:?}");
    });
}

#[test]
fn a_translation_falls_behind_by_major_changes_only() {
    on_each_engine(|world| async move {
        let (original, _, revision) = world.publish("ar", "أصل", None).await;
        let (translation, _, _) = world.publish("en", "translation", Some((original, revision))).await;
        world.show().await;
        let behind = || {
            let front = world.store.front.clone();
            async move { front.ask(move |live| live.is_behind(translation)).await.unwrap() }
        };
        assert!(!behind().await);
        world.correct(original, "أصل منقح", Change::Minor, at(20)).await;
        assert!(!behind().await);
        world.correct(original, "أصل مصحح", major(), at(30)).await;
        assert!(behind().await);
        // Touching the translation does not make it fresh; rendering the newest revision does.
        let old =
            world.write(translation, content("touched", None), Change::Minor, Some(revision), at(40)).await;
        world.command(translation, Command::Publish(old), at(40)).await.unwrap();
        world.show().await;
        assert!(behind().await);
        let newest =
            world.store.writer.look(move |conn| documents::standing(conn, original)).await.unwrap().newest.id;
        let fresh =
            world.write(translation, content("fresh", None), Change::Minor, Some(newest), at(50)).await;
        world.command(translation, Command::Publish(fresh), at(50)).await.unwrap();
        world.show().await;
        assert!(!behind().await);
    });
}

#[test]
fn positions_stay_dense_when_many_publish_at_once() {
    on_each_engine(|world| async move {
        let mut documents = Vec::new();
        for n in 0..16 {
            let (document, _) = world.create("ar", None, ItemKind::News).await;
            let revision =
                world.write(document, content(&format!("بيان {n}"), None), Change::Minor, None, at(2)).await;
            documents.push((document, revision));
        }
        let publishing = documents.into_iter().map(|(document, revision)| {
            let world = world.clone();
            async move {
                world.command(document, Command::Publish(revision), at(3)).await.unwrap().position.unwrap()
            }
        });
        let mut tasks = tokio::task::JoinSet::new();
        publishing.for_each(|publish| drop(tasks.spawn(publish)));
        let mut positions = tasks.join_all().await;
        positions.sort_unstable();
        assert_eq!(positions, (1..=16).collect::<Vec<i64>>());
        assert_eq!(world.show().await, 16);
        assert_eq!(world.show().await, 16, "showing again does nothing");
        let edition = world.edition("ar");
        assert_eq!(
            world.store.front.ask(move |live| live.list(List::Edition(edition), 100, 0)).await.unwrap().len(),
            16
        );
    });
}

#[test]
fn what_is_refused_or_panics_leaves_no_trace() {
    on_each_engine(|world| async move {
        let (document, _, revision) = world.publish("ar", "بيان", None).await;
        let refused = world.command(document, Command::Publish(revision), at(9)).await;
        assert!(matches!(refused, Err(Error::Refused(_))));
        let panicked = world.as_operator(at(9), |conn, acting| {
            conn.run("UPDATE sites SET hue = 1 WHERE id = $1", crate::value::values![acting.site])?;
            if acting.now == at(9) {
                panic!("in the middle of an action")
            }
            Ok(())
        });
        assert!(panicked.await.is_err());
        let site = world.site.id;
        let (positions, hue) = world
            .store
            .writer
            .look(move |conn| {
                Ok((show::positions(conn, site)?, conn.one("SELECT hue FROM sites", &[])?.int(0)?))
            })
            .await
            .unwrap();
        assert_eq!((positions, hue), ((1, 0), 215));
    });
}

#[test]
fn pictures_are_public_only_while_a_public_text_shows_them() {
    on_each_engine(|world| async move {
        let hash = Hash::of(b"clean");
        let new = media::NewMedia {
            hash,
            source_hash: Hash::of(b"source"),
            width: 800,
            height: 600,
            colour: "#123456".into(),
            renditions: vec![media::NewRendition {
                width: 400,
                height: 300,
                hash: Hash::of(b"small"),
                bytes: 9,
            }],
        };
        let add = move |conn: &mut Conn, acting: Acting<'_>| {
            media::add(conn, acting.site, &new, acting.now, acting.chance)
        };
        world.as_operator(at(1), add.clone()).await.unwrap();
        world.as_operator(at(1), add).await.unwrap();
        let (document, _) = world.create("ar", None, ItemKind::News).await;
        let revision = world.write(document, content("صورة", Some(hash)), Change::Minor, None, at(2)).await;
        let site = world.site.id;
        let picture = || {
            let front = world.store.front.clone();
            async move { front.ask(move |live| live.picture(site, hash)).await.unwrap() }
        };
        assert_eq!(picture().await, None);
        world.command(document, Command::Publish(revision), at(3)).await.unwrap();
        world.show().await;
        let shown = picture().await.unwrap();
        assert_eq!(shown.renditions.len(), 1);
        let (id, version) = (shown.public_id, shown.version);
        let found = world
            .store
            .front
            .ask(move |live| Ok([400, 401].map(|width| live.rendition(site, id, version, width).unwrap())));
        assert_eq!(found.await.unwrap(), [Some(Hash::of(b"small")), None]);
    });
}

#[test]
fn pages_own_their_path_and_old_addresses_lead_on() {
    on_each_engine(|world| async move {
        let mut pages = Vec::new();
        for _ in 0..2 {
            let (document, _) = world.create("ar", None, ItemKind::Page).await;
            let revision = world.write(document, content("من نحن", None), Change::Minor, None, at(2)).await;
            world.command(document, Command::Publish(revision), at(3)).await.unwrap();
            pages.push(document);
        }
        let (site, first) = (world.site.id, pages[0]);
        world
            .as_operator(at(4), move |conn, acting| {
                redirects::add(conn, site, "/about.php?x=1", first, acting.now)
            })
            .await
            .unwrap();
        world.show().await;
        let edition = world.edition("ar");
        let (links, old, all) = world
            .store
            .front
            .ask(move |live| {
                Ok((live.pages(edition)?, live.redirect(site, "/about.php?x=1")?, live.everything(site, 10)?))
            })
            .await
            .unwrap();
        let mut slugs: Vec<&str> = links.iter().map(|link| link.slug.as_str()).collect();
        slugs.sort_unstable();
        assert_eq!(slugs, ["من-نحن", "من-نحن-2"]);
        assert_eq!(old.unwrap().slug, "من-نحن");
        assert_eq!(all.len(), 2);
    });
}

#[test]
fn the_public_side_cannot_write() {
    on_each_engine(|world| async move {
        // The type has no way to write; this asks the connection behind it.
        let refused = world.store.front.ask(|live| live.attempt_to_write()).await;
        assert!(matches!(refused, Err(Error::ReadOnly)), "{refused:?}");
    });
}

#[test]
fn data_of_a_newer_program_is_refused() {
    on_each_engine(|world| async move {
        let newer = crate::NEWEST_SCHEMA + 1;
        world
            .store
            .writer
            .act(move |conn| {
                conn.run(
                    "INSERT INTO bayan_schema (version, applied_at) VALUES ($1, 0)",
                    crate::value::values![newer],
                )
            })
            .await
            .unwrap();
        let refused = world.store.writer.look(crate::migrate::check).await;
        assert!(matches!(refused, Err(Error::NewerSchema { .. })), "{refused:?}");
    });
}

#[test]
fn the_statements_of_the_public_side_name_only_live_views() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/front");
    let mut statements = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let words: Vec<&str> = text.split_whitespace().collect();
        for pair in words.windows(2).filter(|pair| matches!(pair[0].trim_matches('"'), "FROM" | "JOIN")) {
            statements += 1;
            assert!(pair[1].trim_matches('"').starts_with("live_"), "{pair:?}");
        }
    }
    assert!(statements > 15, "{statements}");
}
