//! Two versions of a text beside each other, part by part as the record has them: for the public's pages about
//! the record and for the newsroom.

mod changes;
mod disclosed;

pub use changes::{between, in_one};
pub use disclosed::Disclosed;

use bayan_core::content::Content;
use bayan_record::Part;
use bayan_render::context::ChangeView;

/// What differs between two texts, whether they are in the record or not.
pub fn contents(before: &Content, after: &Content) -> Vec<ChangeView> {
    let parts = |content: &Content| -> Vec<Part> {
        let part = |part: bayan_core::content::parts::Part| Part {
            name: part.name,
            // Salts are the record's; for comparing there is none.
            salt: [0; 32],
            text: part.text,
        };
        content.parts().into_iter().map(part).collect()
    };
    between(Disclosed(&parts(before)), Disclosed(&parts(after)))
}
