//! The deeds of the workflow in the table.

use super::{APPROVE, Needs, PUBLISH, Sends, WRITE, takes};
use crate::api::shapes;
use bayan_core::workflow::Deed;

/// What a deed is called, what it does, what it asks and what is sent with it.
pub(super) fn about_deed(deed: Deed) -> (&'static str, &'static str, Needs, Sends) {
    let (summary, needs, sends) = match deed {
        Deed::Edit => ("Takes a text back to be written on.", WRITE, takes::<shapes::Seen>()),
        Deed::Submit => (
            "Sends a text for approval. Of a text that the public has, it is said what kind of change this is: that makes it a correction.",
            WRITE,
            takes::<shapes::Forward>(),
        ),
        Deed::Approve => ("Approves a text that somebody else wrote.", APPROVE, takes::<shapes::Seen>()),
        Deed::SendBack => ("Refuses approval.", APPROVE, takes::<shapes::Reasoned>()),
        Deed::Publish => ("Publishes a text now.", PUBLISH, takes::<shapes::Forward>()),
        Deed::Schedule => ("Has a text published at a moment.", PUBLISH, takes::<shapes::Schedule>()),
        Deed::Unschedule => ("Has it not published then.", PUBLISH, takes::<shapes::Seen>()),
        Deed::PublishInEmergency => (
            "Publishes a text without a second person, who reviews it afterwards.",
            PUBLISH,
            takes::<shapes::Emergency>(),
        ),
        Deed::SettleReview => (
            "Reviews what was published so: the revision that the public has.",
            APPROVE,
            takes::<shapes::Seen>(),
        ),
        Deed::SetExpiry => (
            "Lets a text stand until a moment: then it is withdrawn by itself, and stays readable.",
            PUBLISH,
            takes::<shapes::Expire>(),
        ),
        Deed::DropExpiry => ("Lets it stand on.", PUBLISH, takes::<shapes::Seen>()),
        Deed::Withdraw => (
            "Lets a published text no longer stand; it stays readable under a banner.",
            PUBLISH,
            takes::<shapes::Withdraw>(),
        ),
        Deed::Replace => ("Leads readers of a text to another.", PUBLISH, takes::<shapes::Replace>()),
        Deed::Restore => ("Lets a withdrawn text stand again.", PUBLISH, takes::<shapes::Seen>()),
        Deed::Discard => {
            ("Throws the unpublished work away; it stays in the history.", WRITE, takes::<shapes::Seen>())
        }
    };
    let word = if deed == Deed::Edit { "reopen" } else { deed.as_str() };
    (word, summary, needs, sends)
}
