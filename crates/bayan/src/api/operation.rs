//! What can be called: one table, from which calls are served and their document is written.

use super::{API, parameter::Parameter, shapes};
use bayan_core::{
    role::Capability::{
        self, Approve, ManageMedia, ManageSite, Publish, ReadAudit, ReadDrafts, Remove, Translate, Write,
    },
    scope::Scope,
    workflow::Deed,
};
use hyper::{Method, StatusCode};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::sync::LazyLock;

/// Something that can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// This interface, described.
    Document,
    /// What can go wrong.
    Problems,
    /// The site with its editions and sections.
    Site,
    /// What is published.
    Articles,
    /// One of these.
    Article,
    /// In whose name a token is, and what it hands on.
    Me,
    /// The texts of the newsroom.
    Texts,
    /// Beginning one.
    Begin,
    /// One of them.
    Text,
    /// Writing it.
    Write,
    /// Beginning it in another language.
    Translate,
    /// What it said before.
    Revisions,
    /// One version of that.
    Revision,
    /// Taking that one back.
    TakeBack,
    /// A deed of the workflow.
    Do(Deed),
    /// Removing by order.
    Remove,
    /// The pictures.
    Pictures,
    /// Bringing one.
    Bring,
    /// One of them.
    Picture,
    /// Saying what it shows.
    Describe,
    /// What the site has decided.
    Settings,
    /// Deciding otherwise.
    Decide,
    /// The addresses that are told of public acts.
    Hooks,
    /// Setting one up.
    AddHook,
    /// Ending one.
    EndHook,
    /// Trying one out.
    TryHook,
    /// Who did what.
    Audit,
}

/// What a call asks of whoever calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it tells what everybody may know.
    Nothing,
    /// A token.
    Token,
    /// A token with this scope, of somebody who may do one of these; what exactly, the rules decide with the text.
    Scope(Scope, &'static [Capability]),
}

/// How a shape is written into the document.
pub type Shape = fn(&mut SchemaGenerator) -> Schema;

/// What is sent with a call.
#[derive(Debug, Clone, Copy)]
pub enum Sends {
    /// Nothing.
    Nothing,
    /// JSON of this shape.
    Json(Shape),
    /// The bytes of a file.
    File,
}

/// Everything about an operation.
pub struct About {
    /// What it is called in the document.
    pub id: String,
    /// What it does, in a sentence.
    pub summary: &'static str,
    /// How it is called.
    pub method: Method,
    /// Where, below the beginning of the interface; names in braces stand for parts of it.
    pub path: String,
    /// What it asks of whoever calls.
    pub needs: Needs,
    /// What may stand behind the question mark.
    pub query: &'static [Parameter],
    /// What is sent with it.
    pub sends: Sends,
    /// The status where it worked.
    pub status: StatusCode,
    /// The shape of what is answered then.
    pub answers: Option<Shape>,
}

fn shape<T: JsonSchema>() -> Shape {
    |generator| generator.subschema_for::<T>()
}

fn takes<T: JsonSchema>() -> Sends {
    Sends::Json(shape::<T>())
}

const READ: Needs = Needs::Scope(Scope::Read, &[ReadDrafts]);
const WRITE: Needs = Needs::Scope(Scope::Write, &[Write, Translate]);
const APPROVE: Needs = Needs::Scope(Scope::Approve, &[Approve]);
const PUBLISH: Needs = Needs::Scope(Scope::Publish, &[Publish]);
const MEDIA: Needs = Needs::Scope(Scope::Media, &[Write, Translate, ManageMedia]);
const SETTINGS: Needs = Needs::Scope(Scope::Settings, &[ManageSite]);

impl Operation {
    /// All of them, in the order of the document.
    pub fn all() -> Vec<Operation> {
        use Operation as O;
        let mut all = vec![
            O::Document,
            O::Problems,
            O::Site,
            O::Articles,
            O::Article,
            O::Me,
            O::Texts,
            O::Begin,
            O::Text,
            O::Write,
            O::Translate,
            O::Revisions,
            O::Revision,
            O::TakeBack,
        ];
        all.extend(Deed::ALL.map(O::Do));
        all.extend([
            O::Remove,
            O::Pictures,
            O::Bring,
            O::Picture,
            O::Describe,
            O::Settings,
            O::Decide,
            O::Hooks,
            O::AddHook,
            O::EndHook,
            O::TryHook,
            O::Audit,
        ]);
        all
    }

    /// Everything about it, from the table.
    pub fn about(self) -> &'static About {
        // Every operation stands in the table: it is made of all of them.
        &TABLE.iter().find(|(operation, _)| *operation == self).unwrap_or(&TABLE[0]).1
    }

    /// Everything about it. The one place where that is said.
    fn said(self) -> About {
        let (get, post, put) = (Method::GET, Method::POST, Method::PUT);
        let one = |id: &str, summary, method, path: &str, needs| About {
            id: id.to_owned(),
            summary,
            method,
            path: path.to_owned(),
            needs,
            query: &[],
            sends: Sends::Nothing,
            status: StatusCode::OK,
            answers: None,
        };
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
            Operation::Settings => About {
                answers: Some(shape::<shapes::Settings>()),
                ..one("settings", "What the site has decided.", get, "/settings", SETTINGS)
            },
            Operation::Decide => About {
                sends: takes::<shapes::Settings>(),
                answers: Some(shape::<shapes::Settings>()),
                ..one("decide", "Decides otherwise.", put, "/settings", SETTINGS)
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
                ..one(
                    "end-hook",
                    "Tells an address nothing any more.",
                    Method::DELETE,
                    "/hooks/{hook}",
                    SETTINGS,
                )
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

fn about_deed(deed: Deed) -> (&'static str, &'static str, Needs, Sends) {
    let (summary, needs, sends) = match deed {
        Deed::Edit => ("Takes a text back to be written on.", WRITE, takes::<shapes::Seen>()),
        Deed::Submit => (
            "Sends a text for approval. Of a text that the public has, it is said what kind of change this is: that makes it a correction.",
            WRITE,
            takes::<shapes::Forward>(),
        ),
        Deed::Approve => ("Approves a text that somebody else wrote.", APPROVE, takes::<shapes::Seen>()),
        Deed::SendBack => ("Refuses approval.", APPROVE, takes::<shapes::Reasoned>()),
        Deed::Publish => ("Publishes a text now.", PUBLISH, takes::<shapes::Forward>()),
        Deed::Schedule => ("Has a text published at a moment.", PUBLISH, takes::<shapes::Schedule>()),
        Deed::Unschedule => ("Has it not published then.", PUBLISH, takes::<shapes::Seen>()),
        Deed::PublishInEmergency => (
            "Publishes a text without a second person, who reviews it afterwards.",
            PUBLISH,
            takes::<shapes::Emergency>(),
        ),
        Deed::SettleReview => (
            "Reviews what was published so: the revision that the public has.",
            APPROVE,
            takes::<shapes::Seen>(),
        ),
        Deed::SetExpiry => (
            "Lets a text stand until a moment: then it is withdrawn by itself, and stays readable.",
            PUBLISH,
            takes::<shapes::Expire>(),
        ),
        Deed::DropExpiry => ("Lets it stand on.", PUBLISH, takes::<shapes::Seen>()),
        Deed::Withdraw => (
            "Lets a published text no longer stand; it stays readable under a banner.",
            PUBLISH,
            takes::<shapes::Withdraw>(),
        ),
        Deed::Replace => ("Leads readers of a text to another.", PUBLISH, takes::<shapes::Replace>()),
        Deed::Restore => ("Lets a withdrawn text stand again.", PUBLISH, takes::<shapes::Seen>()),
        Deed::Discard => {
            ("Throws the unpublished work away; it stays in the history.", WRITE, takes::<shapes::Seen>())
        }
    };
    let word = if deed == Deed::Edit { "reopen" } else { deed.as_str() };
    (word, summary, needs, sends)
}

/// What a request asks for.
pub enum Found {
    /// This, with what stands in the places of the names in braces.
    One(Operation, Vec<String>),
    /// Nothing that is called so; these methods there are.
    Others(Vec<Method>),
    /// Nothing is there.
    Nothing,
}

/// The table, made once.
static TABLE: LazyLock<Vec<(Operation, About)>> =
    LazyLock::new(|| Operation::all().into_iter().map(|operation| (operation, operation.said())).collect());

/// What a request asks for. HEAD is GET without a body.
pub fn find(method: &Method, path: &str) -> Found {
    let method = if *method == Method::HEAD { &Method::GET } else { method };
    let Some(rest) = path.strip_prefix(API).filter(|rest| rest.starts_with('/')) else {
        return Found::Nothing;
    };
    let mut others = Vec::new();
    for (operation, about) in TABLE.iter() {
        let Some(captured) = captured(&about.path, rest) else { continue };
        if about.method == *method {
            return Found::One(*operation, captured);
        }
        others.push(about.method.clone());
    }
    if others.is_empty() { Found::Nothing } else { Found::Others(others) }
}

/// What stands in the places of the names in braces, where the path is of this form.
fn captured(template: &str, path: &str) -> Option<Vec<String>> {
    let (mut parts, mut captured) = (path.split('/'), Vec::new());
    for wanted in template.split('/') {
        let part = parts.next()?;
        if wanted.starts_with('{') {
            captured.push(part.to_owned());
        } else if wanted != part {
            return None;
        }
    }
    parts.next().is_none().then_some(captured)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_operation_is_found_where_it_says_that_it_is() {
        let mut names = BTreeSet::new();
        for operation in Operation::all() {
            let about = operation.about();
            let path =
                about.path.replace("{id}", "aaaaaaaa").replace("{revision}", "r").replace("{hash}", "h");
            let found = find(&about.method, &format!("{API}{}", path.replace("{hook}", "k")));
            assert!(matches!(found, Found::One(one, _) if one == operation), "{}", about.id);
            assert!(names.insert(about.id.clone()), "{}", about.id);
        }
        assert!(
            matches!(find(&Method::DELETE, "/api/v1/texts"), Found::Others(methods) if methods.len() == 2)
        );
        for path in
            ["/api", "/api/v1", "/api/v1/", "/api/v2/site", "/api/v1/site/", "/api/v1/texts/a/b/c/d/e"]
        {
            assert!(matches!(find(&Method::GET, path), Found::Nothing), "{path}");
        }
    }

    #[test]
    fn nothing_but_what_is_public_is_told_without_a_token() {
        let open: Vec<String> = Operation::all()
            .into_iter()
            .map(Operation::about)
            .filter(|about| about.needs == Needs::Nothing)
            .map(|about| format!("{} {}", about.method, about.path))
            .collect();
        assert_eq!(
            open,
            ["GET /openapi.json", "GET /problems", "GET /site", "GET /articles", "GET /articles/{id}"]
        );
    }
}
