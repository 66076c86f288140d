//! The machine interface, `/api/v1`: what the newsroom does, for programs, and what is published, for everybody.
//!
//! It is described by a document made of the same table that it is served from (`operation.rs`, `document.rs`). A
//! program shows a token, which stands for a person and hands on a part of what they may do: what a call needs is
//! asked here, once, before anything of it is read. What is done goes through [`crate::actions`], as in the newsroom.

mod around;
mod articles;
mod audit;
mod call;
mod dates;
mod deeds;
mod document;
mod editions;
mod hooks;
mod media;
mod operation;
mod parameter;
mod problem;
mod redirects;
mod repeat;
mod search;
mod settings;
mod shapes;
mod texts;
mod topics;
mod view;

use crate::{
    actions::people::Token,
    app::App,
    desk::Desk,
    hooks::Ways,
    http::{
        answer::{Answer, CachePolicy},
        receive::{Posted, Receiver},
        whole::{Request, Takes},
    },
};
use bayan_core::id::SiteId;
use bayan_render::picture;
use bayan_store::{front::Site, people};
use bytes::Bytes;
use call::{Call, Present};
use http_body::Body;
use hyper::{
    HeaderMap, StatusCode,
    header::{self, HeaderValue},
};
use operation::{Found, Needs, Operation, Sends};
use problem::{Kind, Problem};
use std::{
    collections::HashMap,
    error::Error as Fault,
    sync::{Arc, Mutex},
    time::Duration,
};

/// Where it begins.
pub const API: &str = "/api/v1";
/// How a token begins, so that whoever finds one in a file knows what it is.
pub const TOKEN_PREFIX: &str = "bayan_";
/// What is received: the largest in bytes, how long it may take to arrive, and how many are on their way or being
/// answered at once.
const TEXTS: (usize, Duration, usize) = (4 << 20, Duration::from_secs(60), 40);
/// The same of files.
const FILES: (usize, Duration, usize) = (picture::MAX_BYTES, Duration::from_secs(300), 4);

/// The machine interface of all sites.
pub struct Api {
    app: App,
    desk: Arc<Desk>,
    ways: Ways,
    /// What can be called, in each site's own words, as long as the site is what it was.
    documents: Mutex<HashMap<SiteId, (Arc<Site>, Bytes)>>,
    problems: Bytes,
    texts: Receiver,
    files: Receiver,
}

/// What a call has made.
pub(crate) struct Made {
    status: StatusCode,
    /// Where what was made is.
    location: Option<String>,
    payload: Payload,
}

/// What is answered.
enum Payload {
    Json(serde_json::Value),
    /// One that is kept ready.
    Ready(Bytes),
    Nothing,
}

impl Made {
    /// Here it is.
    fn shown(value: impl serde::Serialize) -> Result<Made, Problem> {
        Made::with(StatusCode::OK, None, value)
    }

    /// It was made, and is there from now on.
    fn created(location: String, value: impl serde::Serialize) -> Result<Made, Problem> {
        Made::with(StatusCode::CREATED, Some(location), value)
    }

    fn with(
        status: StatusCode,
        location: Option<String>,
        value: impl serde::Serialize,
    ) -> Result<Made, Problem> {
        let value = serde_json::to_value(value).map_err(Problem::failed)?;
        Ok(Made { status, location, payload: Payload::Json(value) })
    }

    /// It is done.
    fn done() -> Made {
        Made { status: StatusCode::NO_CONTENT, location: None, payload: Payload::Nothing }
    }

    fn ready(bytes: &Bytes) -> Made {
        Made { status: StatusCode::OK, location: None, payload: Payload::Ready(bytes.clone()) }
    }
}

impl Api {
    /// Prepares everything that is the same for all sites.
    ///
    /// # Errors
    /// Where the settings name an origin that is none.
    pub fn open(app: &App, desk: &Arc<Desk>) -> anyhow::Result<Api> {
        let receiver = |(largest, arrival, at_once)| Receiver::new(largest, arrival, at_once);
        Ok(Api {
            app: app.clone(),
            desk: Arc::clone(desk),
            ways: Ways::new(&app.settings)?,
            documents: Mutex::default(),
            problems: problem::list().to_string().into(),
            texts: receiver(TEXTS),
            files: receiver(FILES),
        })
    }

    /// What can be called on a site.
    fn document(&self, site: &Arc<Site>) -> Bytes {
        let mut known = self.documents.lock().expect("nothing panics under this lock");
        if let Some((_, text)) = known.get(&site.id).filter(|(of, _)| Arc::ptr_eq(of, site)) {
            return text.clone();
        }
        let text: Bytes = document::write(site).to_string().into();
        known.insert(site.id, (Arc::clone(site), text.clone()));
        text
    }

    /// Whether a path is one of the machine interface's.
    pub fn takes(path: &str) -> bool {
        path == "/api" || path.starts_with("/api/")
    }

    /// What a request asks for, once everything is asked that has to be asked before it is read.
    async fn admitted(&self, request: &Request) -> Result<Call, Problem> {
        let site = self.desk.site(&request.host).ok_or_else(|| Problem::of(Kind::Misdirected))?;
        let (operation, captured) = match operation::find(&request.method, &request.path) {
            Found::One(operation, captured) => (operation, captured),
            Found::Others(allowed) => return Err(Problem::not_allowed(&allowed)),
            Found::Nothing => return Err(Problem::of(Kind::NotFound)),
        };
        let needs = operation.about().needs;
        let present = match needs {
            Needs::Nothing => None,
            Needs::Token | Needs::Scope(..) => Some(self.present(&site, &request.headers).await?),
        };
        if let (Needs::Scope(scope, one_of), Some(present)) = (needs, &present) {
            if !present.access.scopes.contains(&scope) {
                return Err(Problem::scope(scope));
            }
            if !one_of.iter().any(|capability| present.account.roles.may(*capability)) {
                return Err(Problem::of(Kind::Forbidden));
            }
        }
        let language = self.desk.language(&request.host, &request.headers);
        Ok(Call::new(request, site, operation, captured, present, language))
    }

    /// Who a program comes for. A token that is unknown, has ended or was taken back is one thing.
    async fn present(&self, site: &crate::desk::DeskSite, headers: &HeaderMap) -> Result<Present, Problem> {
        let mut said = headers.get_all(header::AUTHORIZATION).iter();
        let (Some(said), None) = (said.next(), said.next()) else {
            return Err(Problem::of(Kind::Unauthorized));
        };
        let token = said.to_str().ok().and_then(|said| {
            let (scheme, token) = said.split_once(' ')?;
            let token = token.trim().strip_prefix(TOKEN_PREFIX)?;
            if scheme.eq_ignore_ascii_case("bearer") { Token::brought(token) } else { None }
        });
        let hash = token.ok_or_else(|| Problem::of(Kind::InvalidToken))?.hash();
        let (site, now) = (site.site.id, self.app.clock.now());
        let found = self.app.store.writer.look(move |conn| people::access(conn, site, hash, now)).await?;
        let (access, account) = found.ok_or_else(|| Problem::of(Kind::InvalidToken))?;
        if people::is_to_be_noted(&access, now) {
            let id = access.id;
            self.app.store.writer.act(move |conn| people::access_used(conn, id, now)).await?;
        }
        Ok(Present { access, account })
    }

    /// Does what a call asks for; a second time not, where it was named and done before.
    async fn called(&self, call: &Call) -> Result<(Made, bool), Problem> {
        call.check_query()?;
        match call.repeat_key()? {
            Some(key) => self.once(call, key).await,
            None => Ok((self.handle(call).await?, false)),
        }
    }

    async fn handle(&self, call: &Call) -> Result<Made, Problem> {
        match call.operation {
            Operation::Document => Ok(Made::ready(&self.document(&call.site.site))),
            Operation::Problems => Ok(Made::ready(&self.problems)),
            Operation::Site => self.site(call),
            Operation::Articles => self.articles(call).await,
            Operation::Article => self.article(call).await,
            Operation::Search => self.search(call).await,
            Operation::Subjects => self.subjects(call).await,
            Operation::Topics(what) => self.about_topics(call, what).await,
            Operation::Me => self.me(call),
            Operation::Texts => self.texts(call).await,
            Operation::Begin => self.begin(call).await,
            Operation::Text => self.text(call).await,
            Operation::Write => self.write(call).await,
            Operation::Translate => self.translate(call).await,
            Operation::Revisions => self.revisions(call).await,
            Operation::Revision => self.revision(call).await,
            Operation::TakeBack => self.take_back(call).await,
            Operation::Do(deed) => self.deed(call, deed).await,
            Operation::Remove => self.remove(call).await,
            Operation::Comments => self.comments(call).await,
            Operation::Comment => self.comment(call).await,
            Operation::Settle => self.settle(call).await,
            Operation::Guests => self.guests(call).await,
            Operation::AddGuest => self.add_guest(call).await,
            Operation::EndGuest => self.end_guest(call).await,
            Operation::SetBanner => self.set_banner(call).await,
            Operation::EndBanner => self.end_banner(call).await,
            Operation::Pictures => self.pictures(call).await,
            Operation::Bring => self.bring(call).await,
            Operation::Picture => self.picture(call).await,
            Operation::Describe => self.describe(call).await,
            Operation::SetFocus => self.set_focus(call).await,
            Operation::CutPicture => self.cut_picture(call).await,
            Operation::ReplacePicture => self.replace_picture(call).await,
            Operation::Settings => self.settings(call).await,
            Operation::Decide => self.decide(call).await,
            Operation::ChangeSite => self.change_site(call).await,
            Operation::SetSeal => self.set_seal(call).await,
            Operation::Hosts => Self::hosts(call),
            Operation::ArrangeHosts => self.arrange_hosts(call).await,
            Operation::AddEdition => self.add_edition(call).await,
            Operation::DropEdition => self.drop_edition(call).await,
            Operation::ChangeEdition => self.change_edition(call).await,
            Operation::ArrangeSections => self.arrange_sections(call).await,
            Operation::ArrangeLinks => self.arrange_links(call).await,
            Operation::Boilerplate => self.boilerplate(call).await,
            Operation::ArrangeBoilerplate => self.arrange_boilerplate(call).await,
            Operation::Redirects => self.redirects(call).await,
            Operation::MakeRedirect => self.make_redirect(call).await,
            Operation::DropRedirect => self.drop_redirect(call).await,
            Operation::Hooks => self.hooks(call).await,
            Operation::AddHook => self.add_hook(call).await,
            Operation::EndHook => self.end_hook(call).await,
            Operation::TryHook => self.try_hook(call).await,
            Operation::Audit => self.audit(call).await,
        }
    }

    fn answered(&self, call: &Call, made: Made, again: bool) -> Answer {
        let open = call.operation.about().needs == Needs::Nothing;
        let policy = if open { CachePolicy::Revalidate } else { CachePolicy::NoStore };
        let mut answer = match made.payload {
            Payload::Json(value) => Answer::new(made.status, "application/json", value.to_string(), policy),
            Payload::Ready(bytes) => Answer::new(made.status, "application/json", bytes, policy),
            Payload::Nothing => Answer::empty(made.status, policy),
        };
        if let Some(location) = made.location.and_then(|location| HeaderValue::from_str(&location).ok()) {
            answer = answer.with(header::LOCATION, location);
        }
        if open {
            // What everybody may read, any page may show.
            answer = answer.with(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        if again {
            answer = answer.with(repeat::AGAIN, HeaderValue::from_static("true"));
        }
        answer
    }

    fn refused(&self, request: &Request, problem: &Problem) -> Answer {
        let language = self.desk.language(&request.host, &request.headers);
        problem.answer(self.desk.messages(), &language)
    }
}

impl Takes for Api {
    /// Of strangers nothing is taken.
    async fn receive<B>(&self, request: &Request, body: B) -> Result<Posted, StatusCode>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn Fault + Send + Sync>>,
    {
        match self.admitted(request).await {
            Ok(call) => match call.operation.about().sends {
                Sends::File => self.files.receive(body).await,
                Sends::Nothing | Sends::Json(_) => self.texts.receive(body).await,
            },
            Err(problem) => Err(problem.status()),
        }
    }

    async fn not_received(&self, request: Request, status: StatusCode) -> Answer {
        let kind = match status {
            StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
            StatusCode::SERVICE_UNAVAILABLE => Kind::Busy,
            StatusCode::REQUEST_TIMEOUT => Kind::TooSlow,
            StatusCode::BAD_REQUEST => Kind::Unreadable,
            // Why it is refused is found again, without what was sent.
            _ => match self.admitted(&request).await {
                Err(problem) => return self.refused(&request, &problem),
                Ok(_) => Kind::Unreadable,
            },
        };
        self.refused(&request, &Problem::of(kind))
    }

    async fn answer(&self, request: Request) -> Answer {
        let call = match self.admitted(&request).await {
            Ok(call) => call,
            Err(problem) => return self.refused(&request, &problem),
        };
        match self.called(&call).await {
            Ok((made, again)) => self.answered(&call, made, again),
            Err(problem) => self.refused(&request, &problem),
        }
    }
}
