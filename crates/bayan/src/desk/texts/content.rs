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
use bayan_markup::{Assumed, edited, markdown};
use bayan_render::desk::context::Fields;
use serde_json::Value;

/// The fields beside the text, by name.
const FIELDS: [&str; 6] = ["kicker", "headline", "standfirst", "place", "byline", "share_text"];

/// What was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// The fields as they were typed.
    pub fields: Fields,
    /// The key of a section, where one was chosen.
    pub section: String,
    /// The revision that it was made on.
    pub revision: String,
    /// The text from the editor.
    pub doc: Option<Value>,
    /// The lead picture from the editor.
    pub lead: Option<Value>,
    /// The text from somebody without a script.
    pub markdown: Option<String>,
}

impl Sent {
    /// Reads what a form or a script sent.
    pub(super) fn read(asked: &Asked) -> Sent {
        let json = asked.json.as_ref();
        let field = |name: &str| match json {
            Some(json) => json.get("fields").and_then(|fields| fields.get(name)?.as_str()),
            None => Some(asked.form.value(name)),
        };
        let text = |name: &str| field(name).unwrap_or_default().to_owned();
        let part = |name: &str| match json {
            Some(json) => json.get(name).cloned(),
            None => serde_json::from_str(asked.form.value(name)).ok(),
        };
        let [kicker, headline, standfirst, place, byline, share_text] = FIELDS.map(text);
        Sent {
            fields: Fields { kicker, headline, standfirst, place, byline, share_text },
            section: text("section"),
            revision: match json {
                Some(json) => json.get("revision").and_then(Value::as_str).unwrap_or_default().to_owned(),
                None => asked.form.value("revision").to_owned(),
            },
            doc: part("doc").filter(|doc| !doc.is_null()),
            lead: part("lead"),
            markdown: json.is_none().then(|| asked.form.maybe("markdown").map(str::to_owned)).flatten(),
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
            (Some(doc), _) => {
                let node = serde_json::from_value(doc.clone()).map_err(|_| "fault-text")?;
                edited::read(&node, &assumed, known).map_err(|_| "fault-text")
            }
            (None, Some(text)) => {
                let text = text.replace("\r\n", "\n");
                // Nothing was changed: not even what Markdown has no sign for.
                if text == markdown::write(&before.blocks, &assumed) {
                    return Ok(before.blocks.clone());
                }
                Ok(identity::carried(known, markdown::read(&text, &assumed, shown).blocks))
            }
            (None, None) => Ok(before.blocks.clone()),
        }
    }

    fn lead(&self, before: &Content) -> Result<Option<bayan_core::content::Figure>, Fault> {
        match &self.lead {
            Some(lead) => edited::figure(lead).map_err(|_| "fault-text"),
            None => Ok(before.lead.clone()),
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
    }
}

fn present(headline: Option<Headline>) -> Result<Headline, Fault> {
    headline.ok_or("fault-missing")
}
