//! What somebody has decided about the dates that texts mention.

use crate::{
    acting::Acting,
    audit,
    db::Conn,
    documents,
    error::{Error, Result},
    topics,
    value::{Row, values},
};
use bayan_core::{
    chronology::Period,
    id::{DocumentId, RevisionId},
    instant::Instant,
    workflow::Refusal,
};
use std::collections::HashMap;

/// What is decided about an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is when the program says.
    Right,
    /// It is no date.
    NoDate,
    /// It is then.
    Other(Period),
}

impl Verdict {
    fn word(self) -> String {
        match self {
            Verdict::Right => "right".to_owned(),
            Verdict::NoDate => "none".to_owned(),
            Verdict::Other(period) => period.to_string(),
        }
    }

    fn read(word: &str) -> Result<Verdict> {
        Ok(match word {
            "right" => Verdict::Right,
            "none" => Verdict::NoDate,
            period => Verdict::Other(period.parse().map_err(Error::shape)?),
        })
    }
}

/// What is decided about the dates of a text, by their places (`Said::place`).
pub type Verdicts = HashMap<String, Verdict>;

pub(crate) fn read_verdicts(rows: &[Row]) -> Result<Verdicts> {
    let mut all = HashMap::new();
    for row in rows {
        // One that cannot be read any more is decided anew.
        if let Ok(verdict) = Verdict::read(row.text(1)?) {
            all.insert(row.text(0)?.to_owned(), verdict);
        }
    }
    Ok(all)
}

/// What is decided about the dates of a text.
pub fn verdicts(conn: &mut Conn, document: DocumentId) -> Result<Verdicts> {
    let rows = conn.all("SELECT place, verdict FROM dated WHERE document = $1", values![document])?;
    read_verdicts(&rows)
}

/// When a text first came before the public.
pub fn first_public(conn: &mut Conn, document: DocumentId) -> Result<Option<Instant>> {
    let row = conn.one("SELECT MIN(at) FROM public_events WHERE document = $1", values![document])?;
    Ok(row.maybe_int(0)?.map(Instant::from_milliseconds))
}

/// Decides about some dates of the version that was seen, by their places; what is decided about the others stays.
pub fn decide_dates(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    (seen, decided): (RevisionId, &[(String, Verdict)]),
) -> Result<()> {
    let newest = documents::standing(conn, document)?.newest.id;
    if newest != seen {
        // What was looked at is not what stands there now; it may even have been destroyed.
        return Err(Refusal::StaleRevision.into());
    }
    let before = verdicts(conn, document)?;
    let new: Vec<_> = decided.iter().filter(|(place, verdict)| before.get(place) != Some(verdict)).collect();
    if new.is_empty() {
        return Ok(());
    }
    for (place, verdict) in &new {
        conn.run(
            "INSERT INTO dated (document, place, verdict, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (document, place) DO UPDATE
             SET verdict = excluded.verdict, decided_by = excluded.decided_by, decided_at = excluded.decided_at",
            values![document, place.as_str(), verdict.word(), acting.actor.person, acting.now],
        )?;
    }
    topics::tell_of_document(conn, acting.site, document)?;
    // Nothing of the text is noted: it may have to be destroyed.
    audit::add(conn, acting, "decide-dates", (document, newest), Some(new.len().to_string()))
}
