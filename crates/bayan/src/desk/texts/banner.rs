//! A text at the head of every page.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::Faults,
        place::{InText, Place},
        reply::Reply,
    },
    by,
    deeds::{field_of, moment},
    words::{refusal, refused_with},
};
use crate::actions::texts::{end_banner, set_banner};
use bayan_store::{Error, newsroom::Text};
use hyper::StatusCode;

impl Desk {
    /// Puts it there, or takes it away.
    pub(super) async fn banner(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let (mut faults, who) = (Faults::default(), by(asked, present));
        let (said, done) = if asked.form.value("stands") == "no" {
            ("banner-ended", end_banner(&self.app, who, text.document).await)
        } else {
            let is_open = ["day", "time"].iter().all(|name| asked.form.value(name).is_empty());
            let until = if is_open { Some(None) } else { faults.take("day", moment(asked).map(Some)) };
            let Some(until) = until else {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return self.look_page(asked, present, text, &faults, status).await;
            };
            ("banner-set", set_banner(&self.app, who, text.document, until).await)
        };
        match done {
            Ok(()) => {
                self.read_sites_again().await;
                Ok(Reply::To(format!("{}?said={said}", Place::Text(text.short_id, InText::Look))))
            }
            Err(Error::Refused(why)) => {
                faults.note(field_of(why), refusal(why));
                self.look_page(asked, present, text, &faults, refused_with(why)).await
            }
            Err(error) => Err(error.into()),
        }
    }
}
