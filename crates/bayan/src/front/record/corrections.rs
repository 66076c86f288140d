//! The feed of what was corrected, withdrawn and removed.

use super::pages::{history, revision_of};
use crate::{
    comparing::Disclosed,
    front::{
        Failure, Front,
        feeds::listing,
        house::House,
        view::{args, carried},
    },
    http::{answer::Answer, paths::Address},
};
use bayan_markup::html_out;
use bayan_record::Status;
use bayan_render::feeds::{Entry, Feed, Format};
use bayan_store::front::{Edition, Recorded};

/// How many acts the feed holds.
const ENTRIES: u32 = 50;

impl Front {
    /// What changed in an edition, the newest first.
    pub(in crate::front) async fn corrections_feed(
        &self,
        house: &House,
        key: &str,
        format: Format,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let id = edition.id;
        let changed = self.reader.ask(move |live| live.changes(id, ENTRIES)).await?;
        let own = Address::Corrections { edition: edition.key.clone(), format };
        let home = Address::Front { edition: edition.key.clone() };
        let feed = Feed {
            title: house.say(edition, "corrections-feed-title", args! {"site" => edition.institution}),
            description: None,
            url: house.absolute(&own),
            page_url: house.absolute(&home),
            lang: edition.lang.to_string(),
            dir: edition.dir,
            author: edition.institution.clone(),
            entries: changed.iter().filter_map(|one| entry(house, edition, one)).collect(),
            made: edition.dates.machine(self.clock.now()),
        };
        let media_type = match format {
            Format::Atom => "application/atom+xml; charset=utf-8",
            Format::Rss => "application/rss+xml; charset=utf-8",
            Format::Json => "application/feed+json; charset=utf-8",
        };
        Ok(Some(listing(house, media_type, format.write(&feed))))
    }
}

fn entry(house: &House, edition: &Edition, changed: &Recorded) -> Option<Entry> {
    let recorded = changed.entries.first()?;
    let stated = revision_of(recorded)?;
    let disclosed = Disclosed(recorded.parts.as_deref().unwrap_or_default());
    let status = house.say(edition, &format!("event-{}", stated.status.as_str()), &[]);
    let (lang, dir) = super::pages::direction_of(edition, disclosed);
    let title = match disclosed.part("headline") {
        Some(headline) => format!("{status}: {}", carried(headline, dir, edition)),
        None => status.clone(),
    };
    let note = disclosed.part("note").filter(|_| stated.status != Status::Replaced);
    let mut content = format!("<p>{}</p>", html_out::escape_text(&status));
    if let Some(note) = note {
        content.push_str(&format!(
            "<p lang=\"{}\" dir=\"{dir}\">{}</p>",
            html_out::escape_attribute(&lang),
            html_out::line(note, dir)
        ));
    }
    let host = house.site.hosts.first().map_or("localhost", String::as_str);
    let year = edition.dates.year(recorded.at);
    Some(Entry {
        url: house.absolute(&history(edition, changed.short_id)),
        id: format!("tag:{host},{year}:{}/r/{}", changed.short_id, recorded.rev),
        title,
        lang: edition.lang.to_string(),
        dir: edition.dir,
        published: edition.dates.machine(recorded.at),
        published_rfc822: edition.dates.rfc822(recorded.at),
        updated: edition.dates.machine(recorded.at),
        summary: note.map(str::to_owned),
        content,
        categories: Vec::new(),
        image: None,
    })
}
