//! Small witnesses of the tests: one that signs, and others that do not.

use bayan_record::{AddCheckpoint, KeyKind, SigningKey, VerifierKey, cosign, witness::signatures_text};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// How a witness lies.
#[derive(Debug, Clone)]
pub enum Lie {
    /// It does not.
    None,
    /// It takes the question and says nothing.
    Silence,
    /// Its answer does not end.
    Endless,
    /// Its answer is as large as a disk.
    Huge,
    /// It signs with another key under its name.
    AnotherKey,
    /// It bends a signature.
    Bent,
    /// It signs another root.
    AnotherText,
    /// It signs for a time that is not yet.
    Future,
    /// It sends the question on, to one that signs.
    Redirect(String),
    /// It answers with this status and body.
    Says(u16, &'static str),
    /// It does not speak HTTP.
    Other,
}

impl Lie {
    /// All of them; `honest` is where one that signs is asked.
    pub fn all(honest: &str) -> Vec<Lie> {
        vec![
            Lie::Silence,
            Lie::Endless,
            Lie::Huge,
            Lie::AnotherKey,
            Lie::Bent,
            Lie::AnotherText,
            Lie::Future,
            Lie::Redirect(format!("{honest}/add-checkpoint")),
            Lie::Says(200, ""),
            Lie::Says(200, "<html>\n"),
            Lie::Says(404, "Not Found\n"),
            Lie::Says(409, "x\n"),
            Lie::Says(409, "0\n"),
            Lie::Says(409, "1000000\n"),
            Lie::Says(409, "99999999999999999999999\n"),
            Lie::Says(422, ""),
            Lie::Other,
        ]
    }
}

/// A witness that runs until the tests end.
pub struct Witness {
    pub name: String,
    seed: u8,
    lie: Lie,
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Witness {
    pub fn start(name: &str, lie: Lie) -> Witness {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let witness =
            Witness { name: name.to_owned(), seed: 9, lie: lie.clone(), port, asked: Arc::default() };
        let (asked, name) = (Arc::clone(&witness.asked), witness.name.clone());
        thread::spawn(move || {
            for stream in listener.incoming() {
                asked.fetch_add(1, Ordering::Relaxed);
                let (name, lie) = (name.clone(), lie.clone());
                // Whoever asked may have left.
                thread::spawn(move || drop(answer(stream.unwrap(), &name, &lie)));
            }
        });
        witness
    }

    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    pub fn key(&self) -> VerifierKey {
        key(&self.name, self.seed).verifier()
    }

    pub fn times_asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    /// Whether it says that it has seen another history.
    pub fn contradicts(&self) -> bool {
        matches!(self.lie, Lie::Says(409, "1000000\n") | Lie::Says(422, _))
    }
}

fn key(name: &str, seed: u8) -> SigningKey {
    SigningKey::from_seed(name, KeyKind::Cosignature, [seed; 32]).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a witness has a clock of its own")]
fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

fn answer(mut stream: TcpStream, name: &str, lie: &Lie) -> std::io::Result<()> {
    let request = question(&stream)?;
    let text = request.signed_checkpoint().unwrap().0.text;
    let line =
        |seed, text: &str, seconds| signatures_text(&[cosign(&key(name, seed), text, seconds).unwrap()]);
    let (status, body) = match lie {
        Lie::None => (200, line(9, &text, now())),
        Lie::AnotherKey => (200, line(8, &text, now())),
        Lie::Future => (200, line(9, &text, now() + 3600)),
        Lie::AnotherText => {
            let root = text.lines().nth(2).unwrap();
            (200, line(9, &text.replace(root, &format!("{}=", "A".repeat(43))), now()))
        }
        Lie::Bent => {
            let mut signature = cosign(&key(name, 9), &text, now()).unwrap();
            signature.bytes[40] ^= 1;
            (200, signatures_text(&[signature]))
        }
        Lie::Says(status, body) => (*status, (*body).to_owned()),
        Lie::Silence => return stream.read_to_end(&mut Vec::new()).map(drop),
        Lie::Other => return stream.write_all(b"SSH-2.0-x\r\n"),
        Lie::Huge => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n")?;
            return stream.write_all(&[b'x'; 100_000]);
        }
        Lie::Endless => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")?;
            loop {
                stream.write_all(b"10\r\nxxxxxxxxxxxxxxxx\r\n")?;
                thread::sleep(Duration::from_millis(1));
            }
        }
        Lie::Redirect(to) => {
            let head = "HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\nLocation:";
            return stream.write_all(format!("{head} {to}\r\n\r\n").as_bytes());
        }
    };
    let length = body.len();
    stream.write_all(format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n\r\n{body}").as_bytes())
}

/// What a log asks, with the proof's form checked and nothing else.
fn question(stream: &TcpStream) -> std::io::Result<AddCheckpoint> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(String::from_utf8(body).unwrap().parse().unwrap())
}
