use super::*;
use std::{
    collections::VecDeque,
    io,
    net::{IpAddr, SocketAddr},
    sync::Mutex,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, pki_types::PrivatePkcs8KeyDer},
};

/// A server that gives one answer to each request of a connection, and what it was asked.
struct Canary {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
}

type Answers = Arc<dyn Fn(&str) -> Vec<u8> + Send + Sync>;

impl Canary {
    async fn start(answers: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Canary {
        Canary::over(None, Arc::new(answers)).await
    }

    async fn over(tls: Option<TlsAcceptor>, answers: Answers) -> Canary {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let told = heard.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (tls, told, answers) = (tls.clone(), told.clone(), answers.clone());
                tokio::spawn(async move {
                    match tls {
                        Some(tls) => match tls.accept(stream).await {
                            Ok(stream) => serve(stream, told, answers).await,
                            Err(_) => told.lock().unwrap().push("no handshake".into()),
                        },
                        None => serve(stream, told, answers).await,
                    }
                });
            }
        });
        Canary { address, heard }
    }

    fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

async fn serve(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    told: Arc<Mutex<Vec<String>>>,
    answers: Answers,
) {
    let mut head = vec![0; 65536];
    loop {
        let length = stream.read(&mut head).await.unwrap_or(0);
        if length == 0 {
            return;
        }
        let request = String::from_utf8_lossy(&head[..length]).into_owned();
        told.lock().unwrap().push(request.clone());
        if stream.write_all(&answers(&request)).await.is_err() {
            return;
        }
    }
}

fn ok(body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn moved(to: &str) -> Vec<u8> {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n").into_bytes()
}

fn named(origin: &str) -> Outgoing {
    Outgoing::new(Reach::Named(origin.to_owned())).unwrap()
}

/// A network in which names lead where the test says, and every connection goes to the canary.
struct Staged {
    names: Mutex<VecDeque<Vec<IpAddr>>>,
    to: SocketAddr,
    connected: Mutex<Vec<SocketAddr>>,
}

impl Staged {
    fn new(to: SocketAddr, names: &[&[&str]]) -> Arc<Staged> {
        let names = names.iter().map(|answer| answer.iter().map(|ip| ip.parse().unwrap()).collect());
        Arc::new(Staged { names: Mutex::new(names.collect()), to, connected: Mutex::default() })
    }

    fn connected(&self) -> Vec<String> {
        self.connected.lock().unwrap().iter().map(SocketAddr::to_string).collect()
    }
}

impl Network for Staged {
    fn resolve<'a>(&'a self, _: &'a str) -> Waiting<'a, io::Result<Vec<IpAddr>>> {
        let answer = self.names.lock().unwrap().pop_front();
        Box::pin(async move { answer.ok_or_else(|| io::Error::other("no such name")) })
    }

    fn connect(&self, to: SocketAddr) -> Waiting<'_, io::Result<TcpStream>> {
        self.connected.lock().unwrap().push(to);
        Box::pin(TcpStream::connect(self.to))
    }
}

fn over(network: Arc<dyn Network>) -> Outgoing {
    Outgoing::over(Reach::Public, network, RootCertStore::empty()).unwrap()
}

#[test]
fn only_addresses_of_the_public_internet_are_public() {
    for refused in
        "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254 \
         172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.52.193.1 192.88.99.1 192.168.1.1 198.18.0.1 \
         198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: \
         ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:7f00:1 64:ff9b::7f00:1 \
         64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 \
         2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1 2002:808:808::1 3fff::1 \
         3fff:fff:ffff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 2606:4700::5efe:7f00:1 \
         2606:4700::200:5efe:a00:1 4000::1 1000::1"
            .split(' ')
    {
        assert!(!is_public(refused.parse().unwrap()), "{refused}");
    }
    for public in "1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 126.1.1.1 128.0.0.1 169.253.1.1 172.15.0.1 \
         172.32.0.1 192.0.1.1 192.167.1.1 198.17.0.1 198.20.0.1 223.255.255.1 2001:4860:4860::8888 \
         2606:4700:4700::1111 2a00:1450::1 64:ff9b::808:808 3fff:1000::1 2001:200::1"
        .split(' ')
    {
        assert!(is_public(public.parse().unwrap()), "{public}");
    }
}

#[test]
fn every_spelling_of_a_neighbour_is_refused_and_nothing_is_connected_to() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let canary = Canary::start(|_| ok("secret")).await;
        for host in "127.0.0.1 localhost 2130706433 0x7f.1 0177.0.0.1 127.1 0 [::1] [::] [::ffff:127.0.0.1] \
         [64:ff9b::7f00:1] [2002:7f00:1::] １２７.0.0.1 127.0.0.1. 169.254.169.254 10.0.0.1"
            .split(' ')
        {
            let network = Staged::new(canary.address, &[&["127.0.0.1"]]);
            let answer = over(network.clone()).get(&format!("http://{host}/"), 100).await;
            assert_eq!(answer.unwrap_err(), NotFetched::Forbidden, "{host}");
            assert_eq!(network.connected(), Vec::<String>::new(), "{host}");
        }
        assert!(canary.heard().is_empty());
    });
}

#[tokio::test]
async fn an_open_and_a_closed_forbidden_port_are_answered_alike() {
    let canary = Canary::start(|_| ok("secret")).await;
    let outgoing = Outgoing::new(Reach::Public).unwrap();
    let open = outgoing.get(&canary.origin(), 100).await.unwrap_err();
    let closed = outgoing.get("http://127.0.0.1:1/", 100).await.unwrap_err();
    let by_name =
        outgoing.get(&format!("http://localhost:{}/", canary.address.port()), 100).await.unwrap_err();
    assert_eq!((&open, &by_name), (&closed, &closed));
    assert_eq!(open, NotFetched::Forbidden);
    assert_eq!(open.for_strangers(), NotFetched::Unreachable(String::new()).for_strangers());
    for port in [22, 25, 6379, 8080] {
        let network = Staged::new(canary.address, &[&["1.1.1.1"]]);
        let answer = over(network.clone()).get(&format!("http://press.example:{port}/"), 100).await;
        assert_eq!(answer.unwrap_err(), NotFetched::Forbidden);
        assert!(network.connected().is_empty());
    }
    assert!(canary.heard().is_empty());
}

#[tokio::test]
async fn a_name_is_resolved_once_and_the_address_that_was_checked_is_connected_to() {
    let canary = Canary::start(|_| ok("text")).await;
    let network = Staged::new(canary.address, &[&["1.1.1.1"], &["127.0.0.1"]]);
    let outgoing = over(network.clone());
    assert_eq!(outgoing.get("http://press.example/a", 100).await.unwrap().body, "text");
    // The second answer leads to this machine: nothing is connected to.
    assert_eq!(outgoing.get("http://press.example/a", 100).await.unwrap_err(), NotFetched::Forbidden);
    assert_eq!(network.connected(), ["1.1.1.1:80"]);
}

#[tokio::test]
async fn one_forbidden_address_among_many_forbids_the_host() {
    let canary = Canary::start(|_| ok("text")).await;
    let network = Staged::new(canary.address, &[&["1.1.1.1", "127.0.0.1"], &[]]);
    let outgoing = over(network.clone());
    assert_eq!(outgoing.get("http://press.example/", 100).await.unwrap_err(), NotFetched::Forbidden);
    assert_eq!(outgoing.get("http://press.example/", 100).await.unwrap_err(), NotFetched::Unresolved);
    assert_eq!(outgoing.get("http://press.example/", 100).await.unwrap_err(), NotFetched::Unresolved);
    assert!(network.connected().is_empty());
}

#[tokio::test]
async fn each_redirect_is_checked_anew_and_leads_out_of_no_allowance() {
    let inner = Canary::start(|_| ok("secret")).await;
    let to = format!("{}/admin", inner.origin());
    let outer =
        Canary::start(move |request| if request.starts_with("GET /here") { ok("here") } else { moved(&to) })
            .await;
    let outgoing = named(&outer.origin());
    let answer = outgoing.get(&format!("{}/away", outer.origin()), 100).await;
    assert_eq!(answer.unwrap_err(), NotFetched::Forbidden);
    assert!(inner.heard().is_empty());
    for place in ["ftp://press.example/", "file:///etc/passwd", "http://user:word@press.example/"] {
        let place = place.to_owned();
        let outer = Canary::start(move |_| moved(&place)).await;
        let answer = named(&outer.origin()).get(&outer.origin(), 100).await;
        assert_eq!(answer.unwrap_err(), NotFetched::Redirected);
    }
    // Without redirects the answer is the answer.
    let answer = outgoing.without_redirects().get(&outer.origin(), 100).await.unwrap();
    assert_eq!(answer.status, StatusCode::FOUND);
}

#[tokio::test]
async fn redirects_are_followed_five_times_and_never_after_a_post() {
    let canary = Canary::start(|request| {
        let path = request.split(' ').nth(1).unwrap();
        let left: usize = path[1..].parse().unwrap();
        if left == 0 { ok("there") } else { moved(&format!("/{}", left - 1)) }
    })
    .await;
    let outgoing = named(&canary.origin());
    let answer = outgoing.get(&format!("{}/5#part", canary.origin()), 100).await.unwrap();
    assert_eq!((&answer.body[..], answer.url), (&b"there"[..], format!("{}/0", canary.origin())));
    assert_eq!(canary.heard().len(), 6);
    let answer = outgoing.get(&format!("{}/6", canary.origin()), 100).await;
    assert_eq!(answer.unwrap_err(), NotFetched::Redirects(5));
    let before = canary.heard().len();
    let sent = outgoing.post(&format!("{}/9", canary.origin()), "text/plain", b"note".to_vec(), 100).await;
    assert_eq!(sent.unwrap().status, StatusCode::FOUND);
    assert_eq!(canary.heard().len(), before + 1);
}

#[tokio::test]
async fn what_is_asked_says_the_programs_name_and_nothing_else() {
    let canary =
        Canary::start(|_| b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n".to_vec()).await;
    let outgoing = named(&canary.origin());
    for _ in 0..2 {
        outgoing.get(&format!("{}/a?b=c#d", canary.origin()), 100).await.unwrap();
    }
    let expected = format!(
        "GET /a?b=c HTTP/1.1\r\nhost: {}\r\nuser-agent: Bayan/{}\r\naccept: */*\r\naccept-encoding: identity\r\n\
         connection: close\r\n\r\n",
        canary.address,
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(canary.heard(), [expected.clone(), expected]);
    let sent = outgoing.post(&canary.origin(), "text/plain; charset=utf-8", b"note".to_vec(), 100).await;
    sent.unwrap();
    let heard = canary.heard().remove(2);
    assert!(heard.starts_with("POST / HTTP/1.1\r\n"), "{heard}");
    assert!(heard.contains("content-type: text/plain; charset=utf-8\r\ncontent-length: 4\r\n"), "{heard}");
}

#[tokio::test]
async fn addresses_that_are_none_are_refused() {
    let outgoing = Outgoing::new(Reach::Public).unwrap();
    let long = format!("http://press.example/{}", "a".repeat(5000));
    for address in [
        "",
        "press.example",
        "//press.example/",
        "ftp://press.example/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO",
        "http://user@press.example/",
        "http://user:word@press.example/",
        "http://:word@press.example/",
        "http:///",
        "http://[::1%25eth0]/",
        "http://a b/",
        "javascript:alert(1)",
        "http://press.example:99999/",
        &long,
    ] {
        let answer = outgoing.get(address, 100).await.unwrap_err();
        assert!(matches!(answer, NotFetched::Address(_)), "{address:?}: {answer:?}");
    }
    for origin in ["", "press.example", "ftp://press.example"] {
        assert!(Outgoing::new(Reach::Named(origin.into())).is_err(), "{origin:?}");
    }
}

#[tokio::test]
async fn answers_that_are_too_large_too_slow_compressed_or_broken_are_none() {
    let large = Canary::start(|_| ok(&"a".repeat(101))).await;
    let endless = Canary::start(|_| {
        let piece = format!("40\r\n{}\r\n", "a".repeat(64)).repeat(100);
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{piece}").into_bytes()
    })
    .await;
    for canary in [&large, &endless] {
        let answer = named(&canary.origin()).get(&canary.origin(), 100).await;
        assert_eq!(answer.unwrap_err(), NotFetched::TooLarge(100));
    }
    let exact = named(&large.origin()).get(&large.origin(), 101).await.unwrap();
    assert_eq!(exact.body.len(), 101);

    let slow = Canary::start(|_| b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc".to_vec()).await;
    let patience = Duration::from_millis(200);
    let answer = named(&slow.origin()).patience(patience).get(&slow.origin(), 100).await;
    assert_eq!(answer.unwrap_err(), NotFetched::TooLong(patience));

    let packed = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc";
    let packed = Canary::start(|_| packed.to_vec()).await;
    assert_eq!(named(&packed.origin()).get(&packed.origin(), 100).await.unwrap_err(), NotFetched::Encoded);

    for broken in [
        "SSH-2.0-x\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd".to_owned(),
        format!("HTTP/1.1 200 OK\r\nA: {}\r\nContent-Length: 0\r\n\r\n", "a".repeat(100_000)),
        format!("HTTP/1.1 200 OK\r\n{}Content-Length: 0\r\n\r\n", "A: b\r\n".repeat(101)),
    ] {
        let canary = Canary::start(move |_| broken.clone().into_bytes()).await;
        let answer = named(&canary.origin()).get(&canary.origin(), 100).await.unwrap_err();
        assert!(matches!(answer, NotFetched::Broken(_)), "{answer:?}");
    }
}

#[tokio::test]
async fn a_kept_connection_serves_the_same_origin_and_a_dead_one_is_replaced() {
    let canary = Canary::start(|request| {
        let close = if request.starts_with("GET /last") { "Connection: close\r\n" } else { "" };
        format!("HTTP/1.1 200 OK\r\n{close}Content-Length: 1\r\n\r\na").into_bytes()
    })
    .await;
    let network = Staged::new(canary.address, &[&["1.1.1.1"], &["1.1.1.1"]]);
    let outgoing = over(network.clone()).keeping_connections();
    for path in ["a", "b", "last", "c"] {
        outgoing.get(&format!("http://press.example/{path}"), 10).await.unwrap();
    }
    assert_eq!(network.connected().len(), 2);
    let heard = canary.heard();
    assert!(
        heard.len() == 4 && heard.iter().all(|head| head.contains("connection: keep-alive")),
        "{heard:?}"
    );
}

#[tokio::test]
async fn the_certificate_is_asked_to_be_that_of_the_name_and_https_never_leads_to_http() {
    let certificate = rcgen::generate_simple_self_signed(vec!["press.example".into()]).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(certificate.cert.der().clone()).unwrap();
    let key = PrivatePkcs8KeyDer::from(certificate.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.cert.der().clone()], key.into())
        .unwrap();
    let answers = |request: &str| {
        if request.starts_with("GET /down") { moved("http://press.example/") } else { ok("text") }
    };
    let canary = Canary::over(Some(TlsAcceptor::from(Arc::new(config))), Arc::new(answers)).await;
    let network = Staged::new(canary.address, &[&["1.1.1.1"], &["1.1.1.1"], &["1.1.1.1"]]);
    let outgoing = Outgoing::over(Reach::Public, network.clone(), roots).unwrap();
    assert_eq!(outgoing.get("https://press.example/", 100).await.unwrap().body, "text");
    assert_eq!(outgoing.get("https://press.example/down", 100).await.unwrap_err(), NotFetched::Redirected);
    let other = outgoing.get("https://other.example/", 100).await.unwrap_err();
    assert!(matches!(other, NotFetched::Insecure(_)), "{other:?}");
    assert_eq!(network.connected(), ["1.1.1.1:443"; 3]);
}
