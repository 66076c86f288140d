//! The checker: one file that checks evidence without a network, for readers to keep.

use super::{Assets, Sheet, ThemeFault, sheet};
use crate::{context, style::style_policy};

/// Its stylesheet.
pub(super) const SHEET: &str = "checker.css";
/// Its template.
pub(super) const TEMPLATE: &str = "checker.html";
/// The core of every check, which the page of a record loads too, and what ties it to the file.
const SCRIPTS: [&str; 2] = ["record.js", "checker.js"];

/// What stands in the checker in every language.
pub(super) struct CheckerParts {
    style: String,
    core: String,
    script: String,
    /// Its policy.
    pub(super) policy: String,
}

impl CheckerParts {
    /// Gathers what the checker is made of. Fails where a file is missing, or would end its element.
    pub(super) fn of(beside: &[Sheet], assets: &Assets) -> Result<CheckerParts, ThemeFault> {
        let source = beside.iter().find(|sheet| sheet.file == SHEET);
        let source = source.ok_or_else(|| ThemeFault::NoFile(SHEET.into()))?;
        let style = sheet::plain(SHEET, &source.source)?;
        let [core, script] = SCRIPTS.map(|name| script(assets, name));
        let (core, script) = (core?, script?);
        let policy = format!(
            "default-src 'none'; style-src {}; script-src {} {}; connect-src 'none'; base-uri 'none'; form-action 'none'",
            style_policy(&style),
            style_policy(&core),
            style_policy(&script),
        );
        Ok(CheckerParts { style, core, script, policy })
    }

    /// What the template is given.
    pub(super) fn context<'c>(&'c self, edition: &'c context::Edition) -> context::Checker<'c> {
        context::Checker {
            edition,
            style: &self.style,
            core: &self.core,
            script: &self.script,
            policy: &self.policy,
        }
    }
}

fn script(assets: &Assets, name: &str) -> Result<String, ThemeFault> {
    let file = format!("assets/{name}");
    let asset = assets.get(name).ok_or_else(|| ThemeFault::NoFile(name.into()))?;
    let text = std::str::from_utf8(&asset.bytes).map_err(|error| ThemeFault::of_file(&file, error))?;
    if text.contains("</") || text.contains("<!--") {
        let what = "holds \"</\" or \"<!--\", which would end the script in the checker";
        return Err(ThemeFault::of_file(&file, what));
    }
    Ok(text.to_owned())
}
