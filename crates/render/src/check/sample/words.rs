//! The words of samples, in a script of each direction.

use bayan_core::language::Direction;

/// Words for every field.
pub(super) struct Words {
    pub(super) institution: &'static str,
    pub(super) office: &'static str,
    pub(super) section: &'static str,
    pub(super) sentence: &'static str,
    pub(super) headline: &'static str,
    pub(super) kicker: &'static str,
    pub(super) place: &'static str,
    pub(super) person: &'static str,
    pub(super) language: &'static str,
    pub(super) date: &'static str,
    pub(super) time: &'static str,
    pub(super) hijri: &'static str,
    pub(super) month: &'static str,
    pub(super) year: &'static str,
    pub(super) number: &'static str,
    /// What breaks lines, order and markup, and is still mainly of this direction.
    pub(super) awkward: &'static str,
}

impl Words {
    /// The words of a direction.
    pub(super) fn of(direction: Direction) -> &'static Words {
        match direction {
            Direction::Rtl => &ARABIC,
            Direction::Ltr => &ENGLISH,
        }
    }
}

static ARABIC: Words = Words {
    institution: "بلدية رأس النوارس",
    office: "المكتب الصحفي",
    section: "الأخبار",
    sentence: "افتتح رئيس البلدية الجسر الجديد فوق الميناء القديم بعد عامين من العمل.",
    headline: "افتتاح جسر الميناء",
    kicker: "أشغال عامة",
    place: "رأس النوارس",
    person: "ليلى الحداد",
    language: "العربية",
    date: "١٣ نيسان/أبريل ٢٠٢٤",
    time: "١٩:١٨",
    hijri: "٤ شوال ١٤٤٥ هـ",
    month: "نيسان/أبريل",
    year: "٢٠٢٤",
    number: "١٦٠٠",
    awkward: "<script>alert(1)</script> \"&' بين 2009-2014 (UNESCO) +963 11 555 0000 فسيكفيكهموااااااااااااااااااااااااااااااااااااااااااااااااااالله في الاستعدادات",
};

static ENGLISH: Words = Words {
    institution: "Municipality of Ras al-Nawaris",
    office: "Press office",
    section: "News",
    sentence: "The mayor opened the new bridge over the old harbour after two years of work.",
    headline: "Harbour bridge opens",
    kicker: "Public works",
    place: "Ras al-Nawaris",
    person: "Layla Haddad",
    language: "English",
    date: "13 April 2024",
    time: "19:18",
    hijri: "Shawwal 4, 1445 AH",
    month: "April",
    year: "2024",
    number: "1600",
    awkward: "<script>alert(1)</script> \"&' in 2009-2014 (بيان) +963 11 555 0000 Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz",
};
