//! A stream that does not wait for ever: whoever sends nothing, or takes nothing, is let go.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep},
};

/// A stream with a limit on how long it may stand still, in each direction.
pub struct Deadline<S> {
    stream: S,
    reading: Watch,
    writing: Watch,
}

impl<S> Deadline<S> {
    /// Wraps `stream`: a read or a write that moves nothing for `limit` fails.
    pub fn new(stream: S, limit: Duration) -> Deadline<S> {
        Deadline { stream, reading: Watch::new(limit), writing: Watch::new(limit) }
    }
}

/// Since when nothing has moved. The timer is only set anew when it goes off: a stream that moves costs
/// a look at the clock and no more.
struct Watch {
    limit: Duration,
    still_since: Option<Instant>,
    timer: Pin<Box<Sleep>>,
}

impl Watch {
    fn new(limit: Duration) -> Watch {
        Watch { limit, still_since: None, timer: Box::pin(sleep(limit)) }
    }

    /// What the stream says, or that it stood still for too long.
    fn over<T>(&mut self, said: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        if said.is_ready() {
            self.still_since = None;
            return said;
        }
        let since = *self.still_since.get_or_insert_with(Instant::now);
        loop {
            ready!(self.timer.as_mut().poll(context));
            let until = since + self.limit;
            if until <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.timer.as_mut().reset(until);
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Deadline<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let said = Pin::new(&mut this.stream).poll_read(context, buffer);
        this.reading.over(said, context)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Deadline<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let said = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.writing.over(said, context)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let said = Pin::new(&mut this.stream).poll_write_vectored(context, parts);
        this.writing.over(said, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    const LIMIT: Duration = Duration::from_secs(30);

    #[tokio::test(start_paused = true)]
    async fn who_stands_still_is_let_go_and_who_moves_stays() {
        let (mut reader, ours) = duplex(8);
        let mut ours = Deadline::new(ours, LIMIT);
        let mut byte = [0];
        for _ in 0..3 {
            tokio::time::advance(LIMIT - Duration::from_secs(1)).await;
            reader.write_all(b"x").await.unwrap();
            ours.read_exact(&mut byte).await.unwrap();
        }
        assert_eq!(ours.read_exact(&mut byte).await.unwrap_err().kind(), io::ErrorKind::TimedOut);
        // Nobody takes what is written once the pipe is full.
        let refused = ours.write_all(&[0; 100]).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::TimedOut);
    }
}
