//! `bayan witness`: this server as a witness for the records of others.

use super::say;
use crate::{
    app::App,
    gate::{ADD_CHECKPOINT, adopt, witness_key},
    settings::Settings,
};
use anyhow::{Context, Result};
use bayan_store::record::witnessed;
use std::{collections::BTreeSet, process::ExitCode};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Arguments {
    /// Say this server's key as a witness, and how far it has signed whose log.
    Show,
    /// Sign for others on this machine from now on: after a move, where no other one signs any more.
    Adopt,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let witnessing = settings.witness.clone().context("there is no [witness] in the settings")?;
    let app = App::open(settings)?;
    if let Arguments::Adopt = arguments {
        adopt(&app, &witnessing).await?;
    }
    say(&witness_key(&app.settings, &witnessing, &*app.chance)?.verifier().to_string());
    let origins: BTreeSet<String> = witnessing.logs.iter().map(|key| key.name().to_owned()).collect();
    for origin in origins {
        let asked = origin.clone();
        let signed = app.store.writer.look(move |conn| witnessed(conn, &asked)).await?;
        match signed {
            Some(signed) => say(&format!("{origin}: {} entries, {}", signed.size, signed.root)),
            None => say(&format!("{origin}: nothing yet")),
        }
    }
    let prefix = ADD_CHECKPOINT.trim_end_matches("/add-checkpoint");
    say(&format!("partners ask at the address of any site here, with {prefix} behind it"));
    Ok(ExitCode::SUCCESS)
}
