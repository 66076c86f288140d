//! The search over the texts of an edition.
//!
//! An index holds what was said to be found, and nothing decides by it what may be seen: whoever asks it asks the store
//! too. It is made of nothing but the store, so it may be thrown away at any time; one of another version of this
//! program, a broken one and a missing one are begun anew.
//!
//! Read in this order: [`Chain`] makes terms of a text; [`EditionIndex`] keeps them; [`Query`] is what somebody typed,
//! and `plan` what is looked for then; [`Marked`] is where it stands in a text.

mod analysis;
mod collect;
mod found;
mod index;
mod near;
mod plan;
mod position;
mod query;
mod schema;
mod snippet;

#[cfg(test)]
mod tests;

pub use analysis::{Chain, Term};
pub use found::{Found, Hit, Mark, NotAMark, Order, Wanted};
pub use index::{EditionIndex, Entry, Fault};
pub use position::Position;
pub use query::Query;
pub use snippet::{Marked, Part};
