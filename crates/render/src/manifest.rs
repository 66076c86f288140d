//! The web app manifest (<https://www.w3.org/TR/appmanifest/>): name, colours and icon for a home screen.

use bayan_core::language::Direction;
use serde_json::json;

/// The colours of a page by daylight, `#rrggbb`: what a browser paints before it has the stylesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageColours {
    /// The paper.
    pub paper: String,
    /// The accent.
    pub accent: String,
}

/// What the manifest of an edition says.
#[derive(Debug, Clone)]
pub struct Manifest<'m> {
    /// The institution.
    pub name: &'m str,
    /// Its name below an icon: a dozen letters.
    pub short_name: &'m str,
    /// The language of the names.
    pub lang: &'m str,
    /// The direction of the names.
    pub dir: Direction,
    /// The path of the edition's front page.
    pub start_url: &'m str,
    /// The path that all pages begin with.
    pub scope: &'m str,
    /// The address of the icon, an SVG drawing.
    pub icon: &'m str,
    /// The colours, where the theme has them ([`crate::Theme::colours`]).
    pub colours: Option<&'m PageColours>,
}

/// Writes a manifest. The names go into fields of their own with a direction beside them, so they
/// are not isolated.
pub fn manifest(manifest: &Manifest<'_>) -> String {
    let mut data = json!({
        "name": manifest.name,
        "short_name": manifest.short_name,
        "lang": manifest.lang,
        "dir": manifest.dir.as_str(),
        "id": manifest.start_url,
        "start_url": manifest.start_url,
        "scope": manifest.scope,
        // Not "standalone": whoever reads a statement should see where it stands.
        "display": "minimal-ui",
        "icons": [{ "src": manifest.icon, "type": "image/svg+xml", "sizes": "any", "purpose": "any" }],
    });
    if let Some(colours) = manifest.colours {
        data["background_color"] = colours.paper.as_str().into();
        data["theme_color"] = colours.accent.as_str().into();
    }
    data.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Theme;

    #[test]
    fn the_manifest_names_the_edition_and_follows_the_hue() {
        let theme = Theme::load().unwrap();
        let colours = theme.colours(215).unwrap();
        let text = manifest(&Manifest {
            name: "بلدية \"رأس\"",
            short_name: "بلدية",
            lang: "ar-SY",
            dir: Direction::Rtl,
            start_url: "/ar/",
            scope: "/ar/",
            icon: theme.asset_url("favicon.svg").unwrap(),
            colours: Some(&colours),
        });
        let data: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&data["dir"], &data["lang"]), (&"rtl".into(), &"ar-SY".into()));
        assert_eq!(data["name"], "بلدية \"رأس\"");
        assert_eq!(data["icons"][0]["sizes"], "any");
        assert_eq!(data["background_color"], colours.paper);
        assert!(colours.paper.starts_with("#f"), "paper is light: {colours:?}");
        assert_ne!(theme.colours(20).unwrap().accent, colours.accent);
    }
}
