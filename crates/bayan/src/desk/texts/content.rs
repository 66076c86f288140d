//! A text as it was sent: its fields, and the text itself from the editor or from somebody without a script.

use super::{
    super::{
        Asked,
        form::{Fault, Faults, optional},
    },
    Shown,
};
use bayan_core::{
    content::{Block, Content, identity},
    line::Headline,
};
use bayan_markup::{
    Assumed,
    edited::{self, Node},
    markdown,
};
use bayan_render::desk::context::Fields;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;

/// The fields beside the text, by name.
const FIELDS: [&str; 6] = ["kicker", "headline", "standfirst", "place", "byline", "share_text"];

/// What was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// The fields as they were typed.
    pub fields: Fields,
    /// How its address is to read; nothing where that was not asked.
    pub slug: Option<String>,
    /// The key of a section, where one was chosen.
    pub section: String,
    /// The revision that it was made on.
    pub revision: String,
    /// The text from the editor.
    pub doc: Part<Node>,
    /// The lead picture from the editor.
    pub lead: Part<Value>,
    /// The text from somebody without a script.
    pub markdown: Option<String>,
    /// Whether it goes on with what the same person was typing.
    pub goes_on: bool,
}

/// A part that may have been sent.
#[derive(Debug, Clone, Default)]
pub(super) enum Part<T> {
    /// It was not.
    #[default]
    Unsaid,
    /// Something was, but it cannot be read: that is no reason to keep the old one and say that all is well.
    Unreadable,
    /// This.
    Said(T),
}

/// What the editor sends by itself.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    revision: String,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    doc: Node,
    lead: Value,
}

impl Sent {
    /// Reads what a form or the editor sent.
    pub(super) fn read(asked: &Asked) -> Sent {
        match &asked.json {
            Some(json) => match serde_json::from_slice(json) {
                Ok(written) => Sent::of_editor(written),
                Err(_) => Sent { doc: Part::Unreadable, ..Sent::default() },
            },
            None => Sent::of_form(asked),
        }
    }

    fn of_editor(Written { revision, mut fields, doc, lead }: Written) -> Sent {
        let slug = fields.remove("slug");
        let mut text = |name: &str| fields.remove(name).unwrap_or_default();
        let [kicker, headline, standfirst, place, byline, share_text] = FIELDS.map(&mut text);
        Sent {
            section: text("section"),
            slug: slug.clone(),
            fields: Fields {
                kicker,
                headline,
                standfirst,
                place,
                byline,
                share_text,
                slug: slug.clone().unwrap_or_default(),
            },
            revision,
            doc: Part::Said(doc),
            lead: Part::Said(lead),
            markdown: None,
            goes_on: true,
        }
    }

    fn of_form(asked: &Asked) -> Sent {
        fn part<T: DeserializeOwned>(asked: &Asked, name: &str) -> Part<T> {
            match asked.form.maybe(name).map(serde_json::from_str) {
                None => Part::Unsaid,
                Some(Ok(said)) => Part::Said(said),
                Some(Err(_)) => Part::Unreadable,
            }
        }
        let text = |name: &str| asked.form.value(name).to_owned();
        let slug = asked.form.maybe("slug").map(str::to_owned);
        let [kicker, headline, standfirst, place, byline, share_text] = FIELDS.map(text);
        Sent {
            fields: Fields {
                kicker,
                headline,
                standfirst,
                place,
                byline,
                share_text,
                slug: slug.clone().unwrap_or_default(),
            },
            slug,
            section: text("section"),
            revision: text("revision"),
            doc: part(asked, "doc"),
            lead: part(asked, "lead"),
            markdown: asked.form.maybe("markdown").map(str::to_owned),
            // One's own text that is chosen over another's leaves that in the history.
            goes_on: asked.form.maybe("over").is_none(),
        }
    }

    /// The text that it makes of `before`. `known` are the blocks of the versions before.
    pub(super) fn content(
        &self,
        before: &Content,
        known: &[Block],
        shown: &Shown,
    ) -> Result<Content, Faults> {
        let mut faults = Faults::default();
        let fields = &self.fields;
        let headline = faults.take("headline", optional::<300>(&fields.headline).and_then(present));
        let kicker = faults.take("kicker", optional(&fields.kicker));
        let standfirst = faults.take("standfirst", optional(&fields.standfirst));
        let place = faults.take("place", optional(&fields.place));
        let byline = faults.take("byline", optional(&fields.byline));
        let share_text = faults.take("share_text", optional(&fields.share_text));
        let blocks = faults.take("text", self.blocks(before, known, shown));
        let lead = faults.take("lead", self.lead(before));
        match (headline, kicker, standfirst, place, byline, share_text, blocks, lead) {
            (
                Some(headline),
                Some(kicker),
                Some(standfirst),
                Some(place),
                Some(byline),
                Some(share_text),
                Some(blocks),
                Some(lead),
            ) => Ok(Content {
                lang: before.lang.clone(),
                dir: before.dir,
                stated: before.stated,
                kicker,
                headline,
                standfirst,
                place,
                byline,
                lead,
                share_text,
                blocks,
            }),
            _ => Err(faults),
        }
    }

    fn blocks(&self, before: &Content, known: &[Block], shown: &Shown) -> Result<Vec<Block>, Fault> {
        let assumed = Assumed { lang: before.lang.clone(), dir: before.dir };
        match (&self.doc, &self.markdown) {
            (Part::Unreadable, _) => Err("fault-text"),
            (Part::Said(node), _) => edited::read(node, &assumed, known).map_err(|_| "fault-text"),
            (Part::Unsaid, Some(text)) => {
                let text = text.replace("\r\n", "\n");
                // Nothing was changed: not even what Markdown has no sign for.
                if text == markdown::write(&before.blocks, &assumed) {
                    return Ok(before.blocks.clone());
                }
                Ok(identity::carried(known, markdown::read(&text, &assumed, shown).blocks))
            }
            (Part::Unsaid, None) => Ok(before.blocks.clone()),
        }
    }

    fn lead(&self, before: &Content) -> Result<Option<bayan_core::content::Figure>, Fault> {
        match &self.lead {
            Part::Said(lead) => edited::figure(lead).map_err(|_| "fault-text"),
            Part::Unreadable => Err("fault-text"),
            Part::Unsaid => Ok(before.lead.clone()),
        }
    }
}

/// The fields of a text as they are typed.
pub(super) fn fields(content: &Content) -> Fields {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Fields {
        kicker: text(content.kicker.as_deref()),
        headline: content.headline.to_string(),
        standfirst: text(content.standfirst.as_deref()),
        place: text(content.place.as_deref()),
        byline: text(content.byline.as_deref()),
        share_text: text(content.share_text.as_deref()),
        slug: String::new(),
    }
}

fn present(headline: Option<Headline>) -> Result<Headline, Fault> {
    headline.ok_or("fault-missing")
}
