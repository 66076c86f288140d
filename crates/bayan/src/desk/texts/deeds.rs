//! Deeds of the workflow, as forms send them.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::{Fault, Faults, optional},
        place::{InText, Place},
        reply::Reply,
    },
    by,
    look::category,
    words::{refusal, refused_with},
};
use crate::actions::{self, texts};
use bayan_core::{
    instant::Instant,
    line::Passage,
    text::moment::{self, NoMoment},
    workflow::{Change, Command, Deed, Expiry, Live, Refusal, Withdrawal, Work},
};
use bayan_store::{Error, newsroom::Text};
use hyper::StatusCode;

/// What a form asks for, read.
enum Wish {
    Plain(fn(bayan_core::id::RevisionId) -> Command),
    Reasoned(fn(Passage) -> Command, Passage),
    Emergency(Passage),
    At(Instant),
    Until(Expiry),
    Withdraw(Withdrawal),
}

impl Desk {
    /// Does something with a text, if the rules allow it.
    pub(super) async fn deed(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        deed: Deed,
    ) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let Ok(seen) = asked.form.value("revision").parse() else {
            return Ok(Reply::Message(StatusCode::BAD_REQUEST, "stale"));
        };
        let change = match deed {
            Deed::Submit | Deed::Publish | Deed::PublishInEmergency | Deed::Schedule => {
                match change(asked, text) {
                    Ok(change) => Some(change),
                    Err(fault @ "fault-category") => faults.take("category", Err(fault)),
                    Err(fault) => faults.take("note", Err(fault)),
                }
            }
            _ => Some(None),
        };
        let wish = self.wish(asked, text, deed, &mut faults).await?;
        let (Some(change), Some(wish)) = (change, wish) else {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return self.look_page(asked, present, text, &faults, status).await;
        };
        let newest_only = matches!(deed, Deed::SendBack | Deed::Discard);
        let doing = texts::Doing { document: text.document, seen, change, newest_only };
        let command = move |revision| match &wish {
            Wish::Plain(command) => command(revision),
            Wish::Reasoned(command, reason) => command(reason.clone()),
            Wish::Emergency(reason) => Command::PublishInEmergency(revision, reason.clone()),
            Wish::At(at) => Command::Schedule(revision, *at),
            Wish::Until(expiry) => Command::SetExpiry(Some(expiry.clone())),
            Wish::Withdraw(how) => Command::Withdraw(how.clone()),
        };
        let done = texts::act(&self.app, &asked.site.site, by(asked, present), doing, command).await;
        match done {
            Ok(_) => {
                let page = if deed == Deed::Edit { InText::Edit } else { InText::Look };
                Ok(Reply::To(format!("{}?said={}", Place::Text(text.short_id, page), deed.as_str())))
            }
            Err(Error::Refused(why)) => {
                // What is shown then is how the text stands now.
                let Some(now) = self.find_text(asked, text.short_id).await? else {
                    return Ok(Reply::missing());
                };
                faults.note(field_of(why), refusal(why));
                self.look_page(asked, present, &now, &faults, refused_with(why)).await
            }
            // What readers were to be led to is no public text.
            Err(Error::NotFound(_)) if deed == Deed::Replace => {
                faults.note("other", "fault-other");
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                self.look_page(asked, present, text, &faults, status).await
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn wish(
        &self,
        asked: &Asked,
        text: &Text,
        deed: Deed,
        faults: &mut Faults,
    ) -> Result<Option<Wish>, Failure> {
        let reason = |faults: &mut Faults| {
            let read =
                optional::<2000>(asked.form.value("reason")).and_then(|reason| reason.ok_or("fault-reason"));
            faults.take("reason", read)
        };
        Ok(match deed {
            Deed::Edit => Some(Wish::Plain(|_| Command::Edit)),
            Deed::Submit => Some(Wish::Plain(Command::Submit)),
            Deed::Approve => Some(Wish::Plain(Command::Approve)),
            Deed::Publish => Some(Wish::Plain(Command::Publish)),
            Deed::Unschedule => Some(Wish::Plain(|_| Command::Unschedule)),
            // The text that the public has, not the newest.
            Deed::SettleReview => Some(Wish::Plain(Command::SettleReview)),
            Deed::Restore => Some(Wish::Plain(|_| Command::Restore)),
            Deed::Discard => Some(Wish::Plain(|_| Command::Discard)),
            Deed::SendBack => {
                reason(faults).map(|reason| Wish::Reasoned(|reason| Command::SendBack { reason }, reason))
            }
            Deed::PublishInEmergency => reason(faults).map(Wish::Emergency),
            Deed::Schedule => faults.take("day", moment(asked)).map(Wish::At),
            Deed::SetExpiry => {
                let (at, reason) = (faults.take("day", moment(asked)), reason(faults));
                at.zip(reason).map(|(at, reason)| Wish::Until(Expiry { at, reason }))
            }
            Deed::DropExpiry => Some(Wish::Plain(|_| Command::SetExpiry(None))),
            Deed::Withdraw => reason(faults).map(|reason| {
                Wish::Withdraw(match asked.form.value("how") {
                    "error" => Withdrawal::IssuedInError { reason },
                    _ => Withdrawal::KeptReadable { reason },
                })
            }),
            Deed::Replace => {
                let found = actions::find(&self.app, &asked.site.site, asked.form.value("other")).await;
                let other = match found {
                    Ok(other) if other != text.document => Ok(other),
                    Ok(_) | Err(Error::NotFound(_)) => Err("fault-other"),
                    Err(error) => return Err(error.into()),
                };
                faults.take("other", other).map(|other| Wish::Withdraw(Withdrawal::ReplacedBy(other)))
            }
        })
    }
}

/// The moment that was typed, as clocks of the site show it.
pub(super) fn moment(asked: &Asked) -> Result<Instant, Fault> {
    let (day, time) = (asked.form.value("day"), asked.form.value("time"));
    let meant = moment::moment(&asked.site.site.zone, day, time).map_err(|why| match why {
        NoMoment::Unreadable => "fault-moment",
        NoMoment::Skipped => "fault-moment-skipped",
    });
    meant.map(|meant| meant.at)
}

/// What kind of change the text is, where the public has one already; it must be said then.
fn change(asked: &Asked, text: &Text) -> Result<Option<Change>, Fault> {
    let was_said = !matches!(text.standing.work, Work::Idle | Work::Draft);
    if matches!(text.standing.live, Live::Never) || (was_said && asked.form.maybe("category").is_none()) {
        // Where it was said with the submission, it stands.
        return Ok(None);
    }
    match asked.form.value("category") {
        "minor" => Ok(Some(Change::Minor)),
        word => {
            let category = category(word).ok_or("fault-category")?;
            let note = optional::<2000>(asked.form.value("note"))?.ok_or("fault-note")?;
            Ok(Some(Change::Major { category, note }))
        }
    }
}

/// The field that a refusal is about.
pub(super) fn field_of(why: Refusal) -> &'static str {
    match why {
        Refusal::InThePast | Refusal::Expired => "day",
        _ => "deed",
    }
}
