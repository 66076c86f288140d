//! Which addresses may be asked.

use super::NotFetched;
use anyhow::{Context, ensure};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// How long an address may be.
const LONGEST_ADDRESS: usize = 4096;

/// What may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses of the Internet on the ports 80 and 443: for whatever an outside party named.
    Public,
    /// Beside these, the host and port of an origin (`http://localhost:8080`) that the operator named,
    /// wherever they are.
    Named(String),
}

/// The same, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    /// The host and port that may be anywhere.
    named: Option<(Host<String>, u16)>,
}

impl Reach {
    pub(super) fn rule(&self) -> anyhow::Result<Rule> {
        let Reach::Named(origin) = self else { return Ok(Rule { named: None }) };
        let url = Url::parse(origin).with_context(|| format!("origin: {origin:?} is no address"))?;
        ensure!(matches!(url.scheme(), "http" | "https"), "origin: http:// or https:// is expected");
        let port = url.port_or_known_default().context("origin: there is no port in it")?;
        let host = url.host().context("origin: there is no host in it")?.to_owned();
        Ok(Rule { named: Some((host, port)) })
    }
}

impl Rule {
    /// Whether `target` is the host and port that the operator named.
    pub(super) fn names(&self, target: &Target) -> bool {
        self.named.as_ref().is_some_and(|(host, port)| *host == target.host && *port == target.port)
    }

    /// Whether a connection to `target` may go to all of `addresses`. One that may not spoils the others:
    /// whoever answers with both is trying something.
    pub(super) fn allows(&self, target: &Target, addresses: &[IpAddr]) -> bool {
        self.names(target) || self.port(target) && addresses.iter().all(|address| is_public(*address))
    }

    /// Whether the port may be asked, wherever the host is.
    pub(super) fn port(&self, target: &Target) -> bool {
        self.names(target) || matches!(target.port, 80 | 443)
    }
}

/// An address, read: http or https, a host, a port, no name and password, no fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) url: Url,
    pub(super) host: Host<String>,
    pub(super) port: u16,
}

impl Target {
    pub(super) fn read(address: &str) -> Result<Target, NotFetched> {
        Target::parse(address).ok_or_else(|| NotFetched::Address(address.chars().take(200).collect()))
    }

    fn parse(address: &str) -> Option<Target> {
        if address.len() > LONGEST_ADDRESS {
            return None;
        }
        let mut url = Url::parse(address).ok()?;
        let plain = url.username().is_empty() && url.password().is_none();
        if !plain || !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        url.set_fragment(None);
        let (host, port) = (url.host()?.to_owned(), url.port_or_known_default()?);
        Some(Target { url, host, port })
    }

    pub(super) fn tls(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Scheme, host and port: what a connection belongs to.
    pub(super) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// What the request line carries.
    pub(super) fn path_and_query(&self) -> &str {
        &self.url[url::Position::BeforePath..url::Position::AfterQuery]
    }

    /// What the field `Host` carries: no port where it is the scheme's own.
    pub(super) fn authority(&self) -> &str {
        &self.url[url::Position::BeforeHost..url::Position::AfterPort]
    }
}

/// Whether `address` is one of the public Internet: nothing of this machine, its network or its provider,
/// nothing kept for documents and measurements, and no address that wraps one of these (the registries of
/// special addresses, RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127 | 224.., ..)      // this network, private, loopback, multicast, reserved, broadcast
            | (100, 64..=127, _)        // shared by a provider's customers
            | (169, 254, _)             // link-local
            | (172, 16..=31, _)         // private
            | (192, 0, 0 | 2)           // protocols, documents
            | (192, 52, 193)            // multicast tunnels
            | (192, 88, 99)             // relays of 6to4
            | (192, 168, _)             // private
            | (198, 18..=19, _)         // measurements
            | (198, 51, 100)            // documents
            | (203, 0, 113) // documents
    )
}

fn is_public_6(address: Ipv6Addr) -> bool {
    let part = address.segments();
    let inner = Ipv4Addr::from((u32::from(part[6]) << 16) | u32::from(part[7]));
    // Where only IPv6 is spoken, this is how public IPv4 addresses look (NAT64).
    if part[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return is_public_4(inner);
    }
    // An address of ISATAP has another inside.
    if part[4] & 0xfdff == 0 && part[5] == 0x5efe && !is_public_4(inner) {
        return false;
    }
    // Only 2000::/3 has been given out: this leaves out loopback, unspecified, mapped and compatible
    // addresses, local NAT64, unique local, link-local, site-local and multicast ones.
    let given_out = part[0] & 0xe000 == 0x2000;
    let special = match (part[0], part[1]) {
        (0x2001, 0..0x200) => true,  // protocols: Teredo, measurements, ORCHID …
        (0x2001, 0xdb8) => true,     // documents
        (0x2002, _) => true,         // 6to4
        (0x3fff, 0..0x1000) => true, // documents
        _ => false,
    };
    given_out && !special
}
