//! Tables: those that show data, and those that old pages were laid out with.

use super::{NodeRef, Reader, Said};
use bayan_core::content::{BlockKind, Cell, Inline, Inlines, Table};

/// How many cells a row and how many rows a table has at most.
pub(crate) const MAX_WIDTH: usize = 50;
pub(crate) const MAX_ROWS: usize = 1_000;

impl Reader<'_> {
    pub(super) fn table(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) {
        let named = |name: &'static str| {
            move |below: &NodeRef<'_>| {
                below.value().as_element().is_some_and(|element| element.name() == name)
            }
        };
        let rows: Vec<NodeRef<'_>> = node.descendants().filter(named("tr")).take(MAX_ROWS).collect();
        let nested = node.descendants().skip(1).any(|below| named("table")(&below));
        let width = rows.iter().map(|row| cells(*row).count()).max().unwrap_or(0).min(MAX_WIDTH);
        let one_column =
            width == 1 && node.descendants().any(|below| named("p")(&below) || named("div")(&below));
        if nested || width == 0 || one_column {
            // Laid out, not tabulated: what stands in the cells are blocks.
            return self.flow_cells(node, said, depth);
        }
        let mut pictures = Vec::new();
        let caption = node
            .children()
            .find(named("caption"))
            .map(|caption| Inlines::new(self.phrasing(caption, said, &mut pictures, depth + 1)));
        let mut table = Table { caption: caption.filter(|caption| !caption.is_empty()), rows: Vec::new() };
        for row in rows {
            let mut line: Vec<Cell> = Vec::with_capacity(width);
            for (cell, header) in cells(row).take(width) {
                let mut parts: Vec<Inline> = Vec::new();
                for child in cell.children() {
                    let block = child
                        .value()
                        .as_element()
                        .is_some_and(|element| matches!(element.name(), "p" | "div"));
                    if block && !parts.is_empty() {
                        parts.push(Inline::Break);
                    }
                    parts.extend(self.phrase(child, said, &mut pictures, depth + 1));
                }
                line.push(Cell { header, text: Inlines::new(parts) });
            }
            if line.is_empty() {
                continue;
            }
            line.resize(width, Cell { header: false, text: Inlines::default() });
            table.rows.push(line);
        }
        if !table.rows.is_empty() {
            self.push(said, BlockKind::Table(table));
        }
        self.place(said, pictures);
    }

    fn flow_cells(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) {
        for child in node.children() {
            match child.value().as_element().map(|element| element.name()) {
                Some("td" | "th" | "caption") => {
                    self.flow(child, &Said { id: None, ..said.clone() }, depth + 1)
                }
                Some(_) if depth <= super::MAX_DEPTH => self.flow_cells(child, said, depth + 1),
                Some(_) => self.flow(child, said, depth + 1),
                None => {}
            }
        }
    }
}

fn cells(row: NodeRef<'_>) -> impl Iterator<Item = (NodeRef<'_>, bool)> {
    row.children().filter_map(|cell| match cell.value().as_element()?.name() {
        "td" => Some((cell, false)),
        "th" => Some((cell, true)),
        _ => None,
    })
}
