//! What a document belongs to.

use crate::{
    db::Conn,
    error::{Error, Result},
    value::values,
};
use bayan_core::id::{DocumentId, ItemId, SiteId};

/// The item of a document.
pub fn item_of(conn: &mut Conn, document: DocumentId) -> Result<ItemId> {
    let row = conn.maybe("SELECT item FROM documents WHERE id = $1", values![document])?;
    row.ok_or_else(|| Error::NotFound(format!("document {document}")))?.parse(0)
}

/// The site of a document.
pub fn site_of(conn: &mut Conn, document: DocumentId) -> Result<SiteId> {
    let row = conn.maybe(
        "SELECT i.site FROM documents d JOIN items i ON i.id = d.item WHERE d.id = $1",
        values![document],
    )?;
    row.ok_or_else(|| Error::NotFound(format!("document {document}")))?.parse(0)
}
