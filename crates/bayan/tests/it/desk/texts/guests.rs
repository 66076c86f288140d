//! Links for people outside the newsroom: what they show, to whom, how often.

use super::{Newsroom, begin, deed, done, revision, save};
use crate::{
    desk::Browser,
    house::{Engine, House, engines},
};

/// Makes a link; answers its path.
fn link(browser: &mut Browser, id: &str, what: &str) -> Result<String, u16> {
    let (token, seen) = (browser.token("/desk/me"), revision(browser, id));
    let fields = [("token", token.as_str()), ("revision", &seen), ("guest", "الوزارة"), ("for", what)];
    let reply = browser.post(&format!("/desk/texts/{id}/guests"), &fields);
    let Some((_, rest)) = reply.body.split_once("/desk/guest/") else { return Err(reply.status) };
    Ok(format!("/desk/guest/{}", &rest[..rest.find('"').unwrap()]))
}

#[test]
fn somebody_outside_approves_exactly_one_text_once_and_no_author_makes_such_a_link() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut omar, "بيان");
        save(&mut omar, &id, "بيان", "نص ينتظر الوزارة.");
        assert_eq!(link(&mut lina, &id, "approving"), Err(409), "it does not wait for approval");
        done(&mut omar, &id, "submit", &[]);
        assert_eq!(link(&mut omar, &id, "approving"), Err(403), "whoever wrote it gives no approval away");
        let path = link(&mut lina, &id, "approving").unwrap();
        let mut minister = Browser::new(house.port);
        let page = minister.get(&path);
        assert!(page.status == 200 && page.body.contains("نص ينتظر الوزارة"), "{}", page.body);
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert!(page.body.contains("noindex") && !page.body.contains("/desk/sign-out"));
        // Sent from elsewhere it does nothing.
        assert_eq!(minister.send("POST", &path, &[], &["Origin: https://evil.example"]).status, 403);
        // Changed in the meantime: nothing is approved, and nothing of the new text is shown.
        done(&mut omar, &id, "edit", &[]);
        save(&mut omar, &id, "بيان", "نص آخر.");
        done(&mut omar, &id, "submit", &[]);
        let late = minister.get(&path);
        assert!(late.status == 409 && !late.body.contains("نص آخر"), "{}", late.body);
        assert_eq!(minister.post(&path, &[]).status, 409);
        assert_eq!(deed(&mut lina, &id, "publish", &[]).status, 409, "it is not approved");

        let path = link(&mut lina, &id, "approving").unwrap();
        assert_eq!(minister.post(&path, &[]).status, 200);
        for _ in 0..2 {
            assert_eq!(minister.post(&path, &[]).status, 410, "once");
        }
        let page = lina.get(&format!("/desk/texts/{id}")).body;
        assert!(page.contains("اعتُمد من الخارج") && page.contains("الوزارة"), "{page}");
        done(&mut lina, &id, "publish", &[]);
        let audit = lina.get("/desk/audit").body;
        assert!(audit.contains("أعدّ رابطًا لاعتماد من الخارج"), "{audit}");
        for path in ["/desk/guest/x", &format!("/desk/guest/{}", "0".repeat(64))] {
            assert_eq!(minister.get(path).status, 410, "{path}");
        }
    }
}

#[test]
fn somebody_outside_reads_until_the_link_is_revoked_or_the_text_is_gone() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
    let id = begin(&mut omar, "بيان");
    save(&mut omar, &id, "بيان", "مسودة أولى.");
    let path = link(&mut omar, &id, "reading").unwrap();
    let mut reader = Browser::new(house.port);
    let page = reader.get(&path);
    assert!(page.status == 200 && page.body.contains("مسودة أولى"), "{}", page.body);
    assert!(page.header("x-robots-tag").is_some_and(|said| said.contains("noindex")));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    save(&mut omar, &id, "بيان", "مسودة ثانية.");
    assert!(reader.get(&path).body.contains("مسودة ثانية"), "the newest");
    // It approves nothing, shows no other picture, and leads to no other place.
    assert_eq!(reader.post(&path, &[]).status, 200, "a link for reading takes nothing");
    assert_eq!(reader.get(&format!("{path}/{}", "ab".repeat(32))).status, 410);
    assert_eq!(reader.get(&format!("/desk/texts/{id}")).status, 303);
    let other = link(&mut lina, &id, "reading").unwrap();
    let page = lina.get(&format!("/desk/texts/{id}")).body;
    let at = page.find(&format!("/desk/texts/{id}/guests/")).unwrap();
    let revoke = page[at..].split('"').next().unwrap().to_owned();
    let token = lina.token("/desk/me");
    assert_eq!(lina.post(&revoke, &[("token", &token)]).status, 303);
    assert_eq!(lina.post(&revoke, &[("token", &token)]).status, 404);
    assert_eq!(reader.get(&path).status, 410, "revoked");
    assert_eq!(reader.get(&other).status, 200);
    done(&mut omar, &id, "discard", &[]);
    assert_eq!(reader.get(&other).status, 410, "thrown away");
}
