//! Typed blocks to HTML: one writer for pages, feeds and our own profile.
//!
//! Everything is escaped by construction: text reaches the output only through
//! [`escape_text`] and [`escape_attribute`].

mod escape;
mod inline;
mod picture;

pub use escape::{attribute as escape_attribute, text as escape_text};

use bayan_core::{
    content::{Block, BlockKind, Content, Figure, Inlines, List, Table},
    language::{Direction, Lang},
    media::Hash,
};
use escape::attribute;
use std::fmt::Write;

/// A picture as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where the usual width is.
    pub src: String,
    /// All widths, as `srcset` wants them.
    pub srcset: String,
    /// How wide it is shown, as `sizes` wants it.
    pub sizes: String,
    /// The width of the original in pixels.
    pub width: u32,
    /// The height of the original in pixels.
    pub height: u32,
    /// Its class; may be empty.
    pub class: String,
    /// The same in smaller formats, the best first: media type, and widths as `srcset` wants them.
    pub sources: Vec<(&'static str, String)>,
}

/// What a page knows beside the text.
pub trait Surroundings {
    /// The picture behind a hash; none for one that is not public.
    fn picture(&self, media: Hash) -> Option<Picture>;
    /// The address of a file behind a hash.
    fn file(&self, media: Hash) -> Option<String>;
    /// What a table without a caption is called for those who hear it.
    fn table_label(&self) -> String;
    /// What stands before the paths of links: nothing in a page, the site's origin in a feed.
    fn origin(&self) -> &str {
        ""
    }
}

/// For whom HTML is written.
#[derive(Clone, Copy)]
pub enum Form<'s> {
    /// Our own profile: ids, languages and directions on every block, so that reading it back gives
    /// the same blocks.
    Profile,
    /// Readers: isolated where needed, pictures resolved.
    Page(&'s dyn Surroundings),
}

/// Writes blocks that stand in a text of `lang` and `dir`.
pub fn blocks(blocks: &[Block], lang: &Lang, dir: Direction, form: Form<'_>) -> String {
    let mut writer = Writer { out: String::new(), lang, dir, form };
    for block in blocks {
        writer.block(block);
    }
    writer.out
}

/// Writes the body of `content` for readers.
pub fn page(content: &Content, surroundings: &dyn Surroundings) -> String {
    blocks(&content.blocks, &content.lang, content.dir, Form::Page(surroundings))
}

/// Writes inline text for readers, without a block around it: captions, notes.
pub fn inlines(text: &Inlines, dir: Direction) -> String {
    let mut out = String::new();
    inline::write(&mut out, text, dir, Some(""));
    out
}

/// Writes inline text in our own profile, without a block around it: reading it back gives the same.
pub fn own_inlines(text: &Inlines, dir: Direction) -> String {
    let mut out = String::new();
    inline::write(&mut out, text, dir, None);
    out
}

/// Writes plain text for readers, isolated where needed: headlines and fields beside the text.
pub fn line(text: &str, dir: Direction) -> String {
    let mut out = String::new();
    inline::letters(&mut out, text, dir, Some(""));
    out
}

struct Writer<'w> {
    out: String,
    lang: &'w Lang,
    dir: Direction,
    form: Form<'w>,
}

impl<'w> Writer<'w> {
    fn readers(&self) -> Option<&'w str> {
        match self.form {
            Form::Profile => None,
            Form::Page(surroundings) => Some(surroundings.origin()),
        }
    }

    fn is_page(&self) -> bool {
        matches!(self.form, Form::Page(_))
    }

    /// The attributes that say what a block is written in; in a page only what differs.
    fn said(&self, block: &Block) -> String {
        let mut said = String::new();
        let heading = matches!(block.kind, BlockKind::Heading(..));
        // Writing to a String cannot fail, here and below.
        if !self.is_page() || heading {
            let _ = write!(said, " id=\"{}\"", block.id);
        }
        if !self.is_page() || block.lang != *self.lang {
            let _ = write!(said, " lang=\"{}\"", attribute(block.lang.as_str()));
        }
        if !self.is_page() || block.dir != self.dir {
            let _ = write!(said, " dir=\"{}\"", block.dir);
        }
        said
    }

    fn inlines(&mut self, text: &Inlines, dir: Direction) {
        let readers = self.readers();
        inline::write(&mut self.out, text, dir, readers);
    }

    fn letters(&mut self, text: &str, dir: Direction) {
        let readers = self.readers();
        inline::letters(&mut self.out, text, dir, readers);
    }

    fn element(&mut self, name: &str, said: &str, text: &Inlines, dir: Direction) {
        let _ = write!(self.out, "<{name}{said}>");
        self.inlines(text, dir);
        let _ = write!(self.out, "</{name}>");
    }

    fn block(&mut self, block: &Block) {
        let said = self.said(block);
        let dir = block.dir;
        match &block.kind {
            BlockKind::Paragraph(text) => self.element("p", &said, text, dir),
            BlockKind::Heading(level, text) => {
                self.element(&format!("h{}", level.number()), &said, text, dir)
            }
            BlockKind::List(list) => self.list(list, &said, dir),
            BlockKind::Quotation { paragraphs, attribution } => {
                let _ = write!(self.out, "<blockquote{said}>");
                paragraphs.iter().for_each(|text| self.element("p", "", text, dir));
                if let Some(by) = attribution {
                    self.element("footer", "", by, dir);
                }
                self.out.push_str("</blockquote>");
            }
            BlockKind::Figure(figure) => self.figure(figure, &said, dir, "figure"),
            BlockKind::Gallery(figures) => {
                let _ = write!(self.out, "<div class=\"gallery\"{said}>");
                figures.iter().for_each(|figure| self.figure(figure, "", dir, "figure"));
                self.out.push_str("</div>");
            }
            BlockKind::Table(table) => self.table(table, &said, dir),
            BlockKind::LinkCard { address, title, description } => {
                let origin = self.readers().filter(|_| address.as_str().starts_with('/')).unwrap_or_default();
                let _ = write!(
                    self.out,
                    "<p class=\"card-link\"{said}><a href=\"{origin}{}\">",
                    attribute(address.as_str())
                );
                self.letters(title, dir);
                self.out.push_str("</a>");
                if let Some(description) = description {
                    self.out.push_str("<span>");
                    self.letters(description, dir);
                    self.out.push_str("</span>");
                }
                self.out.push_str("</p>");
            }
            BlockKind::Attachment { media, name } => {
                let address = match self.form {
                    Form::Profile => Some(format!("media:{media}")),
                    Form::Page(surroundings) => surroundings.file(*media),
                };
                let Some(address) = address else { return };
                let _ =
                    write!(self.out, "<p class=\"attachment\"{said}><a href=\"{}\">", attribute(&address));
                self.letters(name, dir);
                self.out.push_str("</a></p>");
            }
            BlockKind::Notice(paragraphs) => {
                let _ = write!(self.out, "<aside class=\"notice\"{said}>");
                paragraphs.iter().for_each(|text| self.element("p", "", text, dir));
                self.out.push_str("</aside>");
            }
            BlockKind::Rule => {
                let _ = write!(self.out, "<hr{said}>");
            }
        }
        self.out.push('\n');
    }

    fn list(&mut self, list: &List, said: &str, dir: Direction) {
        let name = if list.ordered { "ol" } else { "ul" };
        let _ = write!(self.out, "<{name}{said}>");
        for item in &list.items {
            self.out.push_str("<li>");
            self.inlines(&item.text, dir);
            if let Some(children) = &item.children {
                self.list(children, "", dir);
            }
            self.out.push_str("</li>");
        }
        let _ = write!(self.out, "</{name}>");
    }

    fn figure(&mut self, figure: &Figure, said: &str, dir: Direction, class: &str) {
        match self.form {
            Form::Profile => {
                let _ = write!(self.out, "<figure{said}><img src=\"media:{}\"", figure.media);
                match &figure.alt {
                    Some(alt) => {
                        let _ = write!(self.out, " alt=\"{}\">", attribute(alt));
                    }
                    None => self.out.push('>'),
                }
            }
            Form::Page(surroundings) => {
                let Some(picture) = surroundings.picture(figure.media) else { return };
                let _ = write!(self.out, "<figure class=\"{class}\"{said}>");
                picture::write(&mut self.out, &picture, figure.alt.as_deref().unwrap_or_default());
            }
        }
        if figure.caption.is_some() || figure.credit.is_some() {
            self.out.push_str("<figcaption>");
            if let Some(caption) = &figure.caption {
                self.inlines(caption, dir);
            }
            if let Some(credit) = &figure.credit {
                if figure.caption.is_some() {
                    self.out.push(' ');
                }
                let name = if self.is_page() { "bdi" } else { "span" };
                let _ = write!(self.out, "<{name} class=\"credit\">{}</{name}>", escape::text(credit));
            }
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>");
    }

    fn table(&mut self, table: &Table, said: &str, dir: Direction) {
        if let Form::Page(surroundings) = self.form {
            let label = table.caption.as_ref().map_or_else(|| surroundings.table_label(), Inlines::to_plain);
            let label = attribute(&label);
            let _ = write!(
                self.out,
                "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">"
            );
        }
        let _ = write!(self.out, "<table{said}>");
        if let Some(caption) = &table.caption {
            self.element("caption", "", caption, dir);
        }
        for row in &table.rows {
            self.out.push_str("<tr>");
            let only_heads = row.iter().all(|cell| cell.header);
            for cell in row {
                let name = match (cell.header, only_heads) {
                    (true, true) => "th scope=\"col\"",
                    (true, false) => "th scope=\"row\"",
                    (false, _) => "td",
                };
                let _ = write!(self.out, "<{name}>");
                self.inlines(&cell.text, dir);
                self.out.push_str(if cell.header { "</th>" } else { "</td>" });
            }
            self.out.push_str("</tr>");
        }
        self.out.push_str("</table>");
        if self.is_page() {
            self.out.push_str("</div>");
        }
    }
}

#[cfg(test)]
mod tests;
