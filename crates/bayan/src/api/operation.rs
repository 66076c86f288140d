//! What can be called: one table, from which calls are served and their document is written.

mod deeds;
mod find;
mod said;
mod topics;

pub use find::{Found, find};
pub use topics::TopicCall;

use super::parameter::Parameter;
use bayan_core::{
    role::Capability::{self, Approve, ManageMedia, ManageSite, Publish, ReadDrafts, Translate, Write},
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
    /// What of it says what somebody types.
    Search,
    /// What it is about.
    Subjects,
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
    /// What is said about one.
    Comments,
    /// Saying something.
    Comment,
    /// Settling what was said, or taking it up again.
    Settle,
    /// The links by which people outside read one.
    Guests,
    /// Making one.
    AddGuest,
    /// Taking one back.
    EndGuest,
    /// Something about topics.
    Topics(TopicCall),
    /// Putting one at the head of every page.
    SetBanner,
    /// Taking it away.
    EndBanner,
    /// The pictures.
    Pictures,
    /// Bringing one.
    Bring,
    /// One of them.
    Picture,
    /// Saying what it shows.
    Describe,
    /// Saying what stays in sight of it when it is cut.
    SetFocus,
    /// Making a part of it a picture.
    CutPicture,
    /// Putting another in its place.
    ReplacePicture,
    /// What the site has decided.
    Settings,
    /// Deciding otherwise.
    Decide,
    /// What the site is from now on.
    ChangeSite,
    /// Its seal from now on.
    SetSeal,
    /// The names under which it is reached.
    Hosts,
    /// What these are from now on.
    ArrangeHosts,
    /// Beginning an edition of it.
    AddEdition,
    /// Taking one away in which nothing stands.
    DropEdition,
    /// What an edition is from now on.
    ChangeEdition,
    /// Its sections.
    ArrangeSections,
    /// What stands behind them in its navigation.
    ArrangeLinks,
    /// The words that it says again and again.
    Boilerplate,
    /// What these are from now on.
    ArrangeBoilerplate,
    /// The addresses that lead to texts.
    Redirects,
    /// Making one.
    MakeRedirect,
    /// Taking one away.
    DropRedirect,
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

impl About {
    /// A call that takes nothing and answers 200 without a shape; what differs is said over it.
    fn of(id: &str, summary: &'static str, method: Method, path: &str, needs: Needs) -> About {
        About {
            id: id.to_owned(),
            summary,
            method,
            path: path.to_owned(),
            needs,
            query: &[],
            sends: Sends::Nothing,
            status: StatusCode::OK,
            answers: None,
        }
    }
}

fn shape<T: JsonSchema>() -> Shape {
    |generator| generator.subschema_for::<T>()
}

fn takes<T: JsonSchema>() -> Sends {
    Sends::Json(shape::<T>())
}

const READ: Needs = Needs::Scope(Scope::Read, &[ReadDrafts]);
const WRITE: Needs = Needs::Scope(Scope::Write, &[Write, Translate]);
/// Whoever works on texts in some way; what exactly, the rules decide with the text.
const WORKS: Needs = Needs::Scope(Scope::Write, &[Write, Translate, Approve]);
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
            O::Search,
            O::Subjects,
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
            O::Comments,
            O::Comment,
            O::Settle,
            O::Guests,
            O::AddGuest,
            O::EndGuest,
            O::SetBanner,
            O::EndBanner,
            O::Pictures,
            O::Bring,
            O::Picture,
            O::Describe,
            O::SetFocus,
            O::CutPicture,
            O::ReplacePicture,
            O::Settings,
            O::Decide,
            O::ChangeSite,
            O::SetSeal,
            O::Hosts,
            O::ArrangeHosts,
            O::AddEdition,
            O::DropEdition,
            O::ChangeEdition,
            O::ArrangeSections,
            O::ArrangeLinks,
            O::Boilerplate,
            O::ArrangeBoilerplate,
            O::Redirects,
            O::MakeRedirect,
            O::DropRedirect,
            O::Hooks,
            O::AddHook,
            O::EndHook,
            O::TryHook,
            O::Audit,
        ]);
        all.extend(TopicCall::ALL.map(O::Topics));
        all
    }

    /// Everything about it, from the table.
    pub fn about(self) -> &'static About {
        // Every operation stands in the table: it is made of all of them.
        &TABLE.iter().find(|(operation, _)| *operation == self).unwrap_or(&TABLE[0]).1
    }
}

/// The table, made once.
static TABLE: LazyLock<Vec<(Operation, About)>> =
    LazyLock::new(|| Operation::all().into_iter().map(|operation| (operation, operation.said())).collect());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::API;
    use std::collections::BTreeSet;

    #[test]
    fn every_operation_is_found_where_it_says_that_it_is() {
        let mut names = BTreeSet::new();
        for operation in Operation::all() {
            let about = operation.about();
            let path =
                about.path.replace("{id}", "aaaaaaaa").replace("{revision}", "r").replace("{hash}", "h");
            let path = ["{hook}", "{comment}", "{guest}", "{edition}", "{topic}"]
                .iter()
                .fold(path, |path, name| path.replace(name, "k"));
            let found = find(&about.method, &format!("{API}{path}"));
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
            [
                "GET /openapi.json",
                "GET /problems",
                "GET /site",
                "GET /articles",
                "GET /articles/{id}",
                "GET /search",
                "GET /subjects"
            ]
        );
    }
}
