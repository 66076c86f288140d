//! Sample lists: front page, section, archive, photographs, errors; and what stands in them.

use super::{Amount, Maker, frame::COLOUR};
use crate::{context::*, picture};

impl Maker<'_> {
    pub(super) fn date(&self) -> Date {
        let words = self.words();
        Date {
            iso: "2024-04-13T19:18:53+03:00".into(),
            text: words.date.into(),
            time: self.maybe(|| words.time.into()),
            hijri: self.maybe(|| words.hijri.into()),
        }
    }

    pub(super) fn picture(&self) -> Picture {
        let (lang, dir) = self.text_lang();
        let awkward = self.amount == Amount::Awkward;
        Picture {
            src: "/media/x-1-400.jpg".into(),
            srcset: "/media/x-1-400.jpg 400w, /media/x-1-800.jpg 800w".into(),
            sources: self.some(1, || Source {
                media_type: "image/avif",
                srcset: "/media/x-1-400.avif 400w, /media/x-1-800.avif 800w".into(),
            }),
            width: 800,
            height: if awkward { 2400 } else { 600 },
            alt: if awkward { "\"><script>".into() } else { self.words().sentence.into() },
            caption: self.maybe(|| self.line(|words| words.sentence)),
            caption_lang: lang,
            caption_dir: dir.as_str(),
            credit: self.maybe(|| self.words().person.into()),
            class: picture::class(COLOUR.0, COLOUR.1),
        }
    }

    pub(super) fn card(&self) -> Card {
        let (lang, dir) = self.text_lang();
        Card {
            url: "/x/a/bridge-00000000".into(),
            headline: self.line(|words| words.headline),
            kicker: self.maybe(|| self.line(|words| words.kicker)),
            standfirst: self.maybe(|| self.line(|words| words.sentence)),
            place: self.maybe(|| self.line(|words| words.place)),
            date: self.date(),
            kind: if self.amount.full() { "statement" } else { "news" },
            section: self.maybe(|| self.section_place(false)),
            lang,
            dir: dir.as_str(),
            picture: self.maybe(|| self.picture()),
            withdrawn: self.amount.full(),
            corrected: self.amount.full(),
        }
    }

    pub(super) fn front(&self) -> Front {
        let section =
            |items| SectionWithItems { name: self.words().section.into(), url: "/x/s/news/".into(), items };
        Front {
            common: self.common(),
            lead: self.maybe(|| self.card()),
            latest: if self.amount == Amount::Awkward { Vec::new() } else { self.some(6, || self.card()) },
            sections_with_items: vec![section(self.some(5, || self.card())), section(Vec::new())],
            notices: self.some(3, || self.card()),
        }
    }

    pub(super) fn paging(&self) -> Paging {
        let page = if self.amount.full() { 2 } else { 1 };
        Paging {
            page,
            pages: page * 2 - 1,
            previous: self.maybe(|| "/x/s/news/".into()),
            next: self.maybe(|| "/x/s/news/3".into()),
            label: "2 / 3".into(),
        }
    }

    pub(super) fn section(&self) -> Section {
        let words = self.words();
        Section {
            common: self.common(),
            section: SectionHead {
                name: words.section.into(),
                description: self.maybe(|| words.sentence.into()),
                url: "/x/s/news/".into(),
            },
            items: self.some(3, || self.card()),
            paging: self.paging(),
        }
    }

    pub(super) fn archive(&self, is_month: bool) -> Archive {
        let words = self.words();
        let period =
            |name: &str, count| Period { name: name.into(), url: "/x/2024/".into(), count, current: true };
        let group = |items| ArchiveGroup { name: words.month.into(), url: "/x/2024/04/".into(), items };
        Archive {
            common: self.common(),
            archive: ArchiveHead {
                title: if is_month { format!("{} {}", words.month, words.year) } else { words.year.into() },
                year: words.year.into(),
                year_url: "/x/2024/".into(),
                is_month,
                count: if self.amount.full() { 11 } else { 0 },
            },
            years: self.some(2, || period(words.year, 2)),
            months: self.some(2, || period(words.month, 100)),
            groups: if self.amount.full() {
                vec![group(vec![self.card(), self.card()]), group(Vec::new())]
            } else {
                Vec::new()
            },
            paging: self.paging(),
        }
    }

    pub(super) fn search(&self, found: bool) -> Search {
        let words = self.words();
        let (_, dir) = self.text_lang();
        let own = super::Words::of(dir);
        let part = |text: &str, marked| SearchPart { text: Markup::of_line(text, dir), marked };
        let tally = |name: &str, key: &str| Tally {
            name: name.into(),
            key: key.into(),
            url: "/x/search?q=x&section=news".into(),
            count: 2,
            current: self.amount.full(),
        };
        Search {
            common: self.common(),
            search: SearchForm {
                action: "/x/search".into(),
                suggestions: "/x/search/suggest".into(),
                feed: self.maybe(|| "/x/search.rss?q=x".into()),
                words: words.headline.into(),
                from: self.maybe(|| "2024-04-13".into()),
                until: self.maybe(|| "2024-05-13".into()),
                section: self.maybe(|| "news".into()),
                kind: self.maybe(|| "statement".into()),
                asked: true,
                waiting: !found && !self.amount.full(),
                count: if found { 3 } else { 0 },
                meant: self.maybe(|| (words.section.into(), "/x/search?q=x".into())),
                newest: self.amount.full(),
                other_order: "/x/search?q=x&sort=date".into(),
                sections: self.some(2, || tally(words.section, "")),
                kinds: self.some(2, || tally("", "kind-statement")),
                narrowed: self.maybe(|| "/x/search?q=x".into()),
            },
            items: match found {
                true => self.some(3, || FoundText {
                    card: self.card(),
                    headline: vec![part(own.headline, false), part(own.section, true)],
                    text: vec![part("… ", false), part(own.section, true), part(own.sentence, false)],
                }),
                false => Vec::new(),
            },
            topics: self.some(2, || TopicLine { place: self.section_place(false), count: 3 }),
            paging: self.paging(),
        }
    }

    pub(super) fn topic(&self) -> Topic {
        let words = self.words();
        Topic {
            common: self.common(),
            topic: TopicHead {
                name: words.section.into(),
                kind: "person",
                description: self.maybe(|| words.sentence.into()),
                url: "/x/t/water".into(),
                timeline: "/x/t/water/timeline".into(),
                all: "/x/t/".into(),
                count: 3,
            },
            items: self.some(3, || self.card()),
            paging: self.paging(),
        }
    }

    pub(super) fn timeline(&self) -> Timeline {
        let words = self.words();
        let (lang, dir) = self.text_lang();
        let entry = |told: bool| {
            let part = |text: fn(&super::Words) -> &'static str| told.then(|| self.line(text));
            TimelineEntry {
                from: words.date.into(),
                until: self.maybe(|| words.year.into()),
                iso: self.maybe(|| "2024-04-13".into()),
                before: part(|words| words.sentence),
                expression: part(|words| words.month),
                behind: part(|words| words.sentence),
                sentence_lang: lang.clone(),
                sentence_dir: dir.as_str(),
                headline: self.line(|words| words.headline),
                url: "/x/a/bridge-00000000".into(),
                lang: lang.clone(),
                dir: dir.as_str(),
                published: self.date(),
            }
        };
        Timeline {
            common: self.common(),
            timeline: TimelineHead {
                title: words.section.into(),
                topic: words.section.into(),
                topic_url: "/x/t/water".into(),
            },
            years: self.some(2, || TimelineYear {
                year: words.year.into(),
                entries: vec![entry(false), entry(true)],
            }),
        }
    }

    pub(super) fn topics(&self) -> Topics {
        let group = |kind| TopicGroup {
            kind,
            topics: self.some(3, || TopicLine { place: self.section_place(false), count: 3 }),
        };
        Topics {
            common: self.common(),
            groups: ["person", "place", "organisation", "event", "matter"].map(group).into(),
        }
    }

    pub(super) fn photos(&self) -> Photos {
        let (lang, dir) = self.text_lang();
        Photos {
            common: self.common(),
            photos: self.some(3, || Photo {
                picture: self.picture(),
                original: "/media/x-1-3000.jpg".into(),
                url: "/x/a/bridge-00000000".into(),
                headline: self.line(|words| words.headline),
                lang: lang.clone(),
                dir: dir.as_str(),
                date: self.date(),
            }),
            paging: self.paging(),
        }
    }

    pub(super) fn error(&self) -> ErrorPage {
        let words = self.words();
        ErrorPage {
            common: self.common(),
            error: ErrorText {
                code: if self.amount.full() { 410 } else { 404 },
                title: words.headline.into(),
                text: words.sentence.into(),
                reason: self.maybe(|| Markup::of_line(words.sentence, self.dir)),
                links: self.some(2, || self.section_place(false)),
                suggestions: self.some(2, || self.card()),
            },
        }
    }
}
