//! The Bayan program: command line, actions and the public server.
//!
//! The only crate that knows HTTP, the command line and the runtime. Everything that changes what is
//! kept goes through [`actions`]; what the public reads comes from [`front`], which cannot write.

pub mod actions;
pub mod api;
pub mod app;
pub mod checking;
pub mod cli;
mod comparing;
pub mod demo;
pub mod desk;
pub mod front;
pub mod gate;
pub mod health;
mod hooks;
pub mod http;
mod jobs;
pub mod outgoing;
pub mod periods;
pub mod record;
pub mod search;
pub mod settings;
pub mod site_file;
pub mod worker;
