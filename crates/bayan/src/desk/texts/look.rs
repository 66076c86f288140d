//! A text: where it stands, what it says, what can be done with it.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::Faults,
        frame::Framed,
        place::{InText, Place},
        reply::Reply,
    },
    by, comments, head,
    history::is_removed,
    reading::reading,
    words::{failure, refusal, says},
};
use crate::{
    actions::texts::{actor, may_everywhere},
    comparing,
};
use bayan_core::{
    content::Content,
    instant::Instant,
    role::Capability,
    workflow::{Approval, Category, Change, Deed, Live, Offer, Right, Work, offers},
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    newsroom::{self, Guest, Text, Thread, Version},
    people, revisions,
};
use hyper::StatusCode;

/// What is read of a text beside itself.
struct Around {
    offers: Vec<Offer>,
    versions: Vec<Version>,
    published: Option<Content>,
    approver: Option<String>,
    guests: Vec<Guest>,
    threads: Vec<Thread>,
    works: bool,
    /// Whether pictures of it have been replaced, and this person may show the newer.
    may_renew: bool,
    /// Whether it may be put at the head of every page, and until when it stands there.
    banner: Option<Option<Option<Instant>>>,
}

impl Desk {
    pub(super) async fn look(&self, asked: &Asked, present: &Present, text: &Text) -> Result<Reply, Failure> {
        self.look_page(asked, present, text, &Faults::default(), StatusCode::OK).await
    }

    /// The page of a text, with what is wrong with a form that was sent to it.
    pub(super) async fn look_page(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        faults: &Faults,
        status: StatusCode,
    ) -> Result<Reply, Failure> {
        self.look_page_with(asked, present, text, faults, (status, None)).await
    }

    /// The same with a link for somebody outside that was just made.
    pub(super) async fn look_page_with(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        faults: &Faults,
        (status, link): (StatusCode, Option<(String, String)>),
    ) -> Result<Reply, Failure> {
        let around = self.around(asked, present, text).await?;
        let content = &text.standing.newest.content;
        let shown = self.shown(asked, &[content]).await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let head = head(&framed, text);
        let changes = match &around.published {
            Some(published) if !matches!(text.standing.work, Work::Idle) => {
                comparing::contents(published, content)
            }
            _ => Vec::new(),
        };
        let typed = |name: &str, otherwise: &str| asked.form.maybe(name).unwrap_or(otherwise).to_owned();
        let (category, note) = match &text.standing.newest.change {
            Change::Minor => ("minor", ""),
            Change::Major { category, note } => (category.as_str(), note.as_str()),
        };
        let chosen = match asked.form.maybe("category") {
            Some(typed) => typed,
            // Nobody has said yet what a change is that was only just begun.
            None if category == "minor" && !is_decided(&text.standing.work) => "",
            None => category,
        };
        let choice = |key: &str| context::Choice {
            id: key.to_owned(),
            key: key.to_owned(),
            name: String::new(),
            chosen: key == chosen,
        };
        let page = context::Text {
            common: framed.common(&head.headline.clone()),
            says: says(&framed, text, around.approver.as_deref()),
            sent_back: text.sent_back.as_ref().map(|(name, reason)| {
                framed.say("says-sent-back", &[("name", name.clone()), ("reason", reason.clone())])
            }),
            failure: failure(&framed, &text.standing.work),
            deeds: deeds(&framed, text, &around.offers),
            changes_public: !matches!(text.standing.live, Live::Never),
            categories: ["minor", "fact", "addition", "clarification"].map(choice).into(),
            note: typed("note", note),
            approved: is_decided(&text.standing.work),
            sent: match Place::parse(&asked.path) {
                Some(Place::Text(_, InText::Do(deed))) => deed.as_str(),
                Some(Place::Text(_, InText::Banner)) => "banner",
                _ => "",
            },
            reason: typed("reason", ""),
            day: typed("day", ""),
            time: typed("time", ""),
            other: typed("other", ""),
            zone: zone(&asked.site.site.zone, self.app.clock.now()),
            doubts: self.doubts(asked, &framed, text, content).await?,
            newer_pictures: around
                .may_renew
                .then(|| Place::Text(text.short_id, InText::NewerPictures).to_string()),
            authors: match text.standing.work {
                Work::Idle => Vec::new(),
                _ => text.authors.iter().map(|(_, name)| name.clone()).collect(),
            },
            reading: reading(content, &text.standing.newest.slug, &shown),
            changes,
            link: link.map(|(label, url)| {
                // As long as it leads in, see `newsroom::until`.
                let from = match (asked.form.value("for"), &text.standing.work) {
                    ("embargo", Work::Scheduled { at, .. }) => *at,
                    _ => self.app.clock.now(),
                };
                let until = framed.moment(newsroom::until(from));
                context::Link { label, url, until }
            }),
            banner: around.banner.map(|stands| context::Banner {
                url: Place::Text(text.short_id, InText::Banner).to_string(),
                stands: stands.is_some(),
                until: stands.flatten().map(|until| framed.moment(until)),
            }),
            guests: around.guests.iter().map(|guest| guest_row(&framed, text, guest)).collect(),
            invites: around.works.then(|| Place::Text(text.short_id, InText::Guests).to_string()),
            invites_approval: around
                .offers
                .iter()
                .any(|offer| offer.deed == Deed::Approve && offer.refused.is_none()),
            invites_embargo: text.comes_at().is_some() && present.account.roles.may(Capability::Publish),
            guest: typed("guest", ""),
            guest_for: typed("for", "reading"),
            guest_open: matches!(Place::parse(&asked.path), Some(Place::Text(_, InText::Guests)))
                && !faults.is_empty(),
            threads: around.threads.iter().map(|thread| comments::row(&framed, text, thread)).collect(),
            comments: (around.works && !is_removed(text))
                .then(|| Place::Text(text.short_id, InText::Comments).to_string()),
            places: comments::places(text, asked.form.value("about")),
            comment: typed("comment", ""),
            // Where that is gone, what was typed stands in the form for something new.
            answering: match around
                .threads
                .iter()
                .any(|thread| thread.first.id.to_string() == typed("answers", ""))
            {
                true => typed("answers", ""),
                false => String::new(),
            },
            missing: missing(asked, present, text, &around.versions),
            versions: around.versions.iter().map(|version| version_row(&framed, version, text)).collect(),
            subjects: self.subjects(asked, present, text, content).await?,
            dates: self.dates_link(asked, present, text).await?,
            history: Place::Text(text.short_id, InText::History).to_string(),
            preview: Place::Text(text.short_id, InText::Preview).to_string(),
            head,
        };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::Text(&page))?))
    }

    async fn around(&self, asked: &Asked, present: &Present, text: &Text) -> Result<Around, Failure> {
        let (site, now, by, text) =
            (asked.site.site.id, self.app.clock.now(), by(asked, present), text.clone());
        let look = move |conn: &mut bayan_store::db::Conn| {
            let actor = actor(conn, &by, text.document)?;
            let standing = &text.standing;
            let published = match &standing.live {
                Live::Published { revision, .. } | Live::Withdrawn { revision, .. } => {
                    Some(revisions::load(conn, *revision)?.content)
                }
                Live::Never => None,
            };
            let approver = match &standing.work {
                Work::Approved { approval: Approval::By(person), .. }
                | Work::Scheduled { approval: Approval::By(person), .. } => {
                    people::account(conn, site, *person)?.map(|account| account.name)
                }
                Work::Approved { approval: Approval::ByGuest(id), .. }
                | Work::Scheduled { approval: Approval::ByGuest(id), .. } => {
                    newsroom::guest_label(conn, *id)?
                }
                _ => None,
            };
            let stands = newsroom::banner(conn, text.document)?;
            let may_stand = matches!(standing.live, Live::Published { .. })
                && may_everywhere(conn, &by, text.document).is_ok();
            // Whoever may publish takes it away, whatever has become of the text.
            let may_end = stands.is_some() && actor.rights.contains(&Right::Publish);
            let banner = (may_stand || may_end).then_some(stands);
            let may_write = matches!(standing.work, Work::Idle | Work::Draft)
                && actor.rights.contains(&Right::Write)
                && !is_removed(&text);
            let media = standing.newest.content.media();
            Ok(Around {
                may_renew: may_write && !newsroom::newer(conn, site, &media)?.is_empty(),
                banner,
                offers: offers(text.policy, now, &actor, &standing.facts, &standing.work, &standing.live),
                versions: newsroom::versions(conn, text.item)?,
                published,
                approver,
                guests: newsroom::guests(conn, text.document, now)?,
                threads: newsroom::comments(conn, text.document)?,
                works: !actor.rights.is_empty(),
            })
        };
        Ok(self.app.store.writer.look(look).await?)
    }
}

/// Whether somebody has said what kind of change the text is.
fn is_decided(work: &Work) -> bool {
    matches!(work, Work::InReview { .. } | Work::Approved { .. } | Work::Scheduled { .. })
}

fn deeds(framed: &Framed<'_>, text: &Text, offers: &[Offer]) -> Vec<context::Deed> {
    let deed = |offer: &Offer| {
        // What waits for something is taken back before it is changed; else writing is a page of its own.
        let within = match (&text.standing.work, offer.deed) {
            (Work::Idle | Work::Draft, Deed::Edit) => InText::Edit,
            (_, deed) => InText::Do(deed),
        };
        let key = match (&within, offer.deed) {
            (InText::Do(Deed::Edit), _) => "take-back",
            (_, deed) => deed.as_str(),
        };
        context::Deed {
            key,
            url: Place::Text(text.short_id, within).to_string(),
            refused: offer.refused.map(|why| framed.say(refusal(why), &[])),
        }
    };
    let mut deeds: Vec<context::Deed> = offers.iter().map(deed).collect();
    // Who has written something goes on with it; who has only a headline writes.
    let is_written = !text.standing.newest.content.blocks.is_empty();
    let goes_forward = |deed: &context::Deed| {
        matches!(deed.key, "submit" | "approve" | "publish" | "settle") && deed.refused.is_none()
    };
    let begins_with_writing = deeds.first().is_some_and(|first| matches!(first.key, "edit" | "take-back"));
    if let Some(at) = deeds.iter().position(goes_forward).filter(|_| is_written && begins_with_writing) {
        let forward = deeds.remove(at);
        deeds.insert(0, forward);
    }
    deeds
}

fn guest_row(framed: &Framed<'_>, text: &Text, guest: &Guest) -> context::GuestRow {
    context::GuestRow {
        label: guest.label.clone(),
        approves: guest.revision.is_some(),
        embargo: guest.embargo,
        until: framed.moment(guest.expires_at),
        revoke: Place::Text(text.short_id, InText::Guest(guest.id)).to_string(),
    }
}

/// Where a version stands, in a few words.
pub(in crate::desk) fn version_says(framed: &Framed<'_>, version: &Version) -> String {
    match (version.work.as_str(), version.live.as_deref()) {
        ("idle", Some(live)) => framed.say(&format!("live-{live}"), &[]),
        ("idle", None) => framed.say("work-discarded", &[]),
        ("draft", Some(_)) => framed.say("work-new-version", &[]),
        (work, _) => framed.say(&format!("work-{work}"), &[]),
    }
}

fn version_row(framed: &Framed<'_>, version: &Version, text: &Text) -> context::Version {
    let edition = framed.edition(version.edition);
    let dir = edition.map_or("ltr", |edition| edition.dir.as_str());
    let says = version_says(framed, version);
    context::Version {
        text: context::Beside {
            url: Place::Text(version.short_id, InText::Look).to_string(),
            headline: version.headline.clone(),
            lang: edition.map(|edition| edition.lang.to_string()).unwrap_or_default(),
            dir,
            edition: edition.map(|edition| edition.name.clone()).unwrap_or_default(),
        },
        says,
        freshness: version.freshness.map(|freshness| freshness.as_str()),
        original: version.original.is_none(),
        current: version.document == text.document,
    }
}

/// The editions without a version, for whoever may begin one.
fn missing(asked: &Asked, present: &Present, text: &Text, versions: &[Version]) -> Vec<context::Missing> {
    let has_none = |edition: &&bayan_store::front::Edition| {
        present.account.roles.may_in(Capability::Translate, &edition.key)
            && !versions.iter().any(|version| version.edition == edition.id)
    };
    let one = |edition: &bayan_store::front::Edition| context::Missing {
        edition: edition.name.clone(),
        lang: edition.lang.to_string(),
        dir: edition.dir.as_str(),
        url: Place::Text(text.short_id, InText::Translate(edition.key.clone())).to_string(),
    };
    asked.site.site.editions.iter().filter(has_none).map(one).collect()
}

/// What people call the time of a place: the city of the zone, and how far it is from Greenwich now.
pub(in crate::desk) fn zone(zone: &jiff::tz::TimeZone, now: Instant) -> String {
    let offset = zone.to_offset(now.timestamp());
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let from_greenwich = match rest {
        0 => format!("UTC{sign}{hours}"),
        rest => format!("UTC{sign}{hours}:{rest:02}"),
    };
    match zone.iana_name().and_then(|name| name.rsplit_once('/')) {
        Some((region, city)) if region != "Etc" => format!("{} ({from_greenwich})", city.replace('_', " ")),
        _ => from_greenwich,
    }
}

/// The category with this word, as a form may name it.
pub(super) fn category(word: &str) -> Option<Category> {
    match word {
        "fact" => Some(Category::Fact),
        "addition" => Some(Category::Addition),
        "clarification" => Some(Category::Clarification),
        _ => None,
    }
}
