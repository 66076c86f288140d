//! Names from elsewhere, which everybody spells as they hear them: «كيم جونغ», «كيم جونج».

/// The fewest letters of a key: shorter ones are shared by words that have nothing to do with each other.
const LEAST: usize = 3;

/// A key that the usual spellings of a foreign name in Arabic letters share: long vowels count at the beginning alone,
/// letters that stand for one foreign sound are one (غ, ج, ق, ك; ط, ت, ث; ص, س, ز; ظ, ض, ذ, د; ح, خ), what is doubled
/// counts once. None for words that are too short for it to tell anything, and for words in other letters.
///
/// The word is folded, and bare of what stands before it, see [`super::bare`].
pub fn name_key(bare: &str) -> Option<String> {
    if bare.chars().count() < 4 || !bare.chars().all(|c| matches!(c, '\u{621}'..='\u{64a}')) {
        return None;
    }
    let mut key = String::new();
    for (index, c) in bare.chars().enumerate() {
        let sound = match c {
            'ا' | 'و' | 'ي' if index == 0 => 'ا',
            'ا' | 'و' | 'ي' | 'ه' if index > 0 => continue,
            'غ' | 'ج' | 'ق' | 'ك' => 'ك',
            'ط' | 'ت' | 'ث' => 'ت',
            'ص' | 'س' | 'ز' => 'س',
            'ظ' | 'ض' | 'ذ' | 'د' => 'د',
            'ح' | 'خ' => 'خ',
            c => c,
        };
        if !key.ends_with(sound) {
            key.push(sound);
        }
    }
    (key.chars().count() >= LEAST).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::{bare, fold};

    #[test]
    fn spellings_of_a_foreign_name_share_a_key() {
        for spellings in [
            &["واشنطن", "واشنطون"][..],
            &["غورباتشوف", "جورباتشوف", "قورباتشوف"],
            &["ماكدونالدز", "مكدونلدز"],
            &["شكسبير", "شيكسبير"],
        ] {
            let keys: Vec<_> = spellings.iter().map(|name| name_key(&bare(&fold(name)))).collect();
            assert!(keys[0].is_some() && keys.iter().all(|key| *key == keys[0]), "{spellings:?}: {keys:?}");
        }
        assert_eq!(name_key("قال"), None);
        assert_eq!(name_key("kim jong"), None);
        assert_eq!(name_key("اووووو"), None);
    }
}
