//! Where everything is kept: one code path for SQLite and PostgreSQL, media as files.
//!
//! There are separate ways in, each with threads of its own: [`Writer`] for actions, [`FrontReader`]
//! for what the public may see. Nothing outside this crate writes SQL, and nothing but [`db`] knows
//! which database runs.

pub mod act;
mod acting;
pub mod audit;
pub mod db;
pub mod documents;
mod error;
pub mod front;
pub mod hooks;
pub mod imports;
mod items;
pub mod jobs;
pub mod media;
mod migrate;
pub mod newsroom;
pub mod objects;
pub mod people;
pub mod record;
pub mod redirects;
pub mod replies;
pub mod revisions;
pub mod show;
pub mod sites;
mod state;
mod store;
pub mod topics;
mod value;

pub use acting::Acting;
pub use error::{Error, Result};
pub use front::FrontReader;
pub use migrate::{NEWEST as NEWEST_SCHEMA, check};
pub use store::{Location, Store, Writer};
pub use value::{Row, Value};

#[cfg(test)]
mod tests;
