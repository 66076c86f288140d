//! Theme, pages, feeds, pictures and messages.
//!
//! A page is a typed context in, HTML out. This crate knows neither the store nor HTTP; every word
//! that a reader sees comes from a message file, every shape from the theme.

pub mod context;
pub mod feeds;
pub mod json_ld;
pub mod messages;
pub mod picture;
pub mod seal;
mod style;
mod theme;

pub use style::Style;
pub use theme::{Asset, Page, Theme, ThemeFault};
