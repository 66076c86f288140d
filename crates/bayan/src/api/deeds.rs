//! Deeds of the workflow, as programs send them; and removal by order.

use super::{
    Api, Made,
    call::Call,
    problem::Problem,
    shapes::{self, SaidKind},
    view,
};
use crate::{
    actions::{
        self,
        remove::{self, NotRemoved, Removal},
        texts::{self, Doing},
    },
    desk::form::optional,
};
use bayan_core::{
    id::RevisionId,
    instant::Instant,
    line::Passage,
    publication::Ground,
    workflow::{Category, Change, Command, Deed, Expiry, Live, Withdrawal, Work},
};
use bayan_store::{Error, newsroom::Text};

/// How many parts are removed at once.
const PARTS: usize = 500;

/// What is asked for, read: the revision that was seen, what is said of the change, and the command.
struct Wish {
    seen: RevisionId,
    change: Option<Change>,
    command: Box<dyn Fn(RevisionId) -> Command + Send>,
}

impl Api {
    /// Does something with a text, if the rules allow it.
    pub(super) async fn deed(&self, call: &Call, deed: Deed) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let Wish { seen, change, command } = self.wish(call, &text, deed).await?;
        // A review is of what the public has; all else is of the newest, which must have been seen.
        let newest_only = deed != Deed::SettleReview;
        let doing = Doing { document: text.document, seen, change, newest_only };
        match texts::act(&self.app, &call.site.site, call.by()?, doing, command).await {
            Ok(_) => {}
            // What readers were to be led to is no public text.
            Err(Error::NotFound(_)) if deed == Deed::Replace => {
                return Err(Problem::field("/by", "fault-other"));
            }
            Err(error) => return Err(error.into()),
        }
        self.afterwards(call, Vec::new()).await
    }

    async fn wish(&self, call: &Call, text: &Text, deed: Deed) -> Result<Wish, Problem> {
        let plain = |command: fn(RevisionId) -> Command| {
            let sent: shapes::Seen = call.sent()?;
            Ok(Wish { seen: seen(&sent.revision)?, change: None, command: Box::new(command) })
        };
        let forward = |command: fn(RevisionId) -> Command| {
            let sent: shapes::Forward = call.sent()?;
            let (seen, change) = (seen(&sent.revision)?, change(text, sent.change)?);
            Ok(Wish { seen, change, command: Box::new(command) })
        };
        match deed {
            Deed::Edit => plain(|_| Command::Edit),
            Deed::Submit => forward(Command::Submit),
            Deed::Approve => plain(Command::Approve),
            Deed::Publish => forward(Command::Publish),
            Deed::Unschedule => plain(|_| Command::Unschedule),
            // The text that the public has, not the newest.
            Deed::SettleReview => plain(Command::SettleReview),
            Deed::Restore => plain(|_| Command::Restore),
            Deed::Discard => plain(|_| Command::Discard),
            Deed::SendBack => {
                let sent: shapes::Reasoned = call.sent()?;
                let (seen, reason) = (seen(&sent.revision)?, reason(&sent.reason)?);
                let command = move |_| Command::SendBack { reason: reason.clone() };
                Ok(Wish { seen, change: None, command: Box::new(command) })
            }
            Deed::PublishInEmergency => {
                let sent: shapes::Emergency = call.sent()?;
                let (seen, reason) = (seen(&sent.revision)?, reason(&sent.reason)?);
                let change = change(text, sent.change)?;
                let command = move |revision| Command::PublishInEmergency(revision, reason.clone());
                Ok(Wish { seen, change, command: Box::new(command) })
            }
            Deed::Schedule => {
                let sent: shapes::Schedule = call.sent()?;
                let (seen, change) = (seen(&sent.revision)?, change(text, sent.change)?);
                let at = moment(&sent.at)?;
                Ok(Wish { seen, change, command: Box::new(move |revision| Command::Schedule(revision, at)) })
            }
            Deed::SetExpiry => {
                let sent: shapes::Expire = call.sent()?;
                let (seen, reason) = (seen(&sent.revision)?, reason(&sent.reason)?);
                let expiry = Expiry { at: moment(&sent.at)?, reason };
                let command = move |_| Command::SetExpiry(Some(expiry.clone()));
                Ok(Wish { seen, change: None, command: Box::new(command) })
            }
            Deed::DropExpiry => plain(|_| Command::SetExpiry(None)),
            Deed::Withdraw => {
                let sent: shapes::Withdraw = call.sent()?;
                let (seen, reason) = (seen(&sent.revision)?, reason(&sent.reason)?);
                let how = match sent.in_error {
                    true => Withdrawal::IssuedInError { reason },
                    false => Withdrawal::KeptReadable { reason },
                };
                Ok(Wish { seen, change: None, command: Box::new(move |_| Command::Withdraw(how.clone())) })
            }
            Deed::Replace => {
                let sent: shapes::Replace = call.sent()?;
                let seen = seen(&sent.revision)?;
                let other = match actions::find(&self.app, &call.site.site, &sent.by).await {
                    Ok(other) if other != text.document => other,
                    Ok(_) | Err(Error::NotFound(_)) => return Err(Problem::field("/by", "fault-other")),
                    Err(error) => return Err(error.into()),
                };
                let command = move |_| Command::Withdraw(Withdrawal::ReplacedBy(other));
                Ok(Wish { seen, change: None, command: Box::new(command) })
            }
        }
    }

    /// Removes by order, or tells what would go.
    pub(super) async fn remove(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::Remove = call.sent()?;
        if sent.parts.len() > PARTS {
            return Err(Problem::field("/parts", "fault-parts"));
        }
        let headline = sent.headline.as_deref().map(str::parse).transpose();
        let removal = Removal {
            ground: match sent.ground {
                shapes::Ground::Court => Ground::Court,
                shapes::Ground::Privacy => Ground::Privacy,
                shapes::Ground::Rights => Ground::Rights,
                shapes::Ground::Safety => Ground::Safety,
                shapes::Ground::Other => Ground::Other,
            },
            reason: reason(&sent.reason)?,
            parts: sent.parts,
            headline: headline.map_err(|_| Problem::field("/headline", "fault-missing"))?,
            emergency: match &sent.emergency {
                Some(why) => Some(passage("/emergency", why)?),
                None => None,
            },
        };
        let versions =
            remove::preview(&self.app, text.document, &removal.parts).await.map_err(not_removed)?;
        let versions =
            versions.into_iter().map(|(act, parts)| shapes::RemovedVersion { act, parts }).collect();
        if !sent.confirm {
            return Made::shown(shapes::Removed { done: false, versions, left: None });
        }
        let site = &call.site.site;
        let left = match remove::remove(&self.app, site, text.document, removal, Some(call.by()?)).await {
            Ok(_) => None,
            Err(NotRemoved::Left(left)) => Some(left),
            Err(error) => return Err(not_removed(error)),
        };
        actions::show::show_now(&self.app, site).await;
        Made::shown(shapes::Removed { done: true, versions, left })
    }
}

fn not_removed(error: NotRemoved) -> Problem {
    match error {
        NotRemoved::Store(error) => error.into(),
        NotRemoved::Part(_) | NotRemoved::Version(_) => Problem::field("/parts", "fault-parts"),
        NotRemoved::Headline => Problem::field("/headline", "fault-missing"),
        NotRemoved::List(error) => Problem::failed(format!("{error:#}")),
        NotRemoved::Left(left) => Problem::failed(left),
    }
}

fn seen(text: &str) -> Result<RevisionId, Problem> {
    view::identity("/revision", text)
}

fn moment(text: &str) -> Result<Instant, Problem> {
    let at: Result<jiff::Timestamp, _> = text.parse();
    at.map(Instant::from).map_err(|_| Problem::field("/at", "fault-timestamp"))
}

fn passage(pointer: &str, text: &str) -> Result<Passage, Problem> {
    let read = optional::<2000>(text).and_then(|text| text.ok_or("fault-reason"));
    read.map_err(|fault| Problem::field(pointer, fault))
}

fn reason(text: &str) -> Result<Passage, Problem> {
    passage("/reason", text)
}

/// What kind of change the text is, where the public has one already; it must be said then, once.
fn change(text: &Text, said: Option<shapes::Said>) -> Result<Option<Change>, Problem> {
    let was_said = !matches!(text.standing.work, Work::Idle | Work::Draft);
    let Some(said) = said else {
        let needed = !matches!(text.standing.live, Live::Never) && !was_said;
        return if needed { Err(Problem::field("/change", "fault-category")) } else { Ok(None) };
    };
    if matches!(text.standing.live, Live::Never) {
        // Nobody is told of a change to what nobody has read.
        return Err(Problem::field("/change", "fault-change-first"));
    }
    let category = match said.category {
        SaidKind::Minor => return Ok(Some(Change::Minor)),
        SaidKind::Fact => Category::Fact,
        SaidKind::Addition => Category::Addition,
        SaidKind::Clarification => Category::Clarification,
    };
    let note = optional::<2000>(said.note.as_deref().unwrap_or_default());
    let note = note.and_then(|note| note.ok_or("fault-note"));
    Ok(Some(Change::Major { category, note: note.map_err(|fault| Problem::field("/change/note", fault))? }))
}
