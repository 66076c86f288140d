//! The places of the newsroom, and what each of them asks of whoever comes.

mod text;

pub use text::InText;

use bayan_core::{
    id::{AccessId, HookId, InvitationId, PasskeyId, PersonId, SessionId, ShortId, TopicId},
    media::Hash,
    role::Capability,
};
use std::fmt;

/// Where the newsroom begins.
pub const DESK: &str = "/desk";

/// A place: something that is shown, or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// What is to be done.
    Home,
    /// What leads to the first published text.
    FirstSteps,
    /// A file that pages load.
    File(String),
    /// Signing in.
    SignIn,
    /// The code that is asked for beside the password.
    Code,
    /// Showing a passkey, beside the password or alone.
    ByPasskey,
    /// Signing out.
    SignOut,
    /// An account for somebody who is invited: the token of the link.
    Welcome(String),
    /// A text for somebody outside: the token of the link.
    Guest(String),
    /// A picture of it.
    GuestPicture(String, Hash),
    /// The texts.
    Texts,
    /// Those with some words in their headline, for the editor.
    FindTexts,
    /// Doing something with several of them.
    SeveralTexts,
    /// Beginning one.
    NewText,
    /// Something about one of them.
    Text(ShortId, InText),
    /// What is to come.
    Calendar,
    /// The texts in all their languages.
    Languages,
    /// What the institution speaks about.
    Topics,
    /// Beginning a topic.
    NewTopic,
    /// One of them.
    Topic(TopicId),
    /// Making it one with another.
    MergeTopic(TopicId),
    /// Dropping it.
    DropTopic(TopicId),
    /// The pictures.
    Media,
    /// Some of them, for the editor.
    FindMedia,
    /// Bringing one.
    Upload,
    /// One of them: its preview.
    Picture(Hash),
    /// What is proposed to be said of it.
    PictureWords(Hash),
    /// What stays in sight of it when it is cut.
    PictureFocus(Hash),
    /// A part of it as a picture of its own.
    PictureCut(Hash),
    /// The one that takes its place.
    PictureReplacement(Hash),
    /// Everybody; inviting.
    People,
    /// Taking an invitation back.
    Revoke(InvitationId),
    /// One of them.
    Person(PersonId),
    /// What that one is.
    Roles(PersonId),
    /// Signing that one out.
    SignOutPerson(PersonId),
    /// A link by which that one makes a new password.
    Again(PersonId),
    /// Asking that one for no code any more.
    TakeFactor(PersonId),
    /// Closing that one's account.
    Close(PersonId),
    /// Opening it again.
    Open(PersonId),
    /// Oneself.
    Me,
    /// One's password.
    Password,
    /// One's second factor: setting it up.
    Factor,
    /// Ending it.
    DropFactor,
    /// One's passkeys; asking a device for one.
    Passkeys,
    /// Keeping one that a device has made.
    AddPasskey,
    /// Coming in by one no more.
    DropPasskey(PasskeyId),
    /// Ending a session of one's own.
    EndSession(SessionId),
    /// The programs that act in one's name; letting one in.
    Programs,
    /// Letting one in no more.
    RevokeProgram(AccessId),
    /// What the site is and has decided.
    Settings,
    /// What it has decided about its work.
    Rule,
    /// Its seal.
    Seal,
    /// The names under which it is reached.
    Hosts,
    /// Beginning an edition of it.
    NewEdition,
    /// An edition of it.
    Edition(String),
    /// Taking it away.
    DropEdition(String),
    /// Its sections.
    Sections(String),
    /// What stands in its navigation behind them.
    Links(String),
    /// The words that it says again and again.
    Boilerplate(String),
    /// The addresses that lead to texts; making one.
    Redirects,
    /// Taking one away.
    DropRedirect,
    /// The addresses that are told of public acts; setting one up.
    Hooks,
    /// Telling one nothing any more.
    EndHook(HookId),
    /// Trying one out.
    TryHook(HookId),
    /// Who did what.
    Audit,
    /// The same as a file.
    AuditFile,
}

/// What a place asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// To be signed in.
    SignedIn,
    /// To have signed in, and be allowed this.
    May(Capability),
    /// To have signed in, and be allowed one of these; what exactly, the rules decide with the text.
    MayOneOf(&'static [Capability]),
}

/// What can be done at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ways {
    /// There is something to see.
    Shows,
    /// Something can be sent to it.
    Takes,
    /// Both.
    Both,
}

/// How much a place takes, and in what form it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// Pages and forms.
    Pages,
    /// Pages, and forms that hold a whole text.
    Texts,
    /// JSON, for a script.
    Json,
    /// JSON, for a script that sends a file.
    Files,
}

/// Whoever changes pictures: those who write, and those who look after them.
pub const BRINGS_MEDIA: Needs =
    Needs::MayOneOf(&[Capability::Write, Capability::Translate, Capability::ManageMedia]);

impl Place {
    /// The place at a path; none where there is none.
    pub fn parse(path: &str) -> Option<Place> {
        let rest = path.strip_prefix(DESK)?;
        let rest = match rest {
            "" => return Some(Place::Home),
            rest => rest.strip_prefix('/')?,
        };
        let segments: Vec<&str> = rest.split('/').collect();
        Some(match *segments.as_slice() {
            ["files", name] => Place::File(name.to_owned()),
            ["first-steps"] => Place::FirstSteps,
            ["sign-in"] => Place::SignIn,
            ["sign-in", "code"] => Place::Code,
            ["sign-in", "passkey"] => Place::ByPasskey,
            ["sign-out"] => Place::SignOut,
            ["welcome", token] => Place::Welcome(token.to_owned()),
            ["guest", token] => Place::Guest(token.to_owned()),
            ["guest", token, hash] => Place::GuestPicture(token.to_owned(), hash.parse().ok()?),
            ["texts"] => Place::Texts,
            ["texts.json"] => Place::FindTexts,
            ["texts", "several"] => Place::SeveralTexts,
            ["texts", "new"] => Place::NewText,
            ["texts", id, ref rest @ ..] => Place::Text(id.parse().ok()?, InText::parse(rest)?),
            ["calendar"] => Place::Calendar,
            ["languages"] => Place::Languages,
            ["topics"] => Place::Topics,
            ["topics", "new"] => Place::NewTopic,
            ["topics", id] => Place::Topic(id.parse().ok()?),
            ["topics", id, "merge"] => Place::MergeTopic(id.parse().ok()?),
            ["topics", id, "drop"] => Place::DropTopic(id.parse().ok()?),
            ["media"] => Place::Media,
            ["media.json"] => Place::FindMedia,
            ["media", "upload"] => Place::Upload,
            ["media", hash] => Place::Picture(hash.parse().ok()?),
            ["media", hash, "words"] => Place::PictureWords(hash.parse().ok()?),
            ["media", hash, "focus"] => Place::PictureFocus(hash.parse().ok()?),
            ["media", hash, "cut"] => Place::PictureCut(hash.parse().ok()?),
            ["media", hash, "replace"] => Place::PictureReplacement(hash.parse().ok()?),
            ["people"] => Place::People,
            ["people", "invitations", id] => Place::Revoke(id.parse().ok()?),
            ["people", id] => Place::Person(id.parse().ok()?),
            ["people", id, "roles"] => Place::Roles(id.parse().ok()?),
            ["people", id, "sign-out"] => Place::SignOutPerson(id.parse().ok()?),
            ["people", id, "again"] => Place::Again(id.parse().ok()?),
            ["people", id, "factor"] => Place::TakeFactor(id.parse().ok()?),
            ["people", id, "close"] => Place::Close(id.parse().ok()?),
            ["people", id, "open"] => Place::Open(id.parse().ok()?),
            ["me"] => Place::Me,
            ["me", "password"] => Place::Password,
            ["me", "factor"] => Place::Factor,
            ["me", "factor", "end"] => Place::DropFactor,
            ["me", "passkeys"] => Place::Passkeys,
            ["me", "passkeys", "add"] => Place::AddPasskey,
            ["me", "passkeys", id] => Place::DropPasskey(id.parse().ok()?),
            ["me", "sessions", id] => Place::EndSession(id.parse().ok()?),
            ["me", "programs"] => Place::Programs,
            ["me", "programs", id] => Place::RevokeProgram(id.parse().ok()?),
            ["settings"] => Place::Settings,
            ["settings", "hooks"] => Place::Hooks,
            ["settings", "hooks", id] => Place::EndHook(id.parse().ok()?),
            ["settings", "hooks", id, "test"] => Place::TryHook(id.parse().ok()?),
            ["settings", "rule"] => Place::Rule,
            ["settings", "seal"] => Place::Seal,
            ["settings", "hosts"] => Place::Hosts,
            ["settings", "editions"] => Place::NewEdition,
            ["settings", "editions", key, "drop"] => Place::DropEdition(key.to_owned()),
            ["settings", "editions", key] => Place::Edition(key.to_owned()),
            ["settings", "editions", key, "sections"] => Place::Sections(key.to_owned()),
            ["settings", "editions", key, "links"] => Place::Links(key.to_owned()),
            ["boilerplate", key] => Place::Boilerplate(key.to_owned()),
            ["redirects"] => Place::Redirects,
            ["redirects", "drop"] => Place::DropRedirect,
            ["audit"] => Place::Audit,
            ["audit.csv"] => Place::AuditFile,
            _ => return None,
        })
    }

    /// What it asks of whoever comes, and what can be done there. The one place where that is said: nothing is
    /// shown or done before.
    fn about(&self) -> (Needs, Ways) {
        use Capability::{ManagePeople, ManageSite, ReadAudit, ReadDrafts, Write};
        use Ways::{Both, Shows, Takes};
        match self {
            Place::SignIn | Place::Welcome(_) | Place::Guest(_) => (Needs::Nothing, Both),
            Place::Code | Place::ByPasskey => (Needs::Nothing, Takes),
            Place::File(_) | Place::GuestPicture(..) => (Needs::Nothing, Shows),
            Place::Home | Place::FirstSteps => (Needs::SignedIn, Shows),
            Place::Me | Place::Factor | Place::Passkeys | Place::Programs => (Needs::SignedIn, Both),
            Place::SignOut
            | Place::Password
            | Place::DropFactor
            | Place::AddPasskey
            | Place::DropPasskey(_)
            | Place::EndSession(_)
            | Place::RevokeProgram(_) => (Needs::SignedIn, Takes),
            Place::Texts
            | Place::FindTexts
            | Place::Calendar
            | Place::Languages
            | Place::Topics
            | Place::Media
            | Place::FindMedia
            | Place::Picture(_) => (Needs::May(ReadDrafts), Shows),
            // What may be done with each, the rules say.
            Place::SeveralTexts => (text::WORKS, Takes),
            Place::NewText => (Needs::May(Write), Both),
            Place::Text(_, within) => within.about(),
            Place::Upload | Place::PictureWords(_) => (BRINGS_MEDIA, Takes),
            Place::PictureFocus(_) | Place::PictureCut(_) | Place::PictureReplacement(_) => {
                (BRINGS_MEDIA, Both)
            }
            Place::People => (Needs::May(ManagePeople), Both),
            Place::Person(_) => (Needs::May(ManagePeople), Shows),
            Place::Revoke(_)
            | Place::Roles(_)
            | Place::SignOutPerson(_)
            | Place::Again(_)
            | Place::TakeFactor(_)
            | Place::Close(_)
            | Place::Open(_) => (Needs::May(ManagePeople), Takes),
            Place::Settings | Place::NewEdition | Place::Edition(_) | Place::Hooks => {
                (Needs::May(ManageSite), Both)
            }
            Place::Rule
            | Place::Seal
            | Place::Hosts
            | Place::DropEdition(_)
            | Place::Sections(_)
            | Place::Links(_)
            | Place::EndHook(_)
            | Place::TryHook(_) => (Needs::May(ManageSite), Takes),
            Place::Boilerplate(_) | Place::NewTopic | Place::Topic(_) | Place::Redirects => {
                (Needs::May(Capability::Publish), Both)
            }
            Place::MergeTopic(_) | Place::DropTopic(_) | Place::DropRedirect => {
                (Needs::May(Capability::Publish), Takes)
            }
            Place::Audit | Place::AuditFile => (Needs::May(ReadAudit), Shows),
        }
    }

    /// What it asks of whoever comes.
    pub fn needs(&self) -> Needs {
        self.about().0
    }

    /// Whether there is something to see.
    pub fn shows(&self) -> bool {
        self.about().1 != Ways::Takes
    }

    /// Whether something can be sent to it.
    pub fn takes(&self) -> bool {
        self.about().1 != Ways::Shows
    }

    /// Where somebody finds what a place is about that shows nothing itself.
    pub fn back(&self) -> String {
        match self {
            Place::Text(id, InText::Autosave | InText::Here | InText::Conflict | InText::SubjectsNow) => {
                Place::Text(*id, InText::Edit).to_string()
            }
            Place::Text(id, _) => Place::Text(*id, InText::Look).to_string(),
            Place::Upload | Place::PictureWords(_) => Place::Media.to_string(),
            Place::SeveralTexts => Place::Texts.to_string(),
            Place::MergeTopic(id) | Place::DropTopic(id) => Place::Topic(*id).to_string(),
            Place::Rule | Place::Seal | Place::Hosts => Place::Settings.to_string(),
            Place::DropRedirect => Place::Redirects.to_string(),
            Place::EndHook(_) | Place::TryHook(_) => Place::Hooks.to_string(),
            Place::Sections(key) | Place::Links(key) | Place::DropEdition(key) => {
                Place::Edition(key.clone()).to_string()
            }
            _ => DESK.to_owned(),
        }
    }

    /// How it speaks.
    pub fn speaks(&self) -> Speaks {
        match self {
            Place::Upload => Speaks::Files,
            Place::FindTexts | Place::FindMedia => Speaks::Json,
            Place::Text(_, within) => within.speaks(),
            Place::Boilerplate(_) => Speaks::Texts,
            _ => Speaks::Pages,
        }
    }
}

impl fmt::Display for Place {
    /// Its path.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(DESK)?;
        match self {
            Place::Home => Ok(()),
            Place::File(name) => write!(f, "/files/{name}"),
            Place::FirstSteps => f.write_str("/first-steps"),
            Place::SignIn => f.write_str("/sign-in"),
            Place::Code => f.write_str("/sign-in/code"),
            Place::ByPasskey => f.write_str("/sign-in/passkey"),
            Place::SignOut => f.write_str("/sign-out"),
            Place::Welcome(token) => write!(f, "/welcome/{token}"),
            Place::Guest(token) => write!(f, "/guest/{token}"),
            Place::GuestPicture(token, hash) => write!(f, "/guest/{token}/{hash}"),
            Place::Texts => f.write_str("/texts"),
            Place::FindTexts => f.write_str("/texts.json"),
            Place::SeveralTexts => f.write_str("/texts/several"),
            Place::NewText => f.write_str("/texts/new"),
            Place::Text(id, within) => write!(f, "/texts/{id}{within}"),
            Place::Calendar => f.write_str("/calendar"),
            Place::Languages => f.write_str("/languages"),
            Place::Topics => f.write_str("/topics"),
            Place::NewTopic => f.write_str("/topics/new"),
            Place::Topic(id) => write!(f, "/topics/{id}"),
            Place::MergeTopic(id) => write!(f, "/topics/{id}/merge"),
            Place::DropTopic(id) => write!(f, "/topics/{id}/drop"),
            Place::Media => f.write_str("/media"),
            Place::FindMedia => f.write_str("/media.json"),
            Place::Upload => f.write_str("/media/upload"),
            Place::Picture(hash) => write!(f, "/media/{hash}"),
            Place::PictureWords(hash) => write!(f, "/media/{hash}/words"),
            Place::PictureFocus(hash) => write!(f, "/media/{hash}/focus"),
            Place::PictureCut(hash) => write!(f, "/media/{hash}/cut"),
            Place::PictureReplacement(hash) => write!(f, "/media/{hash}/replace"),
            Place::People => f.write_str("/people"),
            Place::Revoke(id) => write!(f, "/people/invitations/{id}"),
            Place::Person(id) => write!(f, "/people/{id}"),
            Place::Roles(id) => write!(f, "/people/{id}/roles"),
            Place::SignOutPerson(id) => write!(f, "/people/{id}/sign-out"),
            Place::Again(id) => write!(f, "/people/{id}/again"),
            Place::TakeFactor(id) => write!(f, "/people/{id}/factor"),
            Place::Close(id) => write!(f, "/people/{id}/close"),
            Place::Open(id) => write!(f, "/people/{id}/open"),
            Place::Me => f.write_str("/me"),
            Place::Password => f.write_str("/me/password"),
            Place::Factor => f.write_str("/me/factor"),
            Place::DropFactor => f.write_str("/me/factor/end"),
            Place::Passkeys => f.write_str("/me/passkeys"),
            Place::AddPasskey => f.write_str("/me/passkeys/add"),
            Place::DropPasskey(id) => write!(f, "/me/passkeys/{id}"),
            Place::EndSession(id) => write!(f, "/me/sessions/{id}"),
            Place::Programs => f.write_str("/me/programs"),
            Place::RevokeProgram(id) => write!(f, "/me/programs/{id}"),
            Place::Settings => f.write_str("/settings"),
            Place::Hooks => f.write_str("/settings/hooks"),
            Place::EndHook(id) => write!(f, "/settings/hooks/{id}"),
            Place::TryHook(id) => write!(f, "/settings/hooks/{id}/test"),
            Place::Rule => f.write_str("/settings/rule"),
            Place::Seal => f.write_str("/settings/seal"),
            Place::Hosts => f.write_str("/settings/hosts"),
            Place::NewEdition => f.write_str("/settings/editions"),
            Place::Edition(key) => write!(f, "/settings/editions/{key}"),
            Place::DropEdition(key) => write!(f, "/settings/editions/{key}/drop"),
            Place::Sections(key) => write!(f, "/settings/editions/{key}/sections"),
            Place::Links(key) => write!(f, "/settings/editions/{key}/links"),
            Place::Boilerplate(key) => write!(f, "/boilerplate/{key}"),
            Place::Redirects => f.write_str("/redirects"),
            Place::DropRedirect => f.write_str("/redirects/drop"),
            Place::Audit => f.write_str("/audit"),
            Place::AuditFile => f.write_str("/audit.csv"),
        }
    }
}

#[cfg(test)]
mod tests;
