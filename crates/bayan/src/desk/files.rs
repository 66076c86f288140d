//! The files that the newsroom's pages load.

use super::{Desk, reply::Reply};
use crate::http::answer::{Answer, CachePolicy};
use hyper::StatusCode;

impl Desk {
    /// A file by the last part of its address. They say nothing that is not in every copy of the program.
    pub(super) fn file(&self, address: &str) -> Reply {
        match self.pages.file(address) {
            Some(file) => {
                let text = file.text.as_bytes().to_vec();
                let answer = Answer::new(StatusCode::OK, file.media_type, text, CachePolicy::Immutable);
                Reply::Ready(Box::new(answer))
            }
            None => Reply::missing(),
        }
    }
}
