//! What lets a browser search a site from its own field (OpenSearch 1.1).

use super::xml::Xml;

/// A search that is described. Addresses are whole and hold `{searchTerms}` where the words go.
#[derive(Debug, Clone)]
pub struct SearchDescription {
    /// Its name, at most 16 characters.
    pub short_name: String,
    /// The same with at most 48.
    pub long_name: String,
    /// A sentence about it.
    pub description: String,
    /// The language of what is found.
    pub lang: String,
    /// The page of what is found.
    pub page: String,
    /// The same as a feed.
    pub feed: String,
    /// What is proposed while somebody types.
    pub suggestions: String,
    /// Its icon.
    pub icon: Option<String>,
}

/// Writes it.
pub fn search_description(search: &SearchDescription) -> String {
    let mut xml = Xml::new();
    let root = [("xmlns", "http://a9.com/-/spec/opensearch/1.1/")];
    xml.element("OpenSearchDescription", &root, |xml| {
        xml.text("ShortName", &[], &search.short_name);
        xml.text("LongName", &[], &search.long_name);
        xml.text("Description", &[], &search.description);
        xml.text("Language", &[], &search.lang);
        xml.text("InputEncoding", &[], "UTF-8");
        if let Some(icon) = &search.icon {
            xml.text("Image", &[("type", "image/svg+xml")], icon);
        }
        for (media_type, template) in [
            ("text/html", &search.page),
            ("application/rss+xml", &search.feed),
            ("application/x-suggestions+json", &search.suggestions),
        ] {
            xml.empty("Url", &[("type", media_type), ("method", "get"), ("template", template)]);
        }
    });
    xml.finish()
}
