//! A small site with a record, made with the format's own writers, and a server for it: for tests.

use bayan_record::{
    checkpoint::Checkpoint,
    code::Code,
    cosignature::cosign,
    disclosure::{Disclosure, MediaAddress, Part},
    entry::{DocId, Entry, KeyAct, KeyStatement, Revision, Snapshot, Status, Time},
    evidence::Evidence,
    hash::Hash,
    manifest::Manifest,
    note::{KeyKind, SigningKey, sign},
    proof_file::ProofFile,
    proofs::{Tiles, inclusion},
    revisions::{Listed, Revisions},
    snapshot::snapshot_root,
    tile::{TilePath, bundle_write, tile_write},
    tree::{Frontier, root_of},
};
use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
};

/// Paths and what is at them.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A revision that was made.
#[derive(Clone)]
struct Made {
    index: u64,
    revision: Revision,
    manifest: Manifest,
    parts: Vec<Part>,
}

/// Makes a site.
#[derive(Clone)]
pub struct Maker {
    /// The entries of the log.
    pub entries: Vec<Vec<u8>>,
    texts: BTreeMap<u32, Vec<Made>>,
    lists: BTreeMap<u64, Vec<String>>,
    key: Arc<SigningKey>,
    root: Arc<SigningKey>,
    witness: Option<Arc<SigningKey>>,
}

const ORIGIN: &str = "press.example/log";
/// The bytes that the first text shows as a picture.
pub const PICTURE: &[u8] = b"picture";

/// The key that such a site signs with.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(ORIGIN, KeyKind::Ed25519, [seed; 32]).unwrap()
}

/// A key of a witness.
pub fn witness() -> SigningKey {
    SigningKey::from_seed("witness.example/w1", KeyKind::Cosignature, [9; 32]).unwrap()
}

fn time() -> Time {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn doc(text: u32) -> DocId {
    format!("{text:032x}").parse().unwrap()
}

/// The short id of a text.
pub fn id(text: u32) -> String {
    format!("text{text:04}")
}

/// The page of a text.
pub fn page(text: u32) -> String {
    format!("/ar/a/x-{}", id(text))
}

struct Leaves(Vec<Hash>);

impl Tiles for Leaves {
    type Error = ();
    fn hashes(&mut self, level: u8, start: u64, count: u16) -> Result<Vec<Hash>, ()> {
        let width = 256_u64.pow(u32::from(level));
        let head = |number| root_of(&self.0[(number * width) as usize..((number + 1) * width) as usize]);
        Ok((start..start + u64::from(count)).map(head).collect())
    }
}

impl Maker {
    pub fn new() -> Maker {
        let root = SigningKey::from_seed("press.example/root", KeyKind::Ed25519, [2; 32]).unwrap();
        Maker {
            entries: Vec::new(),
            texts: BTreeMap::new(),
            lists: BTreeMap::new(),
            key: Arc::new(key(1)),
            root: Arc::new(root),
            witness: None,
        }
    }

    /// The same, signed by another key.
    pub fn signed_by(self, seed: u8) -> Maker {
        Maker { key: Arc::new(key(seed)), ..self }
    }

    /// The same, with a witness.
    pub fn witnessed(self) -> Maker {
        Maker { witness: Some(Arc::new(witness())), ..self }
    }

    /// The key of the log as text.
    pub fn vkey(&self) -> String {
        self.key.verifier().to_string()
    }

    /// Adds a statement of the root key about the log key.
    pub fn statement_about_the_key(&mut self) {
        self.statement(KeyAct::Added, &key(1), 0);
    }

    /// Adds a statement of the root key.
    pub fn statement(&mut self, act: KeyAct, key: &SigningKey, size: u64) {
        let site = "press.example".parse().unwrap();
        let made = KeyStatement::signed(site, act, key.verifier(), size, time(), &self.root).unwrap();
        self.entries.push(Entry::Key(made).to_bytes());
    }

    /// Publishes a text, or its next revision.
    pub fn publish(&mut self, text: u32, words: &str) {
        let status = if self.texts.contains_key(&text) { Status::Corrected } else { Status::Published };
        self.publish_as(text, words, status);
    }

    /// The same with a status.
    pub fn publish_as(&mut self, text: u32, words: &str, status: Status) {
        let index = self.entries.len() as u64;
        let before = self.texts.entry(text).or_default();
        let mut said = vec![
            ("body/1", format!("block b1 ar-SY rtl paragraph\ntext {words}\n")),
            ("headline", format!("خبر {text}")),
            ("language", "ar-SY rtl".to_owned()),
        ];
        if text == 0 {
            said.push(("lead", "media 1".to_owned()));
            said.push(("media/1", format!("sha256:{}", Hash::of(PICTURE))));
        }
        let salt = |name: &str| *Hash::of(format!("{index} {name}").as_bytes()).as_bytes();
        let part = |(name, text): (&str, String)| Part { name: name.to_owned(), salt: salt(name), text };
        let parts: Vec<Part> = said.into_iter().map(part).collect();
        let manifest = Manifest::of(&parts).unwrap();
        let revision = Revision {
            site: "press.example".parse().unwrap(),
            doc: doc(text),
            lang: "ar-SY".parse().unwrap(),
            rev: (before.len() as u64 + 1).try_into().unwrap(),
            prev: before.last().map(|made| made.index),
            status,
            ground: None,
            time: time(),
            content: manifest.hash(),
        };
        before.push(Made { index, revision: revision.clone(), manifest, parts });
        self.entries.push(revision.to_string().into_bytes());
    }

    /// Adds a snapshot of all before it.
    pub fn snapshot(&mut self) {
        let size = self.entries.len() as u64;
        let line =
            |(text, made): (&u32, &Vec<Made>)| format!("{} ar-SY {}", doc(*text), made.last().unwrap().index);
        let lines: Vec<String> = self.texts.iter().map(line).collect();
        let snapshot = Snapshot {
            site: "press.example".parse().unwrap(),
            size,
            count: lines.len() as u64,
            list: snapshot_root(&lines),
            time: time(),
        };
        self.lists.insert(size, lines);
        self.entries.push(snapshot.to_string().into_bytes());
    }

    /// The signed head.
    pub fn checkpoint(&self) -> String {
        let leaves: Vec<Hash> = self.entries.iter().map(|entry| Hash::leaf(entry)).collect();
        let head = Checkpoint {
            origin: ORIGIN.into(),
            size: leaves.len() as u64,
            root: root_of(&leaves),
            extensions: Vec::new(),
        };
        let mut note = sign(&head.to_string(), &[&self.key]).unwrap();
        if let Some(witness) = &self.witness {
            note.signatures.push(cosign(witness, &head.to_string(), 1_795_000_000).unwrap());
        }
        note.to_string()
    }

    /// All that a site of this record serves.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        let mut put = |path: String, bytes: Vec<u8>| files.insert(path, bytes);
        let checkpoint = self.checkpoint();
        put("/log/checkpoint".into(), checkpoint.clone().into_bytes());
        let keys = format!("{}\nroot {}\n", self.vkey(), self.root.verifier());
        put("/log/keys".into(), keys.into_bytes());
        for (number, entries) in self.entries.chunks(256).enumerate() {
            let (index, width) = (number as u64, entries.len() as u16);
            let bytes: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
            put(format!("/log/{}", TilePath::Entries { index, width }), bundle_write(&bytes));
            let leaves: Vec<Hash> = entries.iter().map(|entry| Hash::leaf(entry)).collect();
            put(format!("/log/{}", TilePath::Hashes { level: 0, index, width }), tile_write(&leaves));
        }
        for (index, lines) in &self.lists {
            let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
            put(format!("/log/snapshot/{index}"), text.into_bytes());
        }
        let mut pages = String::new();
        for (text, made) in &self.texts {
            let folder = format!("/ar/a/{}", id(*text));
            pages.push_str(&format!("<url><loc>{}</loc></url>", page(*text)));
            put(page(*text), self.html(*text).into_bytes());
            let listed = made.iter().map(|made| {
                let entry = made.revision.to_string();
                let rev = made.revision.rev;
                let disclosure = self.disclosure(*text, made);
                let proof = self.proof(made.index, &checkpoint);
                let evidence = Evidence {
                    disclosure: disclosure.clone(),
                    proof: proof.clone(),
                    keys: vec![self.key.verifier()],
                };
                put(format!("{folder}/r/{rev}/entry"), entry.clone().into_bytes());
                put(format!("{folder}/r/{rev}/proof"), proof.into_bytes());
                put(format!("{folder}/r/{rev}/manifest"), made.manifest.to_string().into_bytes());
                put(format!("{folder}/r/{rev}/disclosure"), disclosure.to_json().into_bytes());
                put(format!("{folder}/r/{rev}/evidence"), evidence.to_json().into_bytes());
                Listed {
                    rev: rev.get(),
                    index: made.index,
                    status: made.revision.status.to_string(),
                    time: time().to_string(),
                    code: Code::of(made.index, Hash::leaf(entry.as_bytes())).to_string(),
                    entry: format!("r/{rev}/entry"),
                    proof: format!("r/{rev}/proof"),
                    manifest: format!("r/{rev}/manifest"),
                    disclosure: Some(format!("r/{rev}/disclosure")),
                    evidence: Some(format!("r/{rev}/evidence")),
                    ..Listed::default()
                }
            });
            let list = Revisions {
                site: "press.example".into(),
                doc: doc(*text).to_string(),
                lang: "ar-SY".into(),
                origin: ORIGIN.into(),
                log: "../../../log/".into(),
                key: self.vkey(),
                article: Some(format!("../x-{}", id(*text))),
                gone: false,
                revisions: listed.collect(),
            };
            put(format!("{folder}/revisions.json"), list.to_json().into_bytes());
        }
        put("/media/aa/1/original.jpg".into(), PICTURE.to_vec());
        put("/robots.txt".into(), b"User-agent: *\n\nSitemap: /sitemap.xml\n".to_vec());
        put("/sitemap.xml".into(), format!("<urlset>{pages}</urlset>").into_bytes());
        files
    }

    fn disclosure(&self, text: u32, made: &Made) -> Disclosure {
        let place = MediaAddress { part: "media/1".into(), address: "/media/aa/1/original.jpg".into() };
        Disclosure {
            entry: made.revision.to_string(),
            manifest: made.manifest.to_string(),
            parts: made.parts.clone(),
            media: if text == 0 { vec![place] } else { Vec::new() },
        }
    }

    fn proof(&self, index: u64, checkpoint: &str) -> String {
        let leaves: Vec<Hash> = self.entries.iter().map(|entry| Hash::leaf(entry)).collect();
        let size = leaves.len() as u64;
        let hashes = inclusion(&mut Leaves(leaves), index, size).unwrap();
        ProofFile { extra: None, index, hashes, checkpoint: checkpoint.to_owned() }.to_string()
    }

    fn html(&self, text: u32) -> String {
        let made = self.texts[&text].last().unwrap();
        let words = made.parts[0].text.split("\ntext ").nth(1).unwrap().trim_end();
        format!(
            "<!doctype html><html><head><link rel=\"bayan-revisions\" href=\"/ar/a/{}/revisions.json\"></head>\
             <body><article><h1>خبر {text}</h1><div class=\"body\"><p id=\"b1\">{words}</p></div></article></body></html>",
            id(text)
        )
    }
}

/// The root over entries.
pub fn tree(entries: &[Vec<u8>]) -> Frontier {
    let mut tree = Frontier::new();
    entries.iter().for_each(|entry| drop(tree.push(Hash::leaf(entry))));
    tree
}

/// A server of files, which a test can change while it runs.
pub struct Server {
    pub address: SocketAddr,
    pub files: Arc<Mutex<Files>>,
    pub asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn start(files: Files) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let files = Arc::new(Mutex::new(files));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let server = Server { address, files: files.clone(), asked: asked.clone() };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (files, asked) = (files.clone(), asked.clone());
                std::thread::spawn(move || {
                    let mut stream = stream.unwrap();
                    let mut head = [0; 8192];
                    while let Ok(length @ 1..) = stream.read(&mut head) {
                        let head = String::from_utf8_lossy(&head[..length]).into_owned();
                        let path = head.split(' ').nth(1).unwrap_or("/").to_owned();
                        asked.lock().unwrap().push(path.clone());
                        let body = files.lock().unwrap().get(&path).cloned();
                        if stream.write_all(&answer(body)).is_err() {
                            return;
                        }
                    }
                });
            }
        });
        server
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Puts other bytes at a path.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.lock().unwrap().insert(path.to_owned(), bytes.into());
    }

    /// Changes a text at a path.
    pub fn alter(&self, path: &str, from: &str, to: &str) {
        let mut files = self.files.lock().unwrap();
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(from), "{path}: {from}");
        files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    }

    pub fn replace(&self, files: Files) {
        *self.files.lock().unwrap() = files;
    }
}

/// A body that begins with `redirect ` leads elsewhere; `status ` is answered with that status.
fn answer(body: Option<Vec<u8>>) -> Vec<u8> {
    let Some(body) = body else { return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec() };
    if let Some(to) = body.strip_prefix(b"redirect ") {
        let to = String::from_utf8_lossy(to);
        return format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n").into_bytes();
    }
    if let Some(status) = body.strip_prefix(b"status ") {
        let status = String::from_utf8_lossy(status);
        return format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n").into_bytes();
    }
    let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend(body);
    answer
}
