//! People who work in the newsroom: their accounts, what they may do, where they are signed in.

mod access;
mod accounts;
mod attempts;
mod factors;
mod invitations;
mod passkeys;
mod sessions;

pub use access::{
    Access, NewAccess, access, access_used, accesses, all_accesses, give_access, is_to_be_noted,
    revoke_access,
};
pub use accounts::{
    Account, Credentials, NewAccount, account, accounts, administrators, close, create, credentials,
    give_roles, reopen, set_language, set_name, set_password,
};
pub use attempts::{Attempts, attempts, failed, forget_attempts, forget_old_attempts, was_none};
pub use factors::{
    Factor, asks_more, begin_factor, codes_left, confirm_factor, drop_factor, drop_idle_codes, enter_half,
    factor, forget_half, half_entered, keep_codes, take_code, take_step,
};
pub use invitations::{
    Invitation, NewInvitation, invitation, invitations, invite, revoke, revoke_labelled, until, use_up,
};
pub use passkeys::{
    Challenge, NewPasskey, Passkey, add_passkey, challenge, drop_passkey, drop_passkeys, has_passkeys,
    passkey, passkey_used, passkeys, take_challenge,
};
pub use sessions::{
    NewSession, Session, begin, end, end_all, end_by_token, is_known_device, know_device, rotate, seen,
    session, sessions,
};
