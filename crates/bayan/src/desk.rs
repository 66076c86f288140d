//! The newsroom in a browser: pages that work without a script, for people who have signed in.
//!
//! What a place needs of whoever comes is asked here, once, before anything of it is shown or done
//! ([`place::Place::needs`]). What is done goes through [`crate::actions`]; nothing of this is kept by anybody on
//! the way.

mod asked;
mod audit;
pub(crate) mod boilerplate;
mod cut;
pub(crate) mod edition;
pub(crate) mod editions;
mod factor;
mod files;
mod first_steps;
mod focus;
pub(crate) mod form;
mod frame;
mod home;
mod hooks;
mod me;
pub(crate) mod media;
mod passkeys;
mod people;
mod person;
pub mod place;
mod plan;
mod programs;
pub(crate) mod redirects;
mod replacement;
mod reply;
pub(crate) mod roles;
mod rows;
pub(crate) mod settings;
mod sign_in;
pub(crate) mod texts;
pub(crate) mod topics;
mod welcome;

use crate::{
    actions::people::Hasher,
    app::App,
    front::Front,
    hooks::Ways,
    http::{
        answer::Answer,
        receive::{Posted, Receiver},
        whole::{Request, Takes},
    },
    search::Newsroom,
};
use asked::Asked;
use bayan_core::{id::SiteId, language::Lang};
use bayan_render::{Style, ThemeFault, desk::DeskPages, messages::Messages, picture};
use bayan_store::{
    Error,
    front::Site,
    people::{Account, Session},
};
use bytes::Bytes;
use frame::Framed;
use http_body::Body;
use hyper::{
    HeaderMap, Method, StatusCode,
    header::{self, HeaderValue},
};
use place::{DESK, Needs, Place, Speaks};
use reply::Reply;
use serde_json::json;
use std::{
    collections::HashMap,
    error::Error as Fault,
    sync::{Arc, Mutex},
    time::Duration,
};

/// What is received: the largest in bytes, how long it may take to arrive, and how many are on their way or being
/// answered at once.
const FORMS: (usize, Duration, usize) = (64 * 1024, Duration::from_secs(10), 512);
/// The same of whole texts. They are taken from those who have signed in alone, as files are.
const TEXTS: (usize, Duration, usize) = (4 << 20, Duration::from_secs(60), 40);
/// The same of files.
const FILES: (usize, Duration, usize) = (picture::MAX_BYTES, Duration::from_secs(300), 4);

/// The newsroom of all sites.
pub struct Desk {
    app: App,
    hasher: Hasher,
    pages: DeskPages,
    /// How others are told of public acts, when one is tried out.
    ways: Ways,
    /// What a text would look like before the public.
    front: Arc<Front>,
    /// What is searched of all texts.
    newsroom: Arc<Newsroom>,
    /// What was made for each site, as long as the site is what it was.
    sites: Mutex<HashMap<SiteId, Arc<DeskSite>>>,
    forms: Receiver,
    texts: Receiver,
    files: Receiver,
}

/// A site, and what is made of it once.
pub struct DeskSite {
    /// The site.
    pub site: Arc<Site>,
    /// Its address as people type it, without a slash at its end.
    pub origin: String,
    /// What browsers keep.
    pub cookies: Cookies,
    style: Style,
}

/// The names under which browsers keep what they are given.
#[derive(Debug, Clone, Copy)]
pub struct Cookies {
    /// Of the session.
    pub session: &'static str,
    /// Of the browser.
    pub device: &'static str,
    /// Whether they are sent over TLS alone.
    pub secure: bool,
}

/// Over TLS no other host and no plain page can set them (RFC 6265bis, 4.1.3.2).
const SECURE: Cookies = Cookies { session: "__Host-bayan", device: "__Host-bayan-device", secure: true };
const PLAIN: Cookies = Cookies { session: "bayan", device: "bayan-device", secure: false };

/// Somebody who has signed in.
pub struct Present {
    /// Where.
    pub session: Session,
    /// Who.
    pub account: Account,
    /// What forms carry.
    pub form_token: String,
}

/// Why a request has no answer of its own.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Store(#[from] Error),
    #[error(transparent)]
    Page(#[from] ThemeFault),
    #[error("{0}")]
    Other(String),
}

impl Desk {
    /// Prepares everything that is the same for all sites.
    ///
    /// # Errors
    /// Where the pages inside the program cannot be used.
    pub fn open(app: &App, front: Arc<Front>, newsroom: Arc<Newsroom>) -> anyhow::Result<Desk> {
        // The files that pages load are served by the front, from the site's theme, which has all of the default's.
        let theme = bayan_render::Theme::load()?;
        let pages = DeskPages::load(&theme)?;
        let receiver = |(largest, arrival, at_once)| Receiver::new(largest, arrival, at_once);
        Ok(Desk {
            app: app.clone(),
            hasher: Hasher::default(),
            pages,
            ways: Ways::new(&app.settings)?,
            front,
            newsroom,
            sites: Mutex::default(),
            forms: receiver(FORMS),
            texts: receiver(TEXTS),
            files: receiver(FILES),
        })
    }

    /// Whether a path is one of the newsroom's.
    pub fn takes(path: &str) -> bool {
        path == DESK || path.strip_prefix(DESK).is_some_and(|rest| rest.starts_with('/'))
    }

    /// The site that is reached under a name.
    pub(crate) fn site(&self, host: &str) -> Option<Arc<DeskSite>> {
        let site = self.front.site(host)?;
        let mut known = self.sites.lock().expect("nothing panics under this lock");
        if let Some(known) = known.get(&site.id).filter(|known| Arc::ptr_eq(&known.site, &site)) {
            return Some(Arc::clone(known));
        }
        let origin = self.app.settings.origin(&site);
        let cookies = if origin.starts_with("https://") { SECURE } else { PLAIN };
        let style = self.pages.style(site.hue);
        let made = Arc::new(DeskSite { site, origin, cookies, style });
        known.insert(made.site.id, Arc::clone(&made));
        Some(made)
    }

    /// Reads the sites again, so that whoever has changed one sees it at once.
    pub(crate) async fn read_sites_again(&self) {
        if let Err(error) = self.front.renew().await {
            // The worker tries again.
            tracing::error!(error = %error, "desk.site_not_read_again");
        }
    }

    /// What the public reads.
    pub(crate) fn front(&self) -> &Front {
        &self.front
    }

    /// The words of the newsroom.
    pub(crate) fn messages(&self) -> &Messages {
        self.pages.messages()
    }

    /// The language in which a program is answered: the one that it asks for, else English.
    pub(crate) fn language(&self, host: &str, headers: &HeaderMap) -> Lang {
        let asks = headers.contains_key(header::ACCEPT_LANGUAGE);
        let key = self.site(host).filter(|_| asks).map_or("en", |site| asked::accepted(headers, &site));
        key.parse().unwrap_or_else(|_| Lang::undetermined())
    }

    /// Who it is, where a session lasts.
    async fn present(&self, asked: &Asked) -> Result<Option<Present>, Error> {
        let Some(token) = asked.session.clone() else { return Ok(None) };
        let (site, now, hash) = (asked.site.site.id, self.app.clock.now(), token.hash());
        let found =
            self.app.store.writer.look(move |conn| bayan_store::people::session(conn, site, hash, now));
        let Some((session, account)) = found.await? else { return Ok(None) };
        if now.milliseconds() - session.seen_at.milliseconds() > SEEN {
            let id = session.id;
            self.app.store.writer.act(move |conn| bayan_store::people::seen(conn, id, now)).await?;
        }
        Ok(Some(Present { session, account, form_token: token.for_forms() }))
    }

    /// The answer of a place, once everything is asked that has to be asked before.
    async fn guarded(&self, asked: &Asked, present: Option<&Present>) -> Result<Reply, Failure> {
        let refuse = |status, key| Ok(Reply::Message(status, key));
        if !asked.is_post && asked.path.ends_with('/') {
            // As people type it.
            return Ok(Reply::To(asked.path.trim_end_matches('/').to_owned()));
        }
        let Some(place) = Place::parse(&asked.path) else {
            return match present {
                Some(_) => refuse(StatusCode::NOT_FOUND, "missing"),
                None => Ok(Reply::to_sign_in(&asked.path)),
            };
        };
        if asked.is_post {
            if !place.takes() {
                return Ok(Reply::NotAllowed("GET, HEAD"));
            }
            if !asked.is_own {
                return refuse(StatusCode::FORBIDDEN, "origin");
            }
            if asked.form.goes_on() {
                return refuse(StatusCode::PAYLOAD_TOO_LARGE, "large");
            }
        } else if !place.shows() {
            // Somebody whose form led to the sign-in comes back to where it was sent.
            return Ok(Reply::To(place.back()));
        }
        let present = match (place.needs(), present) {
            (Needs::Nothing, present) => return self.open_place(asked, present, &place).await,
            (_, None) => return Ok(signed_out(asked, &place)),
            (_, Some(present)) if lets_in(&place, present) => present,
            (_, Some(_)) => return refuse(StatusCode::FORBIDDEN, "forbidden"),
        };
        if asked.is_post && asked.token != present.form_token {
            return refuse(StatusCode::FORBIDDEN, "stale");
        }
        self.inner_place(asked, present, place).await
    }

    /// A place that strangers may see.
    async fn open_place(
        &self,
        asked: &Asked,
        present: Option<&Present>,
        place: &Place,
    ) -> Result<Reply, Failure> {
        match place {
            Place::Welcome(token) => self.welcome(asked, token).await,
            Place::File(name) => Ok(self.file(name)),
            Place::Code => self.enter_code(asked).await,
            Place::ByPasskey => self.by_passkey(asked).await,
            Place::Guest(token) => self.guest(asked, token).await,
            Place::GuestPicture(token, hash) => self.guest_picture(asked, token, *hash).await,
            _ if present.is_some() && !asked.is_post => Ok(Reply::To(DESK.to_owned())),
            _ => self.sign_in(asked).await,
        }
    }

    /// A place for those who have signed in and may be there.
    async fn inner_place(&self, asked: &Asked, present: &Present, place: Place) -> Result<Reply, Failure> {
        match place {
            Place::Home
            | Place::SignIn
            | Place::Code
            | Place::ByPasskey
            | Place::Welcome(_)
            | Place::File(_)
            | Place::Guest(_)
            | Place::GuestPicture(..) => self.home(asked, present).await,
            Place::FirstSteps => self.first_steps(asked, present).await,
            Place::Texts => self.texts(asked, present).await,
            Place::FindTexts => self.find_texts(asked, present).await,
            Place::SeveralTexts => self.several_texts(asked, present).await,
            Place::NewText if asked.is_post => self.begin_text(asked, present).await,
            Place::NewText => self.new_text(asked, present).await,
            Place::Text(id, within) => self.text_place(asked, present, id, within).await,
            Place::Calendar => self.calendar(asked, present).await,
            Place::Languages => self.languages(asked, present).await,
            Place::Topics => self.topics(asked, present).await,
            Place::NewTopic if asked.is_post => self.add_topic(asked, present).await,
            Place::NewTopic => self.new_topic(asked, present).await,
            Place::Topic(id) if asked.is_post => self.change_topic(asked, present, id).await,
            Place::Topic(id) => self.topic(asked, present, id).await,
            Place::MergeTopic(id) => self.merge_topic(asked, present, id).await,
            Place::DropTopic(id) => self.drop_topic(asked, present, id).await,
            Place::Media => self.media(asked, present).await,
            Place::FindMedia => self.find_media(asked, present).await,
            Place::Upload => self.upload(asked, present).await,
            Place::Picture(hash) => self.preview(asked, hash).await,
            Place::PictureWords(hash) => self.picture_words(asked, present, hash).await,
            Place::PictureFocus(hash) if asked.is_post => self.set_focus(asked, present, hash).await,
            Place::PictureFocus(hash) => self.focus(asked, present, hash).await,
            Place::PictureCut(hash) if asked.is_post => self.cut(asked, present, hash).await,
            Place::PictureCut(hash) => self.cutting(asked, present, hash).await,
            Place::PictureReplacement(hash) if asked.is_post => {
                self.replace_picture(asked, present, hash).await
            }
            Place::PictureReplacement(hash) => self.replacement(asked, present, hash).await,
            Place::SignOut => self.sign_out(asked, present).await,
            Place::People if asked.is_post => self.invite(asked, present).await,
            Place::People => self.people(asked, present).await,
            Place::Revoke(id) => self.revoke(asked, present, id).await,
            Place::Person(person) => self.person(asked, present, person).await,
            Place::Roles(person) => self.roles(asked, present, person).await,
            Place::SignOutPerson(person) => self.sign_out_person(asked, present, person).await,
            Place::Again(person) => self.again(asked, present, person).await,
            Place::TakeFactor(person) => self.take_factor(asked, present, person).await,
            Place::Close(person) => self.close(asked, present, person).await,
            Place::Open(person) => self.reopen(asked, present, person).await,
            Place::Me if asked.is_post => self.change_me(asked, present).await,
            Place::Me => self.me(asked, present).await,
            Place::Password => self.change_password(asked, present).await,
            Place::Factor if asked.is_post => self.confirm_factor(asked, present).await,
            Place::Factor => self.factor(asked, present).await,
            Place::DropFactor => self.drop_factor(asked, present).await,
            Place::Passkeys if asked.is_post => self.ask_for_passkey(asked, present).await,
            Place::Passkeys => self.passkeys(asked, present).await,
            Place::AddPasskey => self.add_passkey(asked, present).await,
            Place::DropPasskey(id) => self.drop_passkey(asked, present, id).await,
            Place::EndSession(session) => self.end_session(asked, present, session).await,
            Place::Programs if asked.is_post => self.let_in(asked, present).await,
            Place::Programs => self.programs(asked, present).await,
            Place::RevokeProgram(id) => self.revoke_program(asked, present, id).await,
            Place::Settings if asked.is_post => self.change_site(asked, present).await,
            Place::Settings => self.settings(asked, present).await,
            Place::Rule => self.change_rule(asked, present).await,
            Place::Seal => self.set_seal(asked, present).await,
            Place::Hosts => self.arrange_hosts(asked, present).await,
            Place::NewEdition if asked.is_post => self.add_edition(asked, present).await,
            Place::NewEdition => self.new_edition(asked, present).await,
            Place::DropEdition(key) => self.drop_edition(asked, present, &key).await,
            Place::Edition(key) if asked.is_post => self.change_edition(asked, present, &key).await,
            Place::Edition(key) => self.edition(asked, present, &key).await,
            Place::Sections(key) => self.arrange_sections(asked, present, &key).await,
            Place::Boilerplate(key) if asked.is_post => self.arrange_boilerplate(asked, present, &key).await,
            Place::Boilerplate(key) => self.boilerplate(asked, present, &key).await,
            Place::Hooks if asked.is_post => self.add_hook(asked, present).await,
            Place::Hooks => self.hooks(asked, present).await,
            Place::EndHook(id) => self.end_hook(asked, present, id).await,
            Place::TryHook(id) => self.try_hook(asked, present, id).await,
            Place::Links(key) => self.arrange_links(asked, present, &key).await,
            Place::Redirects if asked.is_post => self.make_redirect(asked, present).await,
            Place::Redirects => self.redirects(asked, present).await,
            Place::DropRedirect => self.drop_redirect(asked, present).await,
            Place::Audit => self.audit(asked, present).await,
            Place::AuditFile => self.audit_file(asked, present).await,
        }
    }

    fn framed<'a>(&'a self, asked: &'a Asked, present: Option<&'a Present>) -> Framed<'a> {
        Framed::new(&self.pages, asked, present)
    }
}

impl Takes for Desk {
    /// Strangers send small forms alone.
    async fn receive<B>(&self, request: &Request, body: B) -> Result<Posted, StatusCode>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn Fault + Send + Sync>>,
    {
        let place = Place::parse(&request.path).filter(|place| place.speaks() != Speaks::Pages);
        let Some(place) = place else { return self.forms.receive(body).await };
        let site = self.site(&request.host).ok_or(StatusCode::MISDIRECTED_REQUEST)?;
        let asked = Asked::read(request.clone(), site);
        match self.present(&asked).await {
            Ok(Some(present)) if lets_in(&place, &present) => match place.speaks() {
                Speaks::Files => self.files.receive(body).await,
                _ => self.texts.receive(body).await,
            },
            // They are refused, whatever they send.
            Ok(Some(_)) => self.forms.receive(body).await,
            Ok(None) => match self.forms.receive(body).await {
                // Too much for a stranger may be little for somebody whose session has ended.
                Err(StatusCode::PAYLOAD_TOO_LARGE) => Err(StatusCode::UNAUTHORIZED),
                received => received,
            },
            Err(_) => Err(StatusCode::SERVICE_UNAVAILABLE),
        }
    }

    async fn not_received(&self, request: Request, status: StatusCode) -> Answer {
        let speaks = Place::parse(&request.path).map_or(Speaks::Pages, |place| place.speaks());
        let key = match status {
            StatusCode::PAYLOAD_TOO_LARGE if speaks == Speaks::Files => "large-file",
            StatusCode::PAYLOAD_TOO_LARGE if speaks != Speaks::Pages => "large-text",
            StatusCode::PAYLOAD_TOO_LARGE => "large",
            StatusCode::SERVICE_UNAVAILABLE => "busy",
            StatusCode::UNAUTHORIZED => "signed-out",
            _ => return Answer::plain(status),
        };
        match self.site(&request.host) {
            Some(site) => {
                let asked = Asked::read(request, site);
                self.finish(&asked, None, Reply::Message(status, key))
            }
            None => Answer::plain(StatusCode::MISDIRECTED_REQUEST),
        }
    }

    async fn answer(&self, request: Request) -> Answer {
        let Some(site) = self.site(&request.host) else {
            return Answer::plain(StatusCode::MISDIRECTED_REQUEST);
        };
        if !matches!(request.method, Method::GET | Method::HEAD | Method::POST) {
            return Answer::plain(StatusCode::METHOD_NOT_ALLOWED)
                .with(header::ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
        }
        let asked = Asked::read(request, site);
        let present = match self.present(&asked).await {
            Ok(present) => present,
            Err(error) => return self.failed(&asked, None, &error.into()),
        };
        match self.guarded(&asked, present.as_ref()).await {
            Ok(reply) => self.finish(&asked, present.as_ref(), reply),
            Err(failure) => self.failed(&asked, present.as_ref(), &failure),
        }
    }
}

/// Whether a place lets somebody in who has signed in.
fn lets_in(place: &Place, present: &Present) -> bool {
    let may = |capability| present.account.roles.may(capability);
    match place.needs() {
        Needs::Nothing | Needs::SignedIn => true,
        Needs::May(capability) => may(capability),
        Needs::MayOneOf(some) => some.iter().any(|capability| may(*capability)),
    }
}

/// What somebody is told whose session has ended: a page leads to the sign-in, a script is told where that is.
fn signed_out(asked: &Asked, place: &Place) -> Reply {
    match place.speaks() {
        Speaks::Pages => Reply::to_sign_in(&asked.path),
        Speaks::Json | Speaks::Files => {
            let url = format!("{DESK}/sign-in?to={}", reply::encoded(&place.back()));
            Reply::Json(StatusCode::UNAUTHORIZED, json!({ "url": url }))
        }
        // What was written is not thrown away by leading somebody elsewhere.
        Speaks::Texts if asked.is_post => Reply::Message(StatusCode::UNAUTHORIZED, "signed-out"),
        Speaks::Texts => Reply::to_sign_in(&asked.path),
    }
}

/// How long it is not noted again that somebody was seen, in milliseconds.
const SEEN: i64 = 60 * 1000;

impl DeskSite {
    /// The newsroom's language that the site's default edition speaks, else English.
    pub fn language(&self) -> &'static str {
        let edition = self.site.edition(&self.site.default_edition);
        let primary = edition.map(|edition| edition.lang.primary()).unwrap_or_default();
        let known = bayan_render::desk::LANGUAGES.iter().find(|(key, ..)| *key == primary);
        known.map_or("en", |(key, ..)| *key)
    }

    /// What a stranger tries first: a password is more than these and what is known of its person.
    fn known_words<'w>(&'w self, person: &[&'w str]) -> Vec<&'w str> {
        let institutions = self.site.editions.iter().map(|edition| edition.institution.as_str());
        let hosts = self.site.hosts.first().map(String::as_str);
        person.iter().copied().chain(hosts).chain(institutions).collect()
    }
}
