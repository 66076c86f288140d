//! What the public site asks beside single texts: the archive, photographs, jobs behind, and that data of
//! the first schema comes along.

use super::world::{at, content, empty_databases, on_each_engine};
use crate::{
    Store,
    jobs::{self, JobKind},
    media,
    migrate::{NEWEST, first_step},
    value::values,
};
use bayan_core::{
    item::ItemKind,
    media::{Hash, PictureFormat},
    workflow::{Change, Command, Withdrawal},
};

fn picture(name: &str) -> media::NewMedia {
    media::NewMedia {
        hash: Hash::of(name.as_bytes()),
        source_hash: Hash::of(format!("source of {name}").as_bytes()),
        width: 800,
        height: 600,
        colour: "#123456".into(),
        focus: None,
        renditions: Vec::new(),
    }
}

#[test]
fn data_of_the_first_schema_comes_along() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for location in empty_databases(folder.path()) {
        let first = location.clone();
        // On a thread of its own, as when the store is opened.
        std::thread::spawn(move || {
            let mut conn = first.open(false).unwrap();
            first_step(&mut conn, at(0)).unwrap();
            conn.batch(
                "INSERT INTO sites (id, key, zone, hue, default_edition, created_at, decided_position, shown_position)
                 VALUES ('01900000-0000-7000-8000-000000000001', 'old', 'Asia/Damascus', 1, 'ar', 0, 0, 0);
                 INSERT INTO editions (id, site, key, language, name, institution, months, numerals, rank)
                 VALUES ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'ar', 'ar', 'x', 'x', 'plain', 'latn', 0);
                 INSERT INTO media (id, site, public_id, version, hash, source_hash, width, height, colour, created_at)
                 VALUES ('01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-000000000001', 'p', 1, 'h', 's', 8, 6, '#000000', 7);
                 INSERT INTO renditions (media, width, height, hash, bytes)
                 VALUES ('01900000-0000-7000-8000-000000000003', 4, 3, 'r', 9)",
            )
            .unwrap();
        })
        .join()
        .unwrap();
        let store = Store::open(&location, at(1)).unwrap();
        runtime.block_on(async {
            let site = store.front.ask(|live| live.sites()).await.unwrap().remove(0);
            assert_eq!(site.editions[0].dates.hijri, None);
            let (version, format, job) = store
                .writer
                .act(|conn| {
                    let version = conn.one("SELECT MAX(version) FROM bayan_schema", &[])?.int(0)?;
                    let format =
                        conn.one("SELECT format FROM renditions WHERE hash = 'r'", &[])?.text(0)?.to_owned();
                    Ok((version, format, jobs::take(conn, JobKind::Avif, at(1))?))
                })
                .await
                .unwrap();
            assert_eq!((version, format.as_str()), (NEWEST, "jpeg"));
            assert_eq!(job.unwrap().subject, "01900000-0000-7000-8000-000000000003", "its AVIF is made now");
        });
    }
}

#[test]
fn a_job_is_given_to_one_and_tried_again_until_it_is_given_up() {
    on_each_engine(|world| async move {
        let add = |conn: &mut crate::db::Conn, acting: crate::Acting<'_>| {
            jobs::add(conn, acting.site, JobKind::Avif, "x", acting.now, acting.chance)
        };
        world.as_operator(at(0), add).await.unwrap();
        world.as_operator(at(0), add).await.unwrap();
        let take = |now| {
            let writer = world.store.writer.clone();
            async move { writer.act(move |conn| jobs::take(conn, JobKind::Avif, now)).await.unwrap() }
        };
        let mut job = take(at(0)).await.unwrap();
        assert!(take(at(1)).await.is_none(), "somebody is at it");
        let mut now = 1000;
        for attempt in 1.. {
            let failed = job.clone();
            world
                .store
                .writer
                .act(move |conn| jobs::failed(conn, &failed, "no", false, at(now)))
                .await
                .unwrap();
            assert!(take(at(now + 1)).await.is_none(), "not at once");
            now += 100_000;
            match take(at(now)).await {
                Some(next) => job = next,
                None => {
                    assert_eq!(attempt, 5);
                    break;
                }
            }
        }
        let counts = world.store.writer.look(jobs::counts).await.unwrap();
        assert_eq!(counts, (0, 1), "its row stays for a person to see");
    });
}

#[test]
fn a_job_that_is_noted_again_while_somebody_is_at_it_is_done_again() {
    on_each_engine(|world| async move {
        let add = |now| {
            world.as_operator(now, |conn, acting| {
                jobs::add(conn, acting.site, JobKind::Wipe, "x", acting.now, acting.chance)
            })
        };
        let take = |now| world.store.writer.act(move |conn| jobs::take(conn, JobKind::Wipe, now));
        let done = |job| world.store.writer.act(move |conn| jobs::done(conn, &job));
        add(at(0)).await.unwrap();
        let first = take(at(0)).await.unwrap().unwrap();
        add(at(1)).await.unwrap();
        done(first).await.unwrap();
        let again = take(at(2)).await.unwrap().expect("what came meanwhile is not forgotten");
        done(again).await.unwrap();
        assert!(take(at(100_000_000)).await.unwrap().is_none());
    });
}

#[test]
fn renditions_made_later_are_offered_and_kept_once() {
    on_each_engine(|world| async move {
        let new = picture("late");
        let hash = new.hash;
        world
            .as_operator(at(1), move |conn, acting| {
                media::add(conn, acting.site, &new, acting.now, acting.chance)
            })
            .await
            .unwrap();
        let (document, _) = world.create("ar", None, ItemKind::News).await;
        let revision = world.write(document, content("صورة", Some(hash)), Change::Minor, None, at(2)).await;
        world.command(document, Command::Publish(revision), at(3)).await.unwrap();
        world.show().await;
        let job =
            world.store.writer.act(|conn| jobs::take(conn, JobKind::Avif, at(4))).await.unwrap().unwrap();
        let media_id = job.subject.parse().unwrap();
        let small = media::NewRendition {
            format: PictureFormat::Avif,
            width: 400,
            height: 300,
            hash: Hash::of(b"avif"),
            bytes: 5,
        };
        for _ in 0..2 {
            let job = job.clone();
            world
                .store
                .writer
                .act(move |conn| {
                    media::add_renditions(conn, media_id, &[small])?;
                    jobs::done(conn, &job)
                })
                .await
                .unwrap();
        }
        let (site, shown_by) =
            (world.site.id, world.store.writer.look(move |conn| media::shown_by(conn, media_id)));
        assert_eq!(shown_by.await.unwrap().len(), 1);
        let shown = world.store.front.ask(move |live| live.picture(site, hash)).await.unwrap().unwrap();
        assert_eq!(shown.in_format(PictureFormat::Avif).count(), 1);
        let (id, version) = (shown.public_id, shown.version);
        let asked = world.store.front.ask(move |live| {
            Ok((
                live.rendition(site, id, version, PictureFormat::Jpeg, 400)?,
                live.original(site, id, version)?,
            ))
        });
        assert_eq!(asked.await.unwrap(), (None, Some(hash)), "no JPEG of that width was made");
    });
}

#[test]
fn archive_and_photographs_hold_what_is_public_and_no_more() {
    on_each_engine(|world| async move {
        let new = picture("one");
        let hash = new.hash;
        world
            .as_operator(at(1), move |conn, acting| {
                media::add(conn, acting.site, &new, acting.now, acting.chance)
            })
            .await
            .unwrap();
        let edition = world.edition("ar");
        let mut published = Vec::new();
        for second in [10, 20, 30] {
            let (document, _) = world.create("ar", None, ItemKind::News).await;
            let revision =
                world.write(document, content("خبر", Some(hash)), Change::Minor, None, at(second)).await;
            if second < 30 {
                world.command(document, Command::Publish(revision), at(second)).await.unwrap();
            }
            published.push(document);
        }
        world.show().await;
        let (site, newest) = (world.site.id, published[1]);
        let ask = || {
            let front = world.store.front.clone();
            async move {
                front
                    .ask(move |live| {
                        let dates = live.public_dates(edition)?;
                        let early = live.between(edition, (at(0), at(20)), 10, 0)?.len();
                        let photographs = live.photographs(edition, 10, 0)?;
                        assert_eq!(live.count_photographs(edition)? as usize, photographs.len());
                        assert_eq!(
                            live.news(site, at(15), 10)?.len(),
                            usize::from(dates.len() == 2 && photographs[0].1 == newest)
                        );
                        Ok((dates, early, photographs, live.headlines(edition, 10)?.len()))
                    })
                    .await
                    .unwrap()
            }
        };
        let (dates, early, photographs, headlines) = ask().await;
        assert_eq!((dates, early, headlines), (vec![at(20), at(10)], 1, 2));
        assert_eq!(photographs, [(hash, published[1])], "once, with the newest text that shows it");
        let gone = Command::Withdraw(Withdrawal::KeptReadable { reason: "خطأ".parse().unwrap() });
        world.command(published[1], gone, at(40)).await.unwrap();
        let (dates, _, photographs, headlines) = ask().await;
        assert_eq!(
            (dates.len(), headlines),
            (2, 1),
            "what was withdrawn stays in the archive, and is no matter for others"
        );
        assert_eq!(photographs, [(hash, published[0])]);
        let row = world
            .store
            .writer
            .look(|conn| conn.one("SELECT second_calendar FROM editions WHERE key = $1", values!["ar"]));
        assert_eq!(row.await.unwrap().text(0).unwrap(), "umalqura");
    });
}
