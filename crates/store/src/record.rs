//! The public record: a log of entries for each site, appended in the transaction of the public act that
//! they state, signed before that act is shown.
//!
//! Tiles are not kept: they are read from the hashes of the entries ([`Logged`]), so that there is nothing
//! to be superseded and nothing that could differ.

mod cosignatures;
mod enter;
mod erase;
mod hashes;
mod keys;
mod log;
mod look;
mod quotations;
mod snapshots;
mod succeed;
mod witnessed;

pub use cosignatures::{add_cosignature, newest_cosigned};
pub use enter::{enter, time};
pub use erase::{Erased, erase_all, erase_notes, erase_parts, newest_rev, parts_of, was_removed, would_go};
pub use hashes::{Logged, root_at};
pub use keys::add_key;
pub use log::{Head, Log, entries, head, log, signed};
pub use look::{
    Audited, AuditedText, Checkpoint, acts_without_entry, audit_batch, checkpoint, shown_without_entry,
};
pub use snapshots::{lines_of_snapshot, newest_snapshot, snapshot};
pub use succeed::{all_checkpoints, origin_after, succeed};
pub use witnessed::{Witnessed, keep_witnessed, witnessed};

pub(crate) use hashes::store_error;
pub(crate) use log::{begin, count, number};
