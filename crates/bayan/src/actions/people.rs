//! What is done with accounts, each in one transaction with its line in the audit log.

mod access;
mod account;
mod factor;
mod hashing;
mod invite;
mod passkeys;
mod sign_in;

pub use access::{Giving, MOST_DAYS, NotGiven, give_access, revoke_access};
pub use account::{
    NotChanged, change_password, change_profile, change_roles, close, confirm_password, end_sessions, reopen,
};
pub use factor::{Begun, Coding, begin_factor, confirm_factor, drop_factor, enter_code, take_away};
pub use hashing::Hasher;
pub use invite::{
    Joining, NotJoined, Origin, Renewed, invite, invite_again, invite_first, join, renew, revoke,
};
pub use passkeys::{
    Asking, NotKept, Party, Showing, add_passkey, ask_beside, ask_for_new_passkey, ask_who, drop_passkey,
    enter_by_passkey,
};
pub use sign_in::{Entered, NotEntered, SigningIn, sign_in, sign_out};

use bayan_core::{
    chance::{Chance, draw},
    media::Hash,
};
use data_encoding::HEXLOWER;
use std::fmt;

/// Something that lets in whoever has it. It is given away once and kept nowhere: the store has its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Draws one: 256 bits.
    pub fn draw(chance: &dyn Chance) -> Token {
        Token(HEXLOWER.encode(&draw::<32>(chance)))
    }

    /// One that somebody brings; none where it has not the form of one.
    pub fn brought(text: &str) -> Option<Token> {
        let plain = text.len() == 64
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        plain.then(|| Token(text.to_owned()))
    }

    /// What the store knows of it.
    pub fn hash(&self) -> Hash {
        Hash::of(self.0.as_bytes())
    }

    /// What forms carry while it is somebody's session: it proves that their page was made for it, and leads
    /// back to it from nowhere.
    pub fn for_forms(&self) -> String {
        Hash::of(format!("bayan-form/1\n{}", self.0).as_bytes()).to_string()[..32].to_owned()
    }

    /// The letters, for whoever is to have it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;
    impl Chance for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0xab);
        }
    }

    #[test]
    fn a_token_is_shown_by_nothing_that_is_made_of_it() {
        let token = Token::draw(&Fixed);
        assert_eq!(Token::brought(token.reveal()), Some(token.clone()));
        for other in
            ["", "x", &token.reveal()[1..], &token.reveal().to_uppercase(), &format!("{}0", token.reveal())]
        {
            assert_eq!(Token::brought(other), None, "{other}");
        }
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_ne!(token.for_forms(), token.hash().to_string()[..32]);
    }
}
