//! The demo's cast: people of the invented town who can sign in to its newsroom, on this machine alone.

use crate::{actions::people::Hasher, app::App};
use anyhow::{Context, Result};
use bayan_core::{
    account::{EmailAddress, Password},
    chance::draw,
    role::{Role, Roles},
};
use bayan_store::{
    front::Site,
    people::{self, NewAccount},
    sites,
};

/// Name, address and roles of each of them.
const CAST: [(&str, &str, &[Role]); 4] = [
    ("لينا حداد", "lina@ras-nawaris.example", &[Role::Administrator, Role::Editor]),
    ("عمر صالح", "omar@ras-nawaris.example", &[Role::Writer, Role::MediaManager]),
    ("Hala Mansour", "hala@ras-nawaris.example", &[Role::Translator]),
    ("سمير العلي", "samir@ras-nawaris.example", &[Role::Auditor]),
];

/// What is said of one of them.
pub struct Member {
    /// What they sign in with.
    pub email: &'static str,
    /// What they are.
    pub roles: &'static [Role],
}

/// Lets the cast sign in with a password that is drawn anew; answers it.
///
/// # Errors
/// Where the store or the machine does not take it.
pub async fn let_in(app: &App, site: &Site) -> Result<(String, Vec<Member>)> {
    let letters = data_encoding::BASE32_NOPAD.encode(&draw::<10>(&*app.chance)).to_lowercase();
    let password =
        letters.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four)).collect::<Vec<_>>().join("-");
    let hash =
        Hasher::default().hash(Password::typed(&password)).await.context("a password cannot be hashed")?;
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    let enter = app.store.writer.act(move |conn| {
        let operator = sites::actor(conn, id, sites::OPERATOR)?.person;
        for (name, email, roles) in CAST {
            let email: EmailAddress = email.parse().map_err(bayan_store::Error::shape)?;
            let roles: Roles = roles.iter().copied().collect();
            match people::credentials(conn, id, &email)? {
                Some(known) => {
                    people::set_password(conn, known.person, &hash, now)?;
                    people::reopen(conn, known.person)?;
                    people::end_all(conn, known.person, None)?;
                }
                None => {
                    let name = name.parse().map_err(bayan_store::Error::shape)?;
                    let new = NewAccount {
                        site: id,
                        name,
                        email,
                        password: hash.clone(),
                        roles,
                        given_by: operator,
                    };
                    people::create(conn, &new, now, &*chance)?;
                }
            }
        }
        Ok(())
    });
    enter.await?;
    let members = CAST.into_iter().map(|(_, email, roles)| Member { email, roles });
    Ok((password, members.collect()))
}

/// Closes the accounts of the cast: where others than this machine can come, nobody of an invented town signs in.
///
/// # Errors
/// Where the store does not take it.
pub async fn keep_out(app: &App, site: &Site) -> Result<()> {
    let (id, now) = (site.id, app.clock.now());
    let close = app.store.writer.act(move |conn| {
        let operator = sites::actor(conn, id, sites::OPERATOR)?.person;
        for (_, email, _) in CAST {
            let email: EmailAddress = email.parse().map_err(bayan_store::Error::shape)?;
            if let Some(known) = people::credentials(conn, id, &email)? {
                people::close(conn, known.person, operator, now)?;
            }
        }
        Ok(())
    });
    Ok(close.await?)
}
