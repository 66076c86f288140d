//! Every word of the interface, from message files (Project Fluent), plural rules included.
//!
//! A new language is one file in `locales/`.

use bayan_core::language::Lang;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use std::{borrow::Cow, collections::HashMap, sync::Arc};

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Files;

/// The language whose messages stand in where another's are missing.
const FALLBACK: &str = "en";

/// A message file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("message file {file}: {what}")]
pub struct MessageFault {
    /// Which.
    pub file: String,
    /// What is wrong with it.
    pub what: String,
}

/// The messages of all languages.
#[derive(Clone)]
pub struct Messages(Arc<HashMap<String, FluentBundle<FluentResource>>>);

impl Messages {
    /// Reads all message files.
    pub fn load() -> Result<Messages, MessageFault> {
        let mut bundles = HashMap::new();
        for name in Files::iter() {
            let fault = |what: String| MessageFault { file: name.to_string(), what };
            let file = Files::get(&name).ok_or_else(|| fault("missing".into()))?;
            let text = std::str::from_utf8(&file.data).map_err(|error| fault(error.to_string()))?.to_owned();
            let resource =
                FluentResource::try_new(text).map_err(|(_, errors)| fault(format!("{errors:?}")))?;
            let language = name.trim_end_matches(".ftl").to_owned();
            let id = language.parse().map_err(|_| fault("the name is no language".into()))?;
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(true);
            bundle.add_resource(resource).map_err(|errors| fault(format!("{errors:?}")))?;
            bundles.insert(language, bundle);
        }
        if !bundles.contains_key(FALLBACK) {
            return Err(MessageFault { file: format!("{FALLBACK}.ftl"), what: "missing".into() });
        }
        Ok(Messages(Arc::new(bundles)))
    }

    /// The languages that there are messages for.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The message `key` in `lang`, else in the fallback; the key itself where nobody wrote one, so
    /// that a page is never lost over a word.
    pub fn say(&self, lang: &Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let tags = [lang.as_str(), lang.primary(), FALLBACK];
        tags.into_iter().find_map(|tag| format(self.0.get(tag)?, key, args)).unwrap_or_else(|| key.to_owned())
    }

    /// The message `key` in `lang` with textual values.
    pub fn say_with(&self, lang: &Lang, key: &str, values: &[(&'static str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.as_str());
        }
        self.say(lang, key, Some(&args))
    }

    /// Whether `lang` itself has the message.
    pub fn has(&self, lang: &str, key: &str) -> bool {
        self.0.get(lang).is_some_and(|bundle| bundle.has_message(key))
    }
}

fn format(bundle: &FluentBundle<FluentResource>, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text: Cow<'_, str> = bundle.format_pattern(pattern, args, &mut errors);
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<&str> {
        let is_key = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        text.lines().filter(is_key).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
    }

    #[test]
    fn every_language_says_everything_and_hides_nothing() {
        let fallback = Files::get("en.ftl").unwrap();
        let fallback = keys(std::str::from_utf8(&fallback.data).unwrap())
            .iter()
            .map(|key| key.to_string())
            .collect::<Vec<_>>();
        assert!(fallback.len() > 30);
        let messages = Messages::load().unwrap();
        for name in Files::iter() {
            let file = Files::get(&name).unwrap();
            let text = std::str::from_utf8(&file.data).unwrap();
            assert_eq!(bayan_core::text::hidden::refuse(text), Ok(()), "{name}");
            for key in &fallback {
                assert!(messages.has(name.trim_end_matches(".ftl"), key), "{name} does not say {key}");
            }
            assert_eq!(keys(text).len(), fallback.len(), "{name} says something that English does not");
        }
    }

    #[test]
    fn arabic_has_its_six_plural_forms() {
        let messages = Messages::load().unwrap();
        let say = |count: i64| {
            let mut args = FluentArgs::new();
            args.set("count", count);
            args.set("shown", count.to_string());
            messages.say(&"ar-SY".parse().unwrap(), "record-corrections", Some(&args))
        };
        let forms: std::collections::HashSet<String> =
            [1, 2, 3, 11, 100].into_iter().map(|n| say(n).replace(&n.to_string(), "#")).collect();
        assert!(forms.len() >= 4, "{forms:?}");
    }
}
