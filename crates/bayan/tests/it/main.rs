//! The program as it is used: started, asked over the wire, killed, started again.

mod bad_input;
mod crash;
mod house;
mod life;
mod wire;
