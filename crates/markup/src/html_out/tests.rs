use super::*;
use crate::{Assumed, NoNames, html_in};
use bayan_core::testing;
use proptest::prelude::*;

struct Shown;
impl Surroundings for Shown {
    fn picture(&self, media: Hash) -> Option<Picture> {
        let src = format!("/media/{}.jpg", &media.to_string()[..8]);
        let sources = vec![("image/avif", format!("{src} 800w"))];
        let (srcset, class) = (format!("{src} 800w"), "p102030".to_owned());
        Some(Picture { srcset, src, sizes: "100vw".into(), width: 800, height: 600, class, sources })
    }
    fn file(&self, _media: Hash) -> Option<String> {
        Some("/media/x.pdf".into())
    }
    fn table_label(&self) -> String {
        "جدول".into()
    }
}

proptest! {
    #[test]
    fn reading_our_own_profile_gives_the_blocks_back(text in testing::blocks()) {
        let lang: Lang = "ar-SY".parse().unwrap();
        let html = blocks(&text, &lang, Direction::Rtl, Form::Profile);
        let read = html_in::read(&html, &Assumed::of(lang), &NoNames);
        prop_assert_eq!(read.blocks, text, "{}", html);
        prop_assert_eq!(read.notes, vec![]);
    }

    #[test]
    fn whatever_comes_in_nothing_executable_comes_out(html in hostile()) {
        let read = html_in::read(&html, &Assumed::of("ar".parse().unwrap()), &NoNames);
        let page = blocks(&read.blocks, &"ar".parse().unwrap(), Direction::Rtl, Form::Page(&Shown));
        harmless(&page);
        // And what was read can be kept: its canonical form reads back as it was.
        let content = Content {
            lang: "ar".parse().unwrap(),
            dir: Direction::Rtl,
            kicker: None,
            headline: "x".parse().unwrap(),
            standfirst: None,
            place: None,
            stated: None,
            byline: None,
            lead: None,
            share_text: None,
            blocks: read.blocks,
        };
        prop_assert_eq!(Content::from_canonical(&content.to_canonical()), Ok(content));
    }
}

/// Fragments of which attacks are made, in any order.
fn hostile() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>",
        "</svg>",
        "<svg onload=alert(1)>",
        "<a href=\"",
        "javascript:alert(1)",
        "\">",
        "'",
        "<iframe srcdoc=\"<script>",
        "<math><mtext><table><mglyph><style><!--",
        "<p title=\"</p>",
        "<style>@import 'x'</style>",
        "<p onclick=alert(1)>",
        "بيان",
        "&lt;script&gt;",
        "<a href=jav&#x09;ascript:alert(1)>x</a>",
        "<form action=javascript:alert(1)><input autofocus onfocus=alert(1)>",
        "<bdo dir=rtl>",
        "<base href=//evil.example>",
        "</p>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<table><tr><td>",
        "<ul><li>",
        "<h2>",
        "<object data=x>",
        "<template><script>alert(1)</script></template>",
        "<textarea><img src=x onerror=1>",
        "<b lang='\"><script>'>",
        "<li>",
        "<blockquote>",
        "<![CDATA[<script>]]>",
        "<!-- --!><script>",
        "<figure><img src='media:0' alt='\"><script>'>",
        "<select><option>",
        "ا\u{2067}\u{2069}\u{654}",
        "<span dir=rtl>",
        "<a href=/1>",
        "<a href='/a\u{1fef}'>",
        "\u{2066}",
        "\u{2069}",
        "&nbsp;",
        "<b>",
        "<x-y hx-get=/>",
    ]);
    prop::collection::vec(parts, 1..12).prop_map(|parts| parts.concat())
}

/// Every element and attribute of `html` is one that we write ourselves.
fn harmless(html: &str) {
    let parsed = scraper::Html::parse_fragment(html);
    for element in parsed.tree.values().filter_map(|node| node.as_element()) {
        let known = [
            "html",
            "head",
            "body",
            "p",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "blockquote",
            "footer",
            "figure",
            "img",
            "picture",
            "source",
            "figcaption",
            "span",
            "div",
            "table",
            "caption",
            "tbody",
            "tr",
            "th",
            "td",
            "aside",
            "hr",
            "a",
            "strong",
            "em",
            "sup",
            "sub",
            "br",
            "bdi",
        ];
        assert!(known.contains(&element.name()), "<{}> in {html}", element.name());
        for (name, value) in element.attrs() {
            let known = [
                "id",
                "lang",
                "dir",
                "class",
                "href",
                "src",
                "srcset",
                "sizes",
                "width",
                "height",
                "loading",
                "decoding",
                "alt",
                "type",
                "scope",
                "tabindex",
                "role",
                "aria-label",
            ];
            assert!(known.contains(&name), "{name}={value} in {html}");
            assert!(name != "href" || !value.to_ascii_lowercase().contains("script:"), "{value}");
        }
    }
}

#[test]
fn the_known_attacks_come_out_as_nothing() {
    for attack in [
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<svg/onload=alert(1)>",
        "<p><style><img src='</style><img src=x onerror=alert(1)//'></p>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<div data-hx-get=/x hx-trigger=load>x</div>",
    ] {
        let read = html_in::read(attack, &Assumed::of("ar".parse().unwrap()), &NoNames);
        harmless(&blocks(&read.blocks, &"ar".parse().unwrap(), Direction::Rtl, Form::Page(&Shown)));
    }
}

#[test]
fn ten_thousand_nested_elements_are_read_in_bounded_depth() {
    let html = format!("{}نص{}", "<div><b>".repeat(10_000), "</b></div>".repeat(10_000));
    let read = html_in::read(&html, &Assumed::of("ar".parse().unwrap()), &NoNames);
    assert!(read.notes.contains(&crate::Note::TooDeep));
    let lists = "<ul><li>a".repeat(300);
    assert!(!html_in::read(&lists, &Assumed::of("ar".parse().unwrap()), &NoNames).blocks.is_empty());
}

#[test]
fn a_page_is_isolated_and_says_only_what_differs() {
    let read = crate::markdown::read(
        "هاتف 01-234-567 لمكتب **UNESCO** (2009-2014)\n\nEnglish text\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\n![غروب](media:00)\n",
        &Assumed::of("ar".parse().unwrap()),
        &NoNames,
    );
    let html = blocks(&read.blocks, &"ar".parse().unwrap(), Direction::Rtl, Form::Page(&Shown));
    insta::assert_snapshot!(html, @r#"
    <p>هاتف <bdi dir="ltr">01-234-567</bdi> لمكتب <strong><bdi>UNESCO</bdi></strong> (<bdi dir="rtl"><bdi>2009</bdi>-<bdi>2014</bdi></bdi>)</p>
    <p lang="und" dir="ltr">English text</p>
    <div class="table" tabindex="0" role="region" aria-label="جدول"><table><tr><th scope="col">أ</th><th scope="col">ب</th></tr><tr><td>1</td><td>2</td></tr></table></div>
    "#);
}
