//! How a document stands.

use crate::app::App;
use bayan_core::id::DocumentId;
use bayan_store::{
    Error,
    documents::{self, Standing},
};

/// Reads how a document stands.
pub async fn standing(app: &App, document: DocumentId) -> Result<Standing, Error> {
    app.store.writer.look(move |conn| documents::standing(conn, document)).await
}
