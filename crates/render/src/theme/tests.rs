use super::*;
use crate::context::*;
use bayan_core::language::Direction;

fn common(lang: &str, theme: &Theme) -> Common {
    let tag: Lang = lang.parse().unwrap();
    let dir = tag.direction().as_str();
    let place = || Place { name: "الأخبار".into(), url: "/ar/s/news/".into(), current: true };
    Common {
        site: Site {
            name: "بلدية".into(),
            office: None,
            home: "/ar/".into(),
            hue: 215,
            seal: "<svg></svg>".into(),
        },
        edition: Edition { key: "ar".into(), lang: lang.into(), dir, numerals: "arab" },
        languages: ["العربية", "English"]
            .map(|name| Language {
                key: "x".into(),
                name: name.into(),
                lang: lang.into(),
                dir,
                url: "/".into(),
                current: false,
                available: true,
            })
            .into(),
        sections: vec![place()],
        pages: vec![place()],
        feeds: vec![Feed {
            title: "x".into(),
            name: "Atom",
            url: "/ar/feed.atom".into(),
            media_type: "application/atom+xml",
        }],
        page: Head {
            title: "<script>".into(),
            description: None,
            canonical: Some("https://press.example/ar/".into()),
            robots: None,
            alternates: vec![],
            json_ld: None,
            og: vec![],
        },
        style: theme.style(215, Numerals::Arab).text,
        year: "٢٠٢٤".into(),
    }
}

fn date() -> Date {
    Date {
        iso: "2024-04-13T19:18:53+03:00".into(), text: "١٣ نيسان ٢٠٢٤".into(), time: Some("١٩:١٨".into())
    }
}

fn picture() -> Picture {
    Picture {
        src: "/media/x".into(),
        srcset: "/media/x 400w".into(),
        width: 400,
        height: 300,
        alt: "\"><script>".into(),
        caption: Some(Markup::of_line("شرح <b>", Direction::Rtl)),
        caption_lang: "ar".into(),
        caption_dir: "rtl",
        credit: Some("x".into()),
        colour: "#000000".into(),
    }
}

fn card(full: bool) -> Card {
    let line = |text: &str| Markup::of_line(text, Direction::Rtl);
    Card {
        url: "/ar/a/x".into(),
        headline: line("<script>alert(1)</script>"),
        kicker: full.then(|| line("k")),
        standfirst: full.then(|| line("s")),
        place: full.then(|| line("p")),
        date: date(),
        kind: if full { "statement" } else { "news" },
        section: full.then(|| Place { name: "s".into(), url: "/".into(), current: false }),
        lang: "ar".into(),
        dir: "rtl",
        picture: full.then(picture),
        withdrawn: full,
        corrected: full,
    }
}

fn article(full: bool) -> Article {
    let line = |text: &str| Markup::of_line(text, Direction::Rtl);
    let original =
        || Original { url: "/en/".into(), language: "English".into(), lang: "en".into(), dir: "ltr" };
    Article {
        headline: line("<script>alert(1)</script>"),
        kicker: full.then(|| line("k")),
        standfirst: full.then(|| line("s")),
        place: full.then(|| line("p")),
        byline: full.then(|| line("b")),
        kind: if full { "speech" } else { "news" },
        lang: "ar".into(),
        dir: "rtl",
        date: date(),
        section: full.then(|| Place { name: "s".into(), url: "/".into(), current: false }),
        lead: full.then(picture),
        body: Markup::of_html("<p>نص</p>".into()),
        corrections: if full {
            vec![Correction {
                date: date(),
                note: line("n"),
                lang: "ar".into(),
                dir: "rtl",
                category: "fact",
            }]
        } else {
            vec![]
        },
        withdrawn: full.then(|| Withdrawn { date: date(), reason: line("r"), error: true }),
        behind: full.then(original),
        original: full.then(original),
        translations: vec![],
        number: 3,
        imported: full,
        short_url: "https://press.example/ar/a/00000000".into(),
    }
}

/// Every template, in every language, with everything and with the least: strict, so that a template
/// that names something which is not there fails here and not before a reader.
#[test]
fn every_page_is_made_in_every_language_with_everything_and_with_the_least() {
    let theme = Theme::load().unwrap();
    let languages: Vec<String> = theme.messages().languages().map(str::to_owned).collect();
    assert!(languages.len() >= 2);
    for lang in &languages {
        for full in [true, false] {
            let common = || common(lang, &theme);
            let some = |count: usize| (0..count).map(|_| card(full)).collect::<Vec<_>>();
            let count = if full { 5 } else { 0 };
            let front = Front {
                common: common(),
                lead: full.then(|| card(true)),
                latest: some(count),
                sections_with_items: vec![SectionWithItems {
                    name: "s".into(),
                    url: "/".into(),
                    items: some(count),
                }],
                notices: some(count.min(3)),
            };
            let section = Section {
                common: common(),
                section: SectionHead { name: "s".into(), description: None, url: "/".into() },
                items: some(count),
                paging: Paging {
                    page: 1,
                    pages: 2,
                    previous: full.then(|| "/".into()),
                    next: full.then(|| "/".into()),
                    label: "1 / 2".into(),
                },
            };
            let page = ArticlePage { common: common(), article: article(full) };
            let error = ErrorPage {
                common: common(),
                error: ErrorText {
                    code: 404,
                    title: "x".into(),
                    text: "y".into(),
                    reason: None,
                    links: vec![],
                    suggestions: some(count),
                },
            };
            for page in [
                Page::Front(&front),
                Page::Section(&section),
                Page::Article(&page),
                Page::Static(&page),
                Page::Error(&error),
            ] {
                let html = theme.render(&page).unwrap_or_else(|error| panic!("{lang}: {error}"));
                assert!(html.starts_with("<!doctype html>"));
                assert!(!html.contains("<script>"), "{html}");
                assert!(!html.contains(" style="), "{html}");
                assert!(html.contains("&lt;script&gt;"), "titles are escaped");
            }
        }
    }
}

#[test]
fn the_stylesheet_names_only_files_that_are_there() {
    let theme = Theme::load().unwrap();
    let style = theme.style(215, Numerals::Latn);
    assert!(!style.text.contains("asset(") && style.text.contains("/assets/"));
    assert!(!style.text.contains("</"), "it could end its element");
    assert!(style.policy.starts_with("'sha256-"));
}
