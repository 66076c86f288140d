//! The dates of texts: proposed, confirmed, and only then in the chronology of a topic.

use super::{begin, done, save};
use crate::{
    desk::{Browser, somebody},
    house::{House, engines},
    life::eventually,
    wire::{self, Reply},
};

/// The fields that the page of a text's dates is sent with, as it stands.
fn fields(page: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for input in page.split("<input ").skip(1) {
        let of = |name: &str| {
            let (_, rest) = input.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let is_radio = input.contains("type=\"radio\"");
        let (Some(name), Some(value)) = (of("name"), of("value")) else { continue };
        if name != "token" && (!is_radio || input.split('>').next().unwrap().contains("checked")) {
            all.push((name, value));
        }
    }
    all
}

fn send(browser: &mut Browser, id: &str, other: &[(&str, &str)]) -> Reply {
    let path = format!("/desk/texts/{id}/dates");
    let (token, page) = (browser.token("/desk/me"), browser.get(&path).body);
    let mut all = fields(&page);
    all.retain(|(name, _)| !other.iter().any(|(other, _)| other == name));
    let mut sent: Vec<(&str, &str)> = vec![("token", &token)];
    sent.extend(all.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    sent.extend_from_slice(other);
    browser.post(&path, &sent)
}

#[test]
fn a_date_stands_in_a_chronology_once_somebody_has_confirmed_it() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let token = lina.token("/desk/me");
        let topic = [("token", token.as_str()), ("seen", ""), ("kind", "place"), ("name-ar", "المرفأ")];
        let seen = lina.get("/desk/topics/new").body;
        let seen = seen.split_once("name=\"seen\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let mut topic = topic.to_vec();
        topic[1].1 = &seen;
        assert_eq!(lina.post("/desk/topics/new", &topic).status, 303);
        let text = "بُني المرفأ في ثلاثينات القرن الماضي. وأُغلق في ٩ نيسان ٢٠١٤ ثلاثة أيام. <b>وفُتح</b> بين عامي 2015 و2017 رصيفه.";
        let id = begin(&mut omar, "المرفأ");
        save(&mut omar, &id, "المرفأ", text);
        let token = omar.token("/desk/me");
        assert_eq!(
            omar.post(&format!("/desk/texts/{id}/subjects"), &[("token", &token), ("named", "المرفأ")])
                .status,
            303
        );
        let page = omar.get(&format!("/desk/texts/{id}")).body;
        assert!(
            page.contains("\u{2068}3\u{2069} تواريخ") && page.contains("\u{2068}3\u{2069} لم تؤكَّد بعد"),
            "{page}"
        );
        let page = omar.get(&format!("/desk/texts/{id}/dates")).body;
        for said in [
            "<mark>ثلاثينات القرن الماضي</mark>",
            "عقد \u{2068}1930",
            "<mark>٩ نيسان ٢٠١٤</mark>",
            "<bdi>2015</bdi> – <bdi>2017</bdi>",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("<b>وفُتح"), "a text is shown as text");
        // What is not understood is said, and what was chosen stays chosen.
        for wrong in ["", "x", "2014-13", "2017/2015", "في 2014 ثم في 2015", &"٩".repeat(500)] {
            let told = send(&mut omar, &id, &[("v1", "other"), ("o1", wrong)]);
            assert!(
                told.status == 422 && told.body.contains("هذا التاريخ غير مفهوم"),
                "{wrong}: {}",
                told.body
            );
        }
        // One is right, one is another, one is none.
        let kept = send(&mut omar, &id, &[("v1", "other"), ("o1", "نيسان ٢٠١٣"), ("v2", "none")]);
        assert_eq!(kept.status, 303, "{}", kept.body);
        assert!(!omar.get(&format!("/desk/texts/{id}")).body.contains("لم تؤكَّد بعد"));
        let timeline = format!(
            "/ar/t/{}/timeline",
            url::form_urlencoded::byte_serialize("المرفأ".as_bytes()).collect::<String>()
        );
        assert_eq!(wire::get(house.port, &timeline).status, 404, "nobody reads it yet");
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "publish", &[]);
        let page = eventually(house.port, &timeline, |reply| reply.status == 200).body;
        assert!(page.contains("<mark>ثلاثينات القرن الماضي</mark>") && page.contains("1930"), "{page}");
        assert!(
            page.contains("2013-04") && !page.contains("2014-04-09") && !page.contains("<bdi>2017</bdi>"),
            "{page}"
        );
        assert!(page.contains("القرن الماضي</mark>. ") || page.contains("القرن الماضي</mark>."), "{page}");
        // What readers have is decided by whoever publishes; it is seen at once.
        assert_eq!(send(&mut omar, &id, &[]).status, 403);
        assert_eq!(send(&mut lina, &id, &[("v2", "right")]).status, 303);
        eventually(house.port, &timeline, |reply| reply.body.contains("<bdi>2017</bdi>"));
        // What is removed by order leaves no word of it behind.
        let removed = house.run(&["remove", &id, "--destroy", "--ground", "court", "--reason", "قرار"]);
        assert!(removed.status.success(), "{removed:?}");
        eventually(house.port, &timeline, |reply| reply.status == 404);
    }
}
