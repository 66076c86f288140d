//! HTTP: addresses, answers, and the server that gives them.

pub mod answer;
pub mod body;
mod connection;
pub mod deadline;
pub mod encoding;
pub mod log_paths;
pub mod network;
pub mod old_address;
pub mod page_map;
pub mod paths;
mod range;
pub mod receive;
mod request;
pub mod server;
pub mod sought;
pub mod tls;
pub mod whole;
