//! Who may do what, and that it counts at once.

use super::{Browser, PASSWORD, link, somebody};
use crate::house::{Engine, House, engines};

/// The page of somebody, as the list of people has it.
fn page_of(browser: &mut Browser, name: &str) -> String {
    let list = browser.get("/desk/people").body;
    // The first one may stand in the frame, as whoever looks.
    let at = list.rfind(&format!("<bdi>{name}</bdi></a>")).unwrap_or_else(|| panic!("{name}: {list}"));
    let from = list[..at].rfind("/desk/people/").unwrap();
    list[from..].split('"').next().unwrap().to_owned()
}

#[test]
fn roles_decide_and_a_change_of_them_counts_at_once() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let mut hala = somebody(&house, "هالة", "hala@press.example", &["auditor"]);
        for path in ["/desk/people", "/desk/audit", "/desk/audit.csv"] {
            assert_eq!(omar.get(path).status, 403, "{path}");
        }
        assert_eq!((hala.get("/desk/people").status, hala.get("/desk/audit").status), (403, 200));
        let (person, token) = (page_of(&mut lina, "عمر"), omar.token("/desk/me"));
        for (path, fields) in [
            (format!("{person}/roles"), vec![("token", token.as_str()), ("role", "administrator")]),
            (format!("{person}/close"), vec![("token", &token)]),
            ("/desk/people".into(), vec![("token", &token), ("label", "x"), ("role", "administrator")]),
        ] {
            assert_eq!(omar.post(&path, &fields).status, 403, "{path}");
        }
        // Nobody takes the last one away, not from themselves either.
        let own = page_of(&mut lina, "لينا");
        let token = lina.token("/desk/me");
        let refused = lina.post(&format!("{own}/roles"), &[("token", &token), ("role", "writer")]);
        assert!(refused.status == 422 && refused.body.contains("role=\"alert\""), "{}", refused.body);
        assert_eq!(lina.post(&format!("{own}/close"), &[("token", &token)]).status, 422);
        assert_eq!(lina.post(&format!("{person}/roles"), &[("token", &token)]).status, 422, "at least one");
        let made =
            [("token", token.as_str()), ("role", "writer"), ("role", "administrator"), ("role", "owner")];
        assert_eq!(lina.post(&format!("{person}/roles"), &made).status, 303);
        // Sessions that began with less end, and the next has more.
        assert_eq!(omar.get("/desk").status, 303);
        let signed = [("email", "omar@press.example"), ("password", PASSWORD)];
        assert_eq!(omar.post("/desk/sign-in", &signed).status, 303);
        assert_eq!(omar.get("/desk/people").status, 200);
        // Now she may go, at once and everywhere.
        let token = omar.token("/desk/me");
        assert_eq!(omar.post(&format!("{own}/close"), &[("token", &token)]).status, 303);
        assert_eq!(lina.get("/desk").status, 303);
        let signed = [("email", "lina@press.example"), ("password", PASSWORD)];
        assert_eq!(lina.post("/desk/sign-in", &signed).status, 422);
        assert_eq!(omar.post(&format!("{own}/open"), &[("token", &token)]).status, 303);
        assert_eq!(lina.post("/desk/sign-in", &signed).status, 303);
        assert_eq!(omar.get("/desk/people/018bcfe5-687b-7fff-bfff-ffffffffffff").status, 404);
    }
}

#[test]
fn an_invitation_lets_one_person_in_once_and_everything_is_noted() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator"]);
        let token = lina.token("/desk/people");
        let invite = |browser: &mut Browser, label: &str| {
            let fields = [("token", token.as_str()), ("label", label), ("role", "translator")];
            browser.post("/desk/people", &fields)
        };
        let wrong = lina.post("/desk/people", &[("token", &token), ("label", "=cmd|' /C calc'!A0")]);
        assert!(
            wrong.status == 422 && wrong.body.contains("=cmd|"),
            "what was typed is kept: {}",
            wrong.body
        );
        let made = invite(&mut lina, "=cmd|' /C calc'!A0");
        assert_eq!(made.status, 200);
        let path = link(&made.body.replace('"', " "));
        assert!(!lina.get("/desk/people").body.contains(&path), "it is shown once");
        let fields = [("name", "هالة"), ("email", "LINA@press.example"), ("password", PASSWORD)];
        let taken = Browser::new(house.port).post(&path, &fields);
        assert!(taken.status == 422 && taken.body.contains("id=\"e-email\""), "{}", taken.body);
        let fields = [("name", "هالة"), ("email", "hala@press.example"), ("password", PASSWORD)];
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let join = || Browser::new(house.port).post(&path, &fields).status;
            let running: Vec<_> = (0..4).map(|_| scope.spawn(join)).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let count = |wanted: u16| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!(count(303), 1, "{engine:?}: {statuses:?}");
        let second = link(&invite(&mut lina, "عمر").body.replace('"', " "));
        let list = lina.get("/desk/people").body;
        let at = list.find("/desk/people/invitations/").unwrap();
        let revoke = list[at..].split('"').next().unwrap().to_owned();
        assert_eq!(lina.post(&revoke, &[("token", &token)]).status, 303);
        assert_eq!(lina.post(&revoke, &[("token", &token)]).status, 404);
        assert_eq!(Browser::new(house.port).get(&second).status, 410);
        let audit = lina.get("/desk/audit").body;
        for said in ["دعا", "سحب دعوة", "أنشأ حسابًا", "127.0.0.1"] {
            assert!(audit.contains(said), "{said}: {audit}");
        }
        let only = lina.get("/desk/audit?what=join").body;
        assert!(only.contains("هالة") && !only.contains("<td>سحب دعوة"), "{only}");
        for query in ["?who=x&what=%00&behind=y", "?behind=%FF", "?what=%27--"] {
            assert_eq!(lina.get(&format!("/desk/audit{query}")).status, 200, "{query}");
        }
        let file = lina.get("/desk/audit.csv");
        assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
        assert!(file.body.contains("\"'=cmd|"), "{}", file.body);
        assert!(file.body.contains("\"lina@press.example\""), "names are no one's alone");
    }
}

#[test]
fn whoever_reads_no_drafts_sees_none() {
    let house = House::new(Engine::Sqlite);
    house.articles("a.jsonl", 1);
    assert!(house.run(&["import", "jsonl", "a.jsonl"]).status.success());
    let _server = house.serve();
    let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator"]);
    let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
    assert!(!lina.get("/desk").body.contains("بيان رقم 0"));
    assert!(omar.get("/desk").body.contains("بيان رقم 0"));
    let mut salma = somebody(&house, "سلمى", "salma@press.example", &["auditor"]);
    for path in ["/desk/audit", "/desk/audit.csv"] {
        let (unread, read) = (lina.get(path).body, salma.get(path).body);
        assert!(unread.contains("import") && !unread.contains("بيان رقم 0"), "{path}: {unread}");
        assert!(read.contains("بيان رقم 0"), "{path}: {read}");
        assert_eq!(read.contains("position "), path.ends_with("csv"), "{path}: {read}");
    }
}
