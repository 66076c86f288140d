//! What goes out behind the head of an answer: bytes in memory, or a file that is read piece by piece
//! while the reader takes it, so that a slow reader of a large file costs one piece and not the file.

use bayan_core::media::Hash;
use bayan_store::objects::ReadObjects;
use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use std::{
    io,
    ops::Range,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::{runtime::Handle, task::JoinHandle};

/// How much of a file is read at once, in bytes.
const PIECE: u64 = 32 * 1024;

/// The body of an answer.
pub enum Body {
    /// Bytes in memory; none when they have been given.
    Ready(Option<Bytes>),
    /// A part of an object.
    Object(ObjectPart),
}

impl Body {
    /// Bytes in memory.
    pub fn of(bytes: Bytes) -> Body {
        Body::Ready(Some(bytes).filter(|bytes| !bytes.is_empty()))
    }
}

/// A part of an object that is being given.
pub struct ObjectPart {
    objects: Arc<dyn ReadObjects>,
    hash: Hash,
    left: Range<u64>,
    /// Where files are read: not on a thread that answers others.
    threads: Handle,
    reading: Option<JoinHandle<io::Result<Option<Vec<u8>>>>>,
}

impl ObjectPart {
    /// The bytes of `range` of an object, read on the threads of `threads`.
    pub fn new(objects: Arc<dyn ReadObjects>, hash: Hash, range: Range<u64>, threads: Handle) -> ObjectPart {
        ObjectPart { objects, hash, left: range, threads, reading: None }
    }

    /// Only `part` of what would be given.
    pub fn only(self, part: Range<u64>) -> ObjectPart {
        let left = part.start.max(self.left.start)..part.end.min(self.left.end);
        ObjectPart { left, ..self }
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        let reading = self.reading.get_or_insert_with(|| {
            let (objects, hash) = (Arc::clone(&self.objects), self.hash);
            let piece = self.left.start..self.left.end.min(self.left.start + PIECE);
            self.threads.spawn_blocking(move || objects.get_range(hash, piece))
        });
        let read = ready!(Pin::new(reading).poll(context));
        self.reading = None;
        let piece = match read.map_err(io::Error::other).flatten() {
            Ok(Some(piece)) if !piece.is_empty() => piece,
            // The length was promised: only an error tells the reader that it is not kept.
            Ok(_) => return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into()))),
            Err(error) => return Poll::Ready(Some(Err(error))),
        };
        self.left.start += piece.len() as u64;
        Poll::Ready(Some(Ok(piece.into())))
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            Body::Ready(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Body::Object(part) => {
                part.poll_piece(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Body::Ready(bytes) => bytes.is_none(),
            Body::Object(part) => part.left.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            Body::Ready(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            Body::Object(part) => part.left.end - part.left.start,
        })
    }
}
