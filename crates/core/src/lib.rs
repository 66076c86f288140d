//! Words, text, typed content and workflow of Bayan.
//!
//! This crate is pure: it knows no disk, no database, no HTTP, no clock and no source of chance.
//! What it needs of the outside world is passed in, so it can fail only by refusing.

pub mod account;
pub mod chance;
pub mod chronology;
pub mod compare;
pub mod content;
pub mod id;
pub mod instant;
pub mod item;
pub mod language;
pub mod line;
pub mod media;
pub mod publication;
pub mod role;
pub mod scope;
pub mod site;
pub mod slug;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod text;
pub mod topic;
pub mod workflow;
