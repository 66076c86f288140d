//! The default theme's own scripts, as they are sent: without what is written for those who change them.

use std::borrow::Cow;

/// A script without the lines that only comment, and without what indents the others.
///
/// Only for scripts that are known to it: it does not read the language, so no line of a script may begin
/// as a comment does without being one, and no text may go over several lines.
pub(super) fn plain(source: &str) -> Cow<'static, [u8]> {
    let comments = ["//", "/*", "* ", "*/"];
    let says = |line: &&str| !line.is_empty() && comments.iter().all(|start| !line.starts_with(start));
    let lines: Vec<&str> = source.lines().map(str::trim).filter(says).collect();
    Cow::Owned((lines.join("\n") + "\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_for_browsers_is_not_sent() {
        let source = "// why\n(() => {\n  /** what\n   * more\n   */\n\n  const a = b * 2; // stays\n})();\n";
        assert_eq!(*plain(source), *b"(() => {\nconst a = b * 2; // stays\n})();\n");
    }
}
