//! The newsroom over the wire: who gets in, who may do what, and what nobody gets done from outside.

mod authenticator;
pub mod browser;
mod factor;
mod passkeys;
mod redirects;
mod roles;
mod settings;
mod signing;
mod steps;
mod texts;

use crate::house::{Engine, House, engines, text};
use browser::Browser;

pub const PASSWORD: &str = "قطة على سطح القطار";

/// The path of the first link that leads to an account.
fn link(said: &str) -> String {
    let at = said.find("/desk/welcome/").unwrap_or_else(|| panic!("no link: {said}"));
    said[at..].split_whitespace().next().unwrap().to_owned()
}

/// Somebody with these roles, signed in.
pub fn somebody(house: &House, name: &str, email: &str, roles: &[&str]) -> Browser {
    let mut arguments = vec!["invite", name];
    arguments.extend(roles.iter().flat_map(|role| ["--role", role]));
    let output = house.run(&arguments);
    assert!(output.status.success(), "{}", text(&output));
    let mut browser = Browser::new(house.port);
    let path = link(&text(&output));
    let reply = browser.post(&path, &[("name", name), ("email", email), ("password", PASSWORD)]);
    assert_eq!((reply.status, reply.header("location")), (303, Some("/desk?said=joined")), "{}", reply.body);
    browser
}

#[test]
fn the_first_start_lets_the_first_administrator_in_and_nobody_else() {
    for engine in engines() {
        let house = House::new(engine);
        let server = house.serve();
        let path = link(&house.server_said());
        let mut lina = Browser::new(house.port);
        let page = lina.get(&path);
        assert!(page.status == 200 && page.body.contains("dir=\"rtl\""), "{}", page.body);
        // What is wrong is said beside the field, and nothing that was typed is lost but the password.
        let wrong = lina.post(&path, &[("name", ""), ("email", "lina"), ("password", "short")]);
        assert_eq!(wrong.status, 422);
        for id in ["e-name", "e-email", "e-password"] {
            assert!(wrong.body.contains(&format!("id=\"{id}\"")), "{id}: {}", wrong.body);
        }
        assert!(wrong.body.contains("value=\"lina\"") && !wrong.body.contains("short"));
        let joined = lina.post(
            &path,
            // What the form does not have is not looked at.
            &[
                ("name", "لينا حداد"),
                ("email", "lina@press.example"),
                ("password", PASSWORD),
                ("role", "auditor"),
            ],
        );
        assert_eq!((joined.status, joined.header("location")), (303, Some("/desk?said=joined")));
        let home = lina.get("/desk?said=joined");
        assert!(home.status == 200 && home.body.contains("لينا حداد"), "{}", home.body);
        assert_eq!(home.header("cache-control"), Some("no-store"));
        let me = lina.get("/desk/me").body;
        assert!(me.contains("مدير") && !me.contains("مراجع"), "{me}");
        // The link is used up, and the next start makes none.
        assert_eq!(Browser::new(house.port).get(&path).status, 410);
        assert!(server.end());
        let server = house.serve();
        assert!(!house.server_said().contains("/desk/welcome/"), "{}", house.server_said());
        assert_eq!(lina.get("/desk").status, 200, "a restart signs nobody out");
        // Nothing that lets somebody in is in the log or in the database.
        let secrets = [path.rsplit('/').next().unwrap(), PASSWORD, lina.cookie("bayan")];
        for secret in secrets {
            assert!(!house.server_log().contains(secret));
            if engine == Engine::Sqlite {
                for file in ["bayan-data/bayan.db", "bayan-data/bayan.db-wal"] {
                    let bytes = std::fs::read(house.path(file)).unwrap_or_default();
                    assert!(!bytes.windows(secret.len()).any(|piece| piece == secret.as_bytes()), "{file}");
                }
            }
        }
        assert!(server.end());
    }
}

#[test]
fn what_another_site_or_an_old_page_sends_does_nothing() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator"]);
    let token = lina.token("/desk/me");
    let name = [("token", token.as_str()), ("name", "غيرها"), ("language", "")];
    for origin in [
        &["Origin: https://evil.example"][..],
        &["Sec-Fetch-Site: cross-site"],
        &["Sec-Fetch-Site: same-site", "Origin: http://localhost"],
        &["Origin: null"],
        &[],
    ] {
        let reply = lina.send("POST", "/desk/me", &name, origin);
        assert_eq!(reply.status, 403, "{origin:?}");
    }
    for token in ["", "x", &token[1..]] {
        let reply = lina.post("/desk/me", &[("token", token), ("name", "غيرها")]);
        assert_eq!(reply.status, 403, "{token:?}");
    }
    assert!(!lina.get("/desk/me").body.contains("غيرها"));
    // What changes something is not there to be looked at.
    for path in ["/desk/sign-out", "/desk/me/password"] {
        assert_eq!(lina.get(path).status, 303, "{path}");
    }
    assert_eq!(lina.get("/desk").status, 200, "nobody was signed out");
    assert_eq!(lina.post("/desk/me", &name).status, 303);
    assert!(lina.get("/desk/me").body.contains("غيرها"));
}

#[test]
fn strangers_are_led_to_the_sign_in_and_see_nothing() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator"]);
    let mut stranger = Browser::new(house.port);
    for path in ["/desk", "/desk/people", "/desk/audit", "/desk/audit.csv", "/desk/me", "/desk/nothing"] {
        let reply = stranger.get(path);
        assert_eq!(reply.status, 303, "{path}");
        assert!(reply.header("location").unwrap().starts_with("/desk/sign-in"), "{path}");
        assert!(reply.header("set-cookie").is_none() && reply.body.is_empty());
    }
    for path in ["/desk/people", "/desk/me", "/desk/sign-out"] {
        assert_eq!(stranger.post(path, &[("name", "x")]).status, 303, "{path}");
    }
    assert_eq!(stranger.get("/desk/").header("location"), Some("/desk"), "as people type it");
    let refused = stranger.send("DELETE", "/desk", &[], &[]);
    assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD, POST")));
    let elsewhere = crate::wire::send(
        house.port,
        b"GET /desk HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(elsewhere.unwrap().status, 421);
    for token in ["x", &"0".repeat(64), "%2e%2e"] {
        assert_eq!(stranger.get(&format!("/desk/welcome/{token}")).status, 410, "{token}");
    }
    // A made-up session is none.
    stranger.keep("bayan", &"0".repeat(64));
    assert_eq!(stranger.get("/desk/people").status, 303);
    // What comes in great amounts, or is no form, harms nobody.
    let large = "x".repeat(300_000);
    assert_eq!(lina.post("/desk/me", &[("name", &large)]).status, 413);
    let token = lina.token("/desk/me");
    for name in ["", " ", "\u{202e}x", &"x".repeat(301)] {
        let reply = lina.post("/desk/me", &[("token", &token), ("name", name)]);
        assert_eq!(reply.status, 422, "{name:.20?}");
        assert!(reply.body.contains("id=\"e-name\""));
    }
    let hostile = "<script>alert(1)</script>\" onload=\"x";
    assert_eq!(lina.post("/desk/me", &[("token", &token), ("name", hostile)]).status, 303);
    for path in ["/desk", "/desk/me", "/desk/people", "/desk/audit"] {
        let body = lina.get(path).body;
        assert!(!body.contains("<script") && !body.contains("\" onload"), "{path}: {body}");
    }
}
