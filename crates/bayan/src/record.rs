//! The public record of each site: its keys, the guard against signing two histories, and the step that
//! signs what was decided and shows it.

pub mod audit;
mod begin;
pub mod daily;
pub mod guard;
pub mod keys;
mod machine;
pub mod removals;
pub mod seen;
mod step;
pub mod witnesses;

pub use begin::{begin, begin_all};
pub use step::{NotShown, may_go_on, observe, step};
