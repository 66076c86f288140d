//! The table itself: what every operation does, asks and answers.

use super::{
    About, MEDIA, Needs, Operation, PUBLISH, READ, SETTINGS, Sends, WORKS, WRITE, deeds::about_deed, shape,
    takes,
};
use crate::api::{parameter::Parameter, shapes};
use bayan_core::{
    role::Capability::{Publish, ReadAudit, Remove, Translate},
    scope::Scope,
};
use hyper::{Method, StatusCode};

impl Operation {
    /// Everything about it. The one place where that is said.
    pub(super) fn said(self) -> About {
        let (get, post, put, delete) = (Method::GET, Method::POST, Method::PUT, Method::DELETE);
        let one = About::of;
        match self {
            Operation::Document => one(
                "document",
                "This interface, described (OpenAPI 3.1).",
                get,
                "/openapi.json",
                Needs::Nothing,
            ),
            Operation::Problems => {
                one("problems", "What can go wrong, by its type.", get, "/problems", Needs::Nothing)
            }
            Operation::Site => About {
                answers: Some(shape::<shapes::Site>()),
                ..one("site", "The site with its editions and their sections.", get, "/site", Needs::Nothing)
            },
            Operation::Articles => About {
                query: Parameter::ARTICLES,
                answers: Some(shape::<shapes::Articles>()),
                ..one(
                    "articles",
                    "What is published in an edition, the newest first.",
                    get,
                    "/articles",
                    Needs::Nothing,
                )
            },
            Operation::Article => About {
                answers: Some(shape::<shapes::Article>()),
                ..one("article", "A published text.", get, "/articles/{id}", Needs::Nothing)
            },
            Operation::Search => About {
                query: Parameter::SEARCH,
                answers: Some(shape::<shapes::SearchResults>()),
                ..one(
                    "search",
                    "What is published in an edition and says what somebody types, however they spell it.",
                    get,
                    "/search",
                    Needs::Nothing,
                )
            },
            Operation::Subjects => About {
                query: Parameter::SUBJECTS,
                answers: Some(shape::<shapes::PublicTopics>()),
                ..one(
                    "subjects",
                    "What an edition speaks about: the topics that texts which stand are filed under.",
                    get,
                    "/subjects",
                    Needs::Nothing,
                )
            },
            Operation::Me => About {
                answers: Some(shape::<shapes::Me>()),
                ..one("me", "In whose name the token is, and what it hands on.", get, "/me", Needs::Token)
            },
            Operation::Texts => About {
                query: Parameter::TEXTS,
                answers: Some(shape::<shapes::Texts>()),
                ..one("texts", "The texts of the newsroom, the last touched first.", get, "/texts", READ)
            },
            Operation::Begin => About {
                sends: takes::<shapes::Begin>(),
                status: StatusCode::CREATED,
                answers: Some(shape::<shapes::Text>()),
                ..one("begin", "Begins a text, which is a draft then.", post, "/texts", WRITE)
            },
            Operation::Text => About {
                answers: Some(shape::<shapes::Text>()),
                ..one(
                    "text",
                    "A text: where it stands, what it says, what can be done with it.",
                    get,
                    "/texts/{id}",
                    READ,
                )
            },
            Operation::Write => About {
                sends: takes::<shapes::Write>(),
                answers: Some(shape::<shapes::Text>()),
                ..one(
                    "write",
                    "Keeps what somebody wrote as the newest version. What is left out is empty from then on.",
                    put,
                    "/texts/{id}/content",
                    WRITE,
                )
            },
            Operation::Translate => About {
                sends: takes::<shapes::Translate>(),
                status: StatusCode::CREATED,
                answers: Some(shape::<shapes::Text>()),
                ..one(
                    "translate",
                    "Begins the text in another edition, with the pictures of this one.",
                    post,
                    "/texts/{id}/translations",
                    Needs::Scope(Scope::Write, &[Translate]),
                )
            },
            Operation::Revisions => About {
                query: Parameter::REVISIONS,
                answers: Some(shape::<shapes::Revisions>()),
                ..one(
                    "revisions",
                    "What a text said before, the newest first.",
                    get,
                    "/texts/{id}/revisions",
                    READ,
                )
            },
            Operation::Revision => About {
                answers: Some(shape::<shapes::Revision>()),
                ..one("revision", "One version of a text.", get, "/texts/{id}/revisions/{revision}", READ)
            },
            Operation::TakeBack => About {
                sends: takes::<shapes::Seen>(),
                answers: Some(shape::<shapes::Text>()),
                ..one(
                    "take-back",
                    "Makes an earlier version the newest again.",
                    post,
                    "/texts/{id}/revisions/{revision}/take-back",
                    WRITE,
                )
            },
            Operation::Do(deed) => {
                let (word, summary, needs, sends) = about_deed(deed);
                About {
                    sends,
                    answers: Some(shape::<shapes::Text>()),
                    ..one(word, summary, post, &format!("/texts/{{id}}/{word}"), needs)
                }
            }
            Operation::Remove => About {
                sends: takes::<shapes::Remove>(),
                answers: Some(shape::<shapes::Removed>()),
                ..one(
                    "remove",
                    "Removes a text or parts of it because somebody ordered it. What is removed is destroyed and stays removed; without `confirm` it is only told what would go. It takes an administrator who may publish.",
                    post,
                    "/texts/{id}/remove",
                    Needs::Scope(Scope::Remove, &[Remove]),
                )
            },
            Operation::Comments => About {
                answers: Some(shape::<shapes::Threads>()),
                ..one("comments", "What is said about a text.", get, "/texts/{id}/comments", READ)
            },
            Operation::Comment => About {
                sends: takes::<shapes::Say>(),
                status: StatusCode::CREATED,
                answers: Some(shape::<shapes::Thread>()),
                ..one(
                    "comment",
                    "Says something about a text or a block of it, or answers.",
                    post,
                    "/texts/{id}/comments",
                    WORKS,
                )
            },
            Operation::Settle => About {
                sends: takes::<shapes::Settle>(),
                answers: Some(shape::<shapes::Thread>()),
                ..one(
                    "settle-comment",
                    "Says that what was said is settled, or that it is not.",
                    put,
                    "/texts/{id}/comments/{comment}",
                    WORKS,
                )
            },
            Operation::Guests => About {
                answers: Some(shape::<shapes::Guests>()),
                ..one(
                    "guests",
                    "The links by which people outside the newsroom read a text.",
                    get,
                    "/texts/{id}/guests",
                    READ,
                )
            },
            Operation::AddGuest => About {
                sends: takes::<shapes::AddGuest>(),
                status: StatusCode::CREATED,
                answers: Some(shape::<shapes::NewGuest>()),
                ..one(
                    "add-guest",
                    "Makes a link for somebody outside: to read a text, to read it under its embargo, or to approve it once. The last two take the scopes `publish` and `approve` too. The link is answered this once.",
                    post,
                    "/texts/{id}/guests",
                    WORKS,
                )
            },
            Operation::EndGuest => About {
                status: StatusCode::NO_CONTENT,
                ..one("end-guest", "Takes a link back.", delete, "/texts/{id}/guests/{guest}", WORKS)
            },
            Operation::SetBanner => About {
                sends: takes::<shapes::SetBanner>(),
                status: StatusCode::NO_CONTENT,
                ..one(
                    "set-banner",
                    "Puts a public text at the head of every page, for something urgent.",
                    put,
                    "/texts/{id}/banner",
                    PUBLISH,
                )
            },
            Operation::EndBanner => About {
                status: StatusCode::NO_CONTENT,
                ..one("end-banner", "Takes it away.", delete, "/texts/{id}/banner", PUBLISH)
            },
            Operation::Pictures => About {
                query: Parameter::PICTURES,
                answers: Some(shape::<shapes::Pictures>()),
                ..one("pictures", "The pictures of the house, the newest first.", get, "/media", READ)
            },
            Operation::Bring => About {
                query: Parameter::BRING,
                sends: Sends::File,
                answers: Some(shape::<shapes::Picture>()),
                ..one(
                    "bring",
                    "Brings a picture. It is made anew from its pixels, without anything else that its file held; one that is here already is answered as it is.",
                    post,
                    "/media",
                    MEDIA,
                )
            },
            Operation::Picture => About {
                query: Parameter::PICTURE,
                answers: Some(shape::<shapes::Picture>()),
                ..one("picture", "A picture.", get, "/media/{hash}", READ)
            },
            Operation::Describe => About {
                sends: takes::<shapes::Describe>(),
                answers: Some(shape::<shapes::Picture>()),
                ..one(
                    "describe",
                    "Says what a picture shows, as a proposal for texts that take it from now on.",
                    put,
                    "/media/{hash}/words",
                    MEDIA,
                )
            },
            Operation::SetFocus => About {
                sends: takes::<shapes::Focus>(),
                answers: Some(shape::<shapes::Picture>()),
                ..one(
                    "set-focus",
                    "Says which point of a picture stays in sight when pages cut it to another shape.",
                    put,
                    "/media/{hash}/focus",
                    MEDIA,
                )
            },
            Operation::CutPicture => About {
                sends: takes::<shapes::CutPicture>(),
                answers: Some(shape::<shapes::Picture>()),
                ..one(
                    "cut-picture",
                    "Makes a part of a picture a picture of its own, with what is said of the whole. The part is answered.",
                    post,
                    "/media/{hash}/cut",
                    MEDIA,
                )
            },
            Operation::ReplacePicture => About {
                sends: takes::<shapes::ReplacePicture>(),
                answers: Some(shape::<shapes::Picture>()),
                ..one(
                    "replace-picture",
                    "Puts another picture in the place of one. No text changes by this; once none that is public shows the older, its addresses lead to the newer. The newer is answered.",
                    post,
                    "/media/{hash}/replace",
                    MEDIA,
                )
            },
            Operation::Settings => About {
                answers: Some(shape::<shapes::Settings>()),
                ..one("settings", "What the site has decided.", get, "/settings", SETTINGS)
            },
            Operation::Decide => About {
                sends: takes::<shapes::Settings>(),
                answers: Some(shape::<shapes::Settings>()),
                ..one("decide", "Decides otherwise.", put, "/settings", SETTINGS)
            },
            Operation::ChangeSite => About {
                sends: takes::<shapes::ChangeSite>(),
                answers: Some(shape::<shapes::Site>()),
                ..one("change-site", "What the site is from now on.", put, "/site", SETTINGS)
            },
            Operation::SetSeal => About {
                sends: takes::<shapes::Seal>(),
                answers: Some(shape::<shapes::Site>()),
                ..one(
                    "set-seal",
                    "The seal of the site from now on: shapes and lines of an SVG drawing, or none.",
                    put,
                    "/site/seal",
                    SETTINGS,
                )
            },
            Operation::Hosts => About {
                answers: Some(shape::<shapes::Hosts>()),
                ..one("hosts", "The names under which the site is reached.", get, "/site/hosts", SETTINGS)
            },
            Operation::ArrangeHosts => About {
                sends: takes::<shapes::Hosts>(),
                answers: Some(shape::<shapes::Hosts>()),
                ..one(
                    "arrange-hosts",
                    "What these are from now on. The one by which the call came stays, and another becomes the site's own only for a call that came by it.",
                    put,
                    "/site/hosts",
                    SETTINGS,
                )
            },
            Operation::AddEdition => About {
                sends: takes::<shapes::AddEdition>(),
                answers: Some(shape::<shapes::Site>()),
                ..one(
                    "add-edition",
                    "Begins an edition in one more language, behind the others.",
                    post,
                    "/editions",
                    SETTINGS,
                )
            },
            Operation::DropEdition => About {
                answers: Some(shape::<shapes::Site>()),
                ..one(
                    "drop-edition",
                    "Takes an edition away in which nothing stands: no text, and no name of a topic.",
                    delete,
                    "/editions/{edition}",
                    SETTINGS,
                )
            },
            Operation::ChangeEdition => About {
                sends: takes::<shapes::ChangeEdition>(),
                answers: Some(shape::<shapes::Site>()),
                ..one(
                    "change-edition",
                    "What an edition is called and how it writes from now on.",
                    put,
                    "/editions/{edition}",
                    SETTINGS,
                )
            },
            Operation::ArrangeSections => About {
                sends: takes::<shapes::Sections>(),
                answers: Some(shape::<shapes::Site>()),
                ..one(
                    "arrange-sections",
                    "The sections of an edition from now on, in their order. One in which texts stand cannot be left out.",
                    put,
                    "/editions/{edition}/sections",
                    SETTINGS,
                )
            },
            Operation::ArrangeLinks => About {
                sends: takes::<shapes::Links>(),
                answers: Some(shape::<shapes::Site>()),
                ..one(
                    "arrange-links",
                    "What stands in the navigation of an edition behind its sections from now on.",
                    put,
                    "/editions/{edition}/links",
                    SETTINGS,
                )
            },
            Operation::Boilerplate => About {
                answers: Some(shape::<shapes::Boilerplate>()),
                ..one(
                    "boilerplate",
                    "The words that an edition says again and again, of which texts get copies.",
                    get,
                    "/editions/{edition}/boilerplate",
                    READ,
                )
            },
            Operation::ArrangeBoilerplate => About {
                sends: takes::<shapes::Boilerplate>(),
                answers: Some(shape::<shapes::Boilerplate>()),
                ..one(
                    "arrange-boilerplate",
                    "What these words are from now on. Texts that have a copy keep it.",
                    put,
                    "/editions/{edition}/boilerplate",
                    Needs::Scope(Scope::Settings, &[Publish]),
                )
            },
            Operation::Redirects => About {
                query: Parameter::REDIRECTS,
                answers: Some(shape::<shapes::Redirects>()),
                ..one(
                    "redirects",
                    "The addresses that lead to texts, the newest first.",
                    get,
                    "/redirects",
                    READ,
                )
            },
            Operation::MakeRedirect => About {
                sends: takes::<shapes::MakeRedirect>(),
                status: StatusCode::NO_CONTENT,
                ..one(
                    "make-redirect",
                    "Makes an address lead to a text. One that leads to a text already, or is the site's own, is refused.",
                    post,
                    "/redirects",
                    PUBLISH,
                )
            },
            Operation::DropRedirect => About {
                sends: takes::<shapes::DropRedirect>(),
                status: StatusCode::NO_CONTENT,
                ..one(
                    "drop-redirect",
                    "Takes an address away that was made in the newsroom. What was imported leads on for ever.",
                    post,
                    "/redirects/drop",
                    PUBLISH,
                )
            },
            Operation::Hooks => About {
                answers: Some(shape::<shapes::Hooks>()),
                ..one("hooks", "The addresses that are told of public acts.", get, "/hooks", SETTINGS)
            },
            Operation::AddHook => About {
                sends: takes::<shapes::AddHook>(),
                status: StatusCode::CREATED,
                answers: Some(shape::<shapes::NewHook>()),
                ..one(
                    "add-hook",
                    "Has an address told of public acts, from the next one on, in messages after Standard Webhooks. The secret that signs them is answered this once.",
                    post,
                    "/hooks",
                    SETTINGS,
                )
            },
            Operation::EndHook => About {
                status: StatusCode::NO_CONTENT,
                ..one("end-hook", "Tells an address nothing any more.", delete, "/hooks/{hook}", SETTINGS)
            },
            Operation::TryHook => About {
                answers: Some(shape::<shapes::Tried>()),
                ..one(
                    "try-hook",
                    "Sends an address a message that tells of nothing.",
                    post,
                    "/hooks/{hook}/test",
                    SETTINGS,
                )
            },
            Operation::Topics(call) => call.said(),
            Operation::Audit => About {
                query: Parameter::AUDIT,
                answers: Some(shape::<shapes::Audit>()),
                ..one(
                    "audit",
                    "Who did what, the newest first.",
                    get,
                    "/audit",
                    Needs::Scope(Scope::Audit, &[ReadAudit]),
                )
            },
        }
    }
}
