//! The text of a document without its form: for search, excerpts, counting and the plain download.

use super::{Block, BlockKind, Content, Figure, Inlines, List};

impl Content {
    /// Headline, standfirst and body as lines of plain text, a block a paragraph.
    pub fn to_plain(&self) -> String {
        let mut lines: Vec<String> = vec![self.headline.to_string()];
        lines.extend(self.standfirst.iter().map(|standfirst| standfirst.to_string()));
        for block in &self.blocks {
            lines.extend(block_lines(&block.kind));
        }
        lines.join("\n\n")
    }

    /// The standfirst, or the beginning of the first paragraph: what stands below a headline in a list.
    pub fn summary(&self, limit: usize) -> Option<String> {
        if let Some(standfirst) = &self.standfirst {
            return Some(crate::text::excerpt::cut(standfirst, limit));
        }
        let first = self.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph(text) => Some(text.to_plain()),
            _ => None,
        })?;
        Some(crate::text::excerpt::cut(&first, limit))
    }
}

impl Block {
    /// What it says, without its form.
    pub fn to_plain(&self) -> String {
        block_text(&self.kind)
    }
}

/// What a block says.
pub(super) fn block_text(kind: &BlockKind) -> String {
    block_lines(kind).join("\n")
}

fn block_lines(kind: &BlockKind) -> Vec<String> {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => vec![text.to_plain()],
        BlockKind::List(list) => vec![list_lines(list, 0).join("\n")],
        BlockKind::Quotation { paragraphs, attribution } => {
            let mut lines: Vec<String> = paragraphs.iter().map(Inlines::to_plain).collect();
            lines.extend(attribution.iter().map(|by| format!("— {}", by.to_plain())));
            lines
        }
        BlockKind::Figure(figure) => figure_line(figure).into_iter().collect(),
        BlockKind::Gallery(figures) => figures.iter().filter_map(figure_line).collect(),
        BlockKind::Table(table) => {
            let row = |row: &Vec<super::Cell>| {
                row.iter().map(|cell| cell.text.to_plain()).collect::<Vec<_>>().join("\t")
            };
            let rows: Vec<String> = table.rows.iter().map(row).collect();
            table.caption.iter().map(Inlines::to_plain).chain([rows.join("\n")]).collect()
        }
        BlockKind::LinkCard { address, title, .. } => vec![format!("{title}\n{address}")],
        BlockKind::Attachment { name, .. } => vec![name.to_string()],
        BlockKind::Notice(paragraphs) => paragraphs.iter().map(Inlines::to_plain).collect(),
        BlockKind::Rule => Vec::new(),
    }
}

fn figure_line(figure: &Figure) -> Option<String> {
    let caption = figure.caption.as_ref().map(Inlines::to_plain);
    match (caption, &figure.credit) {
        (Some(caption), Some(credit)) => Some(format!("[{caption} ({credit})]")),
        (Some(caption), None) => Some(format!("[{caption}]")),
        (None, _) => None,
    }
}

fn list_lines(list: &List, depth: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, item) in list.items.iter().enumerate() {
        let mark = if list.ordered { format!("{}.", index + 1) } else { "•".into() };
        lines.push(format!("{}{mark} {}", "  ".repeat(depth), item.text.to_plain()));
        lines.extend(item.children.iter().flat_map(|children| list_lines(children, depth + 1)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::content::Content;

    #[test]
    fn a_text_is_read_block_by_block_without_its_form() {
        let content = Content::from_canonical(
            "bayan-content/1\nlang ar\ndir rtl\nheadline بيان\nstandfirst مقدمة\n\
             block b1 ar rtl paragraph\ntext نص {strong|مهم}\n\
             block b2 ar rtl list ordered\nitem 0 أول\nunordered 1\nitem 1 تحته\n\
             block b3 ar rtl quotation\ntext قول\nby فلان\n\
             block b4 ar rtl table\nrow\ncell أ\ncell ب\n",
        )
        .unwrap();
        assert_eq!(content.to_plain(), "بيان\n\nمقدمة\n\nنص مهم\n\n1. أول\n  • تحته\n\nقول\n\n— فلان\n\nأ\tب");
        assert_eq!(content.summary(100).as_deref(), Some("مقدمة"));
    }
}
