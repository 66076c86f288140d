//! A text as readers will see it, before they do.

use super::{
    super::{Asked, Desk, Failure, Present, reply::Reply},
    history::is_removed,
};
use bayan_store::newsroom::Text;
use hyper::StatusCode;

impl Desk {
    /// The newest version as a public page.
    pub(super) async fn preview_text(
        &self,
        _asked: &Asked,
        _present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        if is_removed(text) {
            return Ok(Reply::Message(StatusCode::GONE, "missing"));
        }
        Err(Failure::Other("no preview yet".into()))
    }
}
