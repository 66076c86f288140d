//! Pages that say what is not there, and what is.

use super::{
    Failure, Front,
    house::{House, Needs},
    lists::Listed,
    view::{Feeds, Frame, Versions, section_address},
};
use crate::http::{
    answer::{Answer, Dependency},
    paths::Address,
};
use bayan_core::line::Passage;
use bayan_render::{
    Page, Shape,
    context::{self, ErrorText, Markup, Place},
};
use bayan_store::front::{Edition, List, LiveState};
use hyper::StatusCode;

/// How many of the latest texts are offered.
const SUGGESTIONS: u32 = 5;

impl Front {
    pub(super) async fn error_page(
        &self,
        house: &House,
        edition: &Edition,
        status: StatusCode,
        reason: Option<Passage>,
    ) -> Result<Answer, Failure> {
        // Statuses without words of their own are told as the nearest that has them.
        let words = match status.as_u16() {
            code @ (404 | 405 | 410 | 421 | 500 | 503) => code,
            code if code >= 500 => 500,
            _ => 400,
        };
        let (site, id) = (house.site.id, edition.id);
        let facts = self.facts(house, edition).await?;
        let latest = self
            .reader
            .ask(move |live| {
                let mut documents = live.list(List::Edition(id), SUGGESTIONS, 0)?;
                documents.retain(|document| document.state == LiveState::Stands);
                Listed::of(live, site, documents)
            })
            .await?;
        let home = Place {
            name: house.say(edition, "home", &[]),
            url: Address::Front { edition: edition.key.clone() }.to_string(),
            current: false,
        };
        let sections = edition.sections.iter().map(|section| Place {
            name: section.name.clone(),
            url: section_address(edition, &section.key, 1).to_string(),
            current: false,
        });
        let title = house.say(edition, &format!("error-{words}-title"), &[]);
        let context = context::ErrorPage {
            error: ErrorText {
                code: status.as_u16(),
                title: title.clone(),
                text: house.say(edition, &format!("error-{words}-text"), &[]),
                reason: reason.map(|reason| Markup::of_line(&reason, edition.dir)),
                links: [home].into_iter().chain(sections).collect(),
                suggestions: latest.cards(edition),
            },
            common: self.common(
                house,
                Frame {
                    edition,
                    title,
                    description: None,
                    address: None,
                    versions: Versions::none(),
                    section: None,
                    feeds_of: Feeds::Edition,
                    shape: Shape::List,
                    facts: &facts,
                    colours: String::new(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Error(&context))?;
        Ok(house.html(edition, status, html, Needs::list(""), Dependency::Lists))
    }
}
