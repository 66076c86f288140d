//! Who did what.

use super::{Api, Made, call::Call, problem::Problem, shapes, view};
use bayan_core::{role::Capability, scope::Scope};
use bayan_store::audit::{self, Asked};

impl Api {
    pub(super) async fn audit(&self, call: &Call) -> Result<Made, Problem> {
        let (site, limit) = (call.site.site.id, call.limit());
        let text = |name: &str| call.asked(name).map(str::to_owned);
        let asked = Asked { actor: None, action: text("action"), behind: text("cursor") };
        let mut rows =
            self.app.store.writer.look(move |conn| audit::read(conn, site, &asked, limit + 1)).await?;
        let goes_on = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let present = call.present()?;
        let drafts =
            present.access.scopes.contains(&Scope::Read) && present.account.roles.may(Capability::ReadDrafts);
        Made::shown(shapes::Audit {
            next: rows.last().filter(|_| goes_on).map(|last| last.id.clone()),
            items: rows
                .into_iter()
                .map(|row| shapes::AuditLine {
                    id: row.id,
                    at: view::moment(row.at),
                    actor: row.actor,
                    email: row.email,
                    action: row.action,
                    subject: row.subject,
                    headline: row.headline.filter(|_| drafts),
                    network: row.network,
                    detail: row.detail,
                })
                .collect(),
        })
    }
}
