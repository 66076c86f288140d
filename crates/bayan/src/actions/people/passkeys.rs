//! Passkeys (Web Authentication, level 3): a device shows that it holds a key by signing what was drawn here. It
//! asks for a finger, a face or a number first, so a passkey lets somebody in alone, and stands beside a password
//! as a second factor does.

use super::{
    NotChanged, Token,
    account::{By, Doing, change},
    factor::{draw_codes, hashed},
    sign_in::{self, Entered, NotEntered, Over},
};
use crate::app::App;
use bayan_core::{
    id::{PasskeyId, PersonId, SessionId, SiteId},
    instant::Instant,
    line::Label,
    media::Hash,
};
use bayan_store::{
    Error,
    people::{self, Account, NewPasskey, NewSession},
};
use data_encoding::BASE64URL_NOPAD;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

/// How many somebody may have: one for each device, and some to spare.
const MOST: usize = 20;

/// The site as devices know it: they make a passkey for one name, and show it to no other.
pub struct Party {
    webauthn: Webauthn,
    host: String,
}

impl Party {
    /// The site under the name by which a browser reached it; none where devices know no such name: a bare address
    /// of a machine is none (Web Authentication, 5.1.3: an effective domain).
    pub fn new(origin: &str, host: &str, institution: &str) -> Option<Party> {
        let name = host.trim_start_matches('[').trim_end_matches(']');
        if name.parse::<IpAddr>().is_ok() {
            return None;
        }
        let mut origin = Url::parse(origin).ok()?;
        origin.set_host(Some(host)).ok()?;
        let webauthn = WebauthnBuilder::new(host, &origin).ok()?.rp_name(institution).build().ok()?;
        Some(Party { webauthn, host: host.to_owned() })
    }

    /// The name.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// A device is to be asked something.
pub struct Asking {
    /// What its answer is to be brought with.
    pub token: Token,
    /// What the browser's script hands to it, as the standard writes it in JSON.
    pub options: Value,
}

/// Why no passkey was kept.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The device's answer is none to what was asked, or comes too late.
    #[error("the device's answer fits nothing that was asked")]
    Answer,
    /// The device has one already that is kept.
    #[error("this passkey is kept already")]
    Known,
    /// Somebody has as many as may be.
    #[error("nobody has more than {MOST} passkeys")]
    Many,
    /// The account.
    #[error(transparent)]
    Account(#[from] NotChanged),
}

impl From<Error> for NotKept {
    fn from(error: Error) -> NotKept {
        NotKept::Account(error.into())
    }
}

/// Asks a device for a new passkey of somebody. That outlasts the session: ask for the password before.
///
/// # Errors
/// [`NotKept::Many`] where there are enough.
pub async fn ask_for_new_passkey(app: &App, party: &Party, account: &Account) -> Result<Asking, NotKept> {
    let person = account.person;
    let known = app.store.writer.look(move |conn| people::passkeys(conn, person)).await?;
    if known.len() >= MOST {
        return Err(NotKept::Many);
    }
    let taken = usable(&known, &party.host).map(|passkey| passkey.cred_id().clone()).collect();
    let (options, state) = party
        .webauthn
        .start_passkey_registration(uuid(person), &account.email, &account.name, Some(taken))
        .map_err(|_| NotKept::Answer)?;
    let mut options = json!(options);
    // The library asks devices not to keep whose it is, and they then know nobody who signs in by it alone.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("preferred");
    Ok(remember(app, Some(person), &state, options).await?)
}

/// Keeps the passkey that a device has made. Answers the new token of the session (all others of this person end),
/// and, where it is the first thing that is asked for beside the password, codes for the day without it.
///
/// # Errors
/// [`NotKept::Answer`] where the answer is none to what this person was asked.
pub async fn add_passkey(
    app: &App,
    party: &Party,
    site: SiteId,
    (person, session): (PersonId, SessionId),
    (token, answer, label): (Token, &str, Label),
    network: String,
) -> Result<(Vec<String>, Token), NotKept> {
    let now = app.clock.now();
    let asked = app.store.writer.act(move |conn| people::take_challenge(conn, token.hash(), now)).await?;
    let asked = asked.filter(|asked| asked.person == Some(person)).ok_or(NotKept::Answer)?;
    let state: PasskeyRegistration = read(&asked.state).ok_or(NotKept::Answer)?;
    let answer: RegisterPublicKeyCredential = read(answer).ok_or(NotKept::Answer)?;
    let made = party.webauthn.finish_passkey_registration(&answer, &state).map_err(refused)?;
    let new = NewPasskey {
        person,
        host: party.host.clone(),
        credential: name(made.cred_id().as_ref()),
        public_key: json!(made).to_string(),
        label,
    };
    let (codes, token, chance) = (draw_codes(&*app.chance), Token::draw(&*app.chance), app.chance.clone());
    let (hashes, kept) = (hashed(person, &codes), token.hash());
    let by = By { site, actor: person, network };
    let doing = Doing::about("add-passkey", new.label.to_string());
    // Two that are made at once bring one paper.
    let gives_paper = Arc::new(AtomicBool::new(false));
    let gives = Arc::clone(&gives_paper);
    let added = change(app, by, person, doing, move |conn, now| {
        let needs_codes = people::codes_left(conn, person)? == 0;
        gives.store(needs_codes, Ordering::SeqCst);
        if !people::add_passkey(conn, &new, now, &*chance)? {
            return Err(Error::Unique("passkey".into()));
        }
        if needs_codes {
            people::keep_codes(conn, person, &hashes)?;
        }
        people::end_all(conn, person, Some(session))?;
        people::rotate(conn, session, kept)
    });
    match added.await {
        Ok(()) => Ok((if gives_paper.load(Ordering::SeqCst) { codes } else { Vec::new() }, token)),
        Err(NotChanged::Store(Error::Unique(_))) => Err(NotKept::Known),
        Err(error) => Err(error.into()),
    }
}

/// Lets somebody in by one of their passkeys no more.
///
/// # Errors
/// [`NotChanged::Missing`] where it is none of theirs.
pub async fn drop_passkey(
    app: &App,
    site: SiteId,
    (person, session): (PersonId, SessionId),
    id: PasskeyId,
    network: String,
) -> Result<(), NotChanged> {
    let known = app.store.writer.look(move |conn| people::passkeys(conn, person)).await?;
    let label = known.into_iter().find(|known| known.id == id).ok_or(NotChanged::Missing)?.label;
    let by = By { site, actor: person, network };
    change(app, by, person, Doing::about("end-passkey", label), move |conn, _| {
        people::drop_passkey(conn, person, id)?;
        // The device may be in other hands, and signed in.
        people::end_all(conn, person, Some(session))
    })
    .await
}

/// Asks whatever device there is who it is: nobody has said a name yet.
pub async fn ask_who(app: &App, party: &Party) -> Result<Asking, Error> {
    let (options, state) = party.webauthn.start_discoverable_authentication().map_err(Error::shape)?;
    let mut options = json!(options);
    // It is asked when somebody presses a button, not while they type a name.
    if let Some(options) = options.as_object_mut() {
        options.remove("mediation");
    }
    remember(app, None, &state, options).await
}

/// Asks for a passkey of whoever has given the right password; nothing where they have none for this name.
pub async fn ask_beside(app: &App, party: &Party, half: &Token) -> Result<Option<Asking>, Error> {
    let (now, half) = (app.clock.now(), half.hash());
    let look = app.store.writer.look(move |conn| {
        let Some(person) = people::half_entered(conn, half, now)? else { return Ok(None) };
        Ok(Some((person, people::passkeys(conn, person)?)))
    });
    let Some((person, known)) = look.await? else { return Ok(None) };
    let known: Vec<Passkey> = usable(&known, &party.host).collect();
    if known.is_empty() {
        return Ok(None);
    }
    let (options, state) = party.webauthn.start_passkey_authentication(&known).map_err(Error::shape)?;
    remember(app, Some(person), &state, json!(options)).await.map(Some)
}

/// Somebody whose device has answered.
pub struct Showing<'a> {
    /// What came with the question.
    pub token: Token,
    /// The answer, as the standard writes it in JSON.
    pub answer: &'a str,
    /// What the browser kept from an earlier time.
    pub device: Option<Token>,
    /// The session that the browser has, whosever it is.
    pub session: Option<Token>,
    /// From where.
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// Lets somebody in whose device has shown that it holds their key.
///
/// # Errors
/// [`NotEntered::Wrong`] where its answer is none to what it was asked, whoever it may be;
/// [`NotEntered::Gone`] where it was asked too long ago, or has answered before.
pub async fn enter_by_passkey(
    app: &App,
    party: &Party,
    site: SiteId,
    showing: Showing<'_>,
) -> Result<Entered, NotEntered> {
    let (now, token) = (app.clock.now(), showing.token.hash());
    let answer: PublicKeyCredential = read(showing.answer).ok_or(NotEntered::Wrong)?;
    let credential = name(answer.get_credential_id());
    let found = app.store.writer.act(move |conn| {
        let Some(asked) = people::take_challenge(conn, token, now)? else { return Ok(None) };
        Ok(Some((asked, people::passkey(conn, site, &credential)?)))
    });
    let (asked, known) = found.await?.ok_or(NotEntered::Gone)?;
    let known = known.filter(|known| asked.person.is_none_or(|person| person == known.person));
    let known = known.ok_or(NotEntered::Wrong)?;
    let mut passkey: Passkey = read(&known.public_key).ok_or(NotEntered::Wrong)?;
    let result = match asked.person {
        Some(_) => {
            let state: PasskeyAuthentication = read(&asked.state).ok_or(NotEntered::Wrong)?;
            party.webauthn.finish_passkey_authentication(&answer, &state)
        }
        None => {
            // Whose it is, the device says too: it must say what we know.
            let said = party.webauthn.identify_discoverable_authentication(&answer);
            if !said.is_ok_and(|(said, _)| said == uuid(known.person)) {
                return Err(NotEntered::Wrong);
            }
            let state: DiscoverableAuthentication = read(&asked.state).ok_or(NotEntered::Wrong)?;
            party.webauthn.finish_discoverable_authentication_v2(&answer, state, &passkey)
        }
    };
    let result = result.map_err(|error| {
        tracing::info!(error = %error, "desk.passkey_refused");
        NotEntered::Wrong
    })?;
    passkey.update_credential(&result);
    enter(app, site, (known.person, known.id, json!(passkey).to_string()), showing, now).await
}

async fn enter(
    app: &App,
    site: SiteId,
    (person, id, public_key): (PersonId, PasskeyId, String),
    showing: Showing<'_>,
    now: Instant,
) -> Result<Entered, NotEntered> {
    let device = showing.device.as_ref().map(Token::hash);
    let known = app.store.writer.act(move |conn| {
        people::passkey_used(conn, id, &public_key, now)?;
        device.map_or(Ok(false), |device| people::is_known_device(conn, person, device))
    });
    let known = known.await?;
    let entered = Entered {
        token: Token::draw(&*app.chance),
        device: showing.device.filter(|_| known).unwrap_or_else(|| Token::draw(&*app.chance)),
    };
    let new =
        NewSession { person, token: entered.token.hash(), network: showing.network, agent: showing.agent };
    let over = Over { earlier: showing.session.as_ref().map(Token::hash), ..Over::default() };
    sign_in::begin(app, site, new, entered.device.hash(), over, now).await?;
    Ok(entered)
}

async fn remember<S: Serialize>(
    app: &App,
    person: Option<PersonId>,
    state: &S,
    options: Value,
) -> Result<Asking, Error> {
    let (now, token) = (app.clock.now(), Token::draw(&*app.chance));
    let (hash, state): (Hash, _) = (token.hash(), json!(state).to_string());
    app.store.writer.act(move |conn| people::challenge(conn, hash, (person, &state), now)).await?;
    Ok(Asking { token, options })
}

/// Those that a device shows under this name.
fn usable(known: &[people::Passkey], host: &str) -> impl Iterator<Item = Passkey> {
    known.iter().filter(move |known| known.host == host).filter_map(|known| read(&known.public_key))
}

fn refused(error: webauthn_rs::prelude::WebauthnError) -> NotKept {
    tracing::info!(error = %error, "desk.passkey_refused");
    NotKept::Answer
}

fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// What a device calls a key, as a word.
fn name(credential: &[u8]) -> String {
    BASE64URL_NOPAD.encode(credential)
}

fn uuid(person: PersonId) -> Uuid {
    Uuid::from_bytes(*person.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_know_names_and_no_bare_addresses() {
        let party = |origin, host| Party::new(origin, host, "بلدية").map(|party| party.host);
        assert_eq!(party("https://press.example", "press.example").as_deref(), Some("press.example"));
        assert_eq!(party("https://press.example", "old.example").as_deref(), Some("old.example"));
        assert_eq!(party("http://127.0.0.1:8080", "localhost").as_deref(), Some("localhost"));
        for bare in ["127.0.0.1", "[::1]", "::1", ""] {
            assert_eq!(party("http://localhost:8080", bare), None, "{bare}");
        }
    }
}
