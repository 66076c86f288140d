//! Blocks as JSON, for scripts: the same list as in HTML, with the inline text in our HTML profile.
//!
//! A block is `{"type": "paragraph", "html": "…"}` and so on; `lang` and `dir` may stand beside.
//! Reading goes through the one reader of HTML, so that there is one way in.

use crate::{Assumed, Names, Read, html_in, html_out};
use serde::Deserialize;
use std::fmt::Write;

/// A block in JSON.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum JsonBlock {
    /// A paragraph.
    Paragraph {
        /// Its text.
        html: String,
        /// Its language, when not the document's.
        lang: Option<String>,
    },
    /// A heading.
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Its text.
        html: String,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        #[serde(default)]
        ordered: bool,
        /// Its entries.
        items: Vec<String>,
    },
    /// Somebody's words.
    Quotation {
        /// The paragraphs.
        paragraphs: Vec<String>,
        /// Whose words.
        attribution: Option<String>,
    },
    /// A picture.
    Figure {
        /// Which, as it is called in `images`.
        path: String,
        /// The alternative text.
        alt: Option<String>,
        /// The caption.
        caption: Option<String>,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: Option<String>,
        /// Whether the first row heads the columns.
        #[serde(default)]
        header: bool,
        /// The cells.
        rows: Vec<Vec<String>>,
    },
    /// Something to notice.
    Notice {
        /// The paragraphs.
        paragraphs: Vec<String>,
    },
    /// A change of subject.
    Rule,
}

/// Reads blocks.
pub fn read(blocks: &[JsonBlock], assumed: &Assumed, names: &dyn Names) -> Read {
    let html: String = blocks.iter().map(html).collect();
    html_in::read(&html, assumed, names)
}

fn html(block: &JsonBlock) -> String {
    let attribute = html_out::escape_attribute;
    let paragraphs = |texts: &[String]| texts.iter().map(|text| format!("<p>{text}</p>")).collect::<String>();
    match block {
        JsonBlock::Paragraph { html, lang: Some(lang) } => {
            format!("<p lang=\"{}\">{html}</p>", attribute(lang))
        }
        JsonBlock::Paragraph { html, lang: None } => format!("<p>{html}</p>"),
        JsonBlock::Heading { level, html } => {
            let level = (*level).clamp(2, 4);
            format!("<h{level}>{html}</h{level}>")
        }
        JsonBlock::List { ordered, items } => {
            let name = if *ordered { "ol" } else { "ul" };
            let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
            format!("<{name}>{items}</{name}>")
        }
        JsonBlock::Quotation { paragraphs: texts, attribution } => {
            let by = attribution.as_ref().map(|by| format!("<footer>{by}</footer>")).unwrap_or_default();
            format!("<blockquote>{}{by}</blockquote>", paragraphs(texts))
        }
        JsonBlock::Figure { path, alt, caption } => {
            let mut html = format!("<figure><img src=\"{}\"", attribute(path));
            if let Some(alt) = alt {
                // Writing to a String cannot fail.
                let _ = write!(html, " alt=\"{}\"", attribute(alt));
            }
            let caption = caption
                .as_ref()
                .map(|caption| format!("<figcaption>{caption}</figcaption>"))
                .unwrap_or_default();
            html + ">" + &caption + "</figure>"
        }
        JsonBlock::Table { caption, header, rows } => {
            let mut html = String::from("<table>");
            if let Some(caption) = caption {
                let _ = write!(html, "<caption>{caption}</caption>");
            }
            for (index, row) in rows.iter().enumerate() {
                let name = if *header && index == 0 { "th" } else { "td" };
                let cells: String = row.iter().map(|cell| format!("<{name}>{cell}</{name}>")).collect();
                let _ = write!(html, "<tr>{cells}</tr>");
            }
            html + "</table>"
        }
        JsonBlock::Notice { paragraphs: texts } => {
            format!("<aside class=\"notice\">{}</aside>", paragraphs(texts))
        }
        JsonBlock::Rule => "<hr>".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NoNames;

    #[test]
    fn json_blocks_are_read_and_hostile_ones_defused() {
        let json = r#"[{"type":"heading","level":1,"html":"عنوان"},{"type":"paragraph","html":"<script>x</script>نص"},
            {"type":"list","items":["أ","ب"]},{"type":"table","header":true,"rows":[["1","2"],["3","4"]]},{"type":"rule"}]"#;
        let blocks: Vec<JsonBlock> = serde_json::from_str(json).unwrap();
        let read = read(&blocks, &Assumed::of("ar".parse().unwrap()), &NoNames);
        assert_eq!(read.blocks.len(), 5);
        assert_eq!(read.notes, [crate::Note::ElementDropped("script".into())]);
        assert!(serde_json::from_str::<JsonBlock>(r#"{"type":"raw","html":"x"}"#).is_err());
    }
}
