//! The second factor: set up, asked for, replayed, lost.

use super::{Browser, PASSWORD, link, somebody};
use crate::house::{House, engines};
use totp_rs::{Builder, Secret};

const EMAIL: &str = "lina@press.example";

fn secret(page: &str) -> String {
    let (_, rest) = page.rsplit_once("<bdi class=\"code\" dir=\"ltr\">").unwrap_or_else(|| panic!("{page}"));
    rest[..rest.find('<').unwrap()].replace(' ', "")
}

/// The code of the telephone, `steps` steps of time from now.
#[expect(clippy::disallowed_methods, reason = "a telephone has a clock of its own")]
pub fn code(secret: &str, steps: i64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
    totp.generate(now.checked_add_signed(steps * 30).unwrap()).to_string()
}

fn half(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"half\" value=\"").unwrap_or_else(|| panic!("{page}"));
    rest[..rest.find('"').unwrap()].to_owned()
}

fn sign_in(browser: &mut Browser) -> crate::wire::Reply {
    browser.post("/desk/sign-in", &[("email", EMAIL), ("password", PASSWORD)])
}

#[test]
fn a_code_is_asked_for_beside_the_password_each_counts_once_and_a_lost_telephone_keeps_nobody_out() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", EMAIL, &["administrator"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["administrator"]);
        let page = lina.get("/desk/me/factor").body;
        assert!(page.contains("<svg"), "{page}");
        let secret = secret(&page);
        assert!(
            sign_in(&mut Browser::new(house.port)).status == 303,
            "nothing is asked for before it is confirmed"
        );
        let token = lina.token("/desk/me");
        for wrong in ["", "000000", "1", "abcdef"] {
            assert_eq!(
                lina.post("/desk/me/factor", &[("token", &token), ("code", wrong)]).status,
                422,
                "{wrong}"
            );
        }
        let first = code(&secret, 0);
        let shown = lina.post("/desk/me/factor", &[("token", &token), ("code", &first)]);
        assert_eq!(shown.status, 200, "{}", shown.body);
        let codes: Vec<String> =
            shown.body.split("<li class=\"code\">").skip(1).map(|rest| rest[..19].to_owned()).collect();
        assert_eq!(codes.len(), 10, "{}", shown.body);
        assert!(!lina.get("/desk/me").body.contains(&codes[0]), "shown once");
        assert_eq!(lina.get("/desk/me/factor").status, 303, "and set up once");

        // The password alone lets nobody in any more, and says nothing more than that a code is wanted.
        let mut other = Browser::new(house.port);
        let asked = sign_in(&mut other);
        assert!(asked.status == 200 && asked.header("set-cookie").is_none(), "{}", asked.head);
        assert_eq!(other.get("/desk").status, 303);
        let half_token = half(&asked.body);
        let give = |browser: &mut Browser, half: &str, code: &str| {
            browser.post("/desk/sign-in/code", &[("half", half), ("code", code)])
        };
        assert_eq!(give(&mut other, &half_token, &first).status, 422, "a code counts once");
        assert_eq!(give(&mut other, &"0".repeat(64), &code(&secret, 1)).status, 422);
        assert_eq!(give(&mut other, "", "").status, 422);
        // The next one, as a telephone whose clock is a little ahead shows it.
        assert_eq!(give(&mut other, &half_token, &code(&secret, 1)).status, 303);
        assert_eq!(other.get("/desk").status, 200);
        assert_eq!(give(&mut other, &half_token, &codes[0]).status, 422, "what lets in lets in once");

        // Without the telephone: a code on paper, in whatever spelling, once.
        let mut third = Browser::new(house.port);
        let spelled = codes[0].to_uppercase().replace('-', " ");
        let half_token = half(&sign_in(&mut third).body);
        assert_eq!(give(&mut third, &half_token, &spelled).status, 303);
        let half_token = half(&sign_in(&mut Browser::new(house.port)).body);
        assert_eq!(give(&mut third, &half_token, &codes[0]).status, 422);

        // A link for a new password stands for the password alone.
        let me = lina.get("/desk/me").body;
        assert!(me.contains('9'), "{me}");
        let people = omar.get("/desk/people").body;
        let at = people.find("<bdi>لينا</bdi></a>").unwrap();
        let from = people[..at].rfind("/desk/people/").unwrap();
        let person = people[from..].split('"').next().unwrap().to_owned();
        let token = omar.token("/desk/me");
        let again = omar.post(&format!("{person}/again"), &[("token", &token)]).body;
        let mut fresh = Browser::new(house.port);
        let renewed = fresh.post(&link(&again.replace('"', " ")), &[("password", "قطة أخرى على السطح")]);
        assert!(renewed.status == 200 && renewed.body.contains("name=\"half\""), "{}", renewed.body);
        assert_eq!(fresh.get("/desk").status, 303);

        // Whoever lost both is helped by somebody who looks after people.
        assert_eq!(omar.post(&format!("{person}/factor"), &[("token", &token)]).status, 303);
        let reply = fresh.post("/desk/sign-in", &[("email", EMAIL), ("password", "قطة أخرى على السطح")]);
        assert_eq!(reply.status, 303);
        assert!(omar.get("/desk/audit").body.contains("أوقف عاملًا ثانيًا"));
    }
}

#[test]
fn guessing_codes_is_slowed_down() {
    let house = House::new(crate::house::Engine::Sqlite);
    let _server = house.serve();
    let mut lina = somebody(&house, "لينا", EMAIL, &["administrator"]);
    let secret = secret(&lina.get("/desk/me/factor").body);
    let token = lina.token("/desk/me");
    assert_eq!(lina.post("/desk/me/factor", &[("token", &token), ("code", &code(&secret, 0))]).status, 200);
    let mut guesser = Browser::new(house.port);
    let half_token = half(&sign_in(&mut guesser).body);
    for _ in 0..8 {
        let reply = guesser.post("/desk/sign-in/code", &[("half", &half_token), ("code", "000001")]);
        assert_eq!(reply.status, 422);
    }
    // Now even the right one is not taken for a while.
    let reply = guesser.post("/desk/sign-in/code", &[("half", &half_token), ("code", &code(&secret, 1))]);
    assert_eq!(reply.status, 422);
    assert_eq!(lina.get("/desk").status, 200, "the owner's own session goes on");
}
