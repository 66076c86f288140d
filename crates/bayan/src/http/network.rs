//! How many connections are open, in all and from one network: nobody takes all the room.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex},
};

/// How many connections may be open.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// In all.
    pub total: usize,
    /// From one address, or from one IPv6 network of 64 bits, which one household has. This machine
    /// itself is not counted: a proxy there speaks for everybody.
    pub per_network: usize,
}

/// The connections that are open.
#[derive(Debug)]
pub struct Connections {
    limits: Limits,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    total: usize,
    by_network: HashMap<IpAddr, usize>,
}

/// Why a connection is not served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// There are too many in all.
    Everywhere,
    /// There are too many from that network.
    Here,
}

/// The right to be open; given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    connections: Arc<Connections>,
    network: Option<IpAddr>,
}

impl Connections {
    /// None open yet.
    pub fn new(limits: Limits) -> Arc<Connections> {
        Arc::new(Connections { limits, open: Mutex::default() })
    }

    /// A place for a connection from `peer`.
    pub fn enter(self: &Arc<Self>, peer: IpAddr) -> Result<Place, Full> {
        let network = network(peer);
        let mut open = self.open.lock().expect("nothing panics under this lock");
        if open.total >= self.limits.total {
            return Err(Full::Everywhere);
        }
        if let Some(network) = network {
            let count = open.by_network.entry(network).or_default();
            if *count >= self.limits.per_network {
                return Err(Full::Here);
            }
            *count += 1;
        }
        open.total += 1;
        drop(open);
        Ok(Place { connections: Arc::clone(self), network })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.connections.open.lock().expect("nothing panics under this lock");
        open.total -= 1;
        let Some(network) = self.network else { return };
        if let Some(count) = open.by_network.get_mut(&network) {
            *count -= 1;
            if *count == 0 {
                open.by_network.remove(&network);
            }
        }
    }
}

/// The network that an address belongs to; none for this machine.
fn network(peer: IpAddr) -> Option<IpAddr> {
    let peer = peer.to_canonical();
    if peer.is_loopback() {
        return None;
    }
    Some(match peer {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(address: &str) -> IpAddr {
        address.parse().unwrap()
    }

    #[test]
    fn one_network_does_not_take_all_the_room() {
        let connections = Connections::new(Limits { total: 5, per_network: 2 });
        let enter = |address: &str| connections.enter(peer(address));
        let held = [enter("203.0.113.1").unwrap(), enter("203.0.113.1").unwrap()];
        assert_eq!(enter("203.0.113.1").unwrap_err(), Full::Here);
        assert_eq!(
            enter("::ffff:203.0.113.1").unwrap_err(),
            Full::Here,
            "the same address, written otherwise"
        );
        let other = enter("2001:db8::1").unwrap();
        let neighbour = enter("2001:db8::2").unwrap();
        assert_eq!(enter("2001:db8:0:0:ffff::3").unwrap_err(), Full::Here);
        let last = enter("127.0.0.1").unwrap();
        assert_eq!(enter("127.0.0.1").unwrap_err(), Full::Everywhere);
        drop((held, other, neighbour, last));
        let again = connections.open.lock().unwrap();
        assert_eq!((again.total, again.by_network.len()), (0, 0));
    }

    #[test]
    fn this_machine_is_not_counted() {
        let connections = Connections::new(Limits { total: 100, per_network: 1 });
        let held: Vec<Place> = (0..50).map(|_| connections.enter(peer("127.0.0.1")).unwrap()).collect();
        assert_eq!(held.len(), 50);
    }
}
