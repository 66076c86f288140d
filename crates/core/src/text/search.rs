//! Words as search compares them: every spelling of a word that readers type is one string, and what the spelling
//! hides (the article, a preposition, a plural) is taken off beside it, never instead of it.
//!
//! Nothing here knows an index. The rules are those of light stemming (Larkey, Ballesteros and Connell, *Improving
//! stemming for Arabic information retrieval*, 2002), carried on to stacked clitics, other keyboards' letters, months
//! under their two names and names from elsewhere; each was kept because it was measured, see `benches/search`.

mod arabic;
mod common;
mod fold;
mod months;
mod names;
mod words;

pub use arabic::{CLITICS, bare, clitics, is_arabic, stem};
pub use common::common_words;
pub use fold::fold;
pub use months::{Calendar, Month, month, month_names};
pub use names::name_key;
pub use words::{LONGEST, Split, Word, words};
