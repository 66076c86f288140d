//! A request to the newsroom, read: who, from where, in which language, with what.

use super::{DeskSite, form::Form};
use crate::{
    actions::people::{Origin, Token},
    http::whole::Request,
};
use bayan_render::desk::LANGUAGES;
use bytes::Bytes;
use hyper::{HeaderMap, Method, header};
use std::sync::Arc;

/// A request, read.
pub struct Asked {
    /// The site.
    pub site: Arc<DeskSite>,
    /// The name under which the browser reached it.
    pub host: String,
    /// The path.
    pub path: String,
    /// Whether something is sent.
    pub is_post: bool,
    /// What stands behind the question mark.
    pub query: Form,
    /// What was sent as a form.
    pub form: Form,
    /// What a script sent, as it is: it is read when it is known who sent it.
    pub json: Option<Bytes>,
    /// The bytes, where they are a file.
    pub file: Bytes,
    /// What shows that a page of this session sent it.
    pub token: String,
    /// The token of the session, as the browser has it.
    pub session: Option<Token>,
    /// The token of the browser.
    pub device: Option<Token>,
    /// From where.
    pub from: Origin,
    /// Whether a page of this newsroom sent it.
    pub is_own: bool,
    /// The key of the language that the browser or the address asks for.
    pub language: &'static str,
}

/// How much of what a browser calls itself is kept.
const AGENT: usize = 200;

impl Asked {
    /// Reads a request.
    pub fn read(request: Request, site: Arc<DeskSite>) -> Asked {
        let query = Form::read(&Bytes::from(request.query.clone().unwrap_or_default()));
        let sent = Sent::read(&request);
        let form = sent.form;
        let token = |name: &str| cookie(&request.headers, name).and_then(Token::brought);
        let named = [form.value("lang"), query.value("lang")]
            .into_iter()
            .find_map(|named| LANGUAGES.iter().find(|(key, ..)| *key == named));
        let language = named.map_or_else(|| accepted(&request.headers, &site), |(key, ..)| *key);
        Asked {
            is_post: request.method == Method::POST,
            host: request.host,
            path: request.path,
            session: token(site.cookies.session),
            device: token(site.cookies.device),
            is_own: is_own(&request.headers, &site.origin),
            from: Origin { network: request.peer.to_canonical().to_string(), agent: agent(&request.headers) },
            language,
            query,
            token: sent.token,
            json: sent.json,
            file: sent.file,
            form,
            site,
        }
    }
}

/// What was sent, in the one form that its sender says it has.
#[derive(Default)]
struct Sent {
    form: Form,
    json: Option<Bytes>,
    file: Bytes,
    token: String,
}

/// All that is read of what a script sent before it is known who it is; the rest is passed over.
#[derive(serde::Deserialize)]
struct Shown {
    token: String,
}

/// The header in which a script that sends a file shows that a page of this session does.
const TOKEN: &str = "x-bayan-token";

impl Sent {
    fn read(request: &Request) -> Sent {
        let header = |name: &str| request.headers.get(name).and_then(|value| value.to_str().ok());
        let media_type = header("content-type").unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match media_type.as_str() {
            "application/json" => {
                let shown: Option<Shown> = serde_json::from_slice(&request.body).ok();
                let token = shown.map(|shown| shown.token).unwrap_or_default();
                Sent { token, json: Some(request.body.clone()), ..Sent::default() }
            }
            "application/octet-stream" => Sent {
                token: header(TOKEN).unwrap_or_default().to_owned(),
                file: request.body.clone(),
                ..Sent::default()
            },
            _ => {
                let form = Form::read(&request.body);
                Sent { token: form.value("token").to_owned(), form, ..Sent::default() }
            }
        }
    }
}

/// Whether a page of this origin sent the request: every browser says so, one way or the other, of what is sent.
/// Whoever says nothing is no browser with somebody's cookies, or one that hides where it comes from.
fn is_own(headers: &HeaderMap, origin: &str) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (said("sec-fetch-site"), said("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(from)) => from == origin,
        (None, None) => false,
    }
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|all| all.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()
}

/// The newsroom's language that the browser likes best, else that of the site's first edition.
pub(super) fn accepted(headers: &HeaderMap, site: &DeskSite) -> &'static str {
    let header =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut liked: Vec<(f32, &'static str)> = Vec::new();
    for item in header.split(',').take(32) {
        let (tag, weight) = item.split_once(";q=").unwrap_or((item, "1"));
        let primary = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let known = LANGUAGES.iter().find(|(key, ..)| *key == primary);
        if let (Some((key, ..)), Ok(weight)) = (known, weight.trim().parse::<f32>())
            && weight > 0.0
        {
            liked.push((weight, key));
        }
    }
    // The first of those that are liked equally.
    liked.reverse();
    let best = liked.iter().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, key)| *key);
    best.unwrap_or_else(|| site.language())
}

/// What the browser calls itself, in a few words where it is a known one: the rest says nothing to a person.
fn agent(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let one = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| said.contains(sign)).map(|(_, name)| *name)
    };
    let browser = one(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = one(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => said.chars().filter(|c| !c.is_control()).take(AGENT).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::{HeaderName, HeaderValue};

    fn headers(all: &[(&str, &str)]) -> HeaderMap {
        let one = |(name, value): &(&str, &str)| {
            (HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_str(value).unwrap())
        };
        all.iter().map(one).collect()
    }

    #[test]
    fn what_another_site_makes_a_browser_send_is_not_ours() {
        let own = |all: &[(&str, &str)]| is_own(&headers(all), "https://press.example");
        assert!(own(&[("sec-fetch-site", "same-origin"), ("origin", "https://press.example")]));
        assert!(own(&[("origin", "https://press.example")]));
        for other in [
            &[("sec-fetch-site", "cross-site"), ("origin", "https://press.example")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://press.example.evil.example")],
            &[("origin", "http://press.example")],
            &[("origin", "null")],
            &[],
        ] {
            assert!(!own(other), "{other:?}");
        }
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let all = headers(&[("cookie", "a=1; xbayan=2;bayan=3; bayan-device=4")]);
        assert_eq!((cookie(&all, "bayan"), cookie(&all, "none")), (Some("3"), None));
    }

    #[test]
    fn browsers_are_called_what_people_call_them() {
        let chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
        for (said, called) in [(chrome, "Chrome, Android"), ("curl/8.5", "curl/8.5"), ("", "")] {
            assert_eq!(agent(&headers(&[("user-agent", said)])), called);
        }
    }
}
