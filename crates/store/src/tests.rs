//! Every test here runs on both engines: SQLite always, PostgreSQL where `BAYAN_TEST_POSTGRES` names one.

mod newsroom;
mod public_site;
mod record;
mod world;

use crate::{
    Acting, Error,
    db::Conn,
    documents,
    front::{List, LiveState},
    media, redirects, show,
};
use bayan_core::{
    item::ItemKind,
    media::{Focus, Hash, PictureFormat},
    publication::Ground,
    workflow::{Category, Change, Command, Refusal, Withdrawal},
};
use world::{at, content, on_each_engine};

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
fn withdrawing_does_not_show_what_was_not_shown_yet() {
    on_each_engine(|world| async move {
        let (document, short_id, _) = world.publish("ar", "أول", None).await;
        world.show().await;
        let second = world.write(document, content("ثان", None), major(), None, at(10)).await;
        world.command(document, Command::Publish(second), at(11)).await.unwrap();
        let reason = "صدر خطأ".parse().unwrap();
        world
            .command(document, Command::Withdraw(Withdrawal::KeptReadable { reason }), at(12))
            .await
            .unwrap();
        assert_eq!(
            world.seen("ar", short_id).await,
            None,
            "neither the old text, which no longer stands, nor the new"
        );
        world.show().await;
        assert_eq!(world.seen("ar", short_id).await.as_deref(), Some("ثان"));
    });
}

#[test]
fn publishing_and_showing_at_once_do_not_wait_in_a_circle() {
    on_each_engine(|world| async move {
        let (document, _, _) = world.publish("ar", "أول", None).await;
        let mut tasks = tokio::task::JoinSet::new();
        for n in 0..20 {
            let world = world.clone();
            tasks.spawn(async move {
                if n % 2 == 0 {
                    world.show().await;
                } else {
                    let revision =
                        world.write(document, content("نص", None), Change::Minor, None, at(20 + n)).await;
                    // Another may have written since: that is a refusal, not a deadlock.
                    let done = world.command(document, Command::Publish(revision), at(20 + n)).await;
                    assert!(matches!(done, Ok(_) | Err(Error::Refused(_))), "{done:?}");
                }
            });
        }
        tasks.join_all().await;
        let shown = world.show().await;
        let site = world.site.id;
        assert_eq!(
            world.store.writer.look(move |conn| show::positions(conn, site)).await.unwrap(),
            (shown, shown)
        );
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
        world
            .command(
                document,
                withdraw(Withdrawal::Removed { ground: Ground::Court, reason: reason() }),
                at(8),
            )
            .await
            .unwrap();
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
            focus: Focus::new(300, 620),
            renditions: vec![media::NewRendition {
                format: PictureFormat::Jpeg,
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
        let found = world.store.front.ask(move |live| {
            Ok([400, 401].map(|width| live.rendition(site, id, version, PictureFormat::Jpeg, width).unwrap()))
        });
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
                Ok((
                    live.pages(edition)?,
                    live.redirect(site, "/about.php?x=1")?,
                    live.everything(site, 10, 0)?,
                ))
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
