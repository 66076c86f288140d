//! The body of a sample article: one of each block, as `bayan_markup::html_out` writes them.

use super::words::Words;
use bayan_core::language::Direction;

pub(super) fn everything(lang: &str, dir: Direction, words: &Words) -> String {
    let Words { sentence, headline, person, section, .. } = words;
    let own = format!("lang=\"{lang}\" dir=\"{dir}\"");
    let figure = format!(
        "<figure class=\"figure\"><img src=\"/media/x-1-800.jpg\" srcset=\"/media/x-1-400.jpg 400w\" sizes=\"100vw\" \
         width=\"800\" height=\"600\" alt=\"\" loading=\"lazy\"><figcaption {own}>{sentence} <bdi class=\"credit\">{person}</bdi></figcaption></figure>"
    );
    format!(
        "<p {own}>{sentence} <a href=\"/x/\">{headline}</a> <bdi dir=\"ltr\">+963 11 555 0000</bdi></p>\
         <h2 {own}>{headline}</h2><h3 {own}>{headline}</h3><h4 {own}>{headline}</h4>\
         <ul {own}><li>{sentence}</li><li>{sentence}</li></ul><ol {own}><li>{sentence}</li></ol>\
         <blockquote {own}><p>{sentence}</p><footer>{person}</footer></blockquote>\
         {figure}<div class=\"gallery\">{figure}{figure}</div>\
         <div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{section}\"><table {own}><caption>{headline}</caption>\
         <thead><tr><th scope=\"col\">{section}</th></tr></thead><tbody><tr><td>{sentence}</td></tr></tbody></table></div>\
         <p class=\"card-link\"><a href=\"https://press.example/\">{headline}</a></p>\
         <p class=\"attachment\"><a href=\"/media/x.pdf\">{headline}</a></p>\
         <aside class=\"notice\" {own}><p>{sentence}</p></aside><hr>"
    )
}
