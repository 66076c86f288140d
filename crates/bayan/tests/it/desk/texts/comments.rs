//! What people of the newsroom say to each other about a text.

use super::{Newsroom, begin, done, revision, save};
use crate::{
    house::{House, engines, text},
    wire,
};

#[test]
fn what_is_said_about_a_text_is_answered_settled_and_read_by_nobody_else() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let mut auditor = super::somebody(&house, "سمير", "samir@press.example", &["auditor"]);
        let id = begin(&mut omar, "بيان");
        save(&mut omar, &id, "بيان", "الفقرة الأولى من النص.");
        let page = format!("/desk/texts/{id}");
        let block = {
            let look = lina.get(&page).body;
            let at = look.find("<select id=\"f-about\"").unwrap();
            let rest = look[at..].split("<option value=\"").nth(2).unwrap();
            rest[..rest.find('"').unwrap()].to_owned()
        };
        let token = lina.token("/desk/me");
        let say = |fields: &[(&str, &str)]| {
            let mut all = vec![("token", token.as_str())];
            all.extend(fields);
            all.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
        };
        let send = |browser: &mut super::Browser, fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            browser.post(&format!("{page}/comments"), &fields)
        };
        let said = send(&mut lina, say(&[("about", &block), ("comment", "zqcomment من أين <b>هذا</b>؟")]));
        assert_eq!(said.status, 303, "{}", said.body);
        let thread = said.header("location").unwrap().split("#c-").nth(1).unwrap().to_owned();
        // Whoever wrote it is told on the overview, beside the text, and reads it escaped.
        assert!(omar.get("/desk").body.contains("عليها تعليقات"));
        assert!(!lina.get("/desk").body.contains("عليها تعليقات"), "one's own says nothing new");
        let look = omar.get(&page).body;
        assert!(look.contains("zqcomment من أين &lt;b&gt;هذا") && look.contains("الفقرة الأولى"), "{look}");
        assert!(omar.get(&format!("{page}/edit")).body.contains("zqcomment"));
        let token_of_omar = omar.token("/desk/me");
        let answer = vec![
            ("token".to_owned(), token_of_omar.clone()),
            ("answers".to_owned(), thread.clone()),
            ("comment".to_owned(), "من المحضر.".to_owned()),
        ];
        assert_eq!(send(&mut omar, answer.clone()).status, 303);
        // It goes with its block, however the text is written on, and says when that is gone.
        let token_of_omar = omar.token("/desk/me");
        let seen = revision(&mut omar, &id);
        let other = super::edited(&token_of_omar, &seen, "بيان", "شيء آخر تماما لا كلمة منه كانت هنا.");
        assert_eq!(omar.json(&format!("{page}/autosave"), &other.to_string()).status, 200);
        assert!(lina.get(&page).body.contains("لم تعد موجودة"));
        // Settled, it waits for nobody; an answer opens it again.
        let settle = lina.post(&format!("{page}/comments/{thread}"), &[("token", &token), ("to", "settled")]);
        assert_eq!(settle.status, 303);
        assert!(!omar.get("/desk").body.contains("عليها تعليقات"));
        assert!(lina.get(&page).body.contains("سوّاه"));
        assert_eq!(send(&mut omar, answer).status, 303);
        assert!(lina.get("/desk").body.contains("عليها تعليقات"));
        // What is empty, too long, or answers nothing is refused and not lost.
        for (fields, status) in [
            (say(&[("comment", " ")]), 422),
            (say(&[("comment", &"x".repeat(2001))]), 422),
            (say(&[("comment", "باق"), ("about", "b999")]), 409),
            (say(&[("comment", "باق"), ("answers", "018bcfe5-687b-7fff-bfff-ffffffffffff")]), 409),
        ] {
            let typed = fields[1].1.clone();
            let reply = send(&mut lina, fields);
            assert_eq!(reply.status, status);
            assert!(typed.trim().is_empty() || reply.body.contains(&typed), "what was typed stays");
        }
        // An auditor reads and says nothing.
        assert!(auditor.get(&page).body.contains("zqcomment"));
        let of_auditor = auditor.token("/desk/me");
        let refused = auditor.post(&format!("{page}/comments"), &[("token", &of_auditor), ("comment", "x")]);
        assert_eq!(refused.status, 403);
        assert!(!auditor.get(&page).body.contains("id=\"f-comment\""));
        // The log says that something was said, not what.
        let log = auditor.get("/desk/audit").body;
        assert!(log.contains("علّق") && !log.contains("zqcomment"));
        // Readers, guests and programs of readers see nothing of it, and a removal destroys it.
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "publish", &[]);
        for path in [format!("/ar/a/{id}"), format!("/ar/a/{id}/history"), format!("/api/v1/articles/{id}")] {
            assert!(!wire::get(house.port, &path).body.contains("zqcomment"), "{path}");
        }
        assert!(lina.get(&page).body.contains("zqcomment"), "it stays where it was said");
        let removed = house.run(&["remove", &id, "--destroy", "--ground", "court", "--reason", "قرار"]);
        assert!(removed.status.success(), "{}", text(&removed));
        assert!(!lina.get(&page).body.contains("zqcomment"));
    }
}
