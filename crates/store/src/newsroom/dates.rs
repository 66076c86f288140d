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
use bayan_core::{chronology::Period, id::DocumentId, instant::Instant};
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

/// What is decided about the expressions of a text, by the expression and its number among those that are the same.
pub type Verdicts = HashMap<(String, u32), Verdict>;

pub(crate) fn read_verdicts(rows: &[Row]) -> Result<Verdicts> {
    let mut all = HashMap::new();
    for row in rows {
        let number = u32::try_from(row.int(1)?).map_err(Error::shape)?;
        all.insert((row.text(0)?.to_owned(), number), Verdict::read(row.text(2)?)?);
    }
    Ok(all)
}

/// What is decided about the dates of a text.
pub fn verdicts(conn: &mut Conn, document: DocumentId) -> Result<Verdicts> {
    let rows =
        conn.all("SELECT expression, number, verdict FROM dated WHERE document = $1", values![document])?;
    read_verdicts(&rows)
}

/// When a text first came before the public.
pub fn first_public(conn: &mut Conn, document: DocumentId) -> Result<Option<Instant>> {
    let row = conn.one("SELECT MIN(sort_at) FROM public_events WHERE document = $1", values![document])?;
    Ok(row.maybe_int(0)?.map(Instant::from_milliseconds))
}

/// Decides about some of them; what is decided about the others stays.
pub fn decide_dates(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    decided: &[(String, u32, Verdict)],
) -> Result<()> {
    let before = verdicts(conn, document)?;
    let new: Vec<_> = decided
        .iter()
        .filter(|(expression, number, verdict)| before.get(&(expression.clone(), *number)) != Some(verdict))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    for (expression, number, verdict) in &new {
        conn.run(
            "INSERT INTO dated (document, expression, number, verdict, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (document, expression, number) DO UPDATE
             SET verdict = excluded.verdict, decided_by = excluded.decided_by, decided_at = excluded.decided_at",
            values![document, expression.as_str(), *number, verdict.word(), acting.actor.person, acting.now],
        )?;
    }
    topics::tell_of_document(conn, acting.site, document)?;
    let newest = documents::standing(conn, document)?.newest.id;
    // Nothing of the text is noted: it may have to be destroyed.
    audit::add(conn, acting, "decide-dates", (document, newest), Some(new.len().to_string()))
}
