//! The index of an edition: opened or begun anew, changed, asked.

use crate::{
    analysis::Chain,
    found::{Found, Wanted},
    plan,
    position::Position,
    query::Query,
    schema::Layout,
};
use bayan_core::language::Lang;
use std::{
    io,
    path::Path,
    sync::{Mutex, PoisonError},
};
use tantivy::{
    Index, IndexReader, IndexWriter, ReloadPolicy, TantivyError, Term, directory::MmapDirectory,
    indexer::NoMergePolicy,
};

/// A change of what is kept of a text, or of how terms are made, makes another version: indexes of others are begun
/// anew.
const VERSION: u32 = 3;
/// How much is gathered in memory before it is written, in bytes: the least that the library takes.
const GATHERED: usize = 15_000_000;
/// How much when all is made anew.
const GATHERED_ANEW: usize = 120_000_000;

/// A text that is to be found.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What names it.
    pub id: String,
    /// When it was shown, in milliseconds since 1970.
    pub at: i64,
    /// What it is.
    pub kind: String,
    /// In which section.
    pub section: Option<String>,
    /// Its headline.
    pub headline: String,
    /// What stands above and below it.
    pub lead: String,
    /// Whom and what it is about, in all their spellings.
    pub names: String,
    /// The text, with what is said of its pictures.
    pub body: String,
}

/// Why an index cannot do something. The site goes on without it.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Its folder cannot be made, or cannot be emptied.
    #[error("the folder of the search index: {0}")]
    Folder(#[from] io::Error),
    /// The index itself.
    #[error("the search index: {0}")]
    Index(#[from] TantivyError),
}

/// The index of an edition.
pub struct EditionIndex {
    lang: Lang,
    chain: Chain,
    layout: Layout,
    index: Index,
    reader: IndexReader,
    writer: Mutex<Option<IndexWriter>>,
    position: Mutex<Option<Position>>,
}

impl EditionIndex {
    /// Opens the index in a folder, for texts in a language. One that is missing, broken, of another version or of
    /// another language is begun anew, and has no position then.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn open(folder: &Path, lang: &Lang) -> Result<EditionIndex, Fault> {
        match EditionIndex::opened(folder, lang) {
            Ok(Some(index)) => return Ok(index),
            Ok(None) => {}
            Err(fault) => tracing::warn!(error = %fault, "search.index_begun_anew"),
        }
        match std::fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => std::fs::create_dir_all(folder)?,
        }
        let (schema, _) = Layout::new();
        Index::create_in_dir(folder, schema)?;
        EditionIndex::of(folder, lang)
    }

    /// The index that is there, where it is one of ours.
    fn opened(folder: &Path, lang: &Lang) -> Result<Option<EditionIndex>, Fault> {
        if !folder.join("meta.json").is_file() {
            return Ok(None);
        }
        let found = EditionIndex::of(folder, lang)?;
        let payload = found.index.load_metas()?.payload.unwrap_or_default();
        let Some(position) = payload.strip_prefix(&head(lang)).and_then(|rest| rest.parse().ok()) else {
            return Ok(None);
        };
        if !found.index.validate_checksum()?.is_empty() {
            return Ok(None);
        }
        found.set_position(Some(position));
        Ok(Some(found))
    }

    fn of(folder: &Path, lang: &Lang) -> Result<EditionIndex, Fault> {
        let (schema, layout) = Layout::new();
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        let index = Index::open(directory)?;
        if index.schema() != schema {
            return Err(TantivyError::SchemaError("another schema".to_owned()).into());
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(EditionIndex {
            lang: lang.clone(),
            chain: Chain::of(lang),
            layout,
            index,
            reader,
            writer: Mutex::new(None),
            position: Mutex::new(None),
        })
    }

    /// Knows nothing any more: what it holds belongs to something else.
    pub fn forget(&self) {
        self.set_position(None);
    }

    fn set_position(&self, position: Option<Position>) {
        *self.position.lock().unwrap_or_else(PoisonError::into_inner) = position;
    }

    /// Up to which position it knows what became public; nothing where it knows nothing yet.
    pub fn position(&self) -> Option<Position> {
        *self.position.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How terms are made of texts.
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// How many texts it holds.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes texts out, takes others in in their place or anew, and notes the position, all at once: whoever asks sees
    /// all of it or nothing. Answers whether it held one of those that are gone.
    ///
    /// # Errors
    /// Where it cannot be written: another process may hold it. Nothing has changed then.
    pub fn change(&self, gone: &[String], entries: &[Entry], position: Position) -> Result<bool, Fault> {
        let mut held_one = false;
        let searcher = self.reader.searcher();
        for id in gone.iter().filter(|id| entries.iter().all(|entry| entry.id != **id)) {
            held_one |= searcher.doc_freq(&Term::from_field_text(self.layout.id, id))? > 0;
        }
        let mut held = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = match held.as_mut() {
            Some(writer) => writer,
            None => held.insert(self.index.writer_with_num_threads(1, GATHERED)?),
        };
        let written = self.write(writer, gone, entries, &payload(&self.lang, position));
        if written.is_err() {
            // A writer that failed once is of no more use.
            *held = None;
        }
        written?;
        self.reader.reload()?;
        self.set_position(Some(position));
        Ok(held_one)
    }

    /// Makes it of these texts and no others.
    ///
    /// # Errors
    /// Those of [`EditionIndex::change`], and what `entries` fails with.
    pub fn make<E: From<Fault>>(
        &self,
        entries: impl Iterator<Item = Result<Entry, E>>,
        position: Position,
    ) -> Result<(), E> {
        let mut held = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        // The one for small changes gives way.
        *held = None;
        let fault = |error: TantivyError| E::from(Fault::from(error));
        let mut writer: IndexWriter = self.index.writer_with_num_threads(1, GATHERED_ANEW).map_err(fault)?;
        // What is merged is merged once, below.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        writer.delete_all_documents().map_err(fault)?;
        for entry in entries {
            writer.add_document(self.layout.document(&self.chain, &entry?)).map_err(fault)?;
        }
        let mut commit = writer.prepare_commit().map_err(fault)?;
        commit.set_payload(&payload(&self.lang, position));
        commit.commit().map_err(fault)?;
        // All in one: asked fastest.
        let segments = self.index.searchable_segment_ids().map_err(fault)?;
        if segments.len() > 1 {
            writer.merge(&segments).wait().map_err(fault)?;
        }
        writer.wait_merging_threads().map_err(fault)?;
        self.reader.reload().map_err(fault)?;
        self.set_position(Some(position));
        Ok(())
    }

    /// Whether words of texts that were taken out, or of what texts said before, are left in its files.
    pub fn is_dirty(&self) -> bool {
        self.reader.searcher().segment_readers().iter().any(|segment| segment.num_deleted_docs() > 0)
    }

    /// Writes everything that is found anew, and takes the files of before away: what was taken out may have been
    /// ordered to be destroyed.
    ///
    /// # Errors
    /// Where it cannot be written now: a merge of the library's own may be at it. It is dirty then, to be tried again.
    pub fn purge(&self) -> Result<(), Fault> {
        let mut held = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = match held.as_mut() {
            Some(writer) => writer,
            None => held.insert(self.index.writer_with_num_threads(1, GATHERED)?),
        };
        let segments = self.index.searchable_segment_ids()?;
        if !segments.is_empty() {
            writer.merge(&segments).wait()?;
        }
        // Readers hold the files of before.
        self.reader.reload()?;
        writer.garbage_collect_files().wait()?;
        Ok(())
    }

    fn write(
        &self,
        writer: &mut IndexWriter,
        gone: &[String],
        entries: &[Entry],
        payload: &str,
    ) -> Result<(), Fault> {
        for id in gone.iter().chain(entries.iter().map(|entry| &entry.id)) {
            writer.delete_term(Term::from_field_text(self.layout.id, id));
        }
        for entry in entries {
            writer.add_document(self.layout.document(&self.chain, entry))?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(payload);
        commit.commit()?;
        Ok(())
    }

    /// In how many texts a word stands, those too that were taken out and are not gone from the files yet.
    #[cfg(test)]
    pub(crate) fn knows(&self, word: &str) -> u64 {
        self.reader.searcher().doc_freq(&Term::from_field_text(self.layout.text.surface, word)).unwrap()
    }

    /// What is found.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn find(&self, query: &Query, wanted: &Wanted) -> Result<Found, Fault> {
        Ok(plan::find(&self.reader.searcher(), &self.chain, &self.layout, query, wanted)?)
    }
}

fn head(lang: &Lang) -> String {
    format!("{VERSION} {lang} ")
}

fn payload(lang: &Lang, position: Position) -> String {
    format!("{}{position}", head(lang))
}
