//! What the tree, its proofs and the signed notes cost, a name and a value in each line.
//!
//! For `benches/run.py --only record`, which has Go's `sumdb/tlog` do the same beside it (`benches/tlog`): the same
//! entries, so that both come to the same head. Times are CPU seconds of this thread, from Linux.

use bayan_record::{
    Checkpoint, Entry, Frontier, Hash, KeyKind, Note, ProofFile, Revision, SigningKey, Status, Tiles, Time,
    inclusion, sign, verify_inclusion,
};
use std::{convert::Infallible, error::Error, fs, hint::black_box, io::Write, num::NonZeroU64};

const ORIGIN: &str = "press.example.org/log";
/// How many proofs and signatures are made.
const TIMES: u64 = 2000;

/// The hashes of tiles in memory, by level.
#[derive(Default)]
struct InMemory(Vec<Vec<Hash>>);

impl Tiles for InMemory {
    type Error = Infallible;
    fn hashes(&mut self, level: u8, start: u64, count: u16) -> Result<Vec<Hash>, Infallible> {
        let hashes = self.0.get(usize::from(level)).map(Vec::as_slice).unwrap_or_default();
        let start = start as usize;
        Ok(hashes.get(start..start + usize::from(count)).unwrap_or_default().to_vec())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let count: u64 = std::env::args().nth(1).as_deref().unwrap_or("100000").parse()?;
    let mut out = std::io::stdout().lock();
    let entries = (0..count).map(entry).collect::<Result<Vec<_>, _>>()?;

    let begun = cpu()?;
    let (mut tree, mut tiles) = (Frontier::new(), InMemory(vec![Vec::new(); 8]));
    for entry in &entries {
        let leaf = Hash::leaf(entry);
        tiles.0[0].push(leaf);
        for full in tree.push(leaf) {
            tiles.0[usize::from(full.level)].push(full.hash);
        }
    }
    let root = tree.root();
    writeln!(out, "append {}", cpu()? - begun)?;

    let key = SigningKey::from_seed(ORIGIN, KeyKind::Ed25519, [7; 32])?;
    let known = [key.verifier()];
    let text = Checkpoint { origin: ORIGIN.into(), size: count, root, extensions: Vec::new() }.to_string();
    let note = sign(&text, &[&key])?.to_string();
    writeln!(
        out,
        "sign {}",
        each(|_| {
            black_box(sign(&text, &[&key])?);
            Ok(())
        })?
    )?;
    writeln!(
        out,
        "open {}",
        each(|_| {
            black_box(note.parse::<Note>()?.verify(&known)?);
            Ok(())
        })?
    )?;

    let place = |number: u64| number * 7919 % count;
    let proofs = (0..TIMES).map(|number| inclusion(&mut tiles, place(number), count));
    let proofs = proofs.collect::<Result<Vec<_>, _>>()?;
    let prove = |number| {
        black_box(inclusion(&mut tiles, place(number), count)?);
        Ok(())
    };
    writeln!(out, "prove {}", each(prove)?)?;
    let check = |number: u64| {
        let leaf = Hash::leaf(&entries[place(number) as usize]);
        Ok(verify_inclusion(leaf, place(number), count, &proofs[number as usize], root)?)
    };
    writeln!(out, "check {}", each(check)?)?;

    let hashes = proofs[0].clone();
    writeln!(out, "entry_bytes {}", entries[0].len())?;
    writeln!(out, "proof_bytes {}", hashes.len() * 32)?;
    writeln!(out, "note_bytes {}", note.len())?;
    let file = ProofFile { extra: None, index: 0, hashes, checkpoint: note };
    writeln!(out, "file_bytes {}", file.to_string().len())?;
    writeln!(out, "root {root}")?;
    Ok(())
}

/// An entry of the usual length.
fn entry(number: u64) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut content = [0; 32];
    content[24..].copy_from_slice(&number.to_be_bytes());
    let revision = Revision {
        site: "press.example.org".parse()?,
        doc: format!("{number:032x}").parse()?,
        lang: "ar-SY".parse()?,
        rev: NonZeroU64::MIN,
        prev: None,
        status: Status::Published,
        ground: None,
        time: Time::from_unix(1_795_424_400).ok_or("no moment")?,
        content: Hash::from_bytes(content),
    };
    Ok(Entry::Revision(revision).to_bytes())
}

/// Microseconds that one of many takes.
fn each(mut one: impl FnMut(u64) -> Result<(), Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    let begun = cpu()?;
    (0..TIMES).try_for_each(&mut one)?;
    Ok((cpu()? - begun) * 1e6 / TIMES as f64)
}

/// CPU seconds of this thread so far. Linux counts them when the thread is scheduled, else only some hundred times
/// a second, so it is asked to look first.
fn cpu() -> Result<f64, Box<dyn Error>> {
    std::thread::yield_now();
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(text.split(' ').next().unwrap_or_default().parse::<f64>()? / 1e9)
}
