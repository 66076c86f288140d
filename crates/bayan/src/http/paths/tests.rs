use super::*;
use crate::http::old_address::old_address;
use proptest::prelude::*;

#[test]
fn addresses_mean_what_the_design_says() {
    for (path, query) in [
        ("/", None),
        ("/ar/", None),
        ("/ar/s/news/", None),
        ("/ar/s/news/", Some("page=3")),
        ("/ar/a/بيان-رسمي-01234567", None),
        ("/ar/a/01234567", None),
        ("/ar/a/بيان-رسمي-01234567/text", None),
        ("/ar/a/01234567/qr.svg", None),
        ("/ar/2024/", None),
        ("/ar/2024/04/", Some("page=2")),
        ("/ar/photos/", None),
        ("/ar/photos/", Some("page=2")),
        ("/ar/site.webmanifest", None),
        ("/sitemap-news.xml", None),
        ("/sitemap-2.xml", None),
        ("/media/00112233445566778899aabbccddeeff/1/800.avif", None),
        ("/media/00112233445566778899aabbccddeeff/1/original.jpg", None),
        ("/ar/p/من-نحن", None),
        ("/ar/t/", None),
        ("/ar/t/وزارة-المياه", None),
        ("/ar/t/وزارة-المياه", Some("page=2")),
        ("/ar/t/وزارة-المياه/feed.rss", None),
        ("/ar/t/وزارة-المياه/timeline", None),
        ("/ar/search/suggest", None),
        ("/ar/search.rss", Some("q=x")),
        ("/ar/opensearch.xml", None),
        ("/ar/feed.rss", None),
        ("/ar/s/news/feed.atom", None),
        ("/media/00112233445566778899aabbccddeeff/1/800.jpg", None),
        ("/assets/x-1.woff2", None),
        ("/.well-known/security.txt", None),
    ] {
        let address = Address::parse(path, query).unwrap_or_else(|| panic!("{path}"));
        let full = query.map_or(path.to_owned(), |query| format!("{path}?{query}"));
        assert_eq!(address.to_string(), full);
        let uri = address.uri();
        assert!(uri.is_ascii());
        let (path, query) =
            uri.split_once('?').map_or((uri.as_str(), None), |(path, query)| (path, Some(query)));
        assert_eq!(Address::parse(path, query), Some(address));
    }
}

#[test]
fn what_is_no_address_means_nothing() {
    for path in [
        "",
        "x",
        "//",
        "/ar",
        "/ar/a/",
        "/ar/a/x-0123456",
        "/ar/p/",
        "/ar/s/news",
        "/ar/%ff/",
        "/ar/a/x%2f-01234567",
        "/media/../x",
        "/media/00112233445566778899aabbccddeeff/1/0800.jpg",
        "/media/00112233445566778899aabbccddeeff/1/800.JPG",
        "/%00/",
        "/ar/feed.exe",
        "/ar/a/x-01234567/other",
        "/ar/2024",
        "/ar/0024/",
        "/ar/2024/13/",
        "/ar/2024/4/",
        "/ar/2024/+4/",
        "/ar/2024/00/",
        "/media/00112233445566778899aabbccddeeff/1/800.png",
        "/media/00112233445566778899aabbccddeeff/1/original.avif",
    ] {
        assert_eq!(Address::parse(path, None), None, "{path}");
    }
    assert_eq!(Address::parse("/ar/s/news/", Some("page=01")), None);
    assert_eq!(Address::parse("/ar/s/news/", Some("page=-1")), None);
    assert_eq!(Address::parse("/ar/s/news/", Some("page=99999999999")), None);
}

proptest! {
    #[test]
    fn no_path_makes_it_panic(path in "\\PC{0,60}", query in proptest::option::of("\\PC{0,20}")) {
        if let Some(address) = Address::parse(&path, query.as_deref()) {
            prop_assert!(address.uri().is_ascii());
        }
        let _ = old_address(&path);
    }
}
