//! HTTP: addresses, answers, and the server that gives them.

pub mod answer;
pub mod deadline;
pub mod encoding;
pub mod page_map;
pub mod paths;
pub mod server;
