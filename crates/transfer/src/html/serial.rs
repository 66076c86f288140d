//! A tree written as HTML again, for trafilatura. html5ever's own writer takes time with the square of
//! the signs that it escapes: twelve seconds for 50,000 ampersands, measured in a debug build.

use super::inline::quoted;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// The whole page, without comments.
pub(super) fn page(html: &Html) -> String {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    ];
    let mut out = String::new();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    out.push('<');
                    out.push_str(element.name());
                    for (name, value) in element.attrs() {
                        out.push_str(&format!(" {name}=\"{}\"", quoted(value)));
                    }
                    out.push('>');
                }
                Node::Text(text) => out.push_str(&quoted(text)),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value()
                    && !VOID.contains(&element.name())
                {
                    out.push_str(&format!("</{}>", element.name()));
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_the_same() {
        let html =
            "<!DOCTYPE html><p class=\"a&amp;b\" title='\"'>x &lt; y<br>z</p><!-- c --><ul><li>1<li>2</ul>";
        let once = page(&Html::parse_document(html));
        assert!(once.contains("x &lt; y<br>z</p>") && !once.contains("<!--"), "{once}");
        assert_eq!(page(&Html::parse_document(&once)), once);
    }
}
