//! Search in the newsroom: over what every text says, in whatever state, by person and state, and nothing that is gone.

use super::{begin, done, save};
use crate::{
    desk::{Browser, somebody},
    house::{House, engines},
    wire,
};
use std::time::{Duration, Instant};

/// The page of the texts that say something, once it is as it should be.
fn until(browser: &mut Browser, query: &str, is_so: impl Fn(&str) -> bool) -> String {
    let begun = Instant::now();
    loop {
        let page = browser.get(&format!("/desk/texts?{query}"));
        assert_eq!(page.status, 200, "{query}");
        if is_so(&page.body) {
            return page.body;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{query}: {}", page.body);
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn q(words: &str) -> String {
    format!("q={}", url::form_urlencoded::byte_serialize(words.as_bytes()).collect::<String>())
}

#[test]
fn everybody_in_the_house_finds_what_any_text_says() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let draft = begin(&mut omar, "مسودة عن الرصيف");
        save(&mut omar, &draft, "مسودة عن الرصيف", "كلمة نادرة: الزعفران في السوق القديمة.");
        let public = begin(&mut omar, "بيان منشور");
        save(&mut omar, &public, "بيان منشور", "وزّعت البلدية الزعفران على المدارس.");
        done(&mut omar, &public, "submit", &[]);
        done(&mut lina, &public, "approve", &[]);
        done(&mut lina, &public, "publish", &[]);
        let others = begin(&mut lina, "نص لينا");
        save(&mut lina, &others, "نص لينا", "عن الزعفران أيضا.");
        // In the text, not in the headline, and as people type.
        let page = until(&mut omar, &q("بالزعفران"), |page| {
            [&draft, &public, &others].iter().all(|id| page.contains(id.as_str()))
        });
        assert!(page.contains("مسودة عن الرصيف"), "{page}");
        // By state, and by person.
        let only =
            until(&mut omar, &format!("{}&state=draft", q("الزعفران")), |page| page.contains(&draft));
        assert!(only.contains(&others) && !only.contains(&public), "{only}");
        let page = omar.get("/desk/texts").body;
        let lina_is = page.split("<option value=\"").find(|option| option.contains(">لينا<")).unwrap();
        let lina_is = lina_is.split('"').next().unwrap();
        let hers = until(&mut omar, &format!("{}&person={lina_is}", q("الزعفران")), |page| {
            page.contains(&others)
        });
        assert!(!hers.contains(&draft) && !hers.contains(&public), "{hers}");
        // What a text no longer says does not find it.
        save(&mut omar, &draft, "مسودة عن الرصيف", "كلمة أخرى: القرفة.");
        until(&mut omar, &q("الزعفران"), |page| !page.contains(&draft) && page.contains(&public));
        until(&mut omar, &q("القرفة"), |page| page.contains(&draft));
        // Nobody outside finds what is not public, by any way of searching.
        let word = url::form_urlencoded::byte_serialize("القرفة".as_bytes()).collect::<String>();
        for path in ["search", "search.rss", "search/suggest"] {
            let reply = wire::get(house.port, &format!("/ar/{path}?q={word}"));
            assert!(reply.status == 200 && !reply.body.contains("الرصيف"), "{path}: {}", reply.body);
        }
        let reply = wire::get(house.port, &format!("/api/v1/search?edition=ar&q={word}"));
        assert!(reply.status == 503 || reply.body.contains("\"total\":0"), "{}", reply.body);
        // What was removed by order leaves no word in the files of the indexes.
        let removed = house.run(&["remove", &public, "--destroy", "--ground", "court", "--reason", "قرار"]);
        assert!(removed.status.success(), "{removed:?}");
        until(&mut omar, &q("المدارس"), |page| !page.contains(&public));
        let begun = Instant::now();
        while holds(&house.path("data/search"), "المدارس") || holds(&house.path("data/search"), "مدارس")
        {
            assert!(begun.elapsed() < Duration::from_secs(20), "a word is left in an index");
            std::thread::sleep(Duration::from_millis(100));
        }
        // Half an operator, and what is too long, finds nothing and breaks nothing.
        for hostile in ["\"", "-", "*", "«", &"ا".repeat(400), "%00", "a* b* c*"] {
            assert_eq!(omar.get(&format!("/desk/texts?{}", q(hostile))).status, 200, "{hostile}");
        }
    }
}

/// Whether a file below a folder holds a word.
fn holds(folder: &std::path::Path, word: &str) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds(&path, word);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(word.len()).any(|part| part == word.as_bytes())
    })
}
