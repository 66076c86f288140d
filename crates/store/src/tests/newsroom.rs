use super::world::{World, at, content, on_each_engine};
use crate::{
    Acting, Error,
    documents::{self, NewDocument},
    newsroom::{self, Draft, Filter, Wanted},
    people::{self, NewAccount},
    revisions::{self, NewRevision},
    sites,
};
use bayan_core::{
    id::{DocumentId, PersonId, RevisionId, ShortId},
    instant::Instant,
    item::ItemKind,
    role::{About, Role, Roles},
    slug::Slug,
    workflow::{Actor, Category, Change, Command, Refusal, freshness::Freshness},
};
use std::sync::Arc;

fn minute(n: i64) -> Instant {
    at(n * 60)
}

impl World {
    async fn person(&self, name: &str) -> PersonId {
        let (site, chance, name) = (self.site.id, Arc::clone(&self.chance), name.to_owned());
        self.store
            .writer
            .act(move |conn| {
                let new = NewAccount {
                    site,
                    name: name.parse().unwrap(),
                    email: format!("{name}@press.example").parse().unwrap(),
                    password: "x".into(),
                    roles: Roles::from([Role::Editor]),
                    given_by: sites::actor(conn, site, sites::OPERATOR)?.person,
                };
                people::create(conn, &new, at(1), &*chance)
            })
            .await
            .unwrap()
    }

    async fn as_person<T: Send + 'static>(
        &self,
        person: PersonId,
        now: Instant,
        mut action: impl FnMut(&mut crate::db::Conn, Acting<'_>) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<T> {
        let (site, chance) = (self.site.id, Arc::clone(&self.chance));
        let anywhere = About { edition: "ar", section: None, is_translation: true };
        let actor = Actor { person, rights: Roles::from([Role::Editor]).rights(&anywhere) };
        self.store
            .writer
            .act(move |conn| {
                action(conn, Acting { site, actor: &actor, now, chance: &*chance, network: Some("::1") })
            })
            .await
    }

    /// A new text with its first revision.
    async fn begin(
        &self,
        person: PersonId,
        headline: &str,
        now: Instant,
    ) -> (DocumentId, ShortId, RevisionId) {
        let (edition, content) = (self.site.edition("ar").unwrap(), content(headline, None));
        let new = NewDocument {
            site: self.site.id,
            edition: edition.id,
            section: Some(edition.sections[0].id),
            kind: ItemKind::News,
            original: None,
        };
        self.as_person(person, now, move |conn, acting| {
            let (document, short_id) = documents::create(conn, new, now, acting.chance)?;
            let new = NewRevision {
                document,
                author: person,
                change: &Change::Minor,
                source_revision: None,
                slug: &Slug::of(&content.headline),
                content: &content,
            };
            let revision = revisions::add(conn, &new, now, acting.chance)?;
            crate::act::apply(conn, acting, document, &Command::Edit)?;
            Ok((document, short_id, revision))
        })
        .await
        .unwrap()
    }

    async fn save(
        &self,
        person: PersonId,
        document: DocumentId,
        seen: RevisionId,
        headline: &str,
        now: Instant,
    ) -> crate::Result<RevisionId> {
        let content = content(headline, None);
        let draft = Draft {
            document,
            seen,
            change: Change::Minor,
            source_revision: None,
            slug: Slug::of(&content.headline),
            content,
            section: None,
            goes_on: true,
        };
        self.as_person(person, now, move |conn, acting| newsroom::save(conn, acting, &draft)).await
    }

    async fn past(&self, document: DocumentId) -> Vec<(String, String)> {
        let look = move |conn: &mut crate::db::Conn| newsroom::history(conn, document, None, 100);
        let past = self.store.writer.look(look).await.unwrap();
        past.into_iter().map(|past| (past.headline, past.author)).collect()
    }

    async fn listed(&self, person: PersonId, filter: Filter) -> Vec<String> {
        let site = self.site.id;
        let look = move |conn: &mut crate::db::Conn| newsroom::list(conn, site, person, &filter, 50);
        let lines = self.store.writer.look(look).await.unwrap();
        lines.into_iter().map(|line| line.headline).collect()
    }
}

#[test]
fn what_one_person_types_in_a_sitting_is_one_revision_and_nothing_of_others_is_replaced() {
    on_each_engine(|world| async move {
        let (omar, hala) = (world.person("omar").await, world.person("hala").await);
        let (document, _, first) = world.begin(omar, "أول", minute(0)).await;
        let second = world.save(omar, document, first, "ثان", minute(1)).await.unwrap();
        let third = world.save(omar, document, second, "ثالث", minute(2)).await.unwrap();
        assert_eq!(world.past(document).await.len(), 2, "the first is named by the line of its making");
        // The same again: kept once, also when the answer was lost on the way.
        assert_eq!(world.save(omar, document, third, "ثالث", minute(3)).await.unwrap(), third);
        assert_eq!(world.save(omar, document, second, "ثالث", minute(3)).await.unwrap(), third);
        // Whoever saw an older text overwrites nothing.
        for person in [omar, hala] {
            let late = world.save(person, document, second, "غيره", minute(3)).await;
            assert!(matches!(late, Err(Error::Refused(Refusal::StaleRevision))), "{late:?}");
        }
        let fourth = world.save(hala, document, third, "رابع", minute(4)).await.unwrap();
        let fifth = world.save(hala, document, fourth, "خامس", minute(5)).await.unwrap();
        // A sitting ends, however steadily somebody types.
        let mut newest = fifth;
        for n in 6..30 {
            newest = world.save(hala, document, newest, &format!("نص {n}"), minute(n)).await.unwrap();
        }
        let past = world.past(document).await;
        assert_eq!((past[0].0.as_str(), past[0].1.as_str()), ("نص 29", "hala"));
        assert!(past.contains(&("ثالث".into(), "omar".into())), "{past:?}");
        assert!((5..8).contains(&past.len()), "{past:?}");
    });
}

#[test]
fn what_waits_for_approval_is_not_written_over_and_what_is_thrown_away_is_kept() {
    on_each_engine(|world| async move {
        let omar = world.person("omar").await;
        let (document, _, first) = world.begin(omar, "أول", minute(0)).await;
        world.command(document, Command::Submit(first), minute(1)).await.unwrap();
        let refused = world.save(omar, document, first, "ثان", minute(2)).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NotFromHere))), "{refused:?}");
        world.command(document, Command::Edit, minute(3)).await.unwrap();
        let second = world.save(omar, document, first, "ثان", minute(4)).await.unwrap();
        world.command(document, Command::Publish(second), minute(5)).await.unwrap();
        world.show().await;
        let third = world.save(omar, document, second, "ثالث", minute(6)).await.unwrap();
        assert_ne!(third, second, "what was published is never replaced");
        world.command(document, Command::Discard, minute(7)).await.unwrap();
        let standing =
            world.store.writer.look(move |conn| documents::standing(conn, document)).await.unwrap();
        assert_eq!(standing.newest.id, second, "who writes next begins with what the public has");
        assert!(world.past(document).await.iter().any(|(headline, _)| headline == "ثالث"));
    });
}

#[test]
fn texts_are_listed_by_state_and_words_and_what_is_thrown_away_only_when_asked_for() {
    on_each_engine(|world| async move {
        let (omar, hala) = (world.person("omar").await, world.person("hala").await);
        let (one, _, revision) = world.begin(omar, "ترميم الرصيف", minute(0)).await;
        let (_two, ..) = world.begin(hala, "Quay 100% reopened", minute(1)).await;
        let (three, ..) = world.begin(omar, "مهمل", minute(2)).await;
        world.command(three, Command::Discard, minute(3)).await.unwrap();
        let all = world.listed(omar, Filter::default()).await;
        assert_eq!(all, ["Quay 100% reopened", "ترميم الرصيف"]);
        let words = |words: &str| Filter { words: Some(words.into()), ..Filter::default() };
        assert_eq!(world.listed(omar, words("quay")).await, ["Quay 100% reopened"]);
        assert_eq!(world.listed(omar, words("١٠٠")).await, ["Quay 100% reopened"]);
        for spelling in ["ترميم", "تَرميم", "الرصيف", "الرصـيف"] {
            assert_eq!(world.listed(omar, words(spelling)).await, ["ترميم الرصيف"], "{spelling}");
        }
        for none in ["%", "_", "!", "غيره"] {
            assert!(world.listed(omar, words(none)).await.is_empty(), "{none}");
        }
        let state = |state| Filter { state: Some(state), ..Filter::default() };
        assert_eq!(world.listed(omar, state(Wanted::Discarded)).await, ["مهمل"]);
        world.command(one, Command::Publish(revision), minute(4)).await.unwrap();
        assert_eq!(world.listed(omar, state(Wanted::Public)).await, ["ترميم الرصيف"]);
        assert_eq!(world.listed(omar, state(Wanted::Draft)).await, ["Quay 100% reopened"]);
        let site = world.site.id;
        let behind = Filter { behind: Some((minute(4), one)), ..Filter::default() };
        assert_eq!(world.listed(omar, behind).await, ["Quay 100% reopened"]);
        let lines =
            world.store.writer.look(move |conn| newsroom::in_work(conn, site, hala, 9)).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.is_own).collect::<Vec<_>>(), [true]);
    });
}

#[test]
fn a_translation_falls_behind_by_a_correction_and_is_made_current_by_being_confirmed() {
    on_each_engine(|world| async move {
        let (original, _, first) = world.publish("ar", "أصل", None).await;
        let (english, _, _) = world.publish("en", "Original", Some((original, first))).await;
        world.show().await;
        let fresh = |document| {
            let store = world.store.clone();
            async move { store.writer.look(move |conn| newsroom::freshness_of(conn, document)).await.unwrap() }
        };
        assert_eq!((fresh(original).await, fresh(english).await), (None, Some(Freshness::Current)));
        world.correct(original, "أصل ثان", Change::Minor, at(10)).await;
        assert_eq!(fresh(english).await, Some(Freshness::Current));
        let change = Change::Major { category: Category::Fact, note: "خطأ".parse().unwrap() };
        world.correct(original, "أصل ثالث", change, at(11)).await;
        assert_eq!(fresh(english).await, Some(Freshness::Behind));
        let (site, omar) = (world.site.id, world.person("omar").await);
        let behind =
            world.store.writer.look(move |conn| newsroom::behind(conn, site, omar, 9)).await.unwrap();
        assert_eq!(behind.iter().map(|line| line.document).collect::<Vec<_>>(), [english]);
        // To touch it changes nothing; to confirm does.
        world.write(english, content("Original 2", None), Change::Minor, Some(first), at(12)).await;
        assert_eq!(fresh(english).await, Some(Freshness::Behind));
        let source = world.store.writer.look(move |conn| newsroom::source(conn, original)).await.unwrap();
        world.write(english, content("Original 3", None), Change::Minor, Some(source.id), at(13)).await;
        assert_eq!(fresh(english).await, Some(Freshness::Current));
    });
}

#[test]
fn an_emergency_is_no_look_of_somebody_else_and_no_clock_hides_an_author() {
    on_each_engine(|world| async move {
        let (omar, hala) = (world.person("omar").await, world.person("hala").await);
        let (document, _, first) = world.begin(omar, "سيول", minute(0)).await;
        let authors = |document| {
            let store = world.store.clone();
            async move {
                let look = move |conn: &mut crate::db::Conn| documents::standing(conn, document);
                let facts = store.writer.look(look).await.unwrap().facts;
                facts.authors_since_publication.into_iter().collect::<Vec<PersonId>>()
            }
        };
        let emergency = Command::PublishInEmergency(first, "سيول".parse().unwrap());
        let publish = move |conn: &mut crate::db::Conn, acting: Acting<'_>| {
            crate::act::apply(conn, acting, document, &emergency)
        };
        world.as_person(omar, minute(1), publish).await.unwrap();
        assert_eq!(authors(document).await, [omar], "nobody else has looked at it");
        let settle = move |conn: &mut crate::db::Conn, acting: Acting<'_>| {
            crate::act::apply(conn, acting, document, &Command::SettleReview(first))
        };
        let own = world.as_person(omar, minute(2), settle).await;
        assert!(matches!(own, Err(Error::Refused(Refusal::OwnWork))), "{own:?}");
        world.as_person(hala, minute(2), settle).await.unwrap();
        assert!(authors(document).await.is_empty());
        // A clock that goes behind: the revision still follows the publication.
        world.save(hala, document, first, "سيول ثانية", minute(0)).await.unwrap();
        assert_eq!(authors(document).await, [hala]);
    });
}

#[test]
fn who_has_a_text_open_is_known_for_a_while() {
    on_each_engine(|world| async move {
        let (omar, hala) = (world.person("omar").await, world.person("hala").await);
        let (document, ..) = world.begin(omar, "أول", minute(0)).await;
        let others = |person, now| {
            let store = world.store.clone();
            async move {
                store.writer.look(move |conn| newsroom::others(conn, document, person, now)).await.unwrap()
            }
        };
        for person in [omar, hala] {
            world
                .store
                .writer
                .act(move |conn| newsroom::stay(conn, document, person, minute(1)))
                .await
                .unwrap();
        }
        assert_eq!(others(omar, minute(1)).await, ["hala"]);
        assert!(others(omar, minute(3)).await.is_empty());
    });
}
