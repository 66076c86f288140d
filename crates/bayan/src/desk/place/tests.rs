//! Every place is found where it says that it is, and the document says who may go there.

use super::*;
use bayan_core::role::{Role, Roles};

const ID: &str = "018bcfe5-687b-7fff-bfff-ffffffffffff";
const SHORT: &str = "aaaaaaaa";
const HASH: &str = "abababababababababababababababababababababababababababababababab";

fn all() -> Vec<Place> {
    let person = || ID.parse().unwrap();
    let mut all = vec![
        Place::Home,
        Place::FirstSteps,
        Place::SignIn,
        Place::Code,
        Place::ByPasskey,
        Place::SignOut,
        Place::Welcome("0a".into()),
        Place::File("editor.js".into()),
        Place::Guest("0a".into()),
        Place::GuestPicture("0a".into(), HASH.parse().unwrap()),
        Place::Texts,
        Place::FindTexts,
        Place::SeveralTexts,
        Place::NewText,
        Place::Calendar,
        Place::Languages,
        Place::Topics,
        Place::NewTopic,
        Place::Topic(ID.parse().unwrap()),
        Place::MergeTopic(ID.parse().unwrap()),
        Place::DropTopic(ID.parse().unwrap()),
        Place::Media,
        Place::FindMedia,
        Place::Upload,
        Place::Picture(HASH.parse().unwrap()),
        Place::PictureWords(HASH.parse().unwrap()),
        Place::PictureFocus(HASH.parse().unwrap()),
        Place::PictureCut(HASH.parse().unwrap()),
        Place::PictureReplacement(HASH.parse().unwrap()),
        Place::People,
        Place::Revoke(ID.parse().unwrap()),
        Place::Person(person()),
        Place::Roles(person()),
        Place::SignOutPerson(person()),
        Place::Again(person()),
        Place::TakeFactor(person()),
        Place::Close(person()),
        Place::Open(person()),
        Place::Me,
        Place::Password,
        Place::Factor,
        Place::DropFactor,
        Place::Passkeys,
        Place::AddPasskey,
        Place::DropPasskey(ID.parse().unwrap()),
        Place::EndSession(ID.parse().unwrap()),
        Place::Programs,
        Place::RevokeProgram(ID.parse().unwrap()),
        Place::Redirects,
        Place::DropRedirect,
        Place::Settings,
        Place::Rule,
        Place::Seal,
        Place::Hosts,
        Place::NewEdition,
        Place::Edition("en".into()),
        Place::DropEdition("en".into()),
        Place::Sections("en".into()),
        Place::Links("en".into()),
        Place::Boilerplate("en".into()),
        Place::Hooks,
        Place::EndHook(ID.parse().unwrap()),
        Place::TryHook(ID.parse().unwrap()),
        Place::Audit,
        Place::AuditFile,
    ];
    all.extend(InText::all(ID).into_iter().map(|within| Place::Text(SHORT.parse().unwrap(), within)));
    all
}

#[test]
fn every_place_is_read_as_it_is_written_and_can_be_seen_or_done() {
    for place in all() {
        assert_eq!(Place::parse(&place.to_string()), Some(place.clone()), "{place}");
        assert!(place.shows() || place.takes(), "{place}");
    }
    for path in [
        "/desk/",
        "/desk//",
        "/desk/x",
        "/desk/people/x",
        "/desk/people/x/roles",
        "/desk/texts/x",
        "/desk/texts/aaaaaaaa/do/remove",
        "/desk/texts/aaaaaaaa/x",
        "/desk/media/../x",
        "/deskx",
        "/desk/me/",
        "",
    ] {
        assert_eq!(Place::parse(path), None, "{path}");
    }
}

/// The table of `docs/permissions.md`: it is made of [`Place::needs`], so it cannot say something else.
fn table() -> String {
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
    let mut table =
        format!("| place | stranger | {} |\n|---|---|{}\n", roles.join(" | "), "---|".repeat(roles.len()));
    for place in all() {
        let methods = match (place.shows(), place.takes()) {
            (true, true) => "GET, POST",
            (true, false) => "GET",
            _ => "POST",
        };
        let may_come = |role: Option<Role>| match (place.needs(), role) {
            (Needs::Nothing, _) | (Needs::SignedIn, Some(_)) => "yes",
            (Needs::May(capability), Some(role)) if Roles::from([role]).may(capability) => "yes",
            (Needs::MayOneOf(some), Some(role))
                if some.iter().any(|capability| Roles::from([role]).may(*capability)) =>
            {
                "yes"
            }
            _ => "-",
        };
        let roles: Vec<&str> = Role::ALL.into_iter().map(|role| may_come(Some(role))).collect();
        let path = place.to_string().replace(ID, "ID").replace("/0a", "/TOKEN");
        let path = path.replace(SHORT, "TEXT").replace(HASH, "HASH");
        table.push_str(&format!("| `{path}` {methods} | {} | {} |\n", may_come(None), roles.join(" | ")));
    }
    table
}

#[test]
fn the_document_says_who_may_go_where() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/permissions.md");
    let document = std::fs::read_to_string(path).unwrap();
    let (begin, end) = ("<!-- begin: places -->\n", "<!-- end: places -->");
    let at = document.find(begin).unwrap() + begin.len();
    let to = document.find(end).unwrap();
    if std::env::var_os("PERMISSIONS_WRITE").is_some() {
        let written = format!("{}{}{}", &document[..at], table(), &document[to..]);
        std::fs::write(path, written).unwrap();
    }
    assert_eq!(&document[at..to], table(), "once with PERMISSIONS_WRITE=1 writes it");
}
