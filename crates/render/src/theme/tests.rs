use super::*;
use crate::check::sample::{self, Amount};
use bayan_core::language::Lang;

/// Every template, in every language, with everything, with the least and with awkward data: strict,
/// so that a template that names something which is not there fails here and not before a reader.
#[test]
fn every_page_is_made_in_every_language_with_everything_and_with_the_least() {
    let theme = Theme::load().unwrap();
    let languages: Vec<Lang> = theme.messages().languages().map(|tag| tag.parse().unwrap()).collect();
    assert!(languages.len() >= 2);
    for lang in &languages {
        for amount in Amount::ALL {
            for sample in sample::all(&theme, lang, amount, 215) {
                let html = theme
                    .render(&sample.page())
                    .unwrap_or_else(|error| panic!("{}: {error}", sample.place()));
                assert!(html.starts_with("<!doctype html>"));
                assert!(!html.contains("<script>"), "{html}");
                assert!(!html.contains(" style="), "{html}");
                assert!(amount != Amount::Awkward || html.contains("&lt;script&gt;"), "titles are escaped");
            }
        }
    }
}

#[test]
fn the_stylesheet_names_only_files_that_are_there() {
    let theme = Theme::load().unwrap();
    let style = theme.style(215, Numerals::Latn, Shape::List);
    assert!(!style.text.contains("asset(") && style.text.contains("/assets/"));
    assert!(!style.text.contains("</"), "it could end its element");
    assert!(style.policy.starts_with("'sha256-"));
}

mod folders;
// SAMPLES-BEGIN
#[test]
fn zz_samples() {
    let theme = Theme::load().unwrap();
    std::fs::create_dir_all("/tmp/rec-samples/assets").unwrap();
    for asset in theme.assets() {
        std::fs::write(format!("/tmp/rec-samples{}", asset.url), &asset.bytes).unwrap();
    }
    for l in ["ar", "en", "fr"] {
        let lang: Lang = l.parse().unwrap();
        for (a, amount) in Amount::ALL.into_iter().enumerate() {
            for (i, sample) in sample::all(&theme, &lang, amount, 215).iter().enumerate() {
                let html = theme.render(&sample.page()).unwrap();
                std::fs::write(format!("/tmp/rec-samples/{l}-{a}-{i}-{}", sample.page().template()), html)
                    .unwrap();
                let edition = &sample.common().edition;
                std::fs::write(format!("/tmp/rec-samples/{l}-checker.html"), theme.checker(edition).unwrap())
                    .unwrap();
            }
        }
    }
}
// SAMPLES-END
