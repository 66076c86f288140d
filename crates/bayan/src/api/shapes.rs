//! What is sent and answered. The document is written from these types; what they do not name is refused.

mod answered;
mod house;
mod sent;
mod topics;

pub use answered::{
    Article, ArticleVersion, Articles, Change, ChangeKind, Content, Correction, Edition, Failure, Figure,
    LiveState, Me, Note, Offer, Public, Revision, RevisionLine, Revisions, Section, Site, State, Summary,
    Text, TextLine, Texts, Version, WorkState,
};
pub use house::{
    AddEdition, Audit, AuditLine, Boilerplate, ChangeEdition, ChangeSite, Comment, DropRedirect, Focus,
    Guest, Guests, Hook, Hooks, Hosts, Link, Links, MakeRedirect, NewGuest, NewHook, Picture, Pictures,
    Redirect, Redirects, Removed, RemovedVersion, Seal, Sections, Settings, StandingWords, Thread, Threads,
    Tried,
};
pub use sent::{
    AddGuest, AddHook, Begin, Body, CutPicture, Describe, EditionKey, Emergency, Expire, Forward, Ground,
    GuestFor, Lead, Reasoned, Remove, Replace, ReplacePicture, Said, SaidKind, Say, Schedule, SectionKey,
    Seen, SetBanner, Settle, Translate, Withdraw, Write,
};
pub use topics::{
    ChangeTopic, DateVerdict, DecideDates, FileUnder, MergeTopic, PublicTopic, PublicTopics, SearchHit,
    SearchResults, TextDate, TextDates, Topic, TopicName, Topics,
};
