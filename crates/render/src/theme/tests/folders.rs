//! Themes in folders: what they may change, and what is refused.

use super::*;
use std::fs;
use tempfile::TempDir;

const ABOUT: &str = "name = \"Harbour\"\nversion = \"1\"\n";

/// A theme's folder with `files` (path and bytes) in it, and a `theme.toml` unless one is given.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let about = [("theme.toml", ABOUT.as_bytes())];
    for (name, bytes) in about.iter().chain(files) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn load(files: &[(&str, &[u8])]) -> Result<Theme, ThemeFault> {
    Theme::load_from(folder(files).path())
}

fn refused(files: &[(&str, &[u8])]) -> String {
    load(files)
        .err()
        .unwrap_or_else(|| panic!("taken: {:?}", files.first().map(|(name, _)| name)))
        .to_string()
}

fn made(theme: &Theme, amount: Amount) -> Vec<Result<String, ThemeFault>> {
    let lang: Lang = "ar-SY".parse().unwrap();
    sample::all(theme, &lang, amount, 215).iter().map(|sample| theme.render(&sample.page())).collect()
}

#[test]
fn a_folder_changes_what_is_in_it_and_nothing_else() {
    let theme = load(&[
        ("README.md", b"# Harbour"),
        (".git/config", b"not ours"),
        (
            "templates/error.html",
            b"{% extends \"default/error.html\" %}{% block main %}[{{ super() }}]{% endblock %}",
        ),
        ("extra.css", b"p { color: red; background: url(asset(dot.svg)) }"),
        ("assets/dot.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0z'/></svg>"),
        ("assets/favicon.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("assets/menu.js", b"let a = 1;"),
        ("locales/ar.ftl", "home = البداية\n".as_bytes()),
    ])
    .unwrap();
    let default = Theme::load().unwrap();
    assert_eq!((theme.about().name.as_str(), default.about().name.as_str()), ("Harbour", "Bayan"));
    let (own, others) = (
        theme.style(1, Numerals::Latn, Shape::List).text,
        default.style(1, Numerals::Latn, Shape::List).text,
    );
    assert!(own.contains("--paper") && own.contains("url(/assets/dot-") && !others.contains("dot-"));
    let script = theme.assets().find(|asset| asset.url.starts_with("/assets/menu-")).unwrap();
    assert_eq!(script.media_type, "text/javascript; charset=utf-8");
    assert_ne!(theme.asset_url("favicon.svg"), default.asset_url("favicon.svg"));
    assert_eq!(theme.asset_url("ornament.svg"), default.asset_url("ornament.svg"));
    let pages = made(&theme, Amount::Everything);
    assert!(pages.iter().all(|page| page.as_ref().unwrap().contains("البداية")));
    assert_eq!(pages.iter().filter(|page| page.as_ref().unwrap().contains("\n[")).count(), 1);
    let replaced = load(&[("style.css", b"p{color:red}")]).unwrap();
    assert!(replaced.style(1, Numerals::Latn, Shape::List).text.starts_with("p{color:red}:root{"));
    assert_eq!(replaced.colours(1), None);
}

#[test]
fn what_is_not_as_it_should_be_is_refused_by_file_and_line() {
    for (name, bytes, fault) in [
        (
            "theme.toml",
            &b"name = \"x\"\nversion = \"1\"\nauthor = \"y\"\n"[..],
            "theme.toml:3: unknown field",
        ),
        ("theme.toml", b"name = \"\"\nversion = \"1\"\n", "theme.toml: name must be"),
        ("theme.toml", b"name = [\n", "theme.toml:"),
        ("templates/base.html", b"a\n\xff", "templates/base.html:2: not UTF-8"),
        ("templates/base.html", b"a\n{% if %}", "base.html:2"),
        ("templates/base.htm", b"", "templates/base.htm: here are only *.html files"),
        ("templates/more/base.html", b"", "templates/more: here are only"),
        ("template/base.html", b"", "template: a theme has no such file"),
        (
            "style.css",
            b"\n\n p{background:url(asset(none.png))}",
            "style.css:3: the theme has no file none.png",
        ),
        ("style.css", b"p{content:'</style><script>'}", "style.css: holds \"</\""),
        ("assets/page.html", b"<p>", "assets/page.html: of a kind that is not served"),
        ("assets/a.png", b"GIF89a", "assets/a.png: its bytes are not png"),
        ("assets/a.js", b"\xff", "assets/a.js: not UTF-8"),
        ("assets/a.svg", b"<svg>\n<script/></svg>", "assets/a.svg: line 2: <script>"),
        ("assets/more/a.js", b"", "assets/more: a folder"),
        ("assets/a b.js", b"", "assets/a b.js: a name is made of"),
        ("assets/a..js", b"", "assets/a..js: a name is made of"),
        ("locales/ar.ftl", b"a = b\n\nc { d\n", "message file ar.ftl: line 3"),
        ("locales/nonsense-.ftl", b"a = b\n", "the name is no language"),
    ] {
        let what = refused(&[(name, bytes)]);
        assert!(what.contains(fault), "{name}: {what}");
    }
    let empty = TempDir::new().unwrap();
    let what = Theme::load_from(empty.path()).err().unwrap().to_string();
    assert_eq!(what, "theme.toml: is missing");
    assert!(Theme::load_from(&empty.path().join("none")).is_err());
}

#[test]
fn too_much_is_refused() {
    for (name, bytes, fault) in [
        ("templates/a.html", (256 << 10) + 1, "more than 256 KB"),
        ("style.css", (256 << 10) + 1, "more than 256 KB"),
        ("assets/a.txt", (4 << 20) + 1, "more than 4096 KB"),
    ] {
        let what = refused(&[(name, &vec![b'a'; bytes])]);
        assert!(what.contains(name) && what.contains(fault), "{what}");
    }
    let names: Vec<String> = (0..200).map(|at| format!("assets/{at}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(refused(&files).contains("more than 200 files"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let secret = folder(&[("secret.html", b"secret")]);
    for (link, target) in [
        ("templates/page.html", "secret.html"),
        ("extra.css", "secret.html"),
        ("assets", ""),
        ("locales/none.ftl", "not-there"),
    ] {
        let theme = folder(&[("templates/_a.html", b""), ("locales/en.ftl", b"")]);
        let link = theme.path().join(link);
        std::os::unix::fs::symlink(secret.path().join(target), &link).unwrap();
        let what = Theme::load_from(theme.path()).err().unwrap().to_string();
        assert!(what.contains("a link is not followed"), "{what}");
    }
}

#[test]
fn a_template_neither_loops_for_ever_nor_writes_without_end_nor_reads_files() {
    for (source, fault) in [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "fuel"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"),
        ("{% include \"error.html\" %}", "recursion"),
        ("{% for a in range(999) %}{{ \"xxxxxxxxxx\" * 1000 }}{% endfor %}", "too long"),
        ("{% include \"../../../../etc/passwd\" %}", "non-existing"),
        ("{% include \"/etc/passwd\" %}", "non-existing"),
        ("\n\n{{ nothing }}", "error.html:3"),
        ("{{ t.__class__ }}", "undefined"),
        ("{{ asset(\"../theme.toml\") }}", "no file"),
    ] {
        let theme = load(&[("templates/error.html", source.as_bytes())]).unwrap();
        let begun = std::time::Instant::now();
        let fault_of_error =
            made(&theme, Amount::Least).into_iter().find_map(Result::err).unwrap().to_string();
        assert!(fault_of_error.contains(fault), "{source}: {fault_of_error}");
        assert!(begun.elapsed().as_secs() < 20, "{source}");
    }
}
