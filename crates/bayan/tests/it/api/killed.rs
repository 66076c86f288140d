//! kill -9 while texts are published, revised and withdrawn at once: nothing acknowledged is lost or half shown.

use super::{Program, read, written};
use crate::{
    desk::somebody,
    house::{House, engines, text},
    wire,
};
use serde_json::{Value, json};
use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// How often it is killed on each database: `BAYAN_KILL_ROUNDS`, else ten times.
fn rounds() -> u64 {
    std::env::var("BAYAN_KILL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10)
}

/// How often it is looked, a millisecond apart, whether something goes on.
const MOST_LOOKS: u32 = 60_000;

/// A call whose answer may never come: what was answered, where it was and it worked.
fn asked(program: &Program, method: &str, path: &str, body: &Value) -> Option<Value> {
    let sent = body.to_string();
    let reply = program.attempt(method, path, Some(sent.as_bytes()), "application/json", &[])?;
    if !(200..300).contains(&reply.status) {
        return None;
    }
    serde_json::from_str(&reply.body).ok()
}

/// What was acknowledged.
#[derive(Default)]
struct Acknowledged {
    /// Which text, in which version.
    published: Mutex<Vec<(String, String)>>,
    withdrawn: Mutex<Vec<String>>,
    revised: Mutex<u64>,
}

fn publish(program: &Program, done: &Acknowledged, over: &AtomicBool) {
    let begin = json!({ "edition": "ar", "kind": "news", "section": "news", "headline": "بيان يُنشر" });
    while !over.load(Ordering::SeqCst) {
        let Some(text) = asked(program, "POST", "/texts", &begin) else { continue };
        let id = text["id"].as_str().unwrap().to_owned();
        let body = json!({ "revision": text["revision"], "headline": "بيان يُنشر", "body": { "text": "نص كامل لا ينقص منه شيء." } });
        let Some(text) = asked(program, "PUT", &format!("/texts/{id}/content"), &body) else { continue };
        let seen = json!({ "revision": text["revision"] });
        if asked(program, "POST", &format!("/texts/{id}/publish"), &seen).is_some() {
            done.published.lock().unwrap().push((id, text["revision"].as_str().unwrap().to_owned()));
        }
    }
}

fn withdraw(program: &Program, done: &Acknowledged, over: &AtomicBool) {
    let mut next = 0;
    while !over.load(Ordering::SeqCst) {
        let Some((id, revision)) = done.published.lock().unwrap().get(next).cloned() else {
            std::thread::sleep(Duration::from_millis(2));
            continue;
        };
        next += 2;
        let Some(text) = asked(
            program,
            "POST",
            &format!("/texts/{id}/withdraw"),
            &json!({ "revision": revision, "reason": "سُحب في وقته" }),
        ) else {
            continue;
        };
        assert_eq!(text["public"]["state"], json!("withdrawn"));
        done.withdrawn.lock().unwrap().push(id);
    }
}

fn revise(program: &Program, id: &str, done: &Acknowledged, over: &AtomicBool) {
    let mut seen = None;
    let mut number = *done.revised.lock().unwrap();
    while !over.load(Ordering::SeqCst) {
        let revision = match seen.take() {
            Some(revision) => revision,
            None => match program.attempt("GET", &format!("/texts/{id}"), None, "", &[]) {
                Some(reply) if reply.status == 200 => read(&reply)["revision"].clone(),
                _ => continue,
            },
        };
        number += 1;
        let body = json!({ "revision": revision, "headline": "نص يُكتب", "body": { "text": format!("الصيغة {number} كاملة.") } });
        if let Some(text) = asked(program, "PUT", &format!("/texts/{id}/content"), &body) {
            *done.revised.lock().unwrap() = number;
            seen = Some(text["revision"].clone());
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_or_half_shown_when_the_server_is_killed() {
    for engine in engines() {
        let house = House::new(engine);
        let mut server = house.serve();
        drop(somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]));
        let lina = Program::of(&house, "lina@press.example", &["read", "write", "publish"]);
        let (id, _) = written(&lina, "نص يُكتب", "<p>الصيغة 0 كاملة.</p>");
        let done = Acknowledged::default();
        for round in 0..rounds() {
            let over = AtomicBool::new(false);
            std::thread::scope(|scope| {
                scope.spawn(|| publish(&lina, &done, &over));
                scope.spawn(|| withdraw(&lina, &done, &over));
                scope.spawn(|| revise(&lina, &id, &done, &over));
                // In the middle of everything, on a slow machine too; each round somewhere else.
                let counts = || (done.published.lock().unwrap().len(), done.withdrawn.lock().unwrap().len());
                let before = counts();
                let goes_on = || counts().0 >= before.0 + 2 && counts().1 > before.1;
                let mut looks = (0..MOST_LOOKS).map(|_| std::thread::sleep(Duration::from_millis(1)));
                let was_in_the_middle = looks.any(|()| goes_on());
                std::thread::sleep(Duration::from_millis(37 * (round % 10)));
                server.kill();
                over.store(true, Ordering::SeqCst);
                assert!(was_in_the_middle, "{engine:?}, round {round}: nothing is published and withdrawn");
            });
            server = house.serve();
            let (published, withdrawn) =
                (done.published.lock().unwrap().clone(), done.withdrawn.lock().unwrap().clone());
            for (public, _) in &published {
                let told = wire::get(house.port, &format!("/api/v1/articles/{public}"));
                assert_eq!(told.status, 200, "{engine:?}, round {round}: {public} was acknowledged");
                let told = read(&told);
                assert!(told["content"]["html"].as_str().unwrap().contains("لا ينقص منه شيء"), "{told}");
                if withdrawn.contains(public) {
                    assert_eq!(told["state"], json!("withdrawn"), "{engine:?}, round {round}: {public}");
                }
            }
            // What is there is a version that was sent, whole, and none older than what was acknowledged.
            let text = lina.get(&format!("/texts/{id}"));
            let html = text["content"]["html"].as_str().unwrap();
            let number = html.split("الصيغة ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
            let acknowledged = *done.revised.lock().unwrap();
            assert!(
                number.parse::<u64>().unwrap() >= acknowledged && html.contains("كاملة"),
                "{html}: {acknowledged}"
            );
            *done.revised.lock().unwrap() = number.parse().unwrap();
            // Everything that is listed is whole.
            let mut page = Some(1);
            while let Some(number) = page {
                let listed =
                    read(&wire::get(house.port, &format!("/api/v1/articles?limit=50&page={number}")));
                for item in listed["items"].as_array().unwrap() {
                    let url = item["url"].as_str().unwrap();
                    let path = url.split_once(&house.port.to_string()).unwrap().1;
                    let reader = wire::get(house.port, path);
                    assert!(
                        reader.status == 200 && reader.body.contains("لا ينقص منه شيء"),
                        "{path}: {}",
                        reader.status
                    );
                }
                page = listed["next"].as_u64();
            }
        }
        assert!(server.end());
        let audit = house.run(&["record", "audit"]);
        assert!(audit.status.success(), "{}", text(&audit));
    }
}
