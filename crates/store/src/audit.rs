//! Who did what, when: rows that are only ever added, in the transaction of the deed.

use crate::{acting::Acting, db::Conn, error::Result, value::values};
use bayan_core::{
    chance::draw,
    id::{DocumentId, RevisionId},
    workflow::Command,
};

/// The word for a command.
pub(crate) fn name(command: &Command) -> &'static str {
    match command {
        Command::Edit => "edit",
        Command::Submit(_) => "submit",
        Command::SendBack { .. } => "send-back",
        Command::Approve(_) => "approve",
        Command::ApproveAsGuest(..) => "approve-as-guest",
        Command::Schedule(..) => "schedule",
        Command::Unschedule => "unschedule",
        Command::Publish(_) => "publish",
        Command::PublishInEmergency(..) => "publish-in-emergency",
        Command::SettleReview => "settle-review",
        Command::ScheduleFailed(_) => "schedule-failed",
        Command::Import { .. } => "import",
        Command::Withdraw(_) => "withdraw",
        Command::Restore => "restore",
        Command::Discard => "discard",
    }
}

/// Adds a row: who did what to which text, and what there is to say about it.
pub(crate) fn add(
    conn: &mut Conn,
    acting: Acting<'_>,
    action: &str,
    (document, revision): (DocumentId, RevisionId),
    detail: Option<String>,
) -> Result<()> {
    let id = data_encoding::HEXLOWER.encode(&draw::<16>(acting.chance));
    conn.run(
        "INSERT INTO audit (id, site, at, actor, action, document, revision, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![id, acting.site, acting.now, acting.actor.person, action, document, revision, detail],
    )?;
    Ok(())
}
