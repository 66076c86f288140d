//! The public record: what an institution published, corrected, withdrew and removed, as a log that can only grow.
//!
//! This crate is the part that must be right. It reads no file, asks no clock, draws no random number and opens no
//! connection; it can be read by itself, in the order below. The formats, with examples, are in
//! `docs/record-format.md`.
//!
//! 1. **Tree.** [`hash`] and [`tree`]: an RFC 6962 tree over entries; [`Frontier`] is all that a writer keeps of it.
//!    [`proofs`]: that an entry is in a tree, that a tree is the beginning of another; making and checking.
//!    [`tile`]: the tree and its entries as files that can be cached for ever (C2SP tlog-tiles).
//! 2. **Signatures.** [`note`]: a text with lines of Ed25519 signatures (C2SP signed-note). [`checkpoint`]: the text
//!    that says "size, head". [`cosignature`], [`witness`], [`policy`]: others who have seen it.
//!    [`proof_file`]: a proof with its checkpoint as one file.
//! 3. **Meaning.** [`entry`]: the lines that are the leaves. [`manifest`]: salted commitments to the parts of a text.
//!    [`disclosure`]: salts and texts, which an erasure destroys. [`evidence`]: one file that proves a revision offline.
//!    [`snapshot`], [`chain`]: what is the latest, and whether the log contradicts itself. [`code`], [`revisions`]:
//!    finding things.
//!
//! # What makes a text a recorded one
//!
//! ```text
//! pinned key ──signs──> checkpoint (size, head) <──proof── leaf hash of the entry's bytes
//!                                                                │ "content sha256:…"
//!      part's bytes + salt ──commitment──> line of the manifest ─┘ hash of the manifest's bytes
//! ```
//!
//! [`Evidence::verify`] walks exactly this way. Nothing else in this crate says that anything is recorded: in
//! particular no tile and no bundle is believed, see [`tile`].
//!
//! # Rules that hold everywhere
//!
//! - One meaning has one spelling. What is parsed and written again is the same bytes, except for JSON, which is
//!   never written again to be verified: entry, manifest and proof stand in it as strings.
//! - Everything that is read has a limit, and faults instead of panics. The one exception is
//!   [`tile::bundle_write`], which no outside input reaches.
//! - A fault says what is so, and accuses nobody.

// The fuzz targets' entry points name the crate; its own tests run them too.
#[cfg(test)]
extern crate self as bayan_record;

mod base64;
pub mod chain;
pub mod checkpoint;
pub mod code;
pub mod cosignature;
mod decimal;
pub mod disclosure;
pub mod entry;
pub mod evidence;
pub mod hash;
mod json;
pub mod manifest;
pub mod note;
pub mod policy;
pub mod proof_file;
pub mod proofs;
pub mod revisions;
pub mod snapshot;
#[cfg(test)]
mod testing;
pub mod tile;
pub mod tree;
pub mod witness;

pub use chain::{Auditor, ChainFact, ChainFault};
pub use checkpoint::{Checkpoint, NotACheckpoint};
pub use code::{Code, NotACode};
pub use cosignature::{CosignatureFault, cosign, verify_cosignature};
pub use decimal::MAX_NUMBER;
pub use disclosure::{
    Checked, Disclosure, DisclosureFault, MediaAddress, Part, parts_from_json, parts_to_json,
};
pub use entry::{
    DocId, Entry, EntryFault, Export, Ground, KeyAct, KeyStatement, LangTag, MediaType, Rendition, Revision,
    Site, Snapshot, Status, Succession, Time,
};
pub use evidence::{Cosigned, Evidence, Fault, Verdict};
pub use hash::{Hash, NotAHash};
pub use json::NotTheFile;
pub use manifest::{Manifest, ManifestFault, commitment, is_part_name};
pub use note::{KeyKind, NotAKey, Note, NoteFault, Signature, SigningKey, VerifierKey, sign};
pub use policy::{Known, Policy, PolicyFault, Quorum};
pub use proof_file::{NotAProofFile, ProofFile};
pub use proofs::{
    NotProved, ProofError, Tiles, consistency, inclusion, root, verify_consistency, verify_inclusion,
};
pub use revisions::{Listed, Revisions};
pub use snapshot::{SnapshotFault, SnapshotLine, snapshot_parse, snapshot_root, snapshot_text};
pub use tile::{TileFault, TilePath, bundle_read, bundle_write, continue_from_bundle, tile_read, tile_write};
pub use tree::{Frontier, NotAFrontier, TileHash, root_of};
pub use witness::{AddCheckpoint, NotOfWitness};
