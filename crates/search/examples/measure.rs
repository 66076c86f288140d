//! Answers queries over a collection, for `benches/search`.
//!
//! `measure COLLECTION QUERIES FOLDER`: both files have a line for each, its name and its text parted by a tab. Prints
//! for each query its name and the names of the first hundred texts that are found; to standard error how long the
//! index took to make, how large it is, and how much CPU time a query takes.

use bayan_search::{EditionIndex, Entry, Fault, Position, Query, Wanted};
use std::{
    fs,
    io::{self, Write},
    path::Path,
    time::Instant,
};

fn lines(path: &str) -> io::Result<Vec<(String, String)>> {
    let text = fs::read_to_string(path)?;
    let pair = |line: &str| line.split_once('\t').map(|(name, text)| (name.to_owned(), text.to_owned()));
    Ok(text.lines().filter_map(pair).collect())
}

fn size(folder: &Path) -> io::Result<u64> {
    fs::read_dir(folder)?.map(|file| Ok(file?.metadata()?.len())).sum()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [collection, queries, folder] = arguments.as_slice() else {
        return Err("measure COLLECTION QUERIES FOLDER".into());
    };
    let lang = "ar".parse().map_err(|_| "the language")?;
    let index = EditionIndex::open(Path::new(folder), &lang)?;
    let collection = lines(collection)?;
    let began = Instant::now();
    let count = collection.len();
    let entry = |(id, body): (String, String)| Ok::<_, Fault>(Entry { id, body, ..Entry::default() });
    // One that is there is taken as it is.
    if index.is_empty() {
        index.make(collection.into_iter().map(entry), Position::default())?;
    }
    eprintln!(
        "{count} texts, {:.1} s, {:.1} MB",
        began.elapsed().as_secs_f64(),
        size(Path::new(folder))? as f64 / 1e6
    );
    let queries = lines(queries)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut times = Vec::new();
    for (name, text) in &queries {
        let began = Instant::now();
        let found = index.find(&Query::parse(text), &Wanted { limit: 100, ..Wanted::default() })?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
        let ids: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str()).collect();
        writeln!(out, "{name}\t{}", ids.join(" "))?;
    }
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied().unwrap_or_default();
    eprintln!(
        "{} queries, ms: mean {:.2}, p50 {:.2}, p99 {:.2}",
        queries.len(),
        times.iter().sum::<f64>() / times.len().max(1) as f64,
        at(0.5),
        at(0.99)
    );
    Ok(())
}
