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
    /// What stands above it and below it once more, and whom it is about.
    pub lead: Fields,
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
        let lead = Fields { surface: field("lead", counts), stem: field("lead_stem", counts) };
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
        for (own, text) in [
            (Some(self.headline), entry.headline.as_str()),
            (Some(self.lead), &entry.lead),
            (Some(self.lead), &entry.names),
            (None, &entry.body),
        ] {
            writer.add(self.text, own, text);
        }
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

impl Writer<'_> {
    fn add(&mut self, all: Fields, own: Option<Fields>, text: &str) {
        if text.is_empty() {
            return;
        }
        let terms = self.chain.terms(text);
        let (mut surfaces, mut stems) = (Vec::new(), Vec::new());
        for term in &terms {
            surfaces.push(token(&term.surface, term.position));
            // What every text has says nothing by its stem, and would make all texts seem longer.
            if !term.common {
                stems.push(token(&term.stem, term.position));
            }
            if let Some(month) = &term.month {
                stems.push(token(month, term.position));
            }
            if let Some(key) = &term.key {
                self.keys.push(token(key, self.keys.len()));
            }
        }
        if let Some(own) = own {
            self.put(own.surface, surfaces.clone());
            self.put(own.stem, stems.clone());
        }
        let at = self.place;
        let moved = |tokens: Vec<Token>| {
            tokens.into_iter().map(|token| Token { position: token.position + at, ..token }).collect()
        };
        self.put(all.surface, moved(surfaces));
        self.put(all.stem, moved(stems));
        self.place += terms.len() + GAP;
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
