//! Signing in and out.
//!
//! Failures are counted by account, by network and by known browser. Whoever guesses at an account from elsewhere
//! is slowed down, and with them everybody who comes from an unknown browser; the owner's own browser has a count
//! of its own, so nobody can lock the owner out (OWASP's device cookies).

use super::{Hasher, Token};
use crate::app::App;
use bayan_core::{
    account::{EmailAddress, Password},
    id::{PersonId, SiteId},
    instant::Instant,
    media::Hash,
};
use bayan_store::{
    Error,
    audit::{self, Deed},
    people::{self, NewSession},
};

use std::net::{IpAddr, Ipv6Addr};

/// How many failures in a row are let pass, by account or browser, and by network.
pub(super) const PER_ACCOUNT: i64 = 5;
const PER_NETWORK: i64 = 30;
/// How long is waited after one more, in milliseconds; twice as long after each further one, up to the longest.
const PAUSE: i64 = 30 * 1000;
const LONGEST: i64 = 15 * 60 * 1000;

/// Somebody who wants to sign in.
pub struct SigningIn {
    /// The address, as it was typed: it may be none.
    pub email: Option<EmailAddress>,
    /// The password, as it was typed.
    pub password: Password,
    /// What the browser kept from an earlier time.
    pub device: Option<Token>,
    /// The session that the browser has, whosever it is.
    pub session: Option<Token>,
    /// From where.
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// Somebody who has signed in.
pub struct Entered {
    /// The token of the session.
    pub token: Token,
    /// What the browser keeps.
    pub device: Token,
}

/// Why somebody has not.
#[derive(Debug, thiserror::Error)]
pub enum NotEntered {
    /// Address and password do not belong together, whichever of them is wrong.
    #[error("address and password do not belong together")]
    Wrong,
    /// Too many failures: so many minutes are to be waited.
    #[error("too many attempts")]
    Later {
        /// How many.
        minutes: i64,
    },
    /// The password is right, and a code is asked for too: what is to be brought with it.
    #[error("a code is asked for")]
    Code(Token),
    /// The password was given too long ago.
    #[error("the password was given too long ago")]
    Gone,
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Signs somebody in.
pub async fn sign_in(
    app: &App,
    hasher: &Hasher,
    site: SiteId,
    signing: SigningIn,
) -> Result<Entered, NotEntered> {
    let now = app.clock.now();
    let (email, device) = (signing.email.clone(), signing.device.as_ref().map(Token::hash));
    let network = by_network(&signing.network);
    let counted = network.clone();
    // Counted before anything is hashed: many at once do not all see that there is still room.
    let (credentials, known, account, wait) = app
        .store
        .writer
        .act(move |conn| {
            let credentials = match &email {
                Some(email) => people::credentials(conn, site, email)?,
                None => None,
            };
            let person = credentials.as_ref().map(|credentials| credentials.person);
            let known = match (person, device) {
                (Some(person), Some(device)) => people::is_known_device(conn, person, device)?,
                _ => false,
            };
            let account = counter(site, email.as_ref(), device.filter(|_| known));
            let of_account = waits(people::attempts(conn, &account, now)?, PER_ACCOUNT, now);
            // A browser that is known is not kept out by what others do in its network.
            let of_network = match &counted {
                Some(network) if !known => waits(people::attempts(conn, network, now)?, PER_NETWORK, now),
                _ => 0,
            };
            let wait = of_account.max(of_network);
            if wait == 0 {
                people::forget_old_attempts(conn, now)?;
                for counter in std::iter::once(&account).chain(&counted) {
                    people::failed(conn, counter, now)?;
                }
            }
            Ok((credentials, known, account, wait))
        })
        .await?;
    if wait > 0 {
        return Err(NotEntered::Later { minutes: wait.div_euclid(60_000) + 1 });
    }
    let hash = credentials.as_ref().map(|credentials| credentials.password.clone());
    // Hashed in any case: neither words nor time tell whether somebody has an account.
    let fits = hasher.verify(signing.password, hash).await;
    let Some(credentials) = credentials.filter(|credentials| fits && credentials.open) else {
        return Err(NotEntered::Wrong);
    };
    if let Some(half) = half(app, credentials.person, (&account, network.as_deref()), now).await? {
        return Err(NotEntered::Code(half));
    }
    let entered = Entered {
        token: Token::draw(&*app.chance),
        // One that somebody else may have put there is not taken over.
        device: signing.device.filter(|_| known).unwrap_or_else(|| Token::draw(&*app.chance)),
    };
    let new = NewSession {
        person: credentials.person,
        token: entered.token.hash(),
        network: signing.network,
        agent: signing.agent,
    };
    let earlier = signing.session.as_ref().map(Token::hash);
    let over = Over { account: Some(account), network, earlier };
    begin(app, site, new, entered.device.hash(), over, now).await?;
    Ok(entered)
}

/// Where a code is asked for too: what somebody brings with it who has given the right password.
async fn half(
    app: &App,
    person: PersonId,
    (account, network): (&str, Option<&str>),
    now: Instant,
) -> Result<Option<Token>, Error> {
    let token = Token::draw(&*app.chance);
    let (hash, account, network) = (token.hash(), account.to_owned(), network.map(str::to_owned));
    let asked = app.store.writer.act(move |conn| {
        let is_asked = people::asks_more(conn, person)?;
        if is_asked {
            people::enter_half(conn, person, hash, now)?;
            // The password was right: what was counted before it was known is none.
            people::forget_attempts(conn, &account)?;
            if let Some(network) = &network {
                people::was_none(conn, network)?;
            }
        }
        Ok(is_asked)
    });
    Ok(asked.await?.then_some(token))
}

/// What is over when somebody has come in.
#[derive(Debug, Clone, Default)]
pub(super) struct Over {
    /// The failures under this counter.
    pub(super) account: Option<String>,
    /// One failure under this counter, which was none.
    pub(super) network: Option<String>,
    /// The session that the browser had.
    pub(super) earlier: Option<Hash>,
}

/// Begins a session, and remembers the browser.
pub(super) async fn begin(
    app: &App,
    site: SiteId,
    new: NewSession,
    device: Hash,
    over: Over,
    now: Instant,
) -> Result<(), Error> {
    let chance = app.chance.clone();
    app.store
        .writer
        .act(move |conn| {
            if let Some(earlier) = over.earlier {
                people::end_by_token(conn, earlier)?;
            }
            people::begin(conn, &new, now, &*chance)?;
            people::know_device(conn, new.person, device, now)?;
            if let Some(counter) = &over.account {
                people::forget_attempts(conn, counter)?;
            }
            if let Some(counter) = &over.network {
                people::was_none(conn, counter)?;
            }
            let deed = Deed {
                actor: new.person,
                action: "sign-in",
                subject: None,
                network: new.network.clone(),
                detail: None,
            };
            audit::note(conn, site, &deed, now, &*chance)
        })
        .await
}

/// Signs somebody out on this browser.
pub async fn sign_out(
    app: &App,
    site: SiteId,
    person: PersonId,
    session: bayan_core::id::SessionId,
    network: String,
) -> Result<(), Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            people::end(conn, person, session)?;
            let deed = Deed {
                actor: person,
                action: "sign-out",
                subject: None,
                network: network.clone(),
                detail: None,
            };
            audit::note(conn, site, &deed, now, &*chance)
        })
        .await
}

/// Under what failures are counted: the browser where it is known, else the address, whether somebody has it or
/// not. Of an address its hash: a list of addresses that were tried is nobody's to read.
fn counter(site: SiteId, email: Option<&EmailAddress>, device: Option<Hash>) -> String {
    match (device, email) {
        (Some(device), _) => format!("device {device}"),
        (None, Some(email)) => format!("account {}", Hash::of(format!("{site} {}", email.key()).as_bytes())),
        (None, None) => format!("account {site}"),
    }
}

/// The counter of a network: of one IPv4 address, or one IPv6 network of 64 bits, which one household has. None for
/// this machine and for private networks: there a proxy speaks for everybody, or an office shares its address.
fn by_network(network: &str) -> Option<String> {
    let address: IpAddr = network.parse().ok()?;
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            (!v4.is_loopback() && !v4.is_private() && !v4.is_link_local()).then(|| format!("network {v4}"))
        }
        IpAddr::V6(v6) => {
            let private = v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local();
            let network = Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX));
            (!private).then(|| format!("network {network}/64"))
        }
    }
}

/// How long is still to be waited after these failures, in milliseconds.
pub(super) fn waits(attempts: Option<people::Attempts>, free: i64, now: Instant) -> i64 {
    let Some(attempts) = attempts else { return 0 };
    let beyond = attempts.failures - free;
    if beyond < 0 {
        return 0;
    }
    let pause = LONGEST.min(PAUSE << beyond.min(10));
    (attempts.last_at.milliseconds() + pause - now.milliseconds()).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_one_network_and_a_proxy_is_none() {
        assert_eq!(by_network("203.0.113.7").as_deref(), Some("network 203.0.113.7"));
        assert_eq!(by_network("2001:db8::1"), by_network("2001:db8::ffff:2"));
        assert_ne!(by_network("2001:db8::1"), by_network("2001:db8:0:1::1"));
        for proxy in ["127.0.0.1", "::1", "10.0.0.1", "172.17.0.1", "192.168.1.1", "fd00::1", "x"] {
            assert_eq!(by_network(proxy), None, "{proxy}");
        }
    }

    #[test]
    fn the_more_failures_the_longer_the_wait_and_it_ends() {
        let at = Instant::from_milliseconds(1_000_000);
        let after = |failures, by| {
            let attempts = people::Attempts { failures, last_at: at };
            waits(Some(attempts), PER_ACCOUNT, Instant::from_milliseconds(1_000_000 + by))
        };
        assert_eq!(waits(None, PER_ACCOUNT, at), 0);
        assert_eq!([after(4, 0), after(5, 0), after(6, 0), after(5, PAUSE)], [0, PAUSE, 2 * PAUSE, 0]);
        assert_eq!(after(1_000, 0), LONGEST);
        assert_eq!(after(1_000, LONGEST), 0);
    }
}
