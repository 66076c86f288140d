//! The addresses that lead to texts.

use super::{Api, Made, call::Call, problem::Problem, shapes, view};
use crate::{
    actions::{self, redirects},
    desk::redirects::address,
};
use bayan_store::{
    Error,
    db::Conn,
    redirects::{self as kept, Redirect},
};

impl Api {
    pub(super) async fn redirects(&self, call: &Call) -> Result<Made, Problem> {
        let (site, limit, page) = (call.site.site.id, call.limit(), call.page());
        let words = call.asked("q").map(|words| words.trim().to_owned());
        let look =
            move |conn: &mut Conn| kept::list(conn, site, words.as_deref(), (limit + 1, (page - 1) * limit));
        let mut found = self.app.store.writer.look(look).await?;
        let goes_on = found.len() > limit as usize;
        found.truncate(limit as usize);
        Made::shown(shapes::Redirects {
            items: found.into_iter().map(shown).collect(),
            next: goes_on.then(|| page + 1),
        })
    }

    pub(super) async fn make_redirect(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::MakeRedirect = call.sent()?;
        let path = address(&sent.path).map_err(|fault| Problem::field("/path", fault))?;
        let found = actions::find(&self.app, &call.site.site, sent.text.trim()).await;
        let document = match found {
            Ok(document) => document,
            Err(Error::NotFound(_)) => return Err(Problem::field("/text", "fault-redirect-text")),
            Err(error) => return Err(error.into()),
        };
        if !redirects::make(&self.app, call.by()?, path, document).await? {
            return Err(Problem::field("/path", "fault-redirect-taken"));
        }
        Ok(Made::done())
    }

    pub(super) async fn drop_redirect(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::DropRedirect = call.sent()?;
        let dropped = redirects::drop_made(&self.app, call.by()?, sent.path).await?;
        view::found(dropped.then(Made::done))
    }
}

fn shown(redirect: Redirect) -> shapes::Redirect {
    shapes::Redirect {
        path: redirect.path,
        text: redirect.short_id.to_string(),
        headline: redirect.headline,
        leads: redirect.leads,
        made_by: redirect.made_by,
        made_at: view::moment(redirect.made_at),
    }
}
