//! What is sent and answered. The document is written from these types; what they do not name is refused.

mod answered;
mod sent;

pub use answered::{
    Article, ArticleVersion, Articles, Audit, AuditLine, Change, ChangeKind, Content, Correction, Edition,
    Failure, Figure, Hook, Hooks, LiveState, Me, NewHook, Note, Offer, Picture, Pictures, Public, Removed,
    RemovedVersion, Revision, RevisionLine, Revisions, Section, Settings, Site, State, Summary, Text,
    TextLine, Texts, Tried, Version, WorkState,
};
pub use sent::{
    AddHook, Begin, Body, Describe, Emergency, Expire, Forward, Ground, Lead, Reasoned, Remove, Replace,
    Said, SaidKind, Schedule, SectionKey, Seen, Translate, Withdraw, Write,
};
