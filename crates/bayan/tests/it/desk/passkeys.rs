//! Passkeys: made, shown alone and beside the password, replayed, forged, lost.

use super::{Browser, PASSWORD, authenticator::Authenticator, somebody};
use crate::{
    house::{House, engines},
    wire::Reply,
};
use serde_json::Value;

const EMAIL: &str = "lina@press.example";

fn hidden(page: &str, name: &str) -> String {
    let (_, rest) =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name}: {page}"));
    rest[..rest.find('"').unwrap()].to_owned()
}

fn options(page: &str) -> Value {
    let (_, rest) = page.split_once("id=\"passkey-options\">").unwrap_or_else(|| panic!("{page}"));
    serde_json::from_str(&rest[..rest.find("</script>").unwrap()]).unwrap()
}

/// The page that asks a device for a new one.
fn asks(browser: &mut Browser, device: &str) -> Reply {
    let token = browser.token("/desk/me");
    browser.post("/desk/me/passkeys", &[("token", &token), ("device", device), ("password", PASSWORD)])
}

/// Makes one.
fn make(browser: &mut Browser, device: &mut Authenticator, label: &str) -> Reply {
    let page = asks(browser, label);
    assert_eq!(page.status, 200, "{}", page.body);
    let answer = device.create(&options(&page.body));
    add(browser, &hidden(&page.body, "asked"), &answer)
}

fn add(browser: &mut Browser, asked: &str, answer: &str) -> Reply {
    let token = browser.token("/desk/me");
    let fields = [("token", token.as_str()), ("asked", asked), ("answer", answer), ("device", "هاتف")];
    browser.post("/desk/me/passkeys/add", &fields)
}

/// The page that asks a device who it is.
fn asks_who(browser: &mut Browser) -> (String, Value) {
    let page = browser.post("/desk/sign-in/passkey", &[]);
    assert_eq!(page.status, 200, "{}", page.body);
    (hidden(&page.body, "asked"), options(&page.body))
}

fn show(browser: &mut Browser, asked: &str, answer: &str) -> Reply {
    browser.post("/desk/sign-in/passkey", &[("asked", asked), ("answer", answer)])
}

fn is_in(browser: &mut Browser) -> bool {
    browser.get("/desk").status == 200
}

#[test]
fn a_passkey_lets_in_alone_and_stands_beside_the_password() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", EMAIL, &["administrator"]);
        let mut phone = Authenticator::new(7, house.port);

        // It is asked for the password before, and what is asked for fits the device that makes it.
        let token = lina.token("/desk/me");
        let wrong = [("token", token.as_str()), ("device", "هاتف"), ("password", "no such password")];
        assert_eq!(lina.post("/desk/me/passkeys", &wrong).status, 422);
        let page = asks(&mut lina, "هاتف").body;
        let asked = options(&page);
        assert_eq!(asked["publicKey"]["rp"]["id"], "localhost");
        assert_eq!(asked["publicKey"]["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["publicKey"]["authenticatorSelection"]["residentKey"], "preferred");

        // Made: codes for the day without it are shown once, and the session goes on under another token.
        let before = lina.cookie("bayan").to_owned();
        let made = make(&mut lina, &mut phone, "هاتف");
        assert_eq!(made.status, 200, "{}", made.body);
        assert_eq!(made.body.matches("<li class=\"code\">").count(), 10, "{}", made.body);
        let paper = made.body.split("<li class=\"code\">").nth(1).unwrap()[..19].to_owned();
        assert!(before != lina.cookie("bayan") && is_in(&mut lina));
        assert!(lina.get("/desk/me/passkeys").body.contains("<bdi>هاتف</bdi>"));

        // Alone, without a name.
        let mut other = Browser::new(house.port);
        assert!(other.get("/desk/sign-in").body.contains("action=\"/desk/sign-in/passkey\""));
        let (asked, question) = asks_who(&mut other);
        let shown = phone.get(&question);
        assert_eq!(show(&mut other, &asked, &shown).status, 303);
        assert!(is_in(&mut other));

        // The password alone lets nobody in any more; with the passkey it does, or with a code on paper.
        let mut third = Browser::new(house.port);
        let half = third.post("/desk/sign-in", &[("email", EMAIL), ("password", PASSWORD)]);
        assert!(half.status == 200 && !is_in(&mut third), "{}", half.body);
        let answer = phone.get(&options(&half.body));
        assert_eq!(show(&mut third, &hidden(&half.body, "asked"), &answer).status, 303);
        assert!(is_in(&mut third));
        let mut fourth = Browser::new(house.port);
        let half = fourth.post("/desk/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).body;
        let fields = [("half", hidden(&half, "half")), ("code", paper)];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(fourth.post("/desk/sign-in/code", &fields).status, 303);

        // A telephone that was begun and never confirmed lets nobody in.
        let page = lina.get("/desk/me/factor").body;
        let secret = page.rsplit_once("<bdi class=\"code\" dir=\"ltr\">").unwrap().1;
        let secret = secret[..secret.find('<').unwrap()].replace(' ', "");
        let mut sixth = Browser::new(house.port);
        let half = sixth.post("/desk/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).body;
        let (half, code) = (hidden(&half, "half"), super::factor::code(&secret, 0));
        assert_eq!(sixth.post("/desk/sign-in/code", &[("half", &half), ("code", &code)]).status, 422);

        // A second device brings no second paper. Removing one asks for the password; the last takes the paper along.
        let mut tablet = Authenticator::new(8, house.port);
        assert_eq!(make(&mut lina, &mut tablet, "لوح").status, 303);
        let page = lina.get("/desk/me/passkeys").body;
        let drops: Vec<String> = page
            .split("action=\"/desk/me/passkeys/")
            .skip(1)
            .map(|rest| format!("/desk/me/passkeys/{}", &rest[..36]))
            .collect();
        assert_eq!(drops.len(), 2, "{page}");
        let token = lina.token("/desk/me");
        assert_eq!(lina.post(&drops[0], &[("token", &token), ("password", "no such password")]).status, 422);
        // Whoever has the device may be signed in elsewhere: that ends.
        let mut elsewhere = Browser::new(house.port);
        let (asked, question) = asks_who(&mut elsewhere);
        assert_eq!(show(&mut elsewhere, &asked, &tablet.get(&question)).status, 303);
        assert!(is_in(&mut elsewhere));
        for drop in &drops {
            assert_eq!(lina.post(drop, &[("token", &token), ("password", PASSWORD)]).status, 303);
        }
        assert!(is_in(&mut lina) && !is_in(&mut elsewhere));
        assert_eq!(lina.post(&drops[0], &[("token", &token), ("password", PASSWORD)]).status, 404);
        let (asked, question) = asks_who(&mut Browser::new(house.port));
        assert_eq!(show(&mut Browser::new(house.port), &asked, &phone.get(&question)).status, 422);
        let mut fifth = Browser::new(house.port);
        assert_eq!(fifth.post("/desk/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).status, 303);
        let log = lina.get("/desk/audit").body;
        assert!(log.contains("أنشأ مفتاح مرور") && log.contains("أزال مفتاح مرور"), "{log}");
    }
}

#[test]
fn what_a_device_says_counts_once_for_what_it_was_asked_and_for_nobody_else() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", EMAIL, &["administrator"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let (mut hers, mut his) = (Authenticator::new(7, house.port), Authenticator::new(9, house.port));
        assert_eq!(make(&mut lina, &mut hers, "هاتف").status, 200);

        // What was asked of one is not answered by another, an answer is taken once, a device is kept once.
        let page = asks(&mut lina, "هاتف").body;
        let (asked, made) = (hidden(&page, "asked"), his.create(&options(&page)));
        assert_eq!(add(&mut omar, &asked, &made).status, 422);
        assert_eq!(add(&mut lina, &asked, &made).status, 422, "asked once");
        assert_eq!(make(&mut lina, &mut hers.clone(), "هاتف").status, 422, "kept once");
        assert_eq!(make(&mut omar, &mut hers.clone(), "هاتف").status, 422, "of whomever");
        for (name, mut liar) in [
            ("another site", Authenticator { origin: "https://evil.example".into(), ..his.clone() }),
            ("another host", Authenticator { host: "evil.example".into(), ..his.clone() }),
            ("nobody there", Authenticator { flags: 0b100, ..his.clone() }),
            ("not unlocked", Authenticator { flags: 0b001, ..his.clone() }),
        ] {
            assert_eq!(make(&mut omar, &mut liar, "هاتف").status, 422, "{name}");
        }
        let page = asks(&mut omar, "هاتف").body;
        let asked = hidden(&page, "asked");
        for hostile in ["", "{}", "null", "[", &"[".repeat(20_000), "\"x\"", "{\"id\":1}"] {
            assert_eq!(add(&mut omar, &asked, hostile).status, 422, "{hostile:.40}");
        }
        assert_eq!(make(&mut omar, &mut his, "هاتف").status, 200);

        // Coming in: replayed, late, for another question, by another key, in another's name, by a copy.
        let mut thief = Browser::new(house.port);
        let (asked, question) = asks_who(&mut thief);
        let shown = hers.get(&question);
        assert_eq!(show(&mut thief, &asked, &shown).status, 303);
        let mut thief = Browser::new(house.port);
        assert_eq!(show(&mut thief, &asked, &shown).status, 422, "replayed");
        let (other, _) = asks_who(&mut thief);
        assert_eq!(show(&mut thief, &other, &shown).status, 422, "an answer to another question");
        let (asked, question) = asks_who(&mut thief);
        let copy = hers.get_again(&question);
        assert_eq!(
            show(&mut thief, &asked, &copy).status,
            422,
            "a copy of the device that counts no further"
        );
        let (asked, question) = asks_who(&mut thief);
        let forged =
            Authenticator { credential: hers.credential.clone(), ..his.clone() }.of(&hers).get(&question);
        assert_eq!(show(&mut thief, &asked, &forged).status, 422, "signed by another key");
        let (asked, question) = asks_who(&mut thief);
        assert_eq!(
            show(&mut thief, &asked, &his.clone().of(&hers).get(&question)).status,
            422,
            "in her name"
        );
        let (asked, question) = asks_who(&mut thief);
        let unlocked = Authenticator { flags: 0b001, ..hers.clone() }.get(&question);
        assert_eq!(show(&mut thief, &asked, &unlocked).status, 422, "nobody unlocked the device");
        let (asked, _) = asks_who(&mut thief);
        for hostile in ["{}", "null", &"[".repeat(20_000), "{\"id\":1}"] {
            assert_eq!(show(&mut thief, &asked, hostile).status, 422, "{hostile:.40}");
        }
        // Her password is known to him: his passkey does not stand beside it.
        let half = thief.post("/desk/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).body;
        let answer = his.get(&options(&half));
        assert_eq!(show(&mut thief, &hidden(&half, "asked"), &answer).status, 422);
        assert!(!is_in(&mut thief));

        // Whoever lost it is helped; whose account is closed is let in by nothing.
        let people = lina.get("/desk/people").body;
        let at = people.find("<bdi>عمر</bdi></a>").unwrap();
        let from = people[..at].rfind("/desk/people/").unwrap();
        let person = people[from..].split('"').next().unwrap().to_owned();
        let token = lina.token("/desk/me");
        assert_eq!(lina.post(&format!("{person}/close"), &[("token", &token)]).status, 303);
        let (asked, question) = asks_who(&mut thief);
        assert_eq!(show(&mut thief, &asked, &his.get(&question)).status, 422, "closed");
        assert_eq!(lina.post(&format!("{person}/open"), &[("token", &token)]).status, 303);
        assert_eq!(lina.post(&format!("{person}/factor"), &[("token", &token)]).status, 303);
        let mut omar = Browser::new(house.port);
        let fields = [("email", "omar@press.example"), ("password", PASSWORD)];
        assert_eq!(omar.post("/desk/sign-in", &fields).status, 303);
    }
}
