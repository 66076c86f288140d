//! Texts on their way through the newsroom, over the wire: who may do what with them, and what nobody sees.

mod addresses;
mod banner;
mod chronology;
mod comments;
mod cut;
mod doubts;
mod guests;
mod hostile;
mod leaks;
mod moments;
mod plan;
mod remits;
mod replaced;
mod several;
mod sought;
mod topics;

use super::{Browser, somebody};
use crate::{
    house::{Engine, House, engines},
    wire,
};
use serde_json::{Value, json};

/// A newsroom of three: the rule of two persons is on.
struct Newsroom {
    omar: Browser,
    lina: Browser,
    hala: Browser,
}

impl Newsroom {
    fn open(house: &House) -> Newsroom {
        let mut lina = somebody(house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let token = lina.token("/desk/settings");
        assert_eq!(lina.post("/desk/settings/rule", &[("token", &token), ("rule", "two")]).status, 303);
        Newsroom {
            omar: somebody(house, "عمر", "omar@press.example", &["writer"]),
            hala: somebody(house, "هالة", "hala@press.example", &["translator"]),
            lina,
        }
    }
}

/// A text that somebody begins; answers its id.
pub fn begin(browser: &mut Browser, headline: &str) -> String {
    begin_in(browser, ("ar", "news"), headline)
}

/// The same in another edition, in a section of it or none.
pub fn begin_in(browser: &mut Browser, (edition, section): (&str, &str), headline: &str) -> String {
    let token = browser.token("/desk/texts/new");
    let fields = [
        ("token", token.as_str()),
        ("edition", edition),
        ("kind", "statement"),
        ("section", section),
        ("headline", headline),
    ];
    let reply = browser.post("/desk/texts/new", &fields);
    assert_eq!(reply.status, 303, "{}", reply.body);
    let to = reply.header("location").unwrap();
    to.strip_prefix("/desk/texts/").unwrap().split('/').next().unwrap().to_owned()
}

/// The value of a hidden field in the page of a text.
pub fn revision(browser: &mut Browser, id: &str) -> String {
    let mut page = browser.get(&format!("/desk/texts/{id}/edit"));
    if page.status != 200 {
        page = browser.get(&format!("/desk/texts/{id}"));
    }
    let (_, rest) = page
        .body
        .split_once("name=\"revision\" value=\"")
        .unwrap_or_else(|| panic!("{}: {}", page.status, page.body));
    rest[..rest.find('"').unwrap()].to_owned()
}

/// What the editor sends.
pub fn edited(token: &str, revision: &str, headline: &str, text: &str) -> Value {
    json!({
        "token": token,
        "revision": revision,
        "fields": { "headline": headline },
        "lead": null,
        "doc": { "type": "doc", "content": [
            { "type": "paragraph", "attrs": { "id": null, "lang": null, "dir": null },
              "content": [{ "type": "text", "text": text }] },
        ] },
    })
}

/// Saves a text as the editor does; answers the new revision.
pub fn save(browser: &mut Browser, id: &str, headline: &str, text: &str) -> String {
    let (token, seen) = (browser.token("/desk/me"), revision(browser, id));
    let body = edited(&token, &seen, headline, text).to_string();
    let reply = browser.json(&format!("/desk/texts/{id}/autosave"), &body);
    assert_eq!(reply.status, 200, "{}", reply.body);
    let said: Value = serde_json::from_str(&reply.body).unwrap();
    said["revision"].as_str().unwrap().to_owned()
}

/// A deed on the newest text; answers the status, and the page where it is refused.
fn deed(browser: &mut Browser, id: &str, name: &str, more: &[(&str, &str)]) -> wire::Reply {
    let (token, seen) = (browser.token("/desk/me"), revision(browser, id));
    let mut fields = vec![("token", token.as_str()), ("revision", seen.as_str())];
    fields.extend_from_slice(more);
    browser.post(&format!("/desk/texts/{id}/do/{name}"), &fields)
}

pub fn done(browser: &mut Browser, id: &str, name: &str, more: &[(&str, &str)]) {
    let reply = deed(browser, id, name, more);
    assert_eq!(reply.status, 303, "{name}: {}", reply.body);
}

#[test]
fn nobody_publishes_alone_what_they_wrote_and_an_edit_voids_an_approval() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut lina, "بيان");
        save(&mut lina, &id, "بيان", "نص كتبته لينا.");
        let public = format!("/ar/a/{id}");
        // She may publish what others wrote, not this; and no field of a form says otherwise.
        for name in ["approve", "publish", "schedule", "restore", "settle"] {
            let more = [("approved_by", "x"), ("role", "editor"), ("day", "2099-01-01"), ("time", "10:00")];
            let reply = deed(&mut lina, &id, name, &more);
            assert_eq!(reply.status, 409, "{name}: {}", reply.body);
            assert!(reply.body.contains("role=\"alert\""), "{name}");
        }
        done(&mut lina, &id, "submit", &[]);
        assert_eq!(deed(&mut lina, &id, "approve", &[]).status, 409);
        assert_eq!(deed(&mut omar, &id, "approve", &[]).status, 403, "a writer approves nothing");
        // Somebody else writes a word: now both are authors.
        done(&mut omar, &id, "edit", &[]);
        save(&mut omar, &id, "بيان", "نص كتبته لينا، وأضاف عمر.");
        done(&mut omar, &id, "submit", &[]);
        assert_eq!(deed(&mut lina, &id, "approve", &[]).status, 409);
        assert_eq!(wire::get(house.port, &public).status, 404);

        let id = begin(&mut omar, "بيان عمر");
        let public = format!("/ar/a/{id}");
        let first = save(&mut omar, &id, "بيان عمر", "نص عمر.");
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        // What was seen before the approval acts on nothing.
        let token = omar.token("/desk/me");
        let late = edited(&token, &first, "بيان عمر", "نص غيّره بعد الموافقة.").to_string();
        assert_eq!(omar.json(&format!("/desk/texts/{id}/autosave"), &late).status, 409);
        done(&mut omar, &id, "edit", &[]);
        save(&mut omar, &id, "بيان عمر", "نص غيّره بعد الموافقة.");
        assert_eq!(deed(&mut lina, &id, "publish", &[]).status, 409, "the approval is void");
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        assert_eq!(wire::get(house.port, &public).status, 404, "approved is not published");
        done(&mut lina, &id, "publish", &[]);
        let page = wire::get(house.port, &public);
        let page = match page.header("location") {
            Some(to) => wire::get(house.port, to),
            None => page,
        };
        assert!(page.status == 200 && page.body.contains("غيّره بعد الموافقة"), "{}", page.body);
        let audit = lina.get("/desk/audit");
        assert!(audit.status == 200 && audit.body.contains("127.0.0.1"), "{}", audit.body);
    }
}

#[test]
fn an_emergency_is_not_made_good_by_whoever_published_it() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut lina, "سيول");
        save(&mut lina, &id, "سيول", "ابتعدوا عن الوادي.");
        done(&mut lina, &id, "emergency", &[("reason", "سيول")]);
        // Unchanged, or changed by somebody else: she owes the review, and approves nothing of it.
        for text in ["", "ابتعدوا عن الوادي والجسر."] {
            done(&mut lina, &id, "edit", &[]);
            if !text.is_empty() {
                save(&mut omar, &id, "سيول", text);
            }
            done(&mut omar, &id, "submit", &[("category", "minor")]);
            assert_eq!(deed(&mut lina, &id, "approve", &[]).status, 409, "{text}");
            assert_eq!(deed(&mut lina, &id, "publish", &[]).status, 409, "{text}");
        }
        let page = lina.get(&format!("/desk/texts/{id}")).body;
        assert!(page.contains("الاستعجال"), "the review is still owed: {page}");
        let mut sami = somebody(&house, "سامي", "sami@press.example", &["editor"]);
        done(&mut sami, &id, "approve", &[]);
        done(&mut sami, &id, "publish", &[]);
        let page = lina.get(&format!("/desk/texts/{id}")).body;
        assert!(!page.contains("الاستعجال"), "somebody else has looked at it: {page}");
    }
}

#[test]
fn what_is_scheduled_is_published_once_when_its_moment_has_come_also_after_a_restart() {
    for engine in engines() {
        let house = House::new(engine);
        let server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let ids: Vec<String> =
            ["أول", "ثان", "ثالث"].iter().map(|headline| begin(&mut omar, headline)).collect();
        for id in &ids {
            save(&mut omar, id, "نص مجدول", "نص ينتظر موعده.");
            done(&mut omar, id, "submit", &[]);
            done(&mut lina, id, "approve", &[]);
            for (day, time) in
                [("2019-01-01", "10:00"), ("", ""), ("2099-13-01", "10:00"), ("2099-01-01", "25:00")]
            {
                let reply = deed(&mut lina, id, "schedule", &[("day", day), ("time", time)]);
                assert!(matches!(reply.status, 409 | 422), "{day} {time}: {}", reply.status);
            }
            done(&mut lina, id, "schedule", &[("day", "2099-01-02"), ("time", "٠٣:٠٤")]);
        }
        let page = lina.get(&format!("/desk/texts/{}", ids[0])).body;
        assert!(page.contains("2099") && page.contains("03:04"), "{page}");
        done(&mut lina, &ids[1], "unschedule", &[]);
        assert_eq!(wire::get(house.port, &format!("/ar/a/{}", ids[0])).status, 404);
        assert!(server.end());
        // The moment comes while nobody is there.
        house.alter("UPDATE documents SET work_at = 1000 WHERE work = 'scheduled'");
        // One of them is not what was approved any more: that is shown, and nothing is published.
        house.alter(&format!(
            "UPDATE documents SET approved_hash = '{}' WHERE short_id = '{}'",
            "0".repeat(64),
            ids[2]
        ));
        let _server = house.serve();
        let mut status = 404;
        for _ in 0..100 {
            status = wire::get(house.port, &format!("/ar/a/{}", ids[0])).status;
            if status != 404 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        assert_eq!(status, 301);
        for id in &ids[1..] {
            assert_eq!(wire::get(house.port, &format!("/ar/a/{id}")).status, 404);
        }
        let home = lina.get("/desk").body;
        assert!(home.contains("h-home-failed"), "{home}");
        let failed = lina.get(&format!("/desk/texts/{}", ids[2])).body;
        assert!(failed.contains("role=\"alert\""), "{failed}");
        let history = lina.get(&format!("/desk/texts/{}/history", ids[0])).body;
        assert_eq!(history.matches("نُشرت برقم").count(), 1, "{history}");
    }
}

#[test]
fn whoever_wrote_reads_why_it_came_back_until_it_is_sent_again() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
    let id = begin(&mut omar, "بيان");
    save(&mut omar, &id, "بيان", "نص.");
    done(&mut omar, &id, "submit", &[]);
    let page = format!("/desk/texts/{id}");
    assert_eq!(deed(&mut lina, &id, "send-back", &[("reason", " ")]).status, 422);
    done(&mut lina, &id, "send-back", &[("reason", "ينقصه التاريخ")]);
    save(&mut omar, &id, "بيان", "نص ثان.");
    for path in [page.clone(), format!("{page}/edit")] {
        let body = omar.get(&path).body;
        assert!(body.contains("ينقصه التاريخ") && body.contains("لينا"), "{path}: {body}");
    }
    done(&mut omar, &id, "submit", &[]);
    assert!(!omar.get(&page).body.contains("ينقصه التاريخ"));
}

#[test]
fn two_who_write_at_once_lose_nothing_and_are_told_of_each_other() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
    let id = begin(&mut omar, "بيان");
    let seen = revision(&mut lina, &id);
    let hers = lina.token("/desk/me");
    let here = json!({ "token": hers }).to_string();
    lina.json(&format!("/desk/texts/{id}/here"), &here);
    let his = omar.token("/desk/me");
    let others = omar.json(&format!("/desk/texts/{id}/here"), &json!({ "token": his }).to_string());
    assert!(others.status == 200 && others.body.contains("لينا"), "{}", others.body);
    save(&mut omar, &id, "بيان", "كتب عمر هذا.");
    let autosave = format!("/desk/texts/{id}/autosave");
    let late = edited(&hers, &seen, "بيان", "كتبت لينا هذا.");
    let refused = lina.json(&autosave, &late.to_string());
    assert!(refused.status == 409 && refused.body.contains("عمر"), "{}", refused.body);
    let doc = late["doc"].to_string();
    let form = [
        ("token", hers.as_str()),
        ("revision", &seen),
        ("headline", "بيان"),
        ("doc", &doc),
        ("lead", "null"),
    ];
    for path in ["conflict", "edit"] {
        let both = lina.post(&format!("/desk/texts/{id}/{path}"), &form);
        assert_eq!(both.status, 409, "{path}");
        for text in ["كتب عمر هذا.", "كتبت لينا هذا."] {
            let words = text.split(' ').next().unwrap();
            assert!(both.body.contains(words), "{path}: {text}: {}", both.body);
        }
    }
    // Hers goes on, over what she saw; his stays in the history.
    let now = revision(&mut lina, &id);
    let mine =
        [("token", hers.as_str()), ("revision", &now), ("headline", "بيان"), ("doc", &doc), ("lead", "null")];
    assert_eq!(lina.post(&format!("/desk/texts/{id}/edit"), &mine).status, 303);
    let history = lina.get(&format!("/desk/texts/{id}/history")).body;
    assert!(history.matches("/history/").count() >= 2, "{history}");
    let kept = lina.get(&format!("/desk/texts/{id}/history/{now}")).body;
    assert!(kept.contains("عمر هذا"), "{kept}");
}

#[test]
fn a_translation_is_its_translators_and_an_original_is_not() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, mut hala, .. } = Newsroom::open(&house);
    let id = begin(&mut omar, "بيان");
    save(&mut omar, &id, "بيان", "نص.");
    let (token, seen) = (hala.token("/desk/me"), revision(&mut omar, &id));
    let body = edited(&token, &seen, "بيان", "تغيير.").to_string();
    assert_eq!(hala.json(&format!("/desk/texts/{id}/autosave"), &body).status, 422);
    assert_eq!(hala.get("/desk/texts/new").status, 403);
    let fields = [("token", token.as_str()), ("section", "news"), ("headline", "A statement")];
    assert_eq!(omar.get(&format!("/desk/texts/{id}/translate/en")).status, 403, "he is no translator");
    assert_eq!(
        hala.post(&format!("/desk/texts/{id}/translate/ar"), &fields).status,
        404,
        "into its own language"
    );
    let begun = hala.post(&format!("/desk/texts/{id}/translate/en"), &fields);
    assert_eq!(begun.status, 303, "{}", begun.body);
    let english = begun.header("location").unwrap().split('/').nth(3).unwrap().to_owned();
    let again = hala.post(&format!("/desk/texts/{id}/translate/en"), &fields);
    assert!(again.status == 422 && again.body.contains("A statement"), "{}", again.body);
    save(&mut hala, &english, "A statement", "Text.");
    let page = hala.get(&format!("/desk/texts/{english}")).body;
    assert!(page.contains("لم تُؤكَّد"), "{page}");
    // She confirms what stood beside what she wrote.
    let edit = hala.get(&format!("/desk/texts/{english}/edit")).body;
    let (_, rest) = edit.split_once("name=\"source\" value=\"").unwrap();
    let source = rest[..rest.find('"').unwrap()].to_owned();
    let seen = revision(&mut hala, &english);
    let confirm = |then: &'static str, source: &str| {
        [("then", then), ("source", source)].map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    for (then, source, status, fresh) in [
        ("", source.as_str(), 303, false),
        ("renders", seen.as_str(), 422, false),
        ("renders", "", 422, false),
        ("renders", &source, 303, true),
    ] {
        let seen = revision(&mut hala, &english);
        let mut fields = vec![
            ("token".to_owned(), token.clone()),
            ("revision".into(), seen),
            ("headline".into(), "A statement".into()),
        ];
        fields.extend(confirm(then, source));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(hala.post(&format!("/desk/texts/{english}/edit"), &fields).status, status, "{then}");
        let page = hala.get(&format!("/desk/texts/{english}")).body;
        assert_eq!(page.contains("مطابقة للأصل") && !page.contains("لم تُؤكَّد"), fresh, "{then} {page}");
    }
}

#[test]
fn a_table_without_a_caption_is_named_for_those_who_hear_it() {
    let house = House::new(engines()[0]);
    let _server = house.serve();
    let Newsroom { mut omar, .. } = Newsroom::open(&house);
    let id = begin(&mut omar, "بيان");
    let (token, seen) = (omar.token("/desk/me"), revision(&mut omar, &id));
    let mut sent = edited(&token, &seen, "بيان", "نص.");
    let cell = json!({ "type": "table_cell", "content": [{ "type": "text", "text": "خلية" }] });
    let table = json!({ "type": "table", "attrs": { "id": null, "lang": null, "dir": null, "caption": null },
        "content": [{ "type": "table_row", "content": [cell] }] });
    sent["doc"]["content"].as_array_mut().unwrap().push(table);
    let reply = omar.json(&format!("/desk/texts/{id}/autosave"), &sent.to_string());
    assert_eq!(reply.status, 200, "{}", reply.body);
    let page = omar.get(&format!("/desk/texts/{id}"));
    let named = "role=\"region\" aria-label=\"جدول\"";
    assert!(page.body.contains(named), "{}", page.body);
}
