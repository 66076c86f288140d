use super::*;
use bayan_core::content::BlockKind;
use bayan_markup::{Assumed, NoNames, Note};

fn target() -> Target {
    Target {
        edition: "ar".into(),
        section: "news".into(),
        sections: vec![("news".into(), "الأخبار".into()), ("statements".into(), "البيانات".into())],
        institution: "بلدية رأس النوارس".into(),
    }
}

fn paragraphs(item: &ImportedItem) -> (Vec<String>, Vec<Note>) {
    let read = item.read_body(&Assumed::of("ar-SY".parse().unwrap()), &NoNames);
    let text = |kind: &BlockKind| match kind {
        BlockKind::Paragraph(text) => text.to_plain(),
        other => panic!("{other:?}"),
    };
    (read.blocks.iter().map(|block| text(&block.kind)).collect(), read.notes)
}

/// A page of an invented town with every defect that such pages have.
const PAGE: &str = include_str!("../../tests/fixtures/pages/harbour.txt");

#[test]
fn a_legacy_page_is_recognised_whole() {
    let item = read("harbour.txt", PAGE.as_bytes(), &target()).unwrap();
    assert_eq!(
        item.headline,
        "افتتاح الرصيف الشرقي في ميناء رأس النوارس بعد أعمال ترميم دامت ثلاثة أعوام كاملة"
    );
    assert_eq!(item.stated, Some("2023-05-07T08:30:12".parse().unwrap()));
    let found: Vec<&str> = item.found.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, ["institution", "section", "date", "headline", "headline repeated", "footer dropped"]);
    assert_eq!(item.doubts, [Doubt::CaptionsRepeatHeadline(2)]);
    let (paragraphs, notes) = paragraphs(&item);
    assert_eq!(paragraphs.len(), 5, "{paragraphs:#?}");
    assert!(
        paragraphs[2].contains("وقد شارك في الحفل مئات من سكان الحي القديم"),
        "whole again over the page break"
    );
    assert!(matches!(&notes[..], [Note::JoinedOverGap(_)]));
    assert!(paragraphs.iter().all(|text| !text.contains("صديق") && text.ends_with('.')));
    assert!(paragraphs[1].contains("(1931-1936)") && paragraphs[3].contains("أيار/ مايو"));
}

#[test]
fn pages_without_dates_or_text_are_doubted_and_empty_ones_refused() {
    let item = read("x", "الأخبار\nعنوان وحيد".as_bytes(), &target()).unwrap();
    assert_eq!(item.headline, "عنوان وحيد");
    assert_eq!(item.doubts, [Doubt::NoDate, Doubt::NoBody]);
    assert_eq!(read("x", b" \n\n", &target()).unwrap_err(), Fault::Empty);
    let item = read("x", "2024-01-01 10:00:00\nعنوان\nنص الخبر".as_bytes(), &target()).unwrap();
    assert_eq!((item.headline.as_str(), item.doubts), ("عنوان", vec![Doubt::NoSection]));
}

#[test]
fn hostile_bytes_and_awkward_text_are_read_in_time() {
    for awkward in ["\"", "(", "\u{64b}", "ـ", "م", "\u{202e}", "2024-01-01 ", "a\n", "\n"] {
        let text = awkward.repeat(100_000 / awkward.len());
        let _ = read("x", text.as_bytes(), &target());
    }
    let _ = read("x", &[0xff, 0xfe, 0, 0xd8, 0, 0], &target());
    assert_eq!(
        read("x", &vec![b'a'; MAX_BYTES + 1], &target()).unwrap_err(),
        Fault::TooLarge { limit: MAX_BYTES }
    );
}

/// The real page that started it all, where the folder with it is there.
#[test]
fn the_folder_of_legacy_pages() {
    let Ok(folder) = std::env::var("BAYAN_LEGACY_PAGES") else {
        return eprintln!("legacy pages skipped: BAYAN_LEGACY_PAGES is not set");
    };
    let bytes = std::fs::read(std::path::Path::new(&folder).join("embassy-page.txt")).unwrap();
    let institution = String::from_utf8_lossy(&bytes).lines().next().unwrap().to_owned();
    let item = read("embassy-page.txt", &bytes, &Target { institution, ..target() }).unwrap();
    let value = |name: &str| item.found.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str());
    assert!(value("institution").unwrap().starts_with("سفارة"));
    assert_eq!(value("section"), Some("الأخبار"));
    assert!(item.headline.ends_with("للاتحاد الروسي"), "{}", item.headline);
    let zone = jiff::tz::TimeZone::get("Asia/Damascus").unwrap();
    let (stated, _) = item.stated.unwrap().in_zone(&zone);
    assert_eq!(stated.to_string(), "2024-04-13T16:18:53Z");
    assert_eq!(item.doubts, [Doubt::CaptionsRepeatHeadline(2)]);
    let (paragraphs, notes) = paragraphs(&item);
    assert_eq!(paragraphs.len(), 12, "{paragraphs:#?}");
    assert!(paragraphs[7].contains("لا ينسى"), "whole again over the page break");
    assert_eq!(notes.len(), 1);
    assert!(paragraphs.iter().all(|text| !text.contains("إرسل")));
    let text = paragraphs.join("\n");
    assert!(
        text.contains("(1912-1994)")
            && text.contains("أبريل/ نيسان عام 2019")
            && text.contains("سبتمبر/ أيلول")
    );
    assert!(!text.contains(&item.headline));
}
