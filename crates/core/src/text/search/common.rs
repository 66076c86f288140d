//! Words that every text has: they say little about what somebody looks for, and something all the same.

/// Arabic, folded.
const ARABIC: &str = "من في الي علي عن مع ما ماذا متي اين كيف كم هل لماذا هو هي هم ان او و لا لم لن قد كان كانت يكون هذا \
    هذه ذلك تلك التي الذي الذين اي ايه بعد قبل كل بين حتي ثم عند كما لكن ليس منذ حيث به بها له لها فيه فيها منه منها عليه \
    عليها مما بما ايضا غير وهو وهي وقد اذا انه انها وكان وفي ومن وعلي ولا وما تم يتم";
/// English.
const ENGLISH: &str = "a an the of to in on at by for from with and or not is are was were be been it its this that \
    these those as he she they we you i his her their our what which who when where how why did do does";
/// French, folded, as its apostrophes part it.
const FRENCH: &str = "le la les l un une des de d du a au aux en dans sur pour par avec et ou ne pas est sont etait ete \
    il elle ils elles on nous vous je qui que qu quoi quel quelle quand comment pourquoi ce cette ces son sa ses leur";
/// German, folded.
const GERMAN: &str = "der die das den dem des ein eine einer eines einem einen und oder nicht ist sind war waren zu in im \
    an am auf von vom mit fur bei aus nach als er sie es wir ihr was wer wann wo wie warum";
/// Spanish, folded.
const SPANISH: &str = "el la los las un una unos unas de del a al en y o no es son era fue por para con que se su sus lo \
    como cuando donde quien cual";
/// Russian, folded.
const RUSSIAN: &str = "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне от из о для \
    кто где когда почему это";
/// Turkish, folded.
const TURKISH: &str =
    "ve bir bu da de icin ile mi ne o su ki gibi daha cok en kim nerede nasil neden hangi olan";

/// Those of a language (`ar`, `en`), folded.
pub fn common_words(language: &str) -> impl Iterator<Item = &'static str> + use<> {
    let list = match language {
        "ar" => ARABIC,
        "en" => ENGLISH,
        "fr" => FRENCH,
        "de" => GERMAN,
        "es" => SPANISH,
        "ru" => RUSSIAN,
        "tr" => TURKISH,
        _ => "",
    };
    list.split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::fold;

    #[test]
    fn the_lists_are_folded() {
        for list in [ARABIC, ENGLISH, FRENCH, GERMAN, SPANISH, RUSSIAN, TURKISH] {
            for word in list.split_whitespace() {
                assert_eq!(fold(word), word);
            }
        }
        assert!(common_words("ar").any(|word| word == "في") && common_words("xx").next().is_none());
    }
}
