//! What a place answers, and how that becomes an answer of the server.

use super::{
    Asked, Cookies, Desk, Failure, Present,
    place::{DESK, Place, Speaks},
};
use crate::{
    actions::people::Token,
    http::answer::{Answer, CachePolicy},
};
use bayan_render::desk::{DeskPage, context};
use hyper::{
    StatusCode,
    header::{self, HeaderValue},
};
use serde_json::json;

/// For how long browsers keep a session, in seconds: it ends by itself before, where nothing is done.
const SESSION: u32 = 14 * 24 * 60 * 60;
/// For how long they are known, in seconds.
const DEVICE: u32 = 365 * 24 * 60 * 60;

/// What a place answers.
pub enum Reply {
    /// A page.
    Page(StatusCode, String),
    /// It is done; the next page is there.
    To(String),
    /// The same for somebody who has just come in.
    Entered {
        /// Where to.
        to: String,
        /// Of the session.
        session: Token,
        /// Of the browser, where it is new to us.
        device: Option<Token>,
    },
    /// A page that is shown once, to somebody whose session has another token from now on.
    Shown {
        /// The page.
        html: String,
        /// The token.
        session: Token,
    },
    /// The same for somebody who leaves.
    Left,
    /// A sentence.
    Message(StatusCode, &'static str),
    /// A page with a small script of its own.
    Scripted(StatusCode, String),
    /// A page that shows another one of ours within itself.
    Frames(String),
    /// A page that runs the editor.
    Editor(StatusCode, String),
    /// An answer for a script.
    Json(StatusCode, serde_json::Value),
    /// A file to be kept.
    File(&'static str, String),
    /// Something that stands ready.
    Ready(Box<Answer>),
    /// Another method is needed.
    NotAllowed(&'static str),
}

impl Reply {
    /// There is no such thing.
    pub fn missing() -> Reply {
        Reply::Message(StatusCode::NOT_FOUND, "missing")
    }

    /// To the sign-in, and back to where somebody wanted to go.
    pub fn to_sign_in(path: &str) -> Reply {
        if path == DESK {
            return Reply::To(format!("{DESK}/sign-in"));
        }
        Reply::To(format!("{DESK}/sign-in?to={}", encoded(path)))
    }
}

/// A value as it stands in a query.
pub fn encoded(value: &str) -> String {
    url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
}

/// What a page may load and run.
#[derive(Clone, Copy, PartialEq)]
enum Runs {
    /// Nothing runs.
    Nothing,
    /// A small script of ours, which sends and fetches nothing.
    Script,
    /// Nothing runs, and a page of ours is shown within.
    Frames,
    /// The editor: a script and a stylesheet of ours, and what it sends and fetches. What is pasted is only
    /// ever parsed into a document that shows nothing.
    Editor,
}

impl Desk {
    /// The answer of the server.
    pub(super) fn finish(&self, asked: &Asked, present: Option<&Present>, reply: Reply) -> Answer {
        let cookies = asked.site.cookies;
        match reply {
            Reply::Page(status, html) => self.html(asked, status, html, Runs::Nothing),
            Reply::Scripted(status, html) => self.html(asked, status, html, Runs::Script),
            Reply::Frames(html) => self.html(asked, StatusCode::OK, html, Runs::Frames),
            Reply::Editor(status, html) => self.html(asked, status, html, Runs::Editor),
            Reply::Json(status, value) => json(status, &value),
            Reply::Ready(answer) => *answer,
            Reply::To(to) => Answer::redirect(StatusCode::SEE_OTHER, &to, CachePolicy::NoStore),
            Reply::Entered { to, session, device } => {
                let mut answer = Answer::redirect(StatusCode::SEE_OTHER, &to, CachePolicy::NoStore)
                    .and(header::SET_COOKIE, set(cookies, cookies.session, session.reveal(), SESSION));
                if let Some(device) = device {
                    answer =
                        answer.and(header::SET_COOKIE, set(cookies, cookies.device, device.reveal(), DEVICE));
                }
                answer
            }
            Reply::Shown { html, session } => self
                .html(asked, StatusCode::OK, html, Runs::Nothing)
                .and(header::SET_COOKIE, set(cookies, cookies.session, session.reveal(), SESSION)),
            Reply::Left => {
                let to = format!("{DESK}/sign-in");
                Answer::redirect(StatusCode::SEE_OTHER, &to, CachePolicy::NoStore)
                    .and(header::SET_COOKIE, set(cookies, cookies.session, "", 0))
            }
            Reply::Message(status, key) => match Place::parse(&asked.path).map(|place| place.speaks()) {
                Some(Speaks::Json | Speaks::Files) => {
                    json(status, &json!({ "text": self.framed(asked, present).say(key, &[]) }))
                }
                _ => self.message(asked, present, status, key),
            },
            Reply::File(name, text) => {
                let answer =
                    Answer::new(StatusCode::OK, "text/csv; charset=utf-8", text, CachePolicy::NoStore);
                let disposition = format!("attachment; filename=\"{name}\"");
                answer.with(
                    header::CONTENT_DISPOSITION,
                    HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
                )
            }
            Reply::NotAllowed(allowed) => Answer::plain(StatusCode::METHOD_NOT_ALLOWED)
                .with(header::ALLOW, HeaderValue::from_static(allowed)),
        }
    }

    fn html(&self, asked: &Asked, status: StatusCode, html: String, runs: Runs) -> Answer {
        let allowed = match runs {
            Runs::Nothing => "img-src 'self'",
            Runs::Frames => "img-src 'self'; frame-src 'self'",
            Runs::Script => {
                "img-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
            }
            Runs::Editor => {
                "img-src 'self' data: blob:; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard"
            }
        };
        let own = if runs == Runs::Editor { " 'self'" } else { "" };
        let policy = format!(
            "default-src 'none'; style-src {}{own}; {allowed}; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            asked.site.style.policy
        );
        let answer = Answer::new(status, "text/html; charset=utf-8", html, CachePolicy::NoStore)
            // To other sites nothing is said of where somebody comes from: addresses here hold tokens.
            .with(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        match HeaderValue::from_str(&policy) {
            Ok(policy) => answer.with(header::CONTENT_SECURITY_POLICY, policy),
            Err(_) => answer,
        }
    }

    /// A page that says one thing.
    pub(super) fn message(
        &self,
        asked: &Asked,
        present: Option<&Present>,
        status: StatusCode,
        key: &'static str,
    ) -> Answer {
        let framed = self.framed(asked, present);
        let text = framed.say(key, &[]);
        let common = framed.common(&framed.say(&format!("{key}-title"), &[]));
        match self.pages.render(&DeskPage::Message(&context::Message { common, text })) {
            Ok(html) => self.html(asked, status, html, Runs::Nothing),
            Err(error) => {
                tracing::error!(error = %error, "desk.page_failed");
                Answer::plain(status)
            }
        }
    }

    /// What is said where something did not work; the cause goes to the log, once.
    pub(super) fn failed(&self, asked: &Asked, present: Option<&Present>, failure: &Failure) -> Answer {
        use bayan_store::Error::{Busy, Foreign, Gone, NotFound, Retry};
        if let Failure::Store(Busy | Gone | Retry) = failure {
            tracing::warn!(error = %failure, "desk.store_unavailable");
            let answer = self.finish(asked, present, Reply::Message(StatusCode::SERVICE_UNAVAILABLE, "busy"));
            return answer.with(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if let Failure::Store(Foreign | NotFound(_)) = failure {
            // It was there when the page was made: somebody else has taken it away.
            tracing::warn!(error = %failure, "desk.gone_meanwhile");
            return self.finish(asked, present, Reply::missing());
        }
        tracing::error!(error = %failure, "desk.answer_failed");
        self.finish(asked, present, Reply::Message(StatusCode::INTERNAL_SERVER_ERROR, "failed"))
    }
}

fn json(status: StatusCode, value: &serde_json::Value) -> Answer {
    Answer::new(status, "application/json", value.to_string(), CachePolicy::NoStore)
}

fn set(cookies: Cookies, name: &str, value: &str, seconds: u32) -> HeaderValue {
    let secure = if cookies.secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    // Of letters that we chose.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}
