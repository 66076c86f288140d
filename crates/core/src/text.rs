//! Text as readers meet it: scripts, directions, hidden characters, numerals, dates, cutting, reflow.

pub mod arabic;
pub mod dates;
pub mod digits;
pub mod direction;
pub mod excerpt;
pub mod hidden;
pub mod isolate;
pub mod moment;
pub mod normal;
pub mod quotation;
pub mod reflow;
pub mod related;
pub mod search;
