//! Accounts of people: what they sign in with, and what a password must be.

mod email;
mod password;

pub use email::{EmailAddress, NotAnEmailAddress};
pub use password::{Password, Unfit};
