//! Roads in: importers that read foreign sources into typed items.
//!
//! An importer reads and recognises; it knows neither the store nor the site's pages. What it could
//! not be sure of it says as a [`Doubt`], and a person decides.

mod dates;
pub mod encoding;
pub mod files;
pub mod html;
mod item;
pub mod jsonl;
mod stated;
pub mod text;

pub use item::{Body, Doubt, Fault, ImportedItem, ImportedPicture};
pub use stated::Stated;
