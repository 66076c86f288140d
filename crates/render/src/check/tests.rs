use super::*;
use std::fs;
use tempfile::TempDir;

fn checked(files: &[(&str, &str)]) -> Vec<Finding> {
    let folder = TempDir::new().unwrap();
    for (name, text) in files.iter().chain(&[("theme.toml", "name = \"x\"\nversion = \"1\"\n")]) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    check(&Theme::load_from(folder.path()).unwrap(), &[215])
}

#[test]
fn the_default_theme_has_no_finding_for_any_hue() {
    let hues: Vec<u16> = (0..360).step_by(15).collect();
    let findings = check(&Theme::load().unwrap(), &hues);
    let list: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

/// Each fault, in the page of a theme that has only that one.
#[test]
fn each_fault_of_a_template_is_found() {
    let page = |main: &str| {
        format!(
            "<!doctype html><html lang=\"{{{{ edition.lang }}}}\" dir=\"{{{{ edition.dir }}}}\"><head>\
             <title>x</title><style>{{{{ style|safe }}}}</style></head><body><main><h1><bdi>x</bdi></h1>{main}</main></body></html>"
        )
    };
    let of_error = |source: &str| -> Vec<Finding> {
        let findings = checked(&[("templates/error.html", source)]);
        findings.into_iter().filter(|finding| finding.place.starts_with("error.html")).collect()
    };
    assert_eq!(of_error(&page("<p><bdi>x</bdi></p>")), [], "nothing is wrong with the page itself");
    for (main, what) in [
        ("\n{{ error.nothing }}", "error.html:2"),
        ("<p><div></p>", "HTML: "),
        ("<b id=\"a\"></b><b id=\"a\"></b>", "the id \"a\" stands twice"),
        ("<p aria-labelledby=\"none\"></p>", "names the id \"none\""),
        ("<img src=\"/x.png\">", "<img> without alt"),
        ("<p style=\"color:red\"></p>", "<p style=…> is blocked"),
        ("<p onclick=\"x()\"></p>", "<p onclick=…> is blocked"),
        ("<a href=\"JavaScript:x()\"></a>", "\"javascript:…\"> is blocked"),
        ("<script>x()</script>", "inline <script> is blocked"),
        ("<style>p{}</style>", "<style> is blocked unless"),
        ("<iframe></iframe>", "<iframe> is blocked"),
        ("<script src=\"//cdn.example/x.js\"></script>", "<script> asks another host: //cdn.example/x.js"),
        ("<link rel=\"preconnect\" href=\"https://fonts.example\">", "<link> asks another host"),
        (
            "<img alt=\"\" srcset=\"/a 1x, https://img.example/b 2x\">",
            "<img> asks another host: https://img.example/b 2x",
        ),
        ("<h1></h1>", "2 <h1>"),
        ("</main><main>", "2 <main>"),
        ("<p>Somebody forgot a direction</p>", "of direction rtl"),
        ("<p>نسي أحدهم الاتجاه هنا</p>", "of direction ltr"),
    ] {
        let findings = of_error(&page(main));
        assert!(findings.iter().any(|finding| finding.what.contains(what)), "{main}: {findings:?}");
    }
    let bare = of_error("<!doctype html><title>x</title><p>");
    for what in ["needs the lang", "needs the dir", "0 <main>", "0 <h1>"] {
        assert!(bare.iter().any(|finding| finding.what.contains(what)), "{what}: {bare:?}");
    }
    let ltr = of_error(&page(
        "<p dir=\"ltr\">Somebody said it</p><p dir=\"auto\">قال أحدهم شيئا</p><script src=\"/assets/x.js\"></script>",
    ));
    assert_eq!(ltr, [], "what says its direction is right, and a script of one's own is asked for");
}

#[test]
fn each_fault_of_a_stylesheet_is_found_with_its_line() {
    let css = "/* margin-left: 0 */\na { margin-left: 1em }\nb { float: left; text-align: right !important }\n\
        i { left: 0; border-right-color: red; margin: 0 1px 0 2px }\n\
        u { background: url(https://e.example/x.png) }\n@import 'x.css';\n\
        :dir(rtl) a { margin-right: 1em; margin: 0 calc(1px + 2px) 0 calc(1px + 2px) }\nq { content: 'left: 0;' }";
    let findings = checked(&[("extra.css", css)]);
    for (line, what) in [
        (2, "margin-left"),
        (3, "float: left"),
        (3, "text-align: right"),
        (4, "left is"),
        (4, "border-right-color"),
        (4, "margin with four values"),
        (5, "asks another host: https://e.example/x.png"),
        (6, "@import"),
    ] {
        let place = format!("extra.css:{line}");
        let found = findings.iter().any(|finding| finding.place == place && finding.what.contains(what));
        assert!(found, "{place} {what}: {findings:?}");
    }
    assert_eq!(findings.iter().filter(|finding| finding.place.starts_with("extra.css")).count(), 8);
}

#[test]
fn too_little_contrast_is_found_by_mode_and_hue() {
    let css = ":root { --muted: oklch(.75 .01 var(--hue)); --accent: none }
        @media (prefers-color-scheme: dark) { :root { --ink: #222 } }";
    let findings = checked(&[("extra.css", css)]);
    let has = |what: &str| findings.iter().any(|finding| finding.what.contains(what));
    assert!(has("--muted on --paper (light, hue 215) has a contrast of 2."), "{findings:?}");
    assert!(has("--ink on --tint (dark, hue 215) has a contrast of 1."), "{findings:?}");
    assert!(has("--accent (light) is missing"), "{findings:?}");
    assert!(!has("--ink on --paper (light"), "{findings:?}");
}

#[test]
fn the_same_fault_in_many_pages_is_one_finding() {
    let findings = checked(&[("templates/_card_meta.html", "<p style=\"x\"></p>")]);
    let same: Vec<_> = findings.iter().filter(|finding| finding.what.contains("style=")).collect();
    assert!(same.len() == 1 && same[0].times > 10, "{same:?}");
    assert!(
        same[0].to_string().starts_with("error: front.html × ar × everything: <p style=…>"),
        "{}",
        same[0]
    );
}
