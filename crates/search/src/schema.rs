//! What an index keeps of each text.

use crate::{analysis::Chain, index::Entry};
use tantivy::{
    TantivyDocument,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
    },
    tokenizer::{PreTokenizedString, Token},
};

/// A part of a text that counts for itself: as it is written, and by its stems.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// The words.
    pub surface: Field,
    /// Their stems, and months.
    pub stem: Field,
}

/// The fields of an index.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// What names the text.
    pub id: Field,
    /// When it was shown, in milliseconds since 1970.
    pub at: Field,
    /// A number by which texts of one moment are told apart.
    pub tie: Field,
    /// What it is.
    pub kind: Field,
    /// In which section.
    pub section: Field,
    /// Everything that it says.
    pub text: Fields,
    /// Its headline once more.
    pub headline: Fields,
    /// Stems of what stands above it and below it once more, of whom it is about, and of its first words.
    pub lead: Field,
    /// Keys of names.
    pub keys: Field,
}

/// Pre-tokenized: no analyser of the index itself is ever asked.
const NOTHING: &str = "raw";

impl Layout {
    /// The schema and its fields.
    pub fn new() -> (Schema, Layout) {
        let mut schema = Schema::builder();
        let options = |record| {
            let indexing = TextFieldIndexing::default().set_tokenizer(NOTHING).set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let mut field = |name: &str, record| schema.add_text_field(name, options(record));
        let (places, counts) = (IndexRecordOption::WithFreqsAndPositions, IndexRecordOption::WithFreqs);
        let text = Fields { surface: field("text", places), stem: field("text_stem", places) };
        let headline = Fields { surface: field("headline", places), stem: field("headline_stem", counts) };
        let lead = field("lead_stem", counts);
        let keys = field("keys", counts);
        let layout = Layout {
            id: schema.add_text_field("id", STRING | STORED),
            at: schema.add_i64_field("at", INDEXED | FAST | STORED),
            tie: schema.add_u64_field("tie", FAST),
            kind: schema.add_text_field("kind", STRING | FAST),
            section: schema.add_text_field("section", STRING | FAST),
            text,
            headline,
            lead,
            keys,
        };
        (schema.build(), layout)
    }

    /// A text as it is kept.
    pub fn document(&self, chain: &Chain, entry: &Entry) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.id, &entry.id);
        document.add_i64(self.at, entry.at);
        document.add_u64(self.tie, tie(&entry.id));
        document.add_text(self.kind, &entry.kind);
        if let Some(section) = &entry.section {
            document.add_text(self.section, section);
        }
        let mut writer = Writer { chain, document, keys: Vec::new(), place: 0 };
        let headline = writer.add(self.text, &entry.headline);
        writer.put(self.headline.surface, headline.surfaces);
        writer.put(self.headline.stem, headline.stems);
        for text in [&entry.lead, &entry.names] {
            let lead = writer.add(self.text, text);
            writer.put(self.lead, lead.stems);
        }
        let mut body = writer.add(self.text, &entry.body);
        body.stems.retain(|token| token.position < FIRST);
        writer.put(self.lead, body.stems);
        writer.finish(self.keys)
    }
}

/// The same number for the same text, whoever makes it (FNV-1a).
fn tie(id: &str) -> u64 {
    id.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

struct Writer<'c> {
    chain: &'c Chain,
    document: TantivyDocument,
    keys: Vec<Token>,
    /// Where the next part begins.
    place: usize,
}

/// Parts of a text do not touch: no phrase goes across.
const GAP: usize = 50;
/// How many words of a body say what it is about: what is told comes first, as in every report. Kept because it was
/// measured, on encyclopaedic paragraphs too.
const FIRST: usize = 30;

/// The words of a part, numbered from its beginning.
#[derive(Clone)]
struct Part {
    surfaces: Vec<Token>,
    stems: Vec<Token>,
}

impl Writer<'_> {
    /// Adds a part to all that the text says; answers it, for its own field.
    fn add(&mut self, all: Fields, text: &str) -> Part {
        let terms = self.chain.terms(text);
        let mut part = Part { surfaces: Vec::new(), stems: Vec::new() };
        for term in &terms {
            part.surfaces.push(token(&term.surface, term.position));
            // What every text has says nothing by its stem, and would make all texts seem longer.
            if !term.common {
                part.stems.push(token(&term.stem, term.position));
            }
            if let Some(month) = &term.month {
                part.stems.push(token(month, term.position));
            }
            if let Some(key) = &term.key {
                self.keys.push(token(key, self.keys.len()));
            }
        }
        if !terms.is_empty() {
            let at = self.place;
            let moved = |tokens: Vec<Token>| {
                tokens.into_iter().map(|token| Token { position: token.position + at, ..token }).collect()
            };
            let Part { surfaces, stems } = part.clone();
            self.put(all.surface, moved(surfaces));
            self.put(all.stem, moved(stems));
            self.place += terms.len() + GAP;
        }
        part
    }

    fn put(&mut self, field: Field, tokens: Vec<Token>) {
        self.document.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
    }

    fn finish(mut self, keys: Field) -> TantivyDocument {
        let tokens = std::mem::take(&mut self.keys);
        self.put(keys, tokens);
        self.document
    }
}

fn token(text: &str, position: usize) -> Token {
    Token { offset_from: 0, offset_to: 0, position, text: text.to_owned(), position_length: 1 }
}
