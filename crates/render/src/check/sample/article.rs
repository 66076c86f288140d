//! A sample article.

use super::{Amount, Maker, Words, body};
use crate::{context::*, share};

impl Maker<'_> {
    pub(super) fn article_page(&self) -> ArticlePage {
        ArticlePage { common: self.common(), article: self.article() }
    }

    fn article(&self) -> Article {
        let (lang, dir) = self.text_lang();
        let other = self.other_language();
        let original = || Original {
            url: other.url.clone(),
            language: other.name.clone(),
            lang: other.lang.clone(),
            dir: other.dir,
        };
        let correction = |category| Correction {
            date: self.date(),
            note: self.line(|words| words.sentence),
            lang: lang.clone(),
            dir: dir.as_str(),
            category,
        };
        let url = "https://press.example/x/a/00000000";
        Article {
            headline: self.line(|words| words.headline),
            kicker: self.maybe(|| self.line(|words| words.kicker)),
            standfirst: self.maybe(|| self.line(|words| words.sentence)),
            place: self.maybe(|| self.line(|words| words.place)),
            byline: self.maybe(|| self.line(|words| words.person)),
            kind: if self.amount.full() { "speech" } else { "news" },
            lang: lang.clone(),
            dir: dir.as_str(),
            date: self.date(),
            section: self.maybe(|| self.section_place(false)),
            topics: self.some(3, || self.section_place(false)),
            lead: self.maybe(|| self.picture()),
            body: Markup::of_html(if self.amount.full() {
                body::everything(&lang, dir, Words::of(dir))
            } else {
                String::new()
            }),
            corrections: match self.amount {
                Amount::Everything => ["fact", "addition", "clarification"].map(correction).into(),
                Amount::Awkward => vec![correction("fact")],
                Amount::Least => Vec::new(),
            },
            preview: self.maybe(|| "—".to_owned()),
            withdrawn: self.maybe(|| Withdrawn {
                date: self.date(),
                reason: self.line(|words| words.sentence),
                error: self.amount == Amount::Everything,
            }),
            behind: self.maybe(original),
            original: self.maybe(original),
            translations: self.some(1, || other.clone()),
            number: 3,
            imported: self.amount.full(),
            short_url: url.into(),
            related: self.some(3, || self.card()),
            share: share::share(
                url,
                Words::of(dir).headline,
                dir,
                Some("/x/a/bridge-00000000/qr.svg".into()),
            ),
            text_url: "/x/a/bridge-00000000/text".into(),
            pictures: self.some(2, || PressPicture {
                url: "/media/x-1-3000.jpg".into(),
                width: self.words().number.into(),
                height: self.words().number.into(),
                alt: Words::of(dir).sentence.into(),
                credit: self.maybe(|| self.words().person.into()),
            }),
            record: self.maybe(|| self.record_line()),
        }
    }
}
