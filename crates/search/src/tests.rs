//! An index from its beginning to its end, and what people ask it.

use super::*;
use bayan_core::language::Lang;
use std::{collections::HashSet, fs};

fn arabic() -> Lang {
    "ar".parse().unwrap()
}

fn at(acts: i64) -> Position {
    Position { acts, filings: 0 }
}

fn entry(id: &str, headline: &str, body: &str) -> Entry {
    Entry {
        id: id.into(),
        kind: "news".into(),
        section: Some("port".into()),
        headline: headline.into(),
        body: body.into(),
        ..Entry::default()
    }
}

fn of(index: &EditionIndex, typed: &str) -> Vec<String> {
    let wanted = Wanted { limit: 20, ..Wanted::default() };
    let found = index.find(&Query::parse(typed), &wanted).unwrap();
    found.hits.into_iter().map(|hit| hit.id).collect()
}

fn made(folder: &std::path::Path, entries: &[Entry]) -> EditionIndex {
    let index = EditionIndex::open(folder, &arabic()).unwrap();
    index.make(entries.iter().cloned().map(Ok::<_, Fault>), at(1)).unwrap();
    index
}

#[test]
fn texts_are_found_as_people_type() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = vec![
        entry("merger", "قرار بدمج هيئتين", "أصدر المجلس قرارا بدمج الهيئتين في مدينة رأس النوارس."),
        entry(
            "quay",
            "افتتاح الرصيف",
            "افتُتح الرصيف الجديد في ١٣ نيسان ٢٠١٩ بحضور رئيس البلدية عبد الله الساحلي.",
        ),
        entry("guest", "زيارة", "زار الوفد برئاسة كيم جونغ المدينة وبالمستشفى التقى الأطباء."),
        entry("water", "المياه", "قُطعت المياه عن أحياء المدينة القديمة."),
    ];
    // Words that the vocabulary is to agree with.
    all.extend((0..6).map(|number| entry(&format!("x{number}"), "دمج", "عن دمج الشركات والمستشفى العام")));
    let index = made(folder.path(), &all);
    for (typed, first) in [
        ("بدمج هيئتين", "merger"),
        ("الهيئتان مدينه", "merger"),
        ("أبريل 2019", "quay"),
        ("نيسان ۲۰۱۹", "quay"),
        ("الرصيف «الرصيف الجديد»", "quay"),
        ("عبدالله", "quay"),
        ("رئيس بلديه", "quay"),
        ("كيم جونج", "guest"),
        ("الوفدد", "guest"),
        ("ﺍﻟﻤﻴﺎﻩ ﺍﻟﻘﺪﻳﻤﺔ", "water"),
        ("الم\u{200c}ياه", "water"),
        ("قديم*", "water"),
        ("المياهعن", "water"),
    ] {
        assert_eq!(of(&index, typed).first().map(String::as_str), Some(first), "{typed}");
    }
    assert!(of(&index, "دمج").contains(&"merger".to_owned()), "a preposition is written together with it");
    assert_eq!(of(&index, "المدينة -القديمة -زار"), ["merger"]);
    assert!(of(&index, "«الجديد الرصيف»").is_empty());
    let found = index.find(&Query::parse("الرصف"), &Wanted { limit: 5, ..Wanted::default() }).unwrap();
    assert_eq!(found.meant.as_deref(), Some("الرصيف"));
}

#[test]
fn filters_counts_order_and_pages_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let all: Vec<Entry> = (0..60)
        .map(|number| Entry {
            at: i64::from(number) * 1_000,
            kind: if number % 3 == 0 { "statement" } else { "news" }.into(),
            section: (number % 2 == 0).then(|| "port".into()),
            ..entry(&number.to_string(), "الميناء", "نص عن الميناء")
        })
        .collect();
    let index = made(folder.path(), &all);
    let query = Query::parse("الميناء");
    let find = |wanted: Wanted| index.find(&query, &Wanted { limit: 100, ..wanted }).unwrap();
    let all = find(Wanted::default());
    assert_eq!((all.total, all.hits.len()), (60, 60));
    assert_eq!((all.kinds["statement"], all.kinds["news"], all.sections["port"]), (20, 40, 30));
    assert_eq!(find(Wanted { kind: Some("statement".into()), ..Wanted::default() }).total, 20);
    assert_eq!(find(Wanted { section: Some("port".into()), ..Wanted::default() }).total, 30);
    assert_eq!(find(Wanted { from: Some(10_000), until: Some(20_000), ..Wanted::default() }).total, 10);
    let newest = find(Wanted { order: Order::Newest, ..Wanted::default() });
    assert_eq!((newest.hits[0].id.as_str(), newest.hits[59].id.as_str()), ("59", "0"));
    let mut seen = HashSet::new();
    for page in 0..6 {
        let part = index.find(&query, &Wanted { limit: 10, offset: page * 10, ..Wanted::default() }).unwrap();
        seen.extend(part.hits.into_iter().map(|hit| hit.id));
    }
    assert_eq!(seen.len(), 60, "every text stands on one page");
    let deep = index.find(&query, &Wanted { limit: 10, offset: 1_000_000, ..Wanted::default() }).unwrap();
    assert!(deep.hits.is_empty());
    let hidden = find(Wanted { hidden: vec!["3".into(), "6".into(), "nobody".into()], ..Wanted::default() });
    assert_eq!((hidden.total, hidden.kinds["statement"]), (58, 18), "not by a count either");
}

#[test]
fn what_changes_is_seen_at_once_and_a_broken_index_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ar");
    let index = EditionIndex::open(&path, &arabic()).unwrap();
    assert_eq!((index.position(), index.len()), (None, 0));
    index.change(&[], &[entry("a", "ميناء", "نص"), entry("b", "ميناء", "نص")], at(7)).unwrap();
    assert_eq!((index.position(), of(&index, "ميناء").len()), (Some(at(7)), 2));
    index.change(&["b".into()], &[entry("a", "مطار", "نص")], at(9)).unwrap();
    assert!(of(&index, "ميناء").is_empty() && of(&index, "مطار") == ["a"]);
    drop(index);
    // Nothing of what was taken out is left in a file.
    let word = "zqdestroyed";
    let index = EditionIndex::open(&path, &arabic()).unwrap();
    let dictionaries = || {
        let files = fs::read_dir(&path).unwrap().map(|file| file.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|kind| kind == "term")).count()
    };
    index.change(&[], &[entry("x", word, word), entry("y", "رصيف", "نص")], at(9)).unwrap();
    assert!(index.knows(word) == 1 && of(&index, word) == ["x"]);
    index.change(&["x".into()], &[], at(9)).unwrap();
    assert!(of(&index, word).is_empty() && index.is_dirty());
    let one_slip =
        index.find(&Query::parse("zqdestroyd"), &Wanted { limit: 5, ..Wanted::default() }).unwrap();
    assert_eq!(one_slip.meant, None, "what nobody finds is suggested to nobody");
    index.purge().unwrap();
    assert_eq!((index.knows(word), dictionaries(), index.is_dirty()), (0, 1, false));
    drop(index);
    // It goes on where it was.
    let index = EditionIndex::open(&path, &arabic()).unwrap();
    assert_eq!((index.position(), of(&index, "مطار")), (Some(at(9)), vec!["a".to_owned()]));
    // Two do not write it at once; the second asks all the same.
    index.change(&[], &[], at(10)).unwrap();
    let second = EditionIndex::open(&path, &arabic()).unwrap();
    assert!(second.change(&[], &[entry("c", "x", "y")], at(11)).is_err());
    assert_eq!((of(&second, "مطار").len(), second.position()), (1, Some(at(10))));
    drop((index, second));
    // Of another language, cut off, or no index at all.
    assert_eq!(EditionIndex::open(&path, &"en".parse().unwrap()).unwrap().position(), None);
    let index = EditionIndex::open(&path, &arabic()).unwrap();
    index.change(&[], &[entry("a", "مطار", "نص")], at(3)).unwrap();
    drop(index);
    for file in fs::read_dir(&path).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|kind| kind == "idx" || kind == "term" || kind == "store") {
            fs::write(&file, b"no index").unwrap();
        }
    }
    let index = EditionIndex::open(&path, &arabic()).unwrap();
    assert_eq!((index.position(), index.len()), (None, 0));
    drop(index);
    fs::write(path.join("meta.json"), b"{").unwrap();
    assert_eq!(EditionIndex::open(&path, &arabic()).unwrap().position(), None);
}

#[test]
fn whatever_is_asked_there_is_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let index = made(folder.path(), &[entry("a", "ميناء المدينة", "نص عن الميناء")]);
    let long = "ا".repeat(100_000);
    let words = "كلمة ".repeat(50_000);
    let stars = "*".repeat(10_000);
    let beginnings = "اب* ".repeat(10_000);
    let quotes = "«".repeat(10_000);
    let minuses = "-ا ".repeat(10_000);
    for typed in [
        "",
        " ",
        "\u{202e}",
        "«",
        "\"",
        "-",
        "*",
        "(a+)+$",
        "[[[",
        "AND OR NOT",
        "id:a",
        "\u{0}",
        "😀",
        "ﷺ",
        "a:b:c^2~3",
        &long,
        &words,
        &stars,
        &beginnings,
        &quotes,
        &minuses,
    ] {
        for order in [Order::Relevance, Order::Newest] {
            let wanted = Wanted {
                order,
                limit: 50,
                offset: 0,
                from: Some(i64::MIN),
                until: Some(i64::MAX),
                ..Wanted::default()
            };
            index.find(&Query::parse(typed), &wanted).unwrap();
        }
    }
}

#[test]
fn what_a_text_begins_with_says_what_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let rest = "حضر اللقاء كثيرون من أهل البلدة وتحدثوا طويلا عن شؤونهم كلها ".repeat(5);
    let first = entry("first", "خبر", &format!("ترميم الجسر القديم يبدأ غدا. {rest}"));
    // The shorter one, which would come first by its length.
    let shorter = "حضر اللقاء كثيرون من أهل البلدة وتحدثوا طويلا عن شؤونهم كلها ".repeat(4);
    let last = entry("last", "خبر", &format!("{shorter}. وذكروا ترميم الجسر القديم"));
    for entries in [[first.clone(), last.clone()], [last, first]] {
        let index = made(folder.path(), &entries);
        let found =
            index.find(&Query::parse("ترميم الجسر"), &Wanted { limit: 5, ..Wanted::default() }).unwrap();
        let ids: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str()).collect();
        assert_eq!(ids, ["first", "last"]);
    }
}

#[test]
fn whoever_goes_on_misses_nothing_and_sees_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let entries: Vec<Entry> = (0..40).map(|n| entry(&format!("n{n}"), "ميناء البلدة", "نص واحد")).collect();
    let index = made(folder.path(), &entries);
    let query = Query::parse("ميناء");
    for order in [Order::Relevance, Order::Newest] {
        let (mut seen, mut after) = (Vec::new(), None);
        for page in 0..20 {
            let wanted = Wanted { order, limit: 7, after, now: 5, ..Wanted::default() };
            let found = index.find(&query, &wanted).unwrap();
            seen.extend(found.hits.into_iter().map(|hit| hit.id));
            let Some(mark) = found.next else { break };
            assert_eq!(mark.to_string().parse(), Ok(mark));
            after = Some(mark);
            if order == Order::Newest {
                // What becomes public meanwhile moves nothing.
                let new =
                    Entry { at: 1_000_000 + page, ..entry(&format!("later{page}"), "ميناء", "نص") };
                index.change(&[], &[new], at(2)).unwrap();
            }
        }
        let ids: HashSet<&String> = seen.iter().filter(|id| id.starts_with('n')).collect();
        assert_eq!((seen.len(), ids.len()), (40, 40), "{order:?}");
    }
    for mark in [Mark::Rank(0), Mark::Moment { at: -5, tie: u64::MAX }] {
        assert_eq!(mark.to_string().parse(), Ok(mark));
    }
    for wrong in ["", "x", "r", "r-1", "r+1", "m", "m1", "m-1-1", "m1-1-1", "mfffffffffffffffff-0"] {
        assert!(wrong.parse::<Mark>().is_err(), "{wrong}");
    }
}
