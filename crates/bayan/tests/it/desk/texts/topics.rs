//! Topics: kept, filed under, proposed, made one; and what readers see of them and never before it is public.

use super::{begin, done, save};
use crate::{
    desk::{Browser, somebody},
    house::{House, engines},
    life::eventually,
    wire::{self, Reply},
};

fn encoded(words: &str) -> String {
    url::form_urlencoded::byte_serialize(words.as_bytes()).collect::<String>().replace('+', "%20")
}

/// What the form of a topic is sent with.
fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let (token, page) = (browser.token("/desk/me"), browser.get(path).body);
    let seen =
        page.split_once("name=\"seen\" value=\"").map_or("", |(_, rest)| rest.split_once('"').unwrap().0);
    let mut all = vec![("token", token.as_str()), ("seen", seen)];
    all.extend_from_slice(fields);
    browser.post(path, &all)
}

/// The page of the topic that is called so in the list.
fn page_of(browser: &mut Browser, name: &str) -> String {
    let list = browser.get(&format!("/desk/topics?q={}", encoded(name))).body;
    let at = list.find(&format!(">{name}</a>")).unwrap_or_else(|| panic!("{name}: {list}"));
    let start = list[..at].rfind("href=\"").unwrap() + 6;
    list[start..].split('"').next().unwrap().to_owned()
}

fn publish(omar: &mut Browser, lina: &mut Browser, headline: &str, text: &str) -> String {
    let id = begin(omar, headline);
    save(omar, &id, headline, text);
    done(omar, &id, "submit", &[]);
    done(lina, &id, "approve", &[]);
    done(lina, &id, "publish", &[]);
    id
}

/// Files a text under topics by their names; answers the reply.
fn file(browser: &mut Browser, id: &str, topics: &[&str], named: &str) -> Reply {
    let token = browser.token("/desk/me");
    let mut fields = vec![("token", token.as_str()), ("named", named)];
    fields.extend(topics.iter().map(|id| ("topic", *id)));
    browser.post(&format!("/desk/texts/{id}/subjects"), &fields)
}

#[test]
fn a_topic_is_kept_filed_under_and_shown_once_a_text_of_it_stands() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let water = [
            ("kind", "matter"),
            ("name-ar", "المياه"),
            ("note-ar", "كل ما يخص المياه."),
            ("name-en", "Water"),
            ("spellings", "مياه الشرب\r\n\r\nAquanet\r\nAquanet"),
        ];
        assert_eq!(send(&mut omar, "/desk/topics/new", &water).status, 403);
        assert_eq!(send(&mut lina, "/desk/topics/new", &water).status, 303);
        // What cannot be kept is said, and what was typed is there to be mended.
        for (wrong, fault) in [
            (&[("kind", "matter"), ("name-ar", "المياه")][..], "لموضوع آخر هذا الاسم"),
            (&[("kind", "matter")], "سمِّ الموضوع"),
            (&[("kind", "planet"), ("name-ar", "زحل")], "زحل"),
            (&[("kind", "place"), ("note-ar", "بلا اسم")], "بلا اسم"),
            (&[("kind", "place"), ("name-ar", "م\u{202e}كان")], "fault"),
        ] {
            let told = send(&mut lina, "/desk/topics/new", wrong);
            assert!(told.status == 422 && told.body.contains(fault), "{wrong:?}: {}", told.body);
        }
        let many: String = (0..51).map(|n| format!("صورة {n}\n")).collect();
        let told =
            send(&mut lina, "/desk/topics/new", &[("kind", "place"), ("name-ar", "م"), ("spellings", &many)]);
        assert_eq!(told.status, 422);
        let water = page_of(&mut lina, "المياه");
        let id = water.rsplit('/').next().unwrap().to_owned();
        assert_eq!(omar.get(&water).status, 403);

        // What is written mentions it, so it is proposed; whoever writes files what nobody has read yet.
        let draft = begin(&mut omar, "قطع المياه");
        save(&mut omar, &draft, "قطع المياه", "تُقطع مياه الشرب يوم الأحد.");
        let page = omar.get(&format!("/desk/texts/{draft}")).body;
        assert!(page.contains("مذكورة في النص") && page.contains(&format!("value=\"{id}\"")), "{page}");
        assert_eq!(file(&mut omar, &draft, &[], "لا شيء").status, 422);
        assert_eq!(file(&mut omar, &draft, &[], "مِياه الشُرب").status, 303, "by any spelling that is known");
        assert!(omar.get(&format!("/desk/texts/{draft}")).body.contains(&format!("value=\"{id}\" checked")));
        // Nobody outside knows of it: neither by its name nor by the page that it would have.
        let own = format!("/ar/t/{}", encoded("المياه"));
        let none = wire::get(house.port, "/ar/t/none");
        let hidden = wire::get(house.port, &own);
        assert_eq!((hidden.status, none.status), (404, 404));
        assert!(!hidden.body.contains("كل ما يخص"), "{}", hidden.body);
        assert_eq!(wire::get(house.port, "/ar/t/").status, 404);
        assert!(!wire::get(house.port, "/sitemap.xml").body.contains("/t/"));
        assert!(!wire::get(house.port, "/api/v1/subjects?edition=ar").body.contains("المياه"));

        done(&mut omar, &draft, "submit", &[]);
        done(&mut lina, &draft, "approve", &[]);
        done(&mut lina, &draft, "publish", &[]);
        let page = eventually(house.port, &own, |reply| reply.status == 200).body;
        assert!(
            page.contains("قطع المياه") && page.contains("كل ما يخص المياه.") && page.contains("/feed.rss"),
            "{page}"
        );
        let article = eventually(house.port, &format!("/ar/a/{draft}"), |reply| reply.status == 301);
        let article = wire::get(house.port, article.header("location").unwrap()).body;
        assert!(
            article.contains("rel=\"tag\"><bdi>المياه</bdi>") && article.contains("\"about\":["),
            "{article}"
        );
        assert!(wire::get(house.port, "/ar/t/").body.contains("المياه"));
        assert!(
            wire::get(house.port, &format!("{own}/feed.rss")).body.contains("<category>المياه</category>")
        );
        assert!(wire::get(house.port, "/sitemap.xml").body.contains("/ar/t/"));
        assert_eq!(wire::get(house.port, "/en/t/water").status, 404, "no text of it stands in English");
        // Search finds the text by a spelling that stands nowhere in it.
        let found = |path: &str| wire::get(house.port, path).body.contains("قطع المياه");
        let begun = std::time::Instant::now();
        while !found("/ar/search?q=Aquanet") {
            assert!(begun.elapsed().as_secs() < 20);
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        // What readers have is filed by whoever publishes.
        assert_eq!(file(&mut omar, &draft, &[], "").status, 403);

        // Another name: its address of before leads to it.
        let named = [("kind", "matter"), ("name-ar", "الماء"), ("spellings", "مياه الشرب")];
        assert_eq!(send(&mut lina, &water, &named).status, 303);
        let moved = eventually(house.port, &own, |reply| reply.status == 301);
        assert_eq!(moved.header("location"), Some(format!("/ar/t/{}", encoded("الماء")).as_str()));
        eventually(house.port, &format!("/ar/t/{}", encoded("الماء")), |reply| reply.status == 200);
        let feed = wire::get(house.port, &format!("{own}/feed.rss"));
        assert_eq!(feed.status, 301);
        // Two who change it at once are told of each other.
        let token = lina.token("/desk/me");
        let stale = [("token", token.as_str()), ("seen", "0a"), ("kind", "matter"), ("name-ar", "النهر")];
        assert_eq!(lina.post(&water, &stale).status, 422);

        // Two become one: texts, addresses and names go over.
        let other = [("kind", "matter"), ("name-ar", "شبكة الماء"), ("name-en", "Water network")];
        assert_eq!(send(&mut lina, "/desk/topics/new", &other).status, 303);
        let second = publish(&mut omar, &mut lina, "أنابيب", "أُبدلت شبكة الماء.");
        assert_eq!(file(&mut lina, &second, &[], "شبكة الماء").status, 303);
        let pipes = format!("/ar/t/{}", encoded("شبكة-الماء"));
        eventually(house.port, &pipes, |reply| reply.status == 200);
        let other = page_of(&mut lina, "شبكة الماء");
        let token = lina.token("/desk/me");
        let drop = lina.post(&format!("{other}/drop"), &[("token", &token)]);
        assert!(drop.status == 422, "a text is filed under it");
        for into in ["لا شيء", "شبكة الماء"] {
            let told = lina.post(&format!("{other}/merge"), &[("token", &token), ("into", into)]);
            assert_eq!(told.status, 422, "{into}");
        }
        let merged = lina.post(&format!("{other}/merge"), &[("token", &token), ("into", "الماء")]);
        assert_eq!(merged.status, 303, "{}", merged.body);
        let moved = eventually(house.port, &pipes, |reply| reply.status == 301);
        let page = wire::get(house.port, moved.header("location").unwrap()).body;
        assert!(page.contains("أنابيب") && page.contains("قطع المياه"), "{page}");
        let page = lina.get(&water).body;
        assert!(page.contains("شبكة الماء") && page.contains("value=\"Water network\""), "{page}");
        assert_eq!(lina.get(&other).header("location"), Some(water.as_str()));

        // Where nothing stands any more that is filed under it, nobody knows of it.
        for text in [&draft, &second] {
            done(&mut lina, text, "withdraw", &[("reason", "خطأ"), ("error", "yes")]);
        }
        eventually(house.port, &pipes, |reply| reply.status == 404);
        // A topic that nothing is filed under is dropped.
        let spare = [("kind", "event"), ("name-ar", "معرض")];
        assert_eq!(send(&mut lina, "/desk/topics/new", &spare).status, 303);
        let spare = page_of(&mut lina, "معرض");
        assert_eq!(lina.post(&format!("{spare}/drop"), &[("token", &token)]).status, 303);
        assert_eq!(lina.get(&spare).status, 404);
        assert!(!lina.get("/desk/topics").body.contains("معرض"));
    }
}

#[test]
fn whoever_publishes_in_one_language_names_and_files_nothing_in_another() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let mut emma = somebody(&house, "Emma", "emma@press.example", &["editor@en", "translator@en"]);
        let port = [("kind", "place"), ("name-ar", "الميناء"), ("name-en", "The port")];
        assert_eq!(send(&mut lina, "/desk/topics/new", &port).status, 303);
        let port = page_of(&mut lina, "الميناء");
        // Her own name and the spellings, not the other's; nor is it hers to make it one with another, or to drop it.
        let other = [("kind", "place"), ("name-ar", "المرفأ"), ("name-en", "The port")];
        assert_eq!(send(&mut emma, &port, &other).status, 422);
        let own =
            [("kind", "place"), ("name-ar", "الميناء"), ("name-en", "Harbour"), ("spellings", "Old port")];
        assert_eq!(send(&mut emma, &port, &own).status, 303);
        assert_eq!(send(&mut emma, "/desk/topics/new", &[("kind", "place"), ("name-ar", "جسر")]).status, 422);
        assert_eq!(
            send(&mut emma, "/desk/topics/new", &[("kind", "place"), ("name-en", "Bridge")]).status,
            303
        );
        let token = emma.token("/desk/me");
        let merged = emma.post(&format!("{port}/merge"), &[("token", &token), ("into", "Bridge")]);
        assert_eq!(merged.status, 403, "{}", merged.body);
        assert_eq!(emma.post(&format!("{port}/drop"), &[("token", &token)]).status, 422);
        // A text that is public in Arabic is filed by whoever publishes that.
        let id = publish(&mut omar, &mut lina, "افتتاح", "افتُتح الميناء.");
        assert_eq!(file(&mut emma, &id, &[], "الميناء").status, 403);
        assert_eq!(file(&mut lina, &id, &[], "Old port").status, 303);
    }
}
