//! The record in the store: entries with every act, shown when signed, disclosed while public, destroyed on
//! order.

use super::world::{World, at, content, on_each_engine};
use crate::{Error, record, show};
use bayan_core::{
    content::redact::Selection,
    item::ItemKind,
    publication::Ground,
    text::quotation,
    workflow::{Category, Change, Command, Withdrawal},
};
use bayan_record::{Auditor, Disclosure, Entry, Hash, KeyKind, SigningKey, Status, Succession, root_of};

async fn entries(world: &World) -> Vec<Vec<u8>> {
    let site = world.site.id;
    world.store.writer.look(move |conn| record::entries(conn, site, 0, 1000)).await.unwrap()
}

async fn statuses(world: &World) -> Vec<Status> {
    let read = |bytes: &Vec<u8>| match Entry::parse(bytes).unwrap() {
        Entry::Revision(revision) => revision.status,
        other => panic!("{other:?}"),
    };
    entries(world).await.iter().map(read).collect()
}

fn words(text: &str) -> bayan_core::line::Passage {
    text.parse().unwrap()
}

#[test]
fn every_public_act_has_its_entry_and_the_entries_make_a_chain() {
    on_each_engine(|world| async move {
        let (document, _, first) = world.publish("ar", "بيان أول", None).await;
        let (_, _, _) = world.publish("en", "A statement", Some((document, first))).await;
        world.show().await;
        let note = words("صحح الرقم");
        let change = Change::Major { category: Category::Fact, note };
        world.correct(document, "بيان مصحح", change, at(10)).await;
        world.correct(document, "بيان منقح", Change::Minor, at(11)).await;
        let withdraw = Command::Withdraw(Withdrawal::KeptReadable { reason: words("سحب") });
        world.command(document, withdraw, at(12)).await.unwrap();
        world.command(document, Command::Restore, at(13)).await.unwrap();
        use Status::{Corrected, Published, Restored, Updated, Withdrawn};
        assert_eq!(statuses(&world).await, [Published, Published, Corrected, Updated, Withdrawn, Restored]);
        let mut auditor = Auditor::new();
        let mut leaves = Vec::new();
        for bytes in entries(&world).await {
            auditor.take(&bytes).unwrap();
            leaves.push(Hash::leaf(&bytes));
        }
        let site = world.site.id;
        let head = world.store.writer.look(move |conn| record::head(conn, site, Some(3))).await.unwrap();
        assert_eq!((head.size, head.root), (6, root_of(&leaves)));
        assert_eq!(head.root_then, Some(root_of(&leaves[..3])));
        // A refused act leaves no entry behind.
        let refused = world.command(document, Command::Restore, at(14)).await;
        assert!(matches!(refused, Err(Error::Refused(_))));
        assert_eq!(entries(&world).await.len(), 6);
    });
}

#[test]
fn what_is_disclosed_opens_what_was_committed_to() {
    on_each_engine(|world| async move {
        let (document, short_id, _) = world.publish("ar", "بيان أول", None).await;
        let edition = world.edition("ar");
        let ask = || world.store.front.ask(move |live| live.recorded(edition, short_id));
        assert!(ask().await.unwrap().is_none(), "nothing is recorded for readers before it is signed");
        world.show().await;
        let recorded = ask().await.unwrap().unwrap();
        assert_eq!((recorded.document, recorded.entries.len()), (document, 1));
        let entry = &recorded.entries[0];
        let disclosure = Disclosure {
            entry: entry.entry.clone(),
            manifest: entry.manifest.clone(),
            parts: entry.parts.clone().unwrap(),
            media: Vec::new(),
        };
        assert_eq!(disclosure.check().unwrap().withheld, Vec::<String>::new());
        let names: Vec<&str> = disclosure.parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["body/1", "headline", "kind", "language"]);
        let mut salts: Vec<_> = disclosure.parts.iter().map(|part| part.salt).collect();
        salts.dedup();
        assert_eq!(salts.len(), 4, "each part has a salt of its own");
    });
}

#[test]
fn a_head_that_somebody_else_has_gone_past_is_not_shown() {
    on_each_engine(|world| async move {
        let site = world.site.id;
        let head = || world.store.writer.look(move |conn| record::head(conn, site, None));
        let show = |head: record::Head| {
            world.store.writer.act(move |conn| show::show(conn, site, &head, "note\n", at(0)))
        };
        world.publish("ar", "أول", None).await;
        let old = head().await.unwrap();
        world.publish("ar", "ثان", None).await;
        let new = head().await.unwrap();
        show(new.clone()).await.unwrap();
        assert!(matches!(show(old).await, Err(Error::Retry)), "an older head after a newer one");
        assert!(matches!(show(new).await, Err(Error::Retry)), "the same swap twice");
        let (log, positions) = world
            .store
            .writer
            .look(move |conn| Ok((record::log(conn, site)?, show::positions(conn, site)?)))
            .await
            .unwrap();
        assert_eq!((log.signed_size, positions), (2, (2, 2)));
    });
}

#[test]
fn proofs_come_from_the_hashes_that_are_kept() {
    on_each_engine(|world| async move {
        let (document, _, _) = world.publish("ar", "أول", None).await;
        for second in 0..300 {
            world.correct(document, &format!("نسخة {second}"), Change::Minor, at(10 + second)).await;
        }
        let all = entries(&world).await;
        let leaves: Vec<Hash> = all.iter().map(|bytes| Hash::leaf(bytes)).collect();
        let site = world.site.id;
        for (index, size) in [(0, 301), (255, 301), (256, 301), (300, 301), (17, 256), (3, 4)] {
            let proof = world.store.front.ask(move |live| live.inclusion(site, index, size)).await.unwrap();
            let root = root_of(&leaves[..size as usize]);
            let leaf = leaves[index as usize];
            bayan_record::verify_inclusion(leaf, index, size, &proof, root).unwrap();
        }
        let root = world.store.writer.look(move |conn| record::root_at(conn, site, 256)).await.unwrap();
        assert_eq!(root, root_of(&leaves[..256]));
    });
}

#[test]
fn a_quotation_is_found_as_long_as_its_text_is_public() {
    on_each_engine(|world| async move {
        let headline = "أعلنت البلدية أن رصيف العبارة الجديد يفتح يوم الخميس";
        let (document, _, _) = world.publish("ar", headline, None).await;
        world.show().await;
        world.correct(document, "عنوان آخر تماما لا يشبه ما سبق", Change::Minor, at(20)).await;
        let site = world.site.id;
        let asked = quotation::asked("رصيف العباره الجديد يفتح يوم الخميس");
        let look = || {
            let asked = asked.clone();
            world.store.front.ask(move |live| live.quoted(site, &asked, 5))
        };
        assert_eq!(look().await.unwrap(), [0], "in the version in which it stood");
        let how = Withdrawal::Removed { ground: Ground::Court, reason: words("بأمر المحكمة") };
        world
            .as_operator(at(30), move |conn, acting| {
                crate::act::apply(conn, acting, document, &Command::Withdraw(how.clone()))?;
                record::erase_all(conn, document)
            })
            .await
            .unwrap();
        assert_eq!(look().await.unwrap(), Vec::<u64>::new());
    });
}

#[test]
fn what_is_removed_is_destroyed_in_every_version_and_the_record_goes_on() {
    on_each_engine(|world| async move {
        let (document, short_id, _) = world.publish("ar", "اسم فلان في العنوان", None).await;
        let change = Change::Major { category: Category::Fact, note: words("ذكر فلان خطأ") };
        world.correct(document, "عنوان فلان الثاني", change, at(10)).await;
        // A draft that nobody has published holds the name too.
        world.write(document, content("مسودة عن فلان", None), Change::Minor, None, at(11)).await;
        let before = entries(&world).await;
        let how =
            Withdrawal::Removed { ground: Ground::Privacy, reason: words("طلب صاحب الشأن") };
        world
            .as_operator(at(30), move |conn, acting| {
                crate::act::apply(conn, acting, document, &Command::Withdraw(how.clone()))?;
                record::erase_all(conn, document)
            })
            .await
            .unwrap();
        let everything = world.store.writer.look(|conn| conn.everything()).await.unwrap();
        assert!(everything.contains("طلب صاحب الشأن"));
        let kept: Vec<&str> = everything.lines().filter(|line| line.contains("فلان")).collect();
        assert!(kept.is_empty(), "it is still kept: {kept:?}");
        world.show().await;
        let after = entries(&world).await;
        assert_eq!(after[..before.len()], before[..], "what was recorded stays as it was");
        let edition = world.edition("ar");
        let recorded =
            world.store.front.ask(move |live| live.recorded(edition, short_id)).await.unwrap().unwrap();
        let disclosed: Vec<bool> = recorded.entries.iter().map(|entry| entry.parts.is_some()).collect();
        assert_eq!(disclosed, [false, false, true], "the explanation alone is disclosed");
        assert!(recorded.entries[2].entry.contains("\nground privacy\n"));
    });
}

#[test]
fn a_part_is_taken_out_of_every_version_and_the_rest_is_still_proved() {
    on_each_engine(|world| async move {
        let (document, short_id, _) = world.publish("ar", "بيان", None).await;
        world.show().await;
        let parts =
            world.store.writer.look(move |conn| record::parts_of(conn, document, None)).await.unwrap();
        let mut selection = Selection::default();
        selection.add(&parts, "body/1").unwrap();
        let change = Change::Major {
            category: Category::Removal(Ground::Court),
            note: words("بأمر المحكمة"),
        };
        let rest = content("بيان", None).without(&selection, None);
        let revision = world.write(document, rest, change, None, at(20)).await;
        world.command(document, Command::Publish(revision), at(20)).await.unwrap();
        let chosen = selection.clone();
        world
            .as_operator(at(20), move |conn, _| record::erase_parts(conn, document, &chosen, None))
            .await
            .unwrap();
        world.show().await;
        assert_eq!(statuses(&world).await, [Status::Published, Status::Removed]);
        let edition = world.edition("ar");
        let recorded =
            world.store.front.ask(move |live| live.recorded(edition, short_id)).await.unwrap().unwrap();
        let first = &recorded.entries[0];
        let disclosure = Disclosure {
            entry: first.entry.clone(),
            manifest: first.manifest.clone(),
            parts: first.parts.clone().unwrap(),
            media: Vec::new(),
        };
        assert_eq!(disclosure.check().unwrap().withheld, ["body/1"]);
        let everything = world.store.writer.look(|conn| conn.everything()).await.unwrap();
        assert!(!everything.contains("paragraph"), "no version has the block any more");
    });
}

#[test]
fn a_snapshot_commits_to_what_was_the_latest() {
    on_each_engine(|world| async move {
        let (document, _, _) = world.publish("ar", "أول", None).await;
        world.publish("ar", "ثان", None).await;
        world.correct(document, "أول منقح", Change::Minor, at(10)).await;
        let site = world.site.id;
        let make = |second| world.store.writer.act(move |conn| record::snapshot(conn, site, at(second)));
        assert_eq!(make(20).await.unwrap(), Some(3));
        assert_eq!(make(30).await.unwrap(), None, "nothing was added since");
        world.show().await;
        let lines = world.store.front.ask(move |live| live.snapshot(site, 3)).await.unwrap().unwrap();
        let mut indexes: Vec<&str> = lines.iter().filter_map(|line| line.rsplit(' ').next()).collect();
        indexes.sort_unstable();
        assert_eq!(indexes, ["1", "2"]);
        let none = world.store.front.ask(move |live| live.snapshot(site, 2)).await.unwrap();
        assert_eq!(none, None, "an entry that is no snapshot has no list");
    });
}

#[test]
fn texts_of_an_earlier_program_are_entered_before_the_next_act() {
    on_each_engine(|world| async move {
        let (document, _, _) = world.publish("ar", "أول", None).await;
        world.show().await;
        let site = world.site.id;
        // As the migration leaves it.
        world
            .as_operator(at(5), move |conn, _| {
                for table in ["record_shingles", "record_disclosures", "record_checkpoints", "record_entries"]
                {
                    conn.batch(&format!("DELETE FROM {table}"))?;
                }
                conn.batch("UPDATE logs SET frontier = '0', size = 0, entered_position = 0, signed_size = 0")
            })
            .await
            .unwrap();
        assert_eq!(entries(&world).await.len(), 0);
        world.correct(document, "أول منقح", Change::Minor, at(10)).await;
        assert_eq!(statuses(&world).await, [Status::Published, Status::Updated]);
        let (missing, uncovered) = world
            .store
            .writer
            .look(move |conn| {
                Ok((record::acts_without_entry(conn, site)?, record::shown_without_entry(conn, site)?))
            })
            .await
            .unwrap();
        assert_eq!((missing, uncovered), (0, Vec::new()));
    });
}

#[test]
fn a_page_that_is_only_text_is_recorded_too() {
    on_each_engine(|world| async move {
        let (document, short_id) = world.create("ar", None, ItemKind::Page).await;
        let revision = world.write(document, content("عن البلدية", None), Change::Minor, None, at(2)).await;
        world.command(document, Command::Publish(revision), at(3)).await.unwrap();
        world.show().await;
        let edition = world.edition("ar");
        let recorded = world.store.front.ask(move |live| live.recorded(edition, short_id)).await.unwrap();
        assert_eq!(recorded.map(|recorded| recorded.entries.len()), Some(1));
    });
}

#[test]
fn what_was_published_is_entered_anew_in_the_log_that_follows_a_lost_one() {
    on_each_engine(|world| async move {
        let (document, ..) = world.publish("ar", "بيان أول", None).await;
        world.show().await;
        let change = Change::Major { category: Category::Fact, note: words("صحح الرقم") };
        world.correct(document, "بيان مصحح", change, at(10)).await;
        world.show().await;
        let site = world.site.id;
        let root = SigningKey::from_seed("press.example/root", KeyKind::Ed25519, [5; 32]).unwrap();
        let before = world.store.writer.look(move |conn| record::log(conn, site)).await.unwrap();
        let statement = move |origin: &str| {
            let host = origin.split('/').next().unwrap().parse().unwrap();
            let time = record::time(at(20)).unwrap();
            Succession::signed(host, (origin, 9, Hash::empty_tree()), time, &root).unwrap()
        };
        let host = before.origin.split('/').next().unwrap();
        let (own, other) = (statement(&before.origin), statement(&format!("{host}/other")));
        let refused = world.store.writer.act(move |conn| record::succeed(conn, site, &other, at(20))).await;
        assert!(refused.is_err(), "a statement about another log");
        assert_eq!(entries(&world).await.len(), 2);
        let chance = world.chance.clone();
        let entered = world.store.writer.act(move |conn| {
            record::succeed(conn, site, &own, at(20))?;
            record::enter(conn, site, 100, &*chance)
        });
        assert_eq!(entered.await.unwrap(), 2);
        let log = world.store.writer.look(move |conn| record::log(conn, site)).await.unwrap();
        assert_eq!(log.origin, format!("{}/2", before.origin));
        let live = world.store.front.ask(move |live| live.log(site)).await.unwrap();
        assert!(live.is_none(), "nothing of it is signed yet");
        let mut auditor = Auditor::new();
        for bytes in entries(&world).await {
            auditor.take(&bytes).unwrap();
        }
        assert_eq!((auditor.tree().size(), auditor.tree().root()), (3, log.frontier.root()));
        world.show().await;
        let since = world.store.front.ask(move |live| live.succeeded(site)).await.unwrap();
        assert_eq!(since, Some(at(20)));
    });
}
