//! What the policy of the pages will block, and what would tell somebody else who reads.

use super::{Findings, document::elements};
use crate::context::Common;
use scraper::{ElementRef, Html};

/// The relations of `<link>` that make a browser ask for something.
const ASKING: [&str; 9] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
];

pub(super) fn check(document: &Html, common: &Common, place: &str, findings: &mut Findings) {
    for element in elements(document) {
        let name = element.value().name();
        for (attribute, value) in element.value().attrs() {
            if attribute == "style" {
                findings.error(place, format!("<{name} style=…> is blocked; give it a class"));
            }
            if attribute.starts_with("on") {
                findings.error(place, format!("<{name} {attribute}=…> is blocked; so is all inline script"));
            }
            let scheme = value.trim_start().to_ascii_lowercase();
            if matches!(attribute, "href" | "src" | "action") && scheme.starts_with("javascript:") {
                findings.error(place, format!("<{name} {attribute}=\"javascript:…\"> is blocked"));
            }
        }
        match name {
            "script" => script(element, place, findings),
            "style" => style(element, common, place, findings),
            "iframe" | "object" | "embed" | "frame" | "applet" => {
                findings.error(place, format!("<{name}> is blocked"));
            }
            "base" => findings.error(place, "<base> is blocked: addresses are whole paths"),
            _ => {}
        }
        for address in asked(element) {
            if foreign(address) {
                findings.error(place, format!("<{name}> asks another host: {}", address.trim()));
            }
        }
    }
}

fn script(element: ElementRef<'_>, place: &str, findings: &mut Findings) {
    // Blocks of data are not run.
    let data = element.attr("type").is_some_and(|kind| kind.ends_with("+json") || kind == "application/json");
    if element.attr("src").is_none() && !data {
        findings.error(place, "inline <script> is blocked; a script is a file of assets/");
    }
}

/// The policy names the hashes of two styles, letter by letter.
fn style(element: ElementRef<'_>, common: &Common, place: &str, findings: &mut Findings) {
    let text: String = element.text().collect();
    if text != common.style && text != common.page.colours {
        findings.error(place, "<style> is blocked unless it is `style` or `page.colours`, unchanged");
    }
}

/// The addresses that a browser asks without a click.
fn asked(element: ElementRef<'_>) -> Vec<&str> {
    let of = |name: &str| element.attr(name);
    match element.value().name() {
        "link" => {
            let asks = |relation: &str| ASKING.iter().any(|asking| asking.eq_ignore_ascii_case(relation));
            let asking = of("rel").is_some_and(|rel| rel.split_whitespace().any(asks));
            if asking { of("href").into_iter().collect() } else { Vec::new() }
        }
        "image" | "use" => [of("href"), of("xlink:href")].into_iter().flatten().collect(),
        "a" => of("ping").into_iter().flat_map(str::split_whitespace).collect(),
        _ => {
            let set = of("srcset").into_iter().flat_map(|set| set.split(','));
            [of("src"), of("poster"), of("data")].into_iter().flatten().chain(set).collect()
        }
    }
}

/// Whether an address leads away from the site: samples have none that names their own host.
pub(super) fn foreign(address: &str) -> bool {
    let address = address.trim_start();
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    // Browsers read a backslash as a slash.
    let elsewhere = address.starts_with("//") || address.starts_with("/\\") || address.starts_with('\\');
    elsewhere || (scheme.contains(':') && !scheme.starts_with("data:"))
}
