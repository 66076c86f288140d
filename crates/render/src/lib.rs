//! Theme, pages, feeds, pictures and messages.
//!
//! A page is a typed context in, HTML out. This crate knows neither the store nor HTTP; every word
//! that a reader sees comes from a message file, every shape from the theme.

pub mod check;
mod colour;
pub mod context;
mod css;
pub mod desk;
pub mod feeds;
pub mod json_ld;
pub mod manifest;
pub mod messages;
mod palette;
pub mod picture;
pub mod qr;
pub mod seal;
pub mod share;
mod style;
mod theme;

pub use style::{Style, style_policy};
pub use theme::{About, Asset, Page, Shape, Theme, ThemeFault};
