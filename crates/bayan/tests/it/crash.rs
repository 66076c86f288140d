//! kill -9 in the middle of fifty publications: what was acknowledged is shown, nothing is half there.

use crate::{
    house::{House, engines, text},
    life::published,
    wire::get,
};
use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

const ARTICLES: usize = 50;

#[test]
fn what_was_acknowledged_survives_a_kill_and_the_rest_is_taken_up() {
    for engine in engines() {
        for kill_after in [1, 21] {
            let house = House::new(engine);
            house.articles("a.jsonl", ARTICLES);
            let mut import =
                house.command(&["import", "jsonl", "a.jsonl"]).stdout(Stdio::piped()).spawn().unwrap();
            let mut acknowledged = Vec::new();
            for line in BufReader::new(import.stdout.take().unwrap()).lines().map_while(Result::ok) {
                acknowledged.extend(published(&line));
                if acknowledged.len() >= kill_after {
                    import.kill().unwrap();
                }
            }
            import.wait().unwrap();
            assert!(
                acknowledged.len() >= kill_after && acknowledged.len() < ARTICLES,
                "{}",
                acknowledged.len()
            );

            let server = house.serve();
            for address in &acknowledged {
                let page = get(house.port, address);
                assert!(
                    page.status == 200 && page.body.contains("كاملا"),
                    "{engine:?}: {address} was acknowledged"
                );
            }
            // Everything that is listed is whole, acknowledged or not.
            let sitemap = get(house.port, "/sitemap.xml").body;
            let listed: Vec<&str> =
                sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
            let articles: Vec<&&str> = listed.iter().filter(|url| url.contains("/a/")).collect();
            assert!(articles.len() >= acknowledged.len());
            for url in articles {
                let path = url.trim_start_matches(&format!("http://localhost:{}", house.port));
                let page = get(house.port, path);
                assert!(page.status == 200 && page.body.contains("كاملا"), "{path}");
            }
            // A server dies too, while the rest is brought in beside it.
            let mut rest = house
                .command(&["import", "jsonl", "a.jsonl"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            server.kill();
            rest.wait().unwrap();
            let last = text(&house.run(&["import", "jsonl", "a.jsonl"]));
            assert!(
                last.contains(&format!("{ARTICLES} known already")) || last.contains(" entered, "),
                "{last}"
            );
            let again = text(&house.run(&["import", "jsonl", "a.jsonl"]));
            assert!(again.contains(&format!("0 entered, {ARTICLES} known already, 0 skipped")), "{again}");
            let server = house.serve();
            let sitemap = get(house.port, "/sitemap.xml").body;
            assert_eq!(sitemap.matches("<loc>").count(), ARTICLES + 4, "no duplicates, none missing");
            assert!(server.end());
        }
    }
}
