//! Linked data about an article (schema.org, JSON-LD), for search engines and archives.

use serde_json::{Value, json};

/// What is said about an article.
#[derive(Debug, Clone)]
pub struct Article<'a> {
    /// Its address.
    pub url: &'a str,
    /// Its headline.
    pub headline: &'a str,
    /// A sentence about it.
    pub description: Option<&'a str>,
    /// Its language.
    pub lang: &'a str,
    /// When it was published, with offset.
    pub published: &'a str,
    /// When it was last changed, with offset.
    pub modified: &'a str,
    /// Addresses of its pictures.
    pub images: Vec<String>,
    /// The institution.
    pub publisher: &'a str,
    /// The institution's address.
    pub publisher_url: &'a str,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// The section it stands in.
    pub section: Option<&'a str>,
    /// What it is about.
    pub about: Vec<About<'a>>,
    /// The original that it translates.
    pub translation_of: Option<&'a str>,
    /// Its corrections: when, and what.
    pub corrections: Vec<(String, String)>,
}

/// What an article is about.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// Its type.
    pub kind: &'static str,
    /// Its name.
    pub name: &'a str,
    /// The page about it.
    pub url: String,
}

/// Writes it, safe inside a `<script>`.
pub fn article(article: &Article<'_>) -> String {
    let organization =
        json!({"@type": "Organization", "name": article.publisher, "url": article.publisher_url});
    let author = match article.author {
        Some(name) => json!({"@type": "Person", "name": name}),
        None => organization.clone(),
    };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": article.url,
        "mainEntityOfPage": article.url,
        "headline": article.headline,
        "inLanguage": article.lang,
        "datePublished": article.published,
        "dateModified": article.modified,
        "author": author,
        "publisher": organization,
    });
    let mut set = |name: &str, value: Value| data[name] = value;
    if let Some(description) = article.description {
        set("description", description.into());
    }
    if !article.images.is_empty() {
        set("image", json!(article.images));
    }
    if let Some(section) = article.section {
        set("articleSection", section.into());
    }
    if !article.about.is_empty() {
        let about = |one: &About<'_>| json!({"@type": one.kind, "name": one.name, "url": one.url});
        set("about", article.about.iter().map(about).collect());
    }
    if let Some(original) = article.translation_of {
        set("translationOfWork", json!({"@id": original}));
    }
    if !article.corrections.is_empty() {
        let comment = |(at, text): &(String, String)| json!({"@type": "CorrectionComment", "datePublished": at, "text": text});
        set("correction", article.corrections.iter().map(comment).collect());
    }
    // Inside <script> only these could end it or open a comment.
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
