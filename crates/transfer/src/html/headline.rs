//! The headline of a page.

use super::{
    Page, gather,
    tree::{NodeRef, attr, element, name, text_of},
    words,
};
use bayan_core::text::arabic::comparable;

/// A headline, where it was found, and how sure that is.
#[derive(Debug)]
pub(super) struct Headline {
    pub(super) text: String,
    pub(super) place: &'static str,
    /// Whether it is only a guess.
    pub(super) guessed: bool,
}

/// The most characters of a line that may be a headline.
const LONGEST: usize = 300;

impl Page<'_> {
    /// The headline, from the best place that has one.
    pub(super) fn headline(&self) -> Option<Headline> {
        let found = self.headline_said().or_else(|| self.headline_shown())?;
        Some(self.completed(found))
    }

    fn headline_said(&self) -> Option<Headline> {
        let by_rule = self.select(&self.rules.headline).map(text_of).find(|text| fits(text));
        if let Some(text) = by_rule {
            return Some(Headline { text, place: "rules", guessed: false });
        }
        let said = self.machine.headlines.iter().find_map(|(_, place, text)| {
            let text = self.without_site(text)?;
            fits(&text).then_some(Headline { text, place, guessed: false })
        });
        said.or_else(|| {
            let heading = self.elements("h1").find_map(|node| {
                let text = text_of(node);
                let own = fits(&text) && !self.furniture.line(&text) && !self.names_site(&text);
                own.then_some(text)
            });
            heading.map(|text| Headline { text, place: "h1", guessed: false })
        })
    }

    /// From the title, or from a line that is made to look like a headline.
    fn headline_shown(&self) -> Option<Headline> {
        let title =
            gather::title(&self.html).and_then(|title| self.without_site(&title)).filter(|text| fits(text));
        if let Some(text) = title {
            let whole = comparable(&text);
            let shown = self.lines.iter().any(|line| line.linked == 0 && comparable(&line.text) == whole);
            return Some(Headline { text, place: "title", guessed: !shown });
        }
        let usable = |text: &str| {
            fits(text)
                && text.split_whitespace().count() >= 2
                && !self.furniture.line(text)
                && !self.names_site(text)
                && !words::is_buttons(text)
                && crate::dates::find(text).is_none()
        };
        let hinted = self.html.tree.root().descendants().find_map(|node| {
            let element = element(node)?;
            let names =
                [attr(element, "class"), attr(element, "id")].into_iter().flatten().collect::<String>();
            let names = names.to_ascii_lowercase();
            let says =
                ["title", "headline", "subject", "titre", "عنوان"].iter().any(|word| names.contains(word));
            let large = matches!(element.name(), "h2" | "h3")
                || element.name() == "font"
                    && attr(element, "size")
                        .is_some_and(|size| matches!(size, "4" | "5" | "6" | "7" | "+1" | "+2" | "+3"));
            if !(says || large) || matches!(element.name(), "body" | "html" | "head" | "title") {
                return None;
            }
            let text = text_of(node);
            (usable(&text) && !in_link(node)).then_some(text)
        });
        let text = hinted.or_else(|| {
            let line = self.lines.iter().find(|line| line.linked == 0 && usable(&line.text))?;
            Some(line.text.clone())
        })?;
        Some(Headline { text, place: "a line that looks like one", guessed: true })
    }

    /// The whole of a headline that a template has chopped, where the page shows it.
    fn completed(&self, found: Headline) -> Headline {
        let Some(start) = chopped(&found.text) else { return found };
        let start = comparable(start);
        if start.chars().count() < 10 {
            return found;
        }
        let longer = self.lines.iter().map(|line| line.text.as_str()).find(|text| {
            fits(text)
                && chopped(text).is_none()
                && text.split_whitespace().count() <= 40
                && comparable(text).starts_with(&start)
        });
        match longer {
            Some(text) => Headline { text: text.to_owned(), guessed: false, ..found },
            None => Headline { guessed: true, ..found },
        }
    }

    /// A title without the parts that recur in the titles of the site; nothing when all do.
    pub(super) fn without_site(&self, title: &str) -> Option<String> {
        let mut parts = gather::parts(title);
        let of_site = |part: &std::ops::Range<usize>| {
            let text = title[part.clone()].trim();
            self.furniture.title_part(text) || self.names_site(text)
        };
        while parts.last().is_some_and(of_site) {
            parts.pop();
        }
        let from = parts.iter().take_while(|part| of_site(part)).count();
        let (first, last) = (parts.get(from)?, parts.last()?);
        Some(title[first.start..last.end].trim().to_owned())
    }

    /// Whether a text is the name of the institution or of its site.
    pub(super) fn names_site(&self, text: &str) -> bool {
        let text = comparable(text);
        text == comparable(&self.target.institution)
            || self.machine.site_names.iter().any(|(.., name)| comparable(name) == text)
    }

    pub(super) fn elements<'n>(&'n self, wanted: &'static str) -> impl Iterator<Item = NodeRef<'n>> {
        self.html.tree.root().descendants().filter(move |node| name(*node) == wanted)
    }
}

fn in_link(node: NodeRef<'_>) -> bool {
    node.ancestors().chain(node.descendants()).any(|other| name(other) == "a")
}

fn fits(text: &str) -> bool {
    let length = text.chars().count();
    (2..=LONGEST).contains(&length) && text.chars().any(char::is_alphabetic)
}

/// A text before the dots that it is chopped off with.
pub(super) fn chopped(text: &str) -> Option<&str> {
    let text = text.trim_end();
    text.strip_suffix('…')
        .or_else(|| text.strip_suffix("..."))
        .or_else(|| text.strip_suffix(".."))
        .map(str::trim_end)
}
