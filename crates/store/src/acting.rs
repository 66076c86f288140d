//! Whoever acts.

use bayan_core::{chance::Chance, id::SiteId, instant::Instant, workflow::Actor};

/// Whoever acts, when, and with what chance.
#[derive(Clone, Copy)]
pub struct Acting<'a> {
    /// On which site.
    pub site: SiteId,
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub now: Instant,
    /// With what chance.
    pub chance: &'a dyn Chance,
    /// From where, for somebody in the newsroom.
    pub network: Option<&'a str>,
}
