//! The program as it is used: started, asked over the wire, killed, started again.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod api;
mod bad_input;
mod checking;
mod crash;
mod desk;
mod guarded;
mod house;
mod imports;
mod life;
mod public;
mod record;
mod search;
mod wire;
mod witness;
