//! Words of buttons and links that belong to no text, in Arabic, English and French.

use bayan_core::text::arabic::comparable;

/// In the form for comparison, which has neither marks nor punctuation.
const BUTTONS: [&str; 96] = [
    "ارسل لصديق",
    "ارسل الي صديق",
    "ارسل الخبر",
    "ارسل الخبر الي صديق",
    "ارسال لصديق",
    "ارسال الي صديق",
    "ارسل بالبريد",
    "ارسال بالبريد",
    "طباعه",
    "اطبع",
    "اطبع الخبر",
    "طباعه الخبر",
    "طباعه الصفحه",
    "نسخه للطباعه",
    "نسخه قابله للطباعه",
    "شارك",
    "شاركها",
    "شاركنا",
    "مشاركه",
    "شارك الخبر",
    "شارك هذا الخبر",
    "شارك المقال",
    "شارك علي",
    "شارك علي فيسبوك",
    "شارك علي تويتر",
    "شارك عبر",
    "انشر",
    "غرد",
    "تغريد",
    "فيسبوك",
    "تويتر",
    "واتساب",
    "تلغرام",
    "عوده",
    "العوده",
    "رجوع",
    "الرجوع",
    "للخلف",
    "عوده الي الاخبار",
    "العوده الي القائمه",
    "العوده للصفحه الرئيسيه",
    "الرئيسيه",
    "الصفحه الرئيسيه",
    "للاعلي",
    "الي الاعلي",
    "اعلي الصفحه",
    "اضف تعليق",
    "اضف تعليقا",
    "جميع الحقوق محفوظه",
    "الخبر السابق",
    "الخبر التالي",
    "السابق",
    "التالي",
    "المزيد",
    "اقرا المزيد",
    "تكبير الخط",
    "تصغير الخط",
    "print",
    "print this",
    "print this page",
    "print page",
    "printable version",
    "printer friendly version",
    "printer friendly",
    "send to a friend",
    "send this page",
    "email",
    "e mail",
    "email this",
    "email this page",
    "share",
    "share this",
    "share on facebook",
    "share on twitter",
    "tweet",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "back",
    "back to news",
    "back to list",
    "top",
    "back to top",
    "home",
    "read more",
    "previous",
    "next",
    "imprimer",
    "version imprimable",
    "envoyer a un ami",
    "envoyer à un ami",
    "partager",
    "retour",
    "accueil",
    "haut de page",
];

/// Whether a whole line is buttons and nothing else: «طباعة | أرسل إلى صديق».
pub(super) fn is_buttons(line: &str) -> bool {
    if line.len() > 300 {
        return false;
    }
    let mut some = false;
    for part in line.split(['|', '/', '•', '·', '‹', '›', '»', '«', '[', ']', '-', '–']) {
        let part = comparable(part);
        let bare = part.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if bare.is_empty() {
            continue;
        }
        if !BUTTONS.contains(&bare) {
            return false;
        }
        some = true;
    }
    some || line.chars().all(|c| "|/•·‹›»«[]".contains(c) || c.is_whitespace())
}

/// Whether the class or id of an element says that it stands beside the text.
pub(super) fn is_beside(names: &str) -> bool {
    const BESIDE: [&str; 22] = [
        "share",
        "sharing",
        "social",
        "related",
        "sidebar",
        "breadcrumb",
        "comment",
        "respond",
        "navigation",
        "navbar",
        "menu",
        "pagination",
        "pager",
        "newsletter",
        "subscribe",
        "advert",
        "banner",
        "cookie",
        "widget",
        "toolbar",
        "print-button",
        "post-tags",
    ];
    let names = names.to_ascii_lowercase();
    BESIDE.iter().any(|word| names.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_are_buttons() {
        for line in [
            "أرسل إلى صديق",
            "طباعة | أرسل لصديق",
            "Print",
            "Share (12)",
            "[ نسخة للطباعة ]",
            "Envoyer à un ami",
            "|",
            "شارِك:",
        ] {
            assert!(is_buttons(line), "{line}");
        }
        for line in ["شارك الوزير في الحفل", "Print media met today", "2024", "طباعة الكتب في المدينة", ""]
        {
            assert!(!is_buttons(line) || line.is_empty(), "{line}");
        }
    }
}
