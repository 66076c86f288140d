//! Whole sites of an invented town, as old templates, a modern system and hostile hands made them.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use bayan_core::content::BlockKind;
use bayan_markup::{Assumed, Named, Names};
use bayan_transfer::{
    ImportedItem, files,
    html::{self, Outcome, Rules, Site, Target},
};
use std::{fmt::Write, path::PathBuf};

/// Every picture is known, by its name.
struct Any;

impl Names for Any {
    fn picture(&self, source: &str) -> Option<Named> {
        let media = bayan_core::media::Hash::of(source.as_bytes());
        Some(Named { media, caption: None, credit: None, alt: None })
    }
}

fn folder(site: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/fixtures/sites", site].iter().collect()
}

fn target(edition: &str, lang: &str) -> Target {
    Target {
        edition: edition.into(),
        lang: lang.parse().unwrap(),
        section: Some("news".into()),
        sections: vec![("news".into(), "الأخبار".into()), ("statements".into(), "البيانات".into())],
        institution: "بلدية رأس النوارس".into(),
    }
}

/// What became of every page of a site, to be looked at.
fn all(site: &str, target: &Target, rules: &str, origin: Option<&str>) -> (String, Vec<ImportedItem>) {
    let rules = Rules::parse(rules).unwrap();
    let folder = folder(site);
    let pages = files::pages(&[folder.display().to_string()]).unwrap();
    let survey = Site::survey(&pages, origin, &rules, || {}).unwrap();
    let (mut report, mut items) = (String::new(), Vec::new());
    for page in &pages {
        let _ = writeln!(report, "== {}", page.name);
        let bytes = std::fs::read(&page.path).unwrap();
        match html::read(page, &bytes, target, &survey, &rules) {
            Ok(Outcome::Article(item)) => {
                describe(&item, target, &mut report);
                items.push(*item);
            }
            Ok(Outcome::NotAnArticle(why)) => {
                let _ = writeln!(report, "none: {why}");
            }
            Err(fault) => {
                let _ = writeln!(report, "fault: {fault}");
            }
        }
    }
    (report, items)
}

fn describe(item: &ImportedItem, target: &Target, report: &mut String) {
    let lang = item.lang.clone().unwrap_or_else(|| target.lang.clone());
    let read = item.read_body(&Assumed::of(lang), &Any);
    let mut line = |name: &str, value: String| {
        let _ = writeln!(report, "{name}: {value}");
    };
    line("headline", item.headline.clone());
    line("stated", item.stated.map_or("-".into(), |stated| stated.to_string()));
    line("section", item.section.clone().unwrap_or("-".into()));
    for (name, field) in [("byline", &item.byline), ("standfirst", &item.standfirst)] {
        if let Some(field) = field {
            line(name, field.clone());
        }
    }
    if let Some(lang) = &item.lang {
        line("lang", lang.to_string());
    }
    for block in &read.blocks {
        let text = match &block.kind {
            BlockKind::Paragraph(text) => ends(&text.to_plain()),
            BlockKind::Heading(level, text) => format!("h{} {}", level.number(), text.to_plain()),
            BlockKind::List(list) => format!("list of {}", list.items.len()),
            other => format!("{other:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_owned(),
        };
        line("-", text);
    }
    for (index, picture) in item.pictures.iter().enumerate() {
        let lead = if item.lead == Some(index) { " (lead)" } else { "" };
        line(
            "picture",
            format!("{}{lead} alt={:?} caption={:?}", picture.name, picture.alt, picture.caption),
        );
    }
    for (name, values) in [("missing", &item.missing_pictures), ("address", &item.addresses)] {
        for value in values {
            line(name, value.clone());
        }
    }
    for (name, value) in &item.found {
        if !matches!(*name, "headline" | "date" | "byline" | "standfirst" | "section") {
            line("found", format!("{name}: {value}"));
        }
    }
    for doubt in &item.doubts {
        line("?", doubt.to_string());
    }
    for note in &read.notes {
        line("?", note.to_string());
    }
}

/// First and last words of a paragraph, and how many it has.
fn ends(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 8 {
        return text.to_owned();
    }
    format!("{} … {} ({})", words[..4].join(" "), words[words.len() - 3..].join(" "), words.len())
}

#[test]
fn a_site_of_nested_tables_in_an_old_encoding() {
    let (report, items) = all("tables", &target("ar", "ar-SY"), "", Some("http://old.nawaris.example"));
    insta::assert_snapshot!(report);
    assert_eq!(items.len(), 6);
}

#[test]
fn a_mirror_of_a_modern_system() {
    let rules = "[sections]\n\"محليات\" = \"news\"\n";
    let (report, items) = all("press", &target("ar", "ar-SY"), rules, None);
    insta::assert_snapshot!(report);
    assert_eq!(items.len(), 3);
}

#[test]
fn a_site_in_two_western_languages() {
    let (report, items) = all("bilingual", &target("en", "en-GB"), "", None);
    insta::assert_snapshot!(report);
    assert_eq!(items.len(), 4);
}

#[test]
fn hostile_pages_give_text_or_nothing() {
    let (report, _) = all("hostile", &target("ar", "ar-SY"), "", None);
    insta::assert_snapshot!(report);
    for word in ["javascript", "alert", "evil", "سكربت", "خفي"] {
        let said: String = report.lines().filter(|line| !line.starts_with('?')).collect();
        assert!(!said.contains(word), "{word}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed_and_a_large_file_is_not_read() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(outside.path().join("secret.png"), "x").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.png"), folder.path().join("a.png")).unwrap();
    let page = "<h1>عنوان الخبر</h1><p>نص طويل بما يكفي ليكون خبرا قصيرا عن رصيف الميناء <a href='b.php?n=1'>رابط</a> و<a href='http://x.example/'>آخر</a></p><img src=a.png>";
    std::fs::write(folder.path().join("a.html"), page).unwrap();
    let large = std::fs::File::create(folder.path().join("b.html")).unwrap();
    large.set_len(50 << 20).unwrap();
    let rules = Rules::default();
    let pages =
        [folder.path().join("a.html"), folder.path().join("b.html")].map(|path| path.display().to_string());
    let pages = files::pages(&pages).unwrap();
    let survey = Site::survey(&pages, None, &rules, || {}).unwrap();
    assert_eq!((survey.pages(), survey.linked().collect::<Vec<_>>()), (1, vec![("/b.php?n=1", "a.html")]));
    let target = target("ar", "ar-SY");
    let Ok(Outcome::Article(item)) = html::read(&pages[0], page.as_bytes(), &target, &survey, &rules) else {
        panic!("no article");
    };
    assert_eq!((item.pictures.len(), item.missing_pictures.len()), (0, 0));
    assert!(item.doubts.iter().any(|doubt| doubt.to_string().contains("a link leads out of the folder")));
    assert!(files::read(&pages[1].path, html::MAX_BYTES).is_err());
}
