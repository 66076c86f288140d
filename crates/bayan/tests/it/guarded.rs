//! Connections: TLS with certificates that are renewed, the plain port that leads there, readers who take
//! or send next to nothing.

use crate::{
    house::{Engine, House, Server},
    wire::{get, send},
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio_rustls::rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName},
};

/// Writes a new certificate for localhost, and its key.
fn certificate(house: &House) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    house.write("cert.pem", &made.cert.pem());
    house.write("key.pem", &made.signing_key.serialize_pem());
    made.cert.der().clone()
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn secured() -> (House, CertificateDer<'static>, u16) {
    let house = House::new(Engine::Sqlite);
    let trusted = certificate(&house);
    let plain = free_port();
    house.write(
        "bayan.toml",
        &format!(
            "listen = '127.0.0.1:{}'\ntls_certificate = 'cert.pem'\ntls_key = 'key.pem'\nredirect_from = '127.0.0.1:{plain}'\n\
             front_threads = 2\norigins = {{ test = 'https://press.example' }}\n",
            house.port
        ),
    );
    (house, trusted, plain)
}

fn connect(
    port: u16,
    trusted: &CertificateDer<'static>,
    protocol: &[u8],
) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![protocol.to_vec()];
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    StreamOwned::new(connection, stream)
}

fn ask_over_tls(house: &House, trusted: &CertificateDer<'static>) -> std::io::Result<String> {
    let mut stream = connect(house.port, trusted, b"http/1.1");
    stream.write_all(b"GET /ar/ HTTP/1.1\r\nHost: press.example\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[test]
fn the_server_speaks_tls_and_takes_up_a_renewed_certificate() {
    let (house, first, plain) = secured();
    let _server = house.serve();
    let answer = ask_over_tls(&house, &first).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer:.200}");
    assert!(answer.to_lowercase().contains("strict-transport-security"));
    let mut both = connect(house.port, &first, b"h2");
    both.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").unwrap();
    let mut frame = [0; 9];
    both.read_exact(&mut frame).unwrap();
    assert_eq!(frame[3], 4, "the server's settings come first (RFC 9113, 3.4)");
    let moved = send(plain, b"GET /ar/?x=1 HTTP/1.1\r\nHost: press.example:80\r\n\r\n").unwrap();
    assert_eq!((moved.status, moved.header("location")), (308, Some("https://press.example/ar/?x=1")));
    let other = send(plain, b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").unwrap();
    assert_eq!((other.status, other.header("location")), (421, None));
    // Whoever speaks plainly to the port of TLS, or says nothing at all, harms nobody.
    let _silent = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    send(house.port, b"GET / HTTP/1.1\r\nHost: press.example\r\n\r\n");
    let second = certificate(&house);
    let begun = Instant::now();
    while ask_over_tls(&house, &second).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(90), "the new certificate is not taken up");
        std::thread::sleep(Duration::from_secs(1));
    }
}

#[test]
fn certificates_that_cannot_be_used_are_said_at_the_start() {
    let (house, ..) = secured();
    house.write("key.pem", "nonsense");
    let output = house.run(&["serve"]);
    assert!(!output.status.success());
    assert!(crate::house::text(&output).contains("key.pem"), "{}", crate::house::text(&output));
}

#[test]
fn readers_who_send_or_take_next_to_nothing_are_let_go_and_others_unharmed() {
    let house = House::new(Engine::Sqlite);
    let _server: Server = house.serve();
    assert_eq!(get(house.port, "/ar/").status, 200);
    let open: Vec<TcpStream> = (0..200)
        .map(|n| {
            let mut stream = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
            // Half of them begin a request and do not go on with it.
            if n % 2 == 0 {
                stream.write_all(b"GET /ar/ HTTP/1.1\r\nHost: ").unwrap();
            }
            stream
        })
        .collect();
    let begun = Instant::now();
    assert_eq!(get(house.port, "/ar/").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(5));
    // Those that began are let go within the time for a request's head.
    for mut stream in open.into_iter().step_by(2) {
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
    }
    assert!(begun.elapsed() < Duration::from_secs(45), "{:?}", begun.elapsed());
    assert_eq!(get(house.port, "/ar/").status, 200);
}
