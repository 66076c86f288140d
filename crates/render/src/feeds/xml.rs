//! Writing XML, with a library that escapes.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// A document that is being written to memory, which cannot fail.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Xml {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory takes every byte");
    }

    /// An element with what `inner` writes into it.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Xml)) {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        inner(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        // XML 1.0 has no place for most control characters and two noncharacters, not even escaped.
        let fits =
            |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}'..='\u{ffff}');
        let clean: String = text.chars().filter(fits).collect();
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&clean))));
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).expect("only text was written");
        text.push('\n');
        text
    }
}
