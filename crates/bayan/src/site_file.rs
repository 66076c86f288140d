//! `site.toml`: what a site is, before there is one.

use anyhow::{Context, Result, ensure};
use bayan_core::{language::Lang, site::HijriOffset, text::hidden};
use bayan_store::sites::{EditionChange, NewEdition, NewSection, NewSite};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    hosts: Vec<String>,
    zone: String,
    default_edition: String,
    #[serde(default = "yes")]
    two_person_rule: bool,
    #[serde(default = "blue")]
    hue: u16,
    #[serde(default)]
    hijri_offset: i64,
    editions: Vec<Edition>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edition {
    key: String,
    language: String,
    name: String,
    institution: String,
    office: Option<String>,
    description: Option<String>,
    #[serde(default = "plain")]
    months: String,
    #[serde(default = "latn")]
    numerals: String,
    #[serde(default)]
    hijri: bool,
    #[serde(default)]
    sections: Vec<Section>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    key: String,
    name: String,
    description: Option<String>,
}

fn yes() -> bool {
    true
}

fn blue() -> u16 {
    215
}

fn plain() -> String {
    "plain".into()
}

fn latn() -> String {
    "latn".into()
}

/// Words that stand where an edition's key would stand in an address.
const RESERVED: [&str; 7] = ["media", "assets", "log", "desk", "api", "feed", "healthz"];

/// The longest key of an edition.
const LONGEST_EDITION_KEY: usize = 16;

/// Reads the text of a site file, with the seal's drawing beside it.
pub fn parse(text: &str, seal: Option<&str>) -> Result<NewSite> {
    let file: File = toml::from_str(text)?;
    key(&file.name, 40).context("name")?;
    ensure!(!file.hosts.is_empty(), "hosts: at least one is needed");
    for host in &file.hosts {
        ensure!(
            self::host(host).as_ref() == Some(host),
            "hosts: {host:?} is not a host name in small letters (punycode for others)"
        );
    }
    jiff::tz::TimeZone::get(&file.zone)
        .with_context(|| format!("zone: {:?} is unknown (expected for example Asia/Damascus)", file.zone))?;
    ensure!(file.hue <= 360, "hue: 0 to 360");
    let hijri_offset = HijriOffset::new(file.hijri_offset).context("hijri_offset: -2 to 2 days")?;
    ensure!(!file.editions.is_empty(), "editions: at least one is needed");
    unique(file.editions.iter().map(|edition| edition.key.as_str())).context("editions")?;
    // The record names a text by its item and its language.
    unique(file.editions.iter().map(|edition| edition.language.as_str())).context("editions: language")?;
    let known = file.editions.iter().any(|edition| edition.key == file.default_edition);
    ensure!(known, "default_edition: there is no edition {:?}", file.default_edition);
    let seal = seal.map(bayan_render::seal::read).transpose()?;
    let log_origin = format!("{}/log", file.hosts[0]);
    Ok(NewSite {
        key: file.name,
        log_origin,
        hosts: file.hosts,
        zone: file.zone,
        hue: file.hue,
        hijri_offset,
        seal,
        default_edition: file.default_edition,
        two_person_rule: file.two_person_rule,
        editions: file.editions.into_iter().map(edition).collect::<Result<_>>()?,
    })
}

fn edition(edition: Edition) -> Result<NewEdition> {
    let called = edition.key.clone();
    let inner = || -> Result<NewEdition> {
        key(&edition.key, LONGEST_EDITION_KEY)?;
        ensure!(
            is_edition_key(&edition.key),
            "key: {:?} stands for something else in addresses",
            edition.key
        );
        unique(edition.sections.iter().map(|section| section.key.as_str())).context("sections")?;
        let mut sections = Vec::new();
        for section in edition.sections {
            key(&section.key, 40).with_context(|| format!("sections.{}", section.key))?;
            shown(&section.name)?;
            section.description.as_deref().map_or(Ok(()), shown)?;
            sections.push(NewSection {
                key: section.key,
                name: section.name,
                description: section.description,
            });
        }
        let optional = [&edition.office, &edition.description].into_iter().flatten();
        for text in [&edition.name, &edition.institution].into_iter().chain(optional) {
            shown(text)?;
        }
        let wrong = |what: &'static str| move |error: String| anyhow::anyhow!("{what}: {error}");
        Ok(NewEdition {
            key: edition.key,
            language: edition.language.parse::<Lang>().context("language")?,
            is: EditionChange {
                name: edition.name,
                institution: edition.institution,
                office: edition.office,
                description: edition.description,
                months: edition.months.parse().map_err(wrong("months"))?,
                numerals: edition.numerals.parse().map_err(wrong("numerals"))?,
                hijri: edition.hijri,
            },
            sections,
        })
    };
    inner().with_context(|| format!("editions.{called}"))
}

/// The name of a host as requests bear it: small letters, other scripts' in punycode, no dot at its end; nothing where
/// a text is none. No name stands for others.
pub fn host(text: &str) -> Option<String> {
    let host = url::Host::parse(text.trim_end_matches('.')).ok()?.to_string();
    (host.len() <= 253 && !host.contains('*')).then_some(host)
}

/// Whether a text can stand for an edition in addresses.
pub fn is_edition_key(key: &str) -> bool {
    is_key(key, LONGEST_EDITION_KEY) && !is_reserved(key)
}

/// Whether a word stands for something of the program's own at the beginning of addresses.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// Whether a text is a key: what stands for something in addresses.
pub fn is_key(key: &str, limit: usize) -> bool {
    let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    plain && (1..=limit).contains(&key.len())
}

fn key(key: &str, limit: usize) -> Result<()> {
    ensure!(is_key(key, limit), "{key:?}: small letters, digits and hyphens, at most {limit}");
    Ok(())
}

fn shown(text: &str) -> Result<()> {
    ensure!(!text.trim().is_empty(), "a name is empty");
    hidden::refuse(text)?;
    Ok(())
}

fn unique<'k>(keys: impl Iterator<Item = &'k str>) -> Result<()> {
    let mut seen = HashSet::new();
    for key in keys {
        ensure!(seen.insert(key), "the key {key:?} stands there twice");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../demo/site.toml");

    #[test]
    fn the_demo_is_a_good_site_and_mistakes_are_named() {
        let site = parse(GOOD, Some(include_str!("../demo/seal.svg"))).unwrap();
        assert!(site.editions.len() >= 2 && site.seal.is_some());
        for (from, to, says) in [
            ("Etc/GMT-3", "Mars/Base", "zone"),
            ("default_edition = \"ar\"", "default_edition = \"xx\"", "default_edition"),
            ("months = \"dual\"", "months = \"lunar\"", "months"),
            ("key = \"en\"", "key = \"ar\"", "twice"),
            ("key = \"en\"", "key = \"media\"", "media"),
            ("language = \"en-GB\"", "language = \"!\"", "editions.en"),
            ("hue = 215", "colour = 215", "line"),
            ("hue = 215", "hue = 215\nhijri_offset = 9", "hijri_offset"),
        ] {
            let error = format!("{:#}", parse(&GOOD.replacen(from, to, 1), None).unwrap_err());
            assert!(error.contains(says), "{to}: {error}");
        }
    }
}
