//! The pictures of a page: which files of the mirror they are.

use super::{
    place::{Local, Place},
    tree::attr,
};
use crate::{Doubt, ImportedPicture};
use bayan_core::content::check::repeats_headline;
use scraper::node::Element;

/// Attributes in which pages keep the address of a picture that is shown later, or enlarged.
const SOURCES: [&str; 7] =
    ["data-orig-file", "data-large-file", "data-src", "data-lazy-src", "data-original", "data-url", "src"];
const SETS: [&str; 3] = ["srcset", "data-srcset", "data-lazy-srcset"];
/// How many pictures of a page are taken, and how many references to each are followed.
const MAX: usize = 200;
const MAX_REFERENCES: usize = 20;

/// The pictures found so far.
pub(super) struct Pictures<'p> {
    pub(super) place: &'p Place,
    pub(super) base: Option<String>,
    pub(super) headline: String,
    pub(super) taken: Vec<ImportedPicture>,
    pub(super) missing: Vec<String>,
    pub(super) doubts: Vec<Doubt>,
    /// How many captions only repeated the headline.
    pub(super) repeated: usize,
}

impl Pictures<'_> {
    /// Takes the picture of `image`, an `img` inside of `around`, which may be a `picture` with
    /// several sources; answers which one it became.
    pub(super) fn take(
        &mut self,
        image: &Element,
        around: &[&Element],
        caption: Option<&str>,
    ) -> Option<usize> {
        if is_sign(image) {
            return None;
        }
        let index = self.first_there(&references(image, around))?;
        let alt = attr(image, "alt").filter(|alt| !is_file_name(alt));
        self.describe(index, alt, caption);
        Some(index)
    }

    /// Takes the picture behind a single reference.
    pub(super) fn take_reference(&mut self, reference: &str) -> Option<usize> {
        let url = self.place.resolve(reference, self.base.as_deref())?;
        match self.place.file(&url) {
            Local::Inside(path, name) => self.add(path, name),
            Local::Outside | Local::Missing => None,
        }
    }

    /// Adds what stands with a picture.
    pub(super) fn describe(&mut self, index: usize, alt: Option<&str>, caption: Option<&str>) {
        let repeats = |text: &&str| {
            let text = super::headline::chopped(text).unwrap_or(text);
            repeats_headline(text, &self.headline)
        };
        self.repeated += usize::from(caption.as_ref().is_some_and(repeats));
        let alt = alt.filter(|alt| !repeats(alt)).map(str::to_owned);
        let caption = caption.filter(|caption| !caption.is_empty() && !repeats(caption)).map(str::to_owned);
        let Some(picture) = self.taken.get_mut(index) else { return };
        picture.alt = picture.alt.take().or(alt);
        picture.caption = picture.caption.take().or(caption);
    }

    /// The first of `references` that lies in the folder. When none does, the first that the page
    /// names is missing.
    fn first_there(&mut self, references: &[Reference]) -> Option<usize> {
        let mut refused = None;
        let mut wanted = None;
        for Reference { address, guessed } in references {
            if address.starts_with("data:") {
                continue;
            }
            let Some(url) = self.place.resolve(address, self.base.as_deref()) else { continue };
            match self.place.file(&url) {
                Local::Inside(path, name) => return self.add(path, name),
                Local::Outside => refused = Some(url),
                Local::Missing if *guessed => {}
                Local::Missing => wanted = wanted.or(Some(url)),
            }
        }
        if let Some(url) = refused {
            self.doubt(url.as_str(), "a link leads out of the folder");
        } else if let Some(url) = wanted {
            self.doubt(url.as_str(), "not in the folder");
            let whole = url.to_string();
            if self.place.is_somewhere(&url) && matches!(url.scheme(), "http" | "https") {
                if !self.missing.contains(&whole) {
                    self.missing.push(whole.clone());
                }
                // Its place in the text is kept for whoever gets it.
                return self.add(std::path::PathBuf::new(), whole);
            }
        }
        None
    }

    fn add(&mut self, path: std::path::PathBuf, name: String) -> Option<usize> {
        if let Some(known) = self.taken.iter().position(|picture| picture.name == name) {
            return Some(known);
        }
        if self.taken.len() >= MAX {
            self.doubt(&name, "too many pictures");
            return None;
        }
        self.taken.push(ImportedPicture { name, path, alt: None, caption: None, credit: None, focus: None });
        Some(self.taken.len() - 1)
    }

    fn doubt(&mut self, name: &str, reason: &str) {
        let name: String =
            name.strip_prefix("http://site.invalid").unwrap_or(name).chars().take(2_000).collect();
        let doubt = Doubt::Picture { name, reason: reason.into() };
        if self.doubts.len() < MAX && !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}

/// An address under which a picture may lie.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reference {
    address: String,
    /// Whether the page does not name it: the original of a smaller one.
    guessed: bool,
}

/// Every reference to the picture, the largest first.
fn references(image: &Element, around: &[&Element]) -> Vec<Reference> {
    let sets = std::iter::once(image).chain(around.iter().copied());
    let mut sized: Vec<(u32, String)> = sets
        .flat_map(|element| SETS.iter().filter_map(|set| attr(element, set)))
        .flat_map(candidates)
        .collect();
    sized.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let plain = SOURCES.iter().filter_map(|source| attr(image, source)).map(str::to_owned);
    let mut all: Vec<Reference> = Vec::new();
    for address in sized.into_iter().map(|(_, address)| address).chain(plain).take(MAX_REFERENCES) {
        let original = without_size(&address).map(|address| Reference { address, guessed: true });
        for reference in original.into_iter().chain([Reference { address, guessed: false }]) {
            if !all.iter().any(|known| known.address == reference.address) {
                all.push(reference);
            }
        }
    }
    all
}

/// The entries of a `srcset` with their width or density.
fn candidates(set: &str) -> Vec<(u32, String)> {
    let entry = |entry: &str| {
        let mut words = entry.split_whitespace();
        let reference = words.next()?.to_owned();
        let size = words
            .next()
            .and_then(|size| size.trim_end_matches(['w', 'x']).parse::<f32>().ok())
            .unwrap_or(1.0);
        Some((size as u32, reference))
    };
    // A comma inside of an address has no space behind it.
    set.split(", ")
        .flat_map(|part| part.split(",\n"))
        .take(40)
        .filter_map(|part| entry(part.trim().trim_end_matches(',')))
        .collect()
}

/// `photo-300x200.jpg` is a smaller `photo.jpg`, as WordPress names them.
pub(super) fn without_size(reference: &str) -> Option<String> {
    let (stem, ending) = reference.rsplit_once('.')?;
    let (stem, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let number = |text: &str| (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (number(width) && number(height)).then(|| format!("{stem}.{ending}"))
}

/// Small pictures are arrows, bullets and counters.
fn is_sign(image: &Element) -> bool {
    let small = |name: &str| side(image, name).is_some_and(|side| side < 40);
    small("width") || small("height")
}

/// A side of a picture as its tag says it.
pub(super) fn side(image: &Element, name: &str) -> Option<u32> {
    attr(image, name)?.trim_end_matches("px").parse().ok()
}

fn is_file_name(text: &str) -> bool {
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "bmp" | "tif" | "tiff"))
        || !text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_comes_first() {
        let html = scraper::Html::parse_fragment(
            "<img src=p-300x200.jpg data-src=lazy.jpg srcset='p-300x200.jpg 300w, p-1024x683.jpg 1024w, a,b.jpg 10w'>",
        );
        let image = html
            .tree
            .nodes()
            .find_map(|node| node.value().as_element().filter(|e| e.name() == "img"))
            .unwrap();
        let found: Vec<String> =
            references(image, &[]).into_iter().map(|reference| reference.address).collect();
        assert_eq!(found, ["p.jpg", "p-1024x683.jpg", "p-300x200.jpg", "a,b.jpg", "lazy.jpg"]);
        assert_eq!(without_size("a-b.jpg"), None);
        assert_eq!(without_size("a-12345x1.jpg"), None);
    }
}
