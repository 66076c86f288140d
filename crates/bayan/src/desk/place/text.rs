//! The places about one text.

use super::{Needs, Speaks, Ways};
use bayan_core::{
    id::{CommentId, InvitationId, RevisionId},
    role::Capability,
    workflow::Deed,
};
use std::fmt;

/// Something about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InText {
    /// How it stands, and what can be done.
    Look,
    /// Writing it.
    Edit,
    /// Keeping what is being written.
    Autosave,
    /// Having it open.
    Here,
    /// What two people wrote at once.
    Conflict,
    /// A deed of the workflow.
    Do(Deed),
    /// What it said before.
    History,
    /// One version of that; taking it back.
    Past(RevisionId),
    /// Beginning it in another language: the key of the edition.
    Translate(String),
    /// Making a link for somebody outside.
    Guests,
    /// Revoking one.
    Guest(InvitationId),
    /// Saying something about it.
    Comments,
    /// Settling what was said, or taking it up again.
    Comment(CommentId),
    /// Showing in the places of pictures those that have taken them.
    NewerPictures,
    /// At the head of every page, or there no more.
    Banner,
    /// What it is filed under.
    Subjects,
    /// The same for the editor.
    SubjectsNow,
    /// The dates that it mentions.
    Dates,
    /// As readers will see it, on devices of theirs.
    Preview,
    /// The page itself.
    PreviewPage,
}

/// Whoever works on texts in some way.
pub(super) const WORKS: Needs =
    Needs::MayOneOf(&[Capability::Write, Capability::Translate, Capability::Approve]);
/// Whoever writes.
const WRITES: Needs = Needs::MayOneOf(&[Capability::Write, Capability::Translate]);

impl InText {
    /// The place behind the address of a text.
    pub(super) fn parse(segments: &[&str]) -> Option<InText> {
        Some(match *segments {
            [] => InText::Look,
            ["edit"] => InText::Edit,
            ["autosave"] => InText::Autosave,
            ["here"] => InText::Here,
            ["conflict"] => InText::Conflict,
            ["do", deed] => InText::Do(Deed::named(deed)?),
            ["history"] => InText::History,
            ["history", id] => InText::Past(id.parse().ok()?),
            ["translate", edition] => InText::Translate(edition.to_owned()),
            ["guests"] => InText::Guests,
            ["guests", id] => InText::Guest(id.parse().ok()?),
            ["comments"] => InText::Comments,
            ["comments", id] => InText::Comment(id.parse().ok()?),
            ["newer-pictures"] => InText::NewerPictures,
            ["banner"] => InText::Banner,
            ["subjects"] => InText::Subjects,
            ["subjects.json"] => InText::SubjectsNow,
            ["dates"] => InText::Dates,
            ["preview"] => InText::Preview,
            ["preview", "page"] => InText::PreviewPage,
            _ => return None,
        })
    }

    pub(super) fn about(&self) -> (Needs, Ways) {
        let reads = Needs::May(Capability::ReadDrafts);
        match self {
            InText::Look | InText::History | InText::Preview | InText::PreviewPage => (reads, Ways::Shows),
            InText::Banner => (Needs::May(Capability::Publish), Ways::Takes),
            InText::Edit => (WRITES, Ways::Both),
            InText::Autosave | InText::Here | InText::Conflict | InText::NewerPictures => {
                (WRITES, Ways::Takes)
            }
            // What else it takes, the rules say with the text.
            InText::Do(Deed::Edit | Deed::Submit | Deed::Discard) => (WRITES, Ways::Takes),
            InText::Do(Deed::Approve | Deed::SendBack | Deed::SettleReview) => {
                (Needs::May(Capability::Approve), Ways::Takes)
            }
            InText::Do(
                Deed::Publish
                | Deed::Schedule
                | Deed::Unschedule
                | Deed::PublishInEmergency
                | Deed::SetExpiry
                | Deed::DropExpiry
                | Deed::Withdraw
                | Deed::Replace
                | Deed::Restore,
            ) => (Needs::May(Capability::Publish), Ways::Takes),
            // Whether somebody may take it back, the rules say.
            InText::Past(_) => (reads, Ways::Both),
            // Whether somebody may give an approval away, the rules say.
            InText::Guests | InText::Guest(_) | InText::Comments | InText::Comment(_) => (WORKS, Ways::Takes),
            // Whether whoever writes decides or whoever publishes, the rules say with the text.
            InText::Subjects | InText::SubjectsNow => (WORKS, Ways::Takes),
            InText::Dates => (reads, Ways::Both),
            InText::Translate(_) => (Needs::May(Capability::Translate), Ways::Both),
        }
    }

    pub(super) fn speaks(&self) -> Speaks {
        match self {
            InText::Autosave | InText::Here | InText::SubjectsNow => Speaks::Json,
            InText::Edit | InText::Conflict => Speaks::Texts,
            InText::Look
            | InText::Do(_)
            | InText::History
            | InText::Past(_)
            | InText::Translate(_)
            | InText::Guests
            | InText::Guest(_)
            | InText::Comments
            | InText::Comment(_)
            | InText::NewerPictures
            | InText::Banner
            | InText::Subjects
            | InText::Dates
            | InText::Preview
            | InText::PreviewPage => Speaks::Pages,
        }
    }

    /// Every place, for the tests of the table.
    #[cfg(test)]
    pub(super) fn all(id: &str) -> Vec<InText> {
        let mut all = vec![
            InText::Look,
            InText::Edit,
            InText::Autosave,
            InText::Here,
            InText::Conflict,
            InText::History,
            InText::Past(id.parse().unwrap()),
            InText::Translate("en".into()),
            InText::Guests,
            InText::Guest(id.parse().unwrap()),
            InText::Comments,
            InText::Comment(id.parse().unwrap()),
            InText::NewerPictures,
            InText::Banner,
            InText::Subjects,
            InText::SubjectsNow,
            InText::Dates,
            InText::Preview,
            InText::PreviewPage,
        ];
        all.extend(Deed::ALL.map(InText::Do));
        all
    }
}

impl fmt::Display for InText {
    /// What stands behind the address of the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InText::Look => Ok(()),
            InText::Edit => f.write_str("/edit"),
            InText::Autosave => f.write_str("/autosave"),
            InText::Here => f.write_str("/here"),
            InText::Conflict => f.write_str("/conflict"),
            InText::Do(deed) => write!(f, "/do/{}", deed.as_str()),
            InText::History => f.write_str("/history"),
            InText::Past(id) => write!(f, "/history/{id}"),
            InText::Translate(edition) => write!(f, "/translate/{edition}"),
            InText::Guests => f.write_str("/guests"),
            InText::Guest(id) => write!(f, "/guests/{id}"),
            InText::Comments => f.write_str("/comments"),
            InText::Comment(id) => write!(f, "/comments/{id}"),
            InText::NewerPictures => f.write_str("/newer-pictures"),
            InText::Banner => f.write_str("/banner"),
            InText::Subjects => f.write_str("/subjects"),
            InText::SubjectsNow => f.write_str("/subjects.json"),
            InText::Dates => f.write_str("/dates"),
            InText::Preview => f.write_str("/preview"),
            InText::PreviewPage => f.write_str("/preview/page"),
        }
    }
}
