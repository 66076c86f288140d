//! Unicode normal forms (UAX #15).

use icu_normalizer::ComposingNormalizerBorrowed;

/// Canonical composition: the form in which everything is kept.
pub fn nfc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

/// Compatibility composition: presentation forms out of PDFs become letters. For slugs and comparison only.
pub fn nfkc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}
