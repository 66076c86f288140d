use super::*;

fn meant(name: &str) -> Meant {
    Meant { path: Path::new("/mirror").join(name), name: name.into() }
}

fn place(name: &str, origin: Option<&str>) -> Place {
    Origin::of(&[meant(name)], origin).unwrap().place(&meant(name))
}

#[test]
fn a_files_name_gives_the_addresses_it_may_have_had() {
    for (name, expected) in [
        ("news.php?id=12", &["/news.php?id=12"][..]),
        ("news.php@id=12", &["/news.php?id=12"]),
        ("news.php@id=12.html", &["/news.php?id=12", "/news.php?id=12.html"]),
        ("news.php?id=12.html", &["/news.php?id=12", "/news.php?id=12.html"]),
        ("a/view.asp%3Fn=1.html", &["/a/view.asp?n=1", "/a/view.asp?n=1.html"]),
        ("index.html?p=3", &["/?p=3", "/index.html?p=3"]),
        ("index.html@p=3.html", &["/?p=3", "/index.html?p=3", "/?p=3.html", "/index.html?p=3.html"]),
        ("2024/خبر/index.html", &["/2024/خبر/", "/2024/خبر", "/2024/خبر/index.html"]),
        ("index.html", &["/index.html"]),
        ("about.html", &["/about.html", "/about"]),
        ("about.php", &["/about.php"]),
        ("about.php.html", &["/about.php", "/about.php.html"]),
        ("team@office.html", &["/team@office.html", "/team@office"]),
        ("slug", &["/slug"]),
    ] {
        assert_eq!(place(name, None).addresses, expected, "{name}");
    }
}

#[test]
fn the_host_is_a_folder_or_the_folder_itself() {
    let by_folder = place("www.old.example/news/1.html", None);
    assert_eq!(by_folder.addresses[0], "/news/1.html");
    assert_eq!(by_folder.resolve("../a.jpg", None).unwrap().as_str(), "http://www.old.example/a.jpg");
    assert!(by_folder.is_own(&Url::parse("https://old.example/x").unwrap()));
    let named = place("news/1.html", Some("https://old.example/ar"));
    assert_eq!(named.addresses[0], "/ar/news/1.html");
    assert!(named.is_own(&Url::parse("http://www.old.example/x").unwrap()));
    let unknown = place("news/1.html", None);
    assert!(!unknown.is_own(&Url::parse("http://old.example/x").unwrap()));
    assert!(unknown.is_own(&unknown.resolve("2.html", None).unwrap()));
    assert!(Origin::of(&[], Some("old.example")).is_err());
    assert!(Origin::of(&[], Some("javascript:alert(1)")).is_err());
}

#[test]
fn links_that_wget_turned_to_files_lead_back() {
    let place = place("www.old.example/news.php?id=1.html", None);
    let url = place.resolve("news.php%3Fid=2.html", None).unwrap();
    assert_eq!(place.local_address(&url), "/news.php?id=2");
    let url = place.resolve("?id=3", None).unwrap();
    assert_eq!(url.query(), Some("id=3"));
    let url = place.resolve("/%D8%AE?x=1#y", Some("http://other.example/")).unwrap();
    assert!(!place.is_own(&url));
}

#[test]
fn files_are_found_below_the_folder_only() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.jpg"), "x").unwrap();
    let root = folder.path().join("site");
    std::fs::create_dir_all(root.join("img")).unwrap();
    for name in ["img/صورة.jpg", "img/a.php?n=1", "page.html"] {
        std::fs::write(root.join(name), "x").unwrap();
    }
    std::fs::write(folder.path().join("above.jpg"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path().join("secret.jpg"), root.join("img/link.jpg")).unwrap();
    let page = Meant { path: root.join("page.html"), name: "page.html".into() };
    let place = Origin::of(std::slice::from_ref(&page), None).unwrap().place(&page);
    let find = |reference: &str| place.file(&place.resolve(reference, None).unwrap());
    let inside = |name: &str| Local::Inside(root.join(name), name.into());
    assert_eq!(find("img/صورة.jpg"), inside("img/صورة.jpg"));
    assert_eq!(find("/img/%D8%B5%D9%88%D8%B1%D8%A9.jpg"), inside("img/صورة.jpg"));
    assert_eq!(find("img/a.php?n=1"), inside("img/a.php?n=1"));
    #[cfg(unix)]
    assert_eq!(find("img/link.jpg"), Local::Outside);
    for hostile in
        ["../above.jpg", "..%2fabove.jpg", "img/%00.jpg", "/etc/passwd", "file:///etc/passwd", "img", ""]
    {
        assert!(!matches!(find(hostile), Local::Inside(_, name) if name != "page.html"), "{hostile}");
    }
}
