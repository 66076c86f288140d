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

#[test]
fn the_checker_holds_all_it_needs_and_its_policy_lets_in_nothing_else() {
    let theme = Theme::load().unwrap();
    for tag in ["ar-SY", "en-GB", "fr-FR"] {
        let html = theme.checker(&sample::edition(&tag.parse().unwrap())).unwrap();
        let document = scraper::Html::parse_document(&html);
        let all = |what: &str| {
            let selector = scraper::Selector::parse(what).unwrap();
            document.select(&selector).map(|found| found.text().collect::<String>()).collect::<Vec<_>>()
        };
        for text in all("style").iter().chain(&all("script:not([type])")) {
            assert!(theme.checker_policy().contains(&crate::style_policy(text)), "{tag}: {text}");
        }
        assert_eq!(all("script:not([type])").len(), 2);
        let words: serde_json::Value = serde_json::from_str(&all("script[type]")[0]).unwrap();
        assert!(words["words"]["bad-part"].as_str().unwrap().contains("{part}"));
        assert!(
            html.contains(&theme.checker_policy().replace('\'', "&#39;"))
                || html.contains(theme.checker_policy())
        );
        assert!(!html.contains("/assets/") && !html.contains("src="), "it asks nobody");
    }
}

#[test]
fn what_would_end_a_script_of_the_checker_is_refused() {
    let assets = assets::address([
        ("record.js".to_owned(), b"'</script>'".as_slice().into()),
        ("checker.js".to_owned(), b"1".as_slice().into()),
    ]);
    let sheet = Sheet { file: checker::SHEET, source: String::new() };
    let fault = CheckerParts::of(&[sheet], &assets).err().unwrap().to_string();
    assert!(fault.starts_with("assets/record.js: holds"), "{fault}");
}

#[test]
fn every_word_that_the_scripts_say_is_in_their_pages() {
    let theme = Theme::load().unwrap();
    let lang: Lang = "ar".parse().unwrap();
    for sample in sample::all(&theme, &lang, Amount::Everything, 215) {
        let html = theme.render(&sample.page()).unwrap();
        let Some((_, block)) = html.split_once("<script id=\"record-data\" type=\"application/json\">")
        else {
            continue;
        };
        let data: serde_json::Value = serde_json::from_str(block.split_once("</script>").unwrap().0).unwrap();
        let words = data["words"].as_object().unwrap();
        assert!(words.len() > 40, "{}", sample.place());
        for (key, text) in words {
            assert!(!text.as_str().unwrap().starts_with("fact-"), "nobody wrote {key}");
        }
    }
}

mod folders;
