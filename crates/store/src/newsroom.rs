//! What the newsroom asks and keeps: texts in work, drafts, their history, who is at them.

mod banners;
mod comments;
mod dates;
mod drafts;
mod glance;
mod guests;
mod history;
mod list;
mod open;
mod pictures;
mod plan;
mod progress;
mod text;
mod touched;

pub(crate) use banners::end_without_text;
pub use banners::{banner, end_banner, end_due_banners, has_due_banner, set_banner};
pub use comments::{Comment, NewComment, Thread, beginning, comment, commented, comments, resolve};
pub(crate) use dates::read_verdicts;
pub use dates::{Verdict, Verdicts, decide_dates, first_public, verdicts};
pub use drafts::{Draft, save};
pub use glance::{Glance, lately_public};
pub use guests::{Guest, NewGuest, guest, guest_label, guests, invite_guest, revoke_guest, until, use_guest};
pub use history::{Past, history, past};
pub(crate) use list::pattern;
pub use list::{Filter, Line, Wanted, among, behind, due, expired, in_work, list, owed};
pub use open::{others, stay};
pub use pictures::{
    Picture, Words, name, newer, picture, pictures, preview, propose, replace, set_focus, set_whole,
};
pub use plan::{InLanguages, Planned, in_languages, planned};
pub use progress::{Progress, progress};
pub use text::{Text, Version, freshness_of, source, text, versions};
pub use touched::{Touched, last_touched, touched, touched_since};
