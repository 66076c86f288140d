//! What changed from one recorded version to the next, part by part, in both directions of writing.

use super::Disclosed;
use bayan_core::{
    compare::{self, Step},
    language::Direction,
};
use bayan_markup::html_out;
use bayan_render::context::{ChangeView, Markup};
use std::collections::BTreeSet;

/// The fields of the head that are compared, with their message keys.
const FIELDS: [&str; 7] = ["headline", "kicker", "standfirst", "place", "byline", "date", "share"];

/// How many bytes of changed parts are compared word by word; what is beyond is shown as a whole. The work grows
/// with the square.
const MOST: usize = 120_000;

#[derive(Default)]
struct Changes {
    views: Vec<ChangeView>,
    compared: usize,
}

/// What changed; empty where nothing did.
pub fn between(before: Disclosed<'_>, after: Disclosed<'_>) -> Vec<ChangeView> {
    let (lang, dir) = after
        .language()
        .or(before.language())
        .map_or_else(|| ("und".to_owned(), Direction::Ltr), |(lang, dir)| (lang.to_string(), dir));
    let mut changes = Changes::default();
    for field in FIELDS {
        push(&mut changes, field, before.part(field), after.part(field), &lang, dir);
    }
    blocks(&mut changes, before, after);
    for (what, key) in [("caption", "caption"), ("alt", "alt"), ("credit", "credit")] {
        let (old, new) = (before.said(what), after.said(what));
        for (hash, text) in &new {
            let was = old.iter().find(|(other, _)| other == hash).map(|(_, text)| text.as_str());
            push(&mut changes, key, was, Some(text), &lang, dir);
        }
        for (hash, text) in &old {
            if !new.iter().any(|(other, _)| other == hash) {
                push(&mut changes, key, Some(text), None, &lang, dir);
            }
        }
    }
    let pictures =
        |text: Disclosed<'_>| text.media().into_iter().map(|(_, hash)| hash).collect::<BTreeSet<_>>();
    if pictures(before) != pictures(after) {
        changes.views.push(ChangeView { part: "media", before: None, after: None, lang, dir: dir.as_str() });
    }
    changes.views
}

fn blocks(changes: &mut Changes, before: Disclosed<'_>, after: Disclosed<'_>) {
    let (old, new) = (before.blocks(), after.blocks());
    let ids = |blocks: &[bayan_core::content::parts::ReadBlock]| {
        blocks.iter().map(|block| block.id.clone()).collect::<Vec<_>>()
    };
    let (old_ids, new_ids) = (ids(&old), ids(&new));
    let old_ids: Vec<&str> = old_ids.iter().map(String::as_str).collect();
    let new_ids: Vec<&str> = new_ids.iter().map(String::as_str).collect();
    for aligned in compare::align(&old_ids, &new_ids) {
        let (was, is) = (aligned.before.map(|at| &old[at]), aligned.after.map(|at| &new[at]));
        let Some(shown) = is.or(was) else { continue };
        push(
            changes,
            "body",
            was.map(|block| block.plain.as_str()),
            is.map(|block| block.plain.as_str()),
            shown.lang.as_str(),
            shown.dir,
        );
    }
}

fn push(
    changes: &mut Changes,
    part: &'static str,
    before: Option<&str>,
    after: Option<&str>,
    lang: &str,
    dir: Direction,
) {
    if before.unwrap_or_default() == after.unwrap_or_default() {
        return;
    }
    let (was, is) = (before.unwrap_or_default(), after.unwrap_or_default());
    changes.compared += was.len() + is.len();
    let steps = if changes.compared <= MOST {
        compare::words(was, is)
    } else {
        vec![Step::Removed(was), Step::Added(is)]
    };
    changes.views.push(ChangeView {
        part,
        before: before.map(|_| shown(&steps, Side::Before)),
        after: after.map(|_| shown(&steps, Side::After)),
        lang: lang.to_owned(),
        dir: dir.as_str(),
    });
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Before,
    After,
    Both,
}

/// A comparison in one line: what only the quotation has as `<del>`, what only the record has as `<ins>`.
pub fn in_one(quotation: &str, recorded: &str) -> Markup {
    shown(&compare::words(quotation, recorded), Side::Both)
}

fn shown(steps: &[Step<'_>], side: Side) -> Markup {
    let mut html = String::new();
    let mut put = |tag: &str, text: &str| {
        let text = html_out::escape_text(text).replace('\n', "<br>");
        match tag {
            "" => html.push_str(&text),
            tag => html.push_str(&format!("<{tag}>{text}</{tag}>")),
        }
    };
    for step in steps {
        match step {
            Step::Same(text) => put("", text),
            Step::Removed(text) if side != Side::After => put("del", text),
            Step::Added(text) if side != Side::Before => put("ins", text),
            Step::Removed(_) | Step::Added(_) => {}
        }
    }
    Markup::of_html(html)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bayan_record::Part;

    fn parts(parts: &[(&str, &str)]) -> Vec<Part> {
        parts
            .iter()
            .map(|(name, text)| Part { name: (*name).into(), salt: [0; 32], text: (*text).into() })
            .collect()
    }

    #[test]
    fn what_changed_is_shown_part_by_part_and_nothing_else() {
        let before = parts(&[
            ("body/1", "block b1 ar-SY rtl paragraph\ntext حضر سبعون شخصا\n"),
            ("body/2", "block b2 ar-SY rtl paragraph\ntext لم يتغير\n"),
            ("headline", "بيان"),
            ("language", "ar-SY rtl"),
        ]);
        let after = parts(&[
            ("body/1", "block b9 ar-SY rtl paragraph\ntext جديد {strong|<b>}\n"),
            ("body/2", "block b1 ar-SY rtl paragraph\ntext حضر تسعون شخصا\n"),
            ("body/3", "block b2 ar-SY rtl paragraph\ntext لم يتغير\n"),
            ("headline", "بيان"),
            ("language", "ar-SY rtl"),
        ]);
        let changes = between(Disclosed(&before), Disclosed(&after));
        let shown: Vec<String> = changes
            .iter()
            .map(|change| {
                serde_json::to_string(&(change.part, &change.before, &change.after, change.dir)).unwrap()
            })
            .collect();
        assert_eq!(shown.len(), 2, "{shown:?}");
        assert!(shown[0].contains("&lt;b&gt;"), "{}", shown[0]);
        assert!(shown[1].contains("<del>سبعون") && shown[1].contains("<ins>تسعون"), "{}", shown[1]);
        assert!(between(Disclosed(&before), Disclosed(&before)).is_empty());
    }
}
