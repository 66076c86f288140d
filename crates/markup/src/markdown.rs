//! Markdown to blocks: through HTML and the one reader of HTML.

mod write;

pub use write::write;

use crate::{Assumed, Names, Read, html_in};
use comrak::Options;

/// Reads CommonMark with tables. HTML inside it is dropped, as everywhere.
pub fn read(text: &str, assumed: &Assumed, names: &dyn Names) -> Read {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = false;
    // The reader of HTML drops what must be dropped, and notes it; comrak would only hide it.
    options.render.r#unsafe = true;
    html_in::read(&comrak::markdown_to_html(text, &options), assumed, names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NoNames, Note};
    use bayan_core::content::BlockKind;

    #[test]
    fn markdown_becomes_blocks() {
        let text = "## عنوان\n\nنص **مهم** و[رابط](https://example.org).\n\n- واحد\n- اثنان\n\n> قول\n> — فلان، صفته\n\n\
                    | أ | ب |\n|---|---|\n| 1 | 2 |\n\n---\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))";
        let read = read(text, &Assumed::of("ar".parse().unwrap()), &NoNames);
        let names: Vec<&str> = read
            .blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Heading(..) => "heading",
                BlockKind::Paragraph(_) => "paragraph",
                BlockKind::List(_) => "list",
                BlockKind::Quotation { attribution: Some(_), .. } => "attributed",
                BlockKind::Table(_) => "table",
                BlockKind::Rule => "rule",
                _ => "other",
            })
            .collect();
        assert_eq!(names, ["heading", "paragraph", "list", "attributed", "table", "rule", "paragraph"]);
        assert!(read.notes.contains(&Note::ElementDropped("script".into())));
        assert!(read.notes.contains(&Note::LinkRefused("javascript:alert(1)".into())));
    }
}
