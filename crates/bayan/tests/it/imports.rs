//! Whole old sites: tried out, brought over, taken up again, without a dead link.

use crate::{
    house::{Engine, House, engines, text},
    wire::get,
};
use std::{
    io::{Read, Write},
    net::TcpListener,
    path::{Path, PathBuf},
};

/// A site of the importer's own tests.
fn site(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../transfer/tests/fixtures/sites").join(name)
}

fn import(house: &House, folder: &Path, more: &[&str]) -> String {
    let folder = folder.to_str().unwrap();
    let mut arguments = vec!["import", "html", folder, "--edition", "ar", "--section", "news"];
    arguments.extend(more);
    let output = house.run(&arguments);
    let said = text(&output);
    assert!(output.status.success(), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

fn entered(said: &str) -> usize {
    let line = said.lines().find(|line| line.contains("known already")).unwrap();
    line.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn an_old_site_comes_over_with_its_addresses_and_only_once() {
    for engine in engines() {
        let house = House::new(engine);
        let tables = site("tables");
        let tried = import(&house, &tables, &["--dry-run", "--report", "report.html"]);
        let count = entered(&tried);
        assert!(count >= 5, "{tried}");
        let report = std::fs::read_to_string(house.path("report.html")).unwrap();
        assert!(report.contains("What an import would bring") && report.contains("news.php"), "{report}");
        assert_eq!(entered(&import(&house, &tables, &[])), count, "a dry run keeps nothing");
        let again = import(&house, &tables, &[]);
        assert!(again.starts_with("0 entered") || again.contains("\n0 entered"), "{again}");
        let _server = house.serve();
        let old = get(house.port, "/news.php?id=1");
        assert_eq!(old.status, 301, "{}", old.head);
        let page = get(house.port, old.header("location").unwrap());
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("\u{fffd}"), "the old encoding was found");
    }
}

#[test]
fn hostile_and_broken_pages_are_reported_and_the_others_come_over() {
    let house = House::new(Engine::Sqlite);
    let folder = house.path("mirror");
    std::fs::create_dir(&folder).unwrap();
    for file in std::fs::read_dir(site("hostile")).unwrap().map(|file| file.unwrap().path()) {
        std::fs::copy(&file, folder.join(file.file_name().unwrap())).unwrap();
    }
    let good = format!(
        "<html><head><title>خبر سليم</title></head><body><h1>خبر سليم في صفحة</h1><p>{}</p></body></html>",
        "نص طويل بما يكفي لأن يؤخذ على أنه مادة. ".repeat(20)
    );
    std::fs::write(folder.join("good.html"), good).unwrap();
    std::fs::write(folder.join("huge.html"), format!("<html><body>{}", "<p>x</p>".repeat(7_000_000)))
        .unwrap();
    std::fs::write(house.path("secret.html"), "<html><body><h1>سر</h1><p>لا يخرج</p></body></html>").unwrap();
    std::os::unix::fs::symlink(house.path("secret.html"), folder.join("link.html")).unwrap();
    let said = import(&house, &folder, &[]);
    assert!(said.contains("huge.html: skipped: larger than"), "{said}");
    assert!(entered(&said) >= 1, "{said}");
    let _server = house.serve();
    let front = get(house.port, "/ar/").body;
    assert!(front.contains("خبر سليم"), "{said}");
    assert!(!front.contains("سر</a>") && !front.contains("<script>"), "{front}");
}

#[test]
fn rules_and_sections_that_are_wrong_are_pointed_at() {
    let house = House::new(Engine::Sqlite);
    let tables = site("tables");
    let folder = tables.to_str().unwrap();
    house.write("rules.toml", "headline = '[['\n");
    house.write("unknown.toml", "colour = 'red'\n");
    house.write("section.toml", "[sections]\n'محليات' = 'nowhere'\n");
    for (arguments, says) in [
        (vec!["--rules", "rules.toml"], "headline"),
        (vec!["--rules", "unknown.toml"], "colour"),
        (vec!["--rules", "section.toml"], "nowhere"),
        (vec!["--rules", "missing.toml"], "missing.toml"),
        (vec!["--section", "nowhere"], "nowhere"),
        (vec!["--fetch-pictures"], "--origin"),
        (vec!["--origin", "old.example/x y"], "origin"),
    ] {
        let mut all = vec!["import", "html", folder, "--edition", "ar"];
        all.extend(&arguments);
        let output = house.run(&all);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(text(&output).contains(says), "{arguments:?}: {}", text(&output));
    }
}

#[test]
fn pictures_that_are_missing_are_asked_of_the_old_site_and_of_no_other() {
    let house = House::new(Engine::Sqlite);
    let old = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = old.local_addr().unwrap().port();
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(600, 400, |x, _| image::Rgb([(x % 250) as u8, 90, 90]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let png = png.into_inner();
    let (told, asked) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for stream in old.incoming() {
            let mut stream = stream.unwrap();
            let mut head = [0; 4096];
            let length = stream.read(&mut head).unwrap();
            let head = String::from_utf8_lossy(&head[..length]).into_owned();
            if head.starts_with("GET /img/away.png") {
                let to = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
                stream.write_all(to.as_bytes()).unwrap();
            } else {
                let said = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", png.len());
                stream.write_all(said.as_bytes()).unwrap();
                stream.write_all(&png).unwrap();
            }
            told.send(head).unwrap();
        }
    });
    let folder = house.path("mirror");
    std::fs::create_dir(&folder).unwrap();
    let page = format!(
        "<html><head><title>خبر مصور</title></head><body><article><h1>خبر مصور من الموقع القديم</h1>\
         <p>{text}</p><img src='/img/a.png' width=600 height=400 alt='رصيف'><p>{text}</p>\
         <img src='/img/away.png' width=600 height=400><img src='http://169.254.169.254/x.png' width=600 height=400>\
         </article></body></html>",
        text = "نص طويل بما يكفي لأن يؤخذ على أنه مادة كاملة. ".repeat(12)
    );
    std::fs::write(folder.join("a.html"), page).unwrap();
    let origin = format!("http://127.0.0.1:{port}");
    let said = import(&house, &folder, &["--origin", &origin, "--fetch-pictures"]);
    let heads: Vec<String> = asked.try_iter().collect();
    assert!(heads.iter().any(|head| head.starts_with("GET /img/a.png")), "{said} {heads:?}");
    for head in &heads {
        let small = head.to_ascii_lowercase();
        assert!(!small.contains("cookie") && !small.contains("authorization") && !small.contains("referer"));
    }
    assert!(said.contains("302"), "nothing is followed: {said}");
    let _server = house.serve();
    let place = crate::life::published(&said).remove(0);
    let page = get(house.port, &place);
    assert!(page.body.contains("/media/"), "{said}");
}
