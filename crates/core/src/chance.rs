//! Chance, passed in: nothing in Bayan draws a random byte behind its caller's back.

/// A source of random bytes. The program gives the operating system's; tests give a seeded one.
pub trait Chance: Send + Sync {
    /// Fills `bytes` with chance.
    fn fill(&self, bytes: &mut [u8]);
}

/// Draws `N` random bytes.
pub fn draw<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}
