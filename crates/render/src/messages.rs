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

type Bundle = FluentBundle<FluentResource>;

/// The messages of all languages.
#[derive(Clone)]
pub struct Messages(Arc<HashMap<String, Bundle>>);

impl Messages {
    /// Reads the message files that are inside the program.
    pub fn load() -> Result<Messages, MessageFault> {
        Messages::load_with(&[])
    }

    /// Reads the message files that are inside the program, then those given by name (`ar.ftl`) and
    /// text: their messages win over ours, one by one, and may be in languages that we do not have.
    pub fn load_with(own: &[(String, String)]) -> Result<Messages, MessageFault> {
        let mut bundles = HashMap::new();
        for name in Files::iter() {
            let fault = |what: String| MessageFault { file: name.to_string(), what };
            let file = Files::get(&name).ok_or_else(|| fault("missing".into()))?;
            let text = std::str::from_utf8(&file.data).map_err(|error| fault(error.to_string()))?;
            add(&mut bundles, &name, text)?;
        }
        for (name, text) in own {
            add(&mut bundles, name, text)?;
        }
        if !bundles.contains_key(FALLBACK) {
            return Err(MessageFault { file: format!("{FALLBACK}.ftl"), what: "missing".into() });
        }
        Ok(Messages(Arc::new(bundles)))
    }

    /// Reads other message files than those of the public site.
    pub fn of(files: &[(String, String)]) -> Result<Messages, MessageFault> {
        let mut bundles = HashMap::new();
        for (name, text) in files {
            add(&mut bundles, name, text)?;
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

    /// The message `key` in `lang` about a number: `$count` chooses the plural form, `$shown` is how it is
    /// written.
    pub fn say_count(&self, lang: &Lang, key: &str, count: i64, shown: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("count", count);
        args.set("shown", shown);
        self.say(lang, key, Some(&args))
    }

    /// Whether `lang` itself has the message.
    pub fn has(&self, lang: &str, key: &str) -> bool {
        self.0.get(lang).is_some_and(|bundle| bundle.has_message(key))
    }
}

/// Adds the messages of a file to those of its language.
fn add(bundles: &mut HashMap<String, Bundle>, name: &str, text: &str) -> Result<(), MessageFault> {
    let fault = |what: String| MessageFault { file: name.to_owned(), what };
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let Some(first) = errors.first() else { return fault("cannot be read".into()) };
        let line = text.as_bytes().iter().take(first.pos.start).filter(|byte| **byte == b'\n').count() + 1;
        fault(format!("line {line}: {}", first.kind))
    })?;
    let language = name.trim_end_matches(".ftl");
    let tag: Lang = language.parse().map_err(|_| fault("the name is no language".into()))?;
    let id = tag.as_str().parse().map_err(|_| fault("the name is no language".into()))?;
    if let Some(bundle) = bundles.get_mut(tag.as_str()) {
        bundle.add_resource_overriding(resource);
        return Ok(());
    }
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(true);
    // The first file of a language overrides nothing: a key that stands twice in it is a slip.
    bundle.add_resource(resource).map_err(|errors| fault(format!("{errors:?}")))?;
    bundles.insert(tag.as_str().to_owned(), bundle);
    Ok(())
}

fn format(bundle: &Bundle, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
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

    #[test]
    fn a_theme_says_single_things_in_its_own_words() {
        let own = |name: &str, text: &str| Messages::load_with(&[(name.into(), text.into())]);
        let messages = own("en.ftl", "home = Start\n").unwrap();
        let lang: Lang = "en-GB".parse().unwrap();
        assert_eq!(messages.say(&lang, "home", None), "Start");
        assert_ne!(messages.say(&lang, "sections", None), "sections", "the others stay");
        let messages = own("fa.ftl", "home = خانه\n").unwrap();
        assert_eq!(messages.say(&"fa-IR".parse().unwrap(), "home", None), "خانه");
        assert_eq!(messages.say(&"fa-IR".parse().unwrap(), "sections", None), "Sections");
        let fault = own("en.ftl", "home = Start\n\nx { y\n").err().unwrap().to_string();
        assert!(fault.contains("en.ftl: line 3"), "{fault}");
        assert!(own("../en.ftl", "a = b\n").is_err());
        assert!(own("fa.ftl", "a = b\na = c\n").is_err());
    }
}
