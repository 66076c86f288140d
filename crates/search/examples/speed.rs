//! How fast an index of generated articles is made and asked, while it is published to.
//!
//! `speed COUNT FOLDER [SECONDS]`: makes COUNT articles of words whose frequencies follow Zipf's law, asks for them by
//! kinds of queries for so many seconds each (2 unless said), while another thread publishes ten texts a second. Prints
//! the time, the size and the memory that the index takes, and of each kind the median, the 99th of a hundred and the
//! CPU time of a query.

use bayan_search::{EditionIndex, Entry, Fault, Order, Position, Query, Wanted};
use std::{
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// How many words there are.
const WORDS: usize = 300_000;
/// How many an article has on the average, and its headline.
const LENGTH: u64 = 220;
const HEADLINE: usize = 8;
/// Between two that are published, in milliseconds.
const PAUSE: u64 = 100;

/// Numbers that look drawn, the same each time (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Words of Arabic letters, the most frequent first: short ones are.
fn vocabulary(numbers: &mut Numbers) -> Vec<String> {
    let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةأ".chars().collect();
    (0..WORDS)
        .map(|rank| {
            let length = 2 + numbers.below(3) + u64::from(rank > 100) + u64::from(rank > 5_000);
            let mut word: String =
                (0..length).map(|_| letters[numbers.below(letters.len() as u64) as usize]).collect();
            if numbers.below(4) == 0 {
                word.insert_str(0, ["ال", "و", "ب", "وال"][numbers.below(4) as usize]);
            }
            word
        })
        .collect()
}

/// A word by Zipf's law with exponent 1.
fn drawn<'w>(words: &'w [String], numbers: &mut Numbers) -> &'w str {
    let rank = (words.len() as f64).powf(numbers.part()) as usize;
    &words[rank.min(words.len() - 1)]
}

fn article(number: u64, words: &[String], numbers: &mut Numbers) -> Entry {
    let mut some =
        |count: usize| -> String { (0..count).map(|_| drawn(words, numbers)).collect::<Vec<_>>().join(" ") };
    let headline = some(HEADLINE);
    let length = 40 + number.wrapping_mul(2_654_435_761) % (2 * LENGTH - 80);
    Entry {
        id: format!("{number:016x}"),
        at: 1_400_000_000_000 + i64::try_from(number).unwrap_or(0) * 600_000,
        kind: ["news", "statement", "notice"][(number % 3) as usize].to_owned(),
        section: Some(format!("s{}", number % 5)),
        headline,
        lead: some(20),
        names: String::new(),
        body: some(length as usize),
    }
}

fn size(folder: &Path) -> io::Result<u64> {
    fs::read_dir(folder)?.map(|file| Ok(file?.metadata()?.len())).sum()
}

/// What the program keeps in memory beside mapped files, in MB.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// The CPU time of this thread, in milliseconds.
fn cpu() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|time| time.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

/// A query of a kind.
fn query(kind: &str, words: &[String], numbers: &mut Numbers) -> String {
    let mut middle = || {
        // As people ask: rarer words more often than texts have them.
        let rank = 50.0 * (words.len() as f64 / 100.0).powf(numbers.part());
        words[(rank as usize).min(words.len() - 1)].clone()
    };
    match kind {
        "one word" => middle(),
        "two words" => format!("{} {}", middle(), middle()),
        "four words" => [middle(), middle(), middle(), middle()].join(" "),
        "a question of nine" => (0..9).map(|_| middle()).collect::<Vec<_>>().join(" "),
        "a frequent word" => drawn(&words[..40], numbers).to_owned(),
        "a beginning" => format!("{}*", middle().chars().take(3).collect::<String>()),
        "a quotation" => format!("«{} {}»", middle(), middle()),
        _ => {
            // A slip of the finger.
            let mut word: Vec<char> = middle().chars().collect();
            let at = word.len() / 2;
            word[at] = if word[at] == 'ث' { 'ن' } else { 'ث' };
            word.into_iter().collect()
        }
    }
}

const KINDS: [&str; 8] = [
    "one word",
    "two words",
    "four words",
    "a question of nine",
    "a frequent word",
    "a beginning",
    "a quotation",
    "a slip",
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(count), Some(folder)) =
        (arguments.first().and_then(|count| count.parse::<u64>().ok()), arguments.get(1))
    else {
        return Err("speed COUNT FOLDER [SECONDS]".into());
    };
    let seconds = arguments.get(2).and_then(|seconds| seconds.parse().ok()).unwrap_or(2);
    let mut out = io::stdout().lock();
    let mut numbers = Numbers(1);
    let words = vocabulary(&mut numbers);
    let lang = "ar".parse().map_err(|_| "the language")?;
    let index = EditionIndex::open(Path::new(folder), &lang)?;
    let began = Instant::now();
    index.make(
        (0..count).map(|number| Ok::<_, Fault>(article(number, &words, &mut numbers))),
        Position::default(),
    )?;
    writeln!(
        out,
        "{count} articles: {:.0} s, {:.0} MB, {} MB of memory",
        began.elapsed().as_secs_f64(),
        size(Path::new(folder))? as f64 / 1e6,
        memory()
    )?;
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| -> Result<(), Box<dyn Error>> {
        let publishing = scope.spawn(|| -> Result<u64, Fault> {
            let (mut numbers, mut published) = (Numbers(2), 0);
            while !is_over.load(Ordering::Relaxed) {
                let entry = article(count + published, &words, &mut numbers);
                let acts = i64::try_from(published).unwrap_or(0);
                index.change(&[], &[entry], Position { acts, filings: 0 })?;
                published += 1;
                thread::sleep(Duration::from_millis(PAUSE));
            }
            Ok(published)
        });
        for kind in KINDS {
            let (mut times, spent, began) = (Vec::new(), cpu(), Instant::now());
            while began.elapsed() < Duration::from_secs(seconds) {
                let asked = Query::parse(&query(kind, &words, &mut numbers));
                let wanted = Wanted {
                    limit: 20,
                    now: 1_700_000_000_000,
                    order: Order::Relevance,
                    ..Wanted::default()
                };
                let began = Instant::now();
                index.find(&asked, &wanted)?;
                times.push(began.elapsed().as_secs_f64() * 1e3);
            }
            let spent = (cpu() - spent) / times.len().max(1) as f64;
            times.sort_by(f64::total_cmp);
            let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied().unwrap_or_default();
            writeln!(
                out,
                "{kind:<20} {:>7} queries, ms: p50 {:.2}, p99 {:.2}, CPU {spent:.2}",
                times.len(),
                at(0.5),
                at(0.99)
            )?;
        }
        is_over.store(true, Ordering::Relaxed);
        let published = publishing.join().map_err(|_| "publishing ended")??;
        writeln!(out, "{published} texts published meanwhile")?;
        Ok(())
    })
}
