//! What people of the newsroom say to each other about a text: threads, each about the whole of it or about a block.

use crate::{
    acting::Acting,
    audit,
    db::Conn,
    documents,
    error::{Error, Result},
    value::{Row, values},
};
use bayan_core::{
    content::{Block, BlockId},
    id::{CommentId, DocumentId, PersonId, SiteId},
    instant::Instant,
    line::Passage,
    text::excerpt,
    workflow::{Live, Refusal, Withdrawal},
};

/// How many a text takes: more is a conversation for another place.
const MOST: i64 = 500;
/// How much of a block is kept beside what is said about it, in graphemes.
const QUOTE: usize = 120;

/// Something that was said.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Which.
    pub id: CommentId,
    /// By whom.
    pub author: PersonId,
    /// What they are called.
    pub name: String,
    /// When.
    pub at: Instant,
    /// What.
    pub text: String,
}

/// Something that was said, with what was answered.
#[derive(Debug, Clone)]
pub struct Thread {
    /// What began it.
    pub first: Comment,
    /// The block that it is about.
    pub block: Option<BlockId>,
    /// How that began when it was said.
    pub quote: Option<String>,
    /// What was answered.
    pub answers: Vec<Comment>,
    /// Since when it is settled, and who said so.
    pub resolved: Option<(Instant, String)>,
}

/// Something to be said.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// About which text.
    pub document: DocumentId,
    /// What it answers; what is answered in a thread that is settled opens that again.
    pub answers: Option<CommentId>,
    /// The block that it is about; an answer is about what its thread is about.
    pub block: Option<BlockId>,
    /// What.
    pub text: Passage,
}

/// How a block begins, for whoever is to recognise it.
pub fn beginning(block: &Block) -> String {
    excerpt::cut(&block.to_plain().replace('\n', " "), QUOTE)
}

/// Keeps what somebody says.
///
/// # Errors
/// [`Error::NotFound`] where what it answers is no beginning of a thread about this text, or the block is not in it;
/// [`Error::Full`] where the text takes no more; [`Refusal::NotFromHere`] where the text was removed by order: nothing
/// that is said would go with it.
pub fn comment(conn: &mut Conn, acting: Acting<'_>, new: &NewComment) -> Result<CommentId> {
    conn.lock_document(new.document)?;
    let standing = documents::standing(conn, new.document)?;
    if let Live::Withdrawn { how: Withdrawal::Removed { .. }, .. } = standing.live {
        return Err(Refusal::NotFromHere.into());
    }
    let count =
        conn.one("SELECT CAST(COUNT(*) AS BIGINT) FROM comments WHERE document = $1", values![new.document])?;
    if count.int(0)? >= MOST {
        return Err(Error::Full);
    }
    if let Some(thread) = new.answers {
        let opened = conn.run(
            "UPDATE comments SET resolved_at = NULL, resolved_by = NULL WHERE id = $1 AND document = $2 AND answers IS NULL",
            values![thread, new.document],
        )?;
        if opened != 1 {
            return Err(Error::NotFound(format!("a thread {thread} about this text")));
        }
    }
    let about = match new.block.as_ref().filter(|_| new.answers.is_none()) {
        Some(id) => {
            let block = standing.newest.content.blocks.iter().find(|block| block.id == *id);
            let block = block.ok_or_else(|| Error::NotFound(format!("a block {id}")))?;
            Some((id, beginning(block)))
        }
        None => None,
    };
    let id = CommentId::new(acting.now, acting.chance);
    conn.run(
        "INSERT INTO comments (id, document, answers, block, quote, author, text, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            id,
            new.document,
            new.answers,
            about.as_ref().map(|(block, _)| block.as_str()),
            about.as_ref().map(|(_, quote)| quote.as_str()),
            acting.actor.person,
            &new.text,
            acting.now
        ],
    )?;
    note(conn, acting, new.document, "comment")?;
    Ok(id)
}

/// Says that a thread is settled, or that it is not; not where there is none.
pub fn resolve(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    thread: CommentId,
    settled: bool,
) -> Result<bool> {
    let at = settled.then_some(acting.now);
    let by = settled.then_some(acting.actor.person);
    let done = conn.run(
        "UPDATE comments SET resolved_at = $3, resolved_by = $4
         WHERE id = $1 AND document = $2 AND answers IS NULL AND (resolved_at IS NULL) = (CAST($3 AS BIGINT) IS NOT NULL)",
        values![thread, document, at, by],
    )?;
    if done == 1 {
        note(conn, acting, document, if settled { "resolve-comment" } else { "reopen-comment" })?;
    }
    Ok(done == 1)
}

/// A line of the audit log: that something was said, not what.
fn note(conn: &mut Conn, acting: Acting<'_>, document: DocumentId, action: &str) -> Result<()> {
    let newest = documents::standing(conn, document)?.newest.id;
    audit::add(conn, acting, action, (document, newest), None)
}

/// What was said about a text: what is open before what is settled, each in its order.
pub fn comments(conn: &mut Conn, document: DocumentId) -> Result<Vec<Thread>> {
    let rows = conn.all(
        "SELECT c.id, c.author, p.name, c.created_at, c.text, c.answers, c.block, c.quote, c.resolved_at, q.name
         FROM comments c JOIN people p ON p.id = c.author LEFT JOIN people q ON q.id = c.resolved_by
         WHERE c.document = $1 ORDER BY c.created_at, c.id",
        values![document],
    )?;
    let mut threads: Vec<Thread> = Vec::new();
    for row in &rows {
        let comment = read(row)?;
        match row.maybe_parse::<CommentId>(5)? {
            Some(first) => {
                if let Some(thread) = threads.iter_mut().find(|thread| thread.first.id == first) {
                    thread.answers.push(comment);
                }
            }
            None => threads.push(Thread {
                first: comment,
                block: row.maybe_parse(6)?,
                quote: row.maybe_text(7)?.map(str::to_owned),
                answers: Vec::new(),
                resolved: row
                    .maybe_int(8)?
                    .map(Instant::from_milliseconds)
                    .zip(row.maybe_text(9)?.map(str::to_owned)),
            }),
        }
    }
    threads.sort_by_key(|thread| thread.resolved.is_some());
    Ok(threads)
}

/// The texts that somebody writes at and about which somebody else has said something that is open.
pub fn commented(conn: &mut Conn, site: SiteId, person: PersonId) -> Result<Vec<DocumentId>> {
    let rows = conn.all(
        "SELECT DISTINCT c.document FROM comments c JOIN documents d ON d.id = c.document JOIN items i ON i.id = d.item
         WHERE i.site = $1 AND c.answers IS NULL AND c.resolved_at IS NULL AND d.work <> 'idle'
           AND (c.author <> $2 OR EXISTS (SELECT 1 FROM comments a WHERE a.answers = c.id AND a.author <> $2))
           AND (EXISTS (SELECT 1 FROM revisions r WHERE r.document = d.id AND r.author = $2)
                OR EXISTS (SELECT 1 FROM comments o WHERE o.document = d.id AND o.author = $2))",
        values![site, person],
    )?;
    rows.iter().map(|row| row.parse(0)).collect()
}

fn read(row: &Row) -> Result<Comment> {
    Ok(Comment {
        id: row.parse(0)?,
        author: row.parse(1)?,
        name: row.text(2)?.to_owned(),
        at: row.instant(3)?,
        text: row.text(4)?.to_owned(),
    })
}
