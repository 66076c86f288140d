//! Who did what, to be read and to be taken along.

use super::{Asked, Desk, Failure, Present, frame::Framed, place::Place, reply::Reply};
use bayan_core::{
    id::PersonId,
    role::{Capability, Role},
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    audit::{self, Noted},
    people,
};
use hyper::StatusCode;

/// How many lines stand on a page, and in a file.
const PAGE: u32 = 50;
const FILE: u32 = 100_000;

impl Desk {
    pub(super) async fn audit(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (site, wanted) = (asked.site.site.id, wanted(asked));
        let chosen = wanted.clone();
        let look = self.app.store.writer.look(move |conn| {
            let rows = audit::read(conn, site, &wanted, PAGE + 1)?;
            Ok((rows, people::accounts(conn, site)?, audit::actions(conn, site)?))
        });
        let (mut rows, accounts, actions) = look.await?;
        let goes_on = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        let framed = self.framed(asked, Some(present));
        let filter = |path: Place, behind: Option<&str>| {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            let who = chosen.actor.map(|person| person.to_string());
            let fields = [("who", who.as_deref()), ("what", chosen.action.as_deref()), ("behind", behind)];
            for (name, value) in fields {
                if let Some(value) = value {
                    query.append_pair(name, value);
                }
            }
            let query = query.finish();
            if query.is_empty() { path.to_string() } else { format!("{path}?{query}") }
        };
        let person = |account: &people::Account| context::Choice {
            id: account.person.to_string(),
            key: String::new(),
            name: account.name.clone(),
            chosen: chosen.actor == Some(account.person),
        };
        let action = |action: &String| context::Choice {
            id: action.clone(),
            key: action.clone(),
            name: String::new(),
            chosen: chosen.action.as_ref() == Some(action),
        };
        let drafts = reads_drafts(present);
        let page = context::Audit {
            common: framed.common(&framed.say("audit-title", &[])),
            people: accounts.iter().map(person).collect(),
            actions: actions.iter().map(action).collect(),
            next: rows.last().filter(|_| goes_on).map(|last| filter(Place::Audit, Some(&last.id))),
            file: filter(Place::AuditFile, None),
            rows: rows
                .into_iter()
                .map(|row| context::Done {
                    date: framed.moment(row.at),
                    actor: row.actor,
                    action: row.action,
                    subject: row.subject,
                    headline: row.headline.filter(|_| drafts),
                    network: row.network,
                    detail: row.detail.and_then(|detail| in_words(&framed, detail)),
                })
                .collect(),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Audit(&page))?))
    }

    /// The same as a file (RFC 4180).
    pub(super) async fn audit_file(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (site, wanted) = (asked.site.site.id, wanted(asked));
        let rows = self.app.store.writer.look(move |conn| audit::read(conn, site, &wanted, FILE)).await?;
        // The mark tells spreadsheets that it is UTF-8.
        let mut text = String::from("\u{feff}time,who,email,what,about,text,from,detail\r\n");
        for row in &rows {
            text.push_str(&line(row, reads_drafts(present)));
        }
        Ok(Reply::File("audit.csv", text))
    }
}

/// What is asked for; what names nobody and nothing is passed over.
fn wanted(asked: &Asked) -> audit::Asked {
    let word = |name: &str| Some(asked.query.value(name).to_owned()).filter(|word| !word.is_empty());
    audit::Asked {
        actor: asked.query.value("who").parse::<PersonId>().ok(),
        action: word("what"),
        behind: word("behind"),
    }
}

/// A detail as people read it: roles by their names, behind a colon or alone. The place in the order of public
/// acts says nothing to them; it stands in the file.
fn in_words(framed: &Framed<'_>, detail: String) -> Option<String> {
    if detail.strip_prefix("position ").is_some_and(|rest| rest.parse::<u64>().is_ok()) {
        return None;
    }
    let (before, words) = detail.rsplit_once(": ").unwrap_or(("", &detail));
    let roles: Option<Vec<String>> = words
        .split(", ")
        .map(|word| word.parse::<Role>().ok().map(|role| framed.say(&format!("role-{role}"), &[])))
        .collect();
    let Some(roles) = roles else { return Some(detail) };
    let roles = roles.join(&format!("{} ", framed.say("list-comma", &[])));
    Some(if before.is_empty() { roles } else { format!("{before}: {roles}") })
}

/// The headline of a text may be that of a draft.
fn reads_drafts(present: &Present) -> bool {
    present.account.roles.may(Capability::ReadDrafts)
}

fn line(row: &Noted, drafts: bool) -> String {
    let at = row.at.to_string();
    let fields = [
        Some(&at),
        Some(&row.actor),
        row.email.as_ref(),
        Some(&row.action),
        row.subject.as_ref(),
        row.headline.as_ref().filter(|_| drafts),
        row.network.as_ref(),
        row.detail.as_ref(),
    ];
    fields.map(|field| quoted(field.map_or("", String::as_str))).join(",") + "\r\n"
}

/// A field in quotation marks. One that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(field: &str) -> String {
    let acts = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    format!("\"{}{}\"", if acts { "'" } else { "" }, field.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_computes_nothing_of_what_people_wrote() {
        for (field, written) in [
            ("لينا", "\"لينا\""),
            ("a\"b,c\r\nd", "\"a\"\"b,c\r\nd\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "\"'+1\""),
            ("@x", "\"'@x\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(field), written);
        }
    }
}
