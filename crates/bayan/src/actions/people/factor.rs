//! A second factor: codes that a telephone makes every thirty seconds (RFC 6238), and ten on paper.

use super::{
    NotChanged, Token,
    account::{By, Doing, change},
    sign_in::{self, Entered, NotEntered, Over},
};
use crate::app::App;
use bayan_core::{
    chance::{Chance, draw},
    id::{PersonId, SessionId, SiteId},
    instant::Instant,
    media::Hash,
    text::digits,
};
use bayan_store::{
    db::Conn,
    people::{self, NewSession},
};
use totp_rs::{Builder, Secret, Totp};

/// How many codes are given for the day without a telephone.
const CODES: usize = 10;

/// What is shown to whoever sets it up, once.
pub struct Begun {
    /// What is shared, in Base32, for whoever types it.
    pub secret: String,
    /// The same for a camera.
    pub address: String,
}

/// Begins a second factor for somebody; nothing is asked for until it is confirmed.
///
/// # Errors
/// [`NotChanged::Missing`] where there is a confirmed one already.
pub async fn begin_factor(
    app: &App,
    site: SiteId,
    person: PersonId,
    (institution, email): (&str, &str),
) -> Result<Begun, NotChanged> {
    let now = app.clock.now();
    let secret = Secret::from(draw::<20>(&*app.chance)).to_base32();
    let drawn = secret.clone();
    let begun = app.store.writer.act(move |conn| {
        if people::account(conn, site, person)?.is_none() {
            return Ok(None);
        }
        // The same one again for somebody who loads the page twice: the telephone may have it already.
        match people::factor(conn, person)? {
            Some(factor) if factor.confirmed_at.is_some() => Ok(None),
            Some(factor) => Ok(Some(factor.secret)),
            None => people::begin_factor(conn, person, &drawn, now).map(|()| Some(drawn.clone())),
        }
    });
    let secret = begun.await?.ok_or(NotChanged::Missing)?;
    // A colon would end the name.
    let plain = |text: &str| text.replace(':', " ");
    let totp = totp(&secret, Some((plain(institution), plain(email)))).ok_or(NotChanged::Unhashed)?;
    let address = totp.to_url().map_err(|_| NotChanged::Unhashed)?;
    Ok(Begun { secret, address })
}

/// Confirms it by a code: from now on one is asked for. Answers the codes for the day without a telephone, and the
/// new token of the session; all others of this person end.
///
/// # Errors
/// [`NotChanged::Wrong`] where the code is not right.
pub async fn confirm_factor(
    app: &App,
    site: SiteId,
    (person, session): (PersonId, SessionId),
    code: &str,
    network: String,
) -> Result<(Vec<String>, Token), NotChanged> {
    guess(app, person, code, false).await?;
    let codes = draw_codes(&*app.chance);
    let (hashes, token) = (hashed(person, &codes), Token::draw(&*app.chance));
    let kept = token.hash();
    let by = By { site, actor: person, network };
    change(app, by, person, Doing::plain("begin-second-factor"), move |conn, now| {
        people::confirm_factor(conn, person, now)?;
        // Those that a passkey brought are replaced: a person has one list.
        people::keep_codes(conn, person, &hashes)?;
        people::end_all(conn, person, Some(session))?;
        people::rotate(conn, session, kept)
    })
    .await?;
    Ok((codes, token))
}

/// Asks for no code any more, on the word of a code.
///
/// # Errors
/// [`NotChanged::Wrong`] where the code is not right.
pub async fn drop_factor(
    app: &App,
    site: SiteId,
    person: PersonId,
    code: &str,
    network: String,
) -> Result<(), NotChanged> {
    guess(app, person, code, true).await?;
    let by = By { site, actor: person, network };
    change(app, by, person, Doing::plain("end-second-factor"), move |conn, _| {
        people::drop_factor(conn, person)
    })
    .await
}

/// Asks somebody for no code and no passkey any more: for one who lost them all, by one who looks after people.
pub async fn take_away(
    app: &App,
    site: SiteId,
    actor: PersonId,
    person: PersonId,
    network: String,
) -> Result<(), NotChanged> {
    change(app, By { site, actor, network }, person, Doing::plain("end-second-factor"), move |conn, _| {
        people::drop_factor(conn, person)?;
        people::drop_passkeys(conn, person)?;
        // Whoever came in by one of them does not stay.
        if person == actor { Ok(()) } else { people::end_all(conn, person, None) }
    })
    .await
}

/// Somebody who has given the right password, and now the code.
pub struct Coding {
    /// What they were given for the right password.
    pub half: Token,
    /// The code, as it was typed.
    pub code: String,
    /// What the browser kept from an earlier time.
    pub device: Option<Token>,
    /// The session that the browser has, whosever it is.
    pub session: Option<Token>,
    /// From where.
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// Lets somebody in who has given the right password before, and now the code.
///
/// # Errors
/// [`NotEntered::Wrong`] where the code is not right, or the password was given too long ago.
pub async fn enter_code(app: &App, site: SiteId, coding: Coding) -> Result<Entered, NotEntered> {
    let (now, half) = (app.clock.now(), coding.half.hash());
    let who = app.store.writer.look(move |conn| {
        let Some(person) = people::half_entered(conn, half, now)? else { return Ok(None) };
        Ok(people::account(conn, site, person)?.filter(|account| account.closed_at.is_none()))
    });
    let person = who.await?.ok_or(NotEntered::Gone)?.person;
    match guess(app, person, &coding.code, true).await {
        Ok(()) => {}
        Err(NotChanged::Store(error)) => return Err(error.into()),
        Err(_) => return Err(NotEntered::Wrong),
    }
    let device = coding.device.as_ref().map(Token::hash);
    let known = app.store.writer.act(move |conn| {
        people::forget_half(conn, half)?;
        match device {
            Some(device) => people::is_known_device(conn, person, device),
            None => Ok(false),
        }
    });
    let known = known.await?;
    let entered = Entered {
        token: Token::draw(&*app.chance),
        device: coding.device.filter(|_| known).unwrap_or_else(|| Token::draw(&*app.chance)),
    };
    let new =
        NewSession { person, token: entered.token.hash(), network: coding.network, agent: coding.agent };
    let over = Over { earlier: coding.session.as_ref().map(Token::hash), ..Over::default() };
    sign_in::begin(app, site, new, entered.device.hash(), over, now).await?;
    Ok(entered)
}

/// Takes a code of somebody, once: of the telephone, or, where they count, one of the paper. Too many wrong ones
/// are as wrong as one.
async fn guess(app: &App, person: PersonId, typed: &str, with_paper: bool) -> Result<(), NotChanged> {
    let (now, typed) = (app.clock.now(), normal(typed));
    let right = app.store.writer.act(move |conn| {
        let counter = format!("code {person}");
        if sign_in::waits(people::attempts(conn, &counter, now)?, sign_in::PER_ACCOUNT, now) > 0 {
            return Ok(false);
        }
        let right = take(conn, person, &typed, with_paper, now)?;
        match right {
            true => people::forget_attempts(conn, &counter)?,
            false => people::failed(conn, &counter, now)?,
        }
        Ok(right)
    });
    if right.await? { Ok(()) } else { Err(NotChanged::Wrong) }
}

fn take(
    conn: &mut Conn,
    person: PersonId,
    typed: &str,
    with_paper: bool,
    now: Instant,
) -> bayan_store::Result<bool> {
    // One that was begun and never confirmed is asked of nobody, and lets nobody in; it is only confirmed by its code.
    let factor = people::factor(conn, person)?;
    let Some(factor) = factor.filter(|factor| !with_paper || factor.confirmed_at.is_some()) else {
        // Codes on paper may stand in for a passkey.
        return if with_paper { take_paper(conn, person, typed, now) } else { Ok(false) };
    };
    let seconds = u64::try_from(now.milliseconds().div_euclid(1000)).unwrap_or(0);
    let step = totp(&factor.secret, None).and_then(|totp| totp.check(typed, seconds));
    if let Some(step) = step.and_then(|step| i64::try_from(step).ok()) {
        return people::take_step(conn, person, step);
    }
    if with_paper { take_paper(conn, person, typed, now) } else { Ok(false) }
}

fn take_paper(conn: &mut Conn, person: PersonId, typed: &str, now: Instant) -> bayan_store::Result<bool> {
    people::take_code(conn, person, code_hash(person, typed), now)
}

fn totp(secret: &str, named: Option<(String, String)>) -> Option<Totp> {
    let builder = Builder::new().with_secret(Secret::try_from_base32(secret).ok()?);
    let builder = match named {
        Some((institution, email)) => builder.with_issuer(Some(institution)).with_account_name(email),
        None => builder,
    };
    builder.build().ok()
}

/// A code without what people put between its letters; digits of any family are digits.
fn normal(typed: &str) -> String {
    let plain = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let letter = |c: char| digits::value(c).map_or(c.to_ascii_lowercase(), |value| char::from(b'0' + value));
    plain.map(letter).take(64).collect()
}

/// Codes for paper: sixteen letters each, 80 bits.
pub(super) fn draw_codes(chance: &dyn Chance) -> Vec<String> {
    let code = |_| {
        let letters = data_encoding::BASE32_NOPAD.encode(&draw::<10>(chance)).to_lowercase();
        let fours: Vec<String> =
            letters.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
        fours.join("-")
    };
    (0..CODES).map(code).collect()
}

pub(super) fn hashed(person: PersonId, codes: &[String]) -> Vec<Hash> {
    codes.iter().map(|code| code_hash(person, &normal(code))).collect()
}

/// Of chance enough that nobody finds it by its hash.
fn code_hash(person: PersonId, code: &str) -> Hash {
    Hash::of(format!("bayan-code/1\n{person}\n{code}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_one_of_the_standard() {
        // RFC 6238, appendix B, the secret of the example, six digits instead of eight.
        let secret = Secret::from(*b"12345678901234567890").to_base32();
        let totp = totp(&secret, None).unwrap();
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(totp.check(code, time), Some(time / 30));
            assert_eq!(totp.check(code, time + 90), None);
        }
        assert_eq!(normal(" ٠٨١-٨٠٤ "), "081804");
        assert_eq!(normal("ABCD-efgh"), "abcdefgh");
        assert_eq!(totp.check("", 59), None);
        assert_eq!(totp.check("28708x", 59), None);
    }
}
