//! Checks of a public record from outside, as any reader could make them: of a text, a file, an export, or a
//! whole site again and again.
//!
//! Nothing here trusts the site that it looks at, and nothing here needs one of its own: no settings, no
//! database. What is read comes over [`crate::outgoing`] or from a folder; what it means is in
//! `bayan_record`.

mod document;
mod entries;
mod export;
pub mod finding;
pub mod history;
mod log;
pub mod monitor;
mod page;
mod sitemap;
pub mod source;
pub mod state;
#[cfg(test)]
#[allow(dead_code, reason = "shared with the tests of the built program")]
mod testing;
mod texts;
pub mod trust;
pub mod verify;
mod words;
