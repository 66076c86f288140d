//! The server: for each core a thread with a runtime and a queue of connections of its own, so that a
//! connection never changes threads. What is not ready is made elsewhere.

use super::{
    connection::{self, Service},
    network::{Connections, Limits},
    tls::Certificates,
};
use crate::{api::Api, desk::Desk, front::Front, gate::Gate, health::Health};
use anyhow::{Context, Result};
use hyper_util::server::graceful::GracefulShutdown;
use std::{
    io,
    net::{IpAddr, Ipv6Addr, SocketAddr, TcpListener as Queue},
    sync::Arc,
    thread,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::{Builder, Handle},
    sync::{oneshot, watch},
};

/// How long requests in progress are waited for at the end.
const LAST_REQUESTS: Duration = Duration::from_secs(8);
/// How long is waited when nothing can be accepted: going on at once would only spin.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes the address, with a clear word when somebody else has it.
pub fn listen(address: SocketAddr, queues: usize) -> Result<Vec<Queue>> {
    let opened = bayan_listen::open(address, queues);
    opened.with_context(|| format!("cannot listen on {address} (is another program using it?)"))
}

/// What is served, and how.
#[derive(Clone)]
pub struct Serving {
    /// What readers get.
    pub front: Arc<Front>,
    /// What takes what is sent.
    pub gate: Arc<Gate>,
    /// The newsroom.
    pub desk: Arc<Desk>,
    /// Its machine interface.
    pub api: Arc<Api>,
    /// Whether the server can serve.
    pub health: Arc<Health>,
    /// TLS, where the server speaks it itself.
    pub certificates: Option<Arc<Certificates>>,
    /// How many connections may be open.
    pub limits: Limits,
}

/// Serves each queue on a thread of its own until `stop` says so, then lets the requests in progress end.
/// What is not ready is made on the runtime of the caller.
pub async fn serve(queues: Vec<Queue>, serving: Serving, stop: watch::Receiver<bool>) -> io::Result<()> {
    let connections = Connections::new(serving.limits);
    let makers = Handle::current();
    let mut threads = Vec::new();
    for (number, queue) in queues.into_iter().enumerate() {
        let runtime = Builder::new_current_thread().enable_all().max_blocking_threads(1).build()?;
        let Serving { front, gate, desk, api, health, certificates, .. } = serving.clone();
        // Each connection has its own peer.
        let peer = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
        let service = Service { front, gate, desk, api, health, peer, makers: makers.clone() };
        let (connections, stop) = (Arc::clone(&connections), stop.clone());
        let (ended, end) = oneshot::channel::<()>();
        let work = move || {
            runtime.block_on(accept(queue, service, certificates, connections, stop));
            drop(ended);
        };
        thread::Builder::new().name(format!("front-{number}")).spawn(work)?;
        threads.push(end);
    }
    for end in threads {
        // The sender is dropped when the thread ends, however it does.
        let _ = end.await;
    }
    Ok(())
}

async fn accept(
    queue: Queue,
    service: Service,
    certificates: Option<Arc<Certificates>>,
    connections: Arc<Connections>,
    mut stop: watch::Receiver<bool>,
) {
    let listener = match TcpListener::from_std(queue) {
        Ok(listener) => listener,
        Err(error) => return tracing::error!(error = %error, "server.queue_unusable"),
    };
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let place = match connections.enter(peer.ip()) {
                    Ok(place) => place,
                    // Closed without a word: a word costs what there is too little of.
                    Err(_) => continue,
                };
                let service = Service { peer: peer.ip(), ..service.clone() };
                let acceptor = certificates.as_ref().map(|certificates| certificates.acceptor());
                let watcher = graceful.watcher();
                tokio::spawn(async move {
                    connection::serve(stream, acceptor, service, watcher).await;
                    drop(place);
                });
            }
            Err(error) => {
                // Out of file descriptors, mostly.
                tracing::warn!(error = %error, "server.accept_failed");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(LAST_REQUESTS, graceful.shutdown()).await.is_err() {
        tracing::warn!("server.requests_cut_off");
    }
}

/// Answers on a plain port that everything is to be asked for over TLS.
pub async fn redirect(queue: Queue, front: Arc<Front>, limits: Limits, mut stop: watch::Receiver<bool>) {
    let Ok(listener) = TcpListener::from_std(queue) else { return };
    let connections = Connections::new(limits);
    loop {
        let accepted: io::Result<(TcpStream, SocketAddr)> = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => return,
        };
        let Ok((stream, peer)) = accepted else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let Ok(place) = connections.enter(peer.ip()) else { continue };
        let front = Arc::clone(&front);
        tokio::spawn(async move {
            connection::redirect(stream, front).await;
            drop(place);
        });
    }
}
