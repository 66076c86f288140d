//! A stream that does not wait for ever: whoever sends nothing, sends too slowly, or takes too slowly, is
//! let go. One timer for both directions, set anew only when it goes off: a stream that moves costs a look
//! at the clock and no more.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

/// How patient a stream is.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// How long nothing may move: between requests, and while an answer is made.
    pub standstill: Duration,
    /// How long a request may take to arrive, from its first byte to the moment it is being answered.
    pub request: Duration,
    /// How many bytes a second a reader takes at least, after a first standstill.
    pub lowest_rate: u64,
}

/// Says of a stream that its request has arrived and is being answered.
#[derive(Debug, Clone, Default)]
pub struct Answering(Arc<AtomicBool>);

impl Answering {
    /// The request has arrived.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What a stream is doing, and since when.
#[derive(Debug, Clone, Copy)]
enum Phase {
    /// Nothing is under way.
    Still(Instant),
    /// A request is arriving.
    Arriving(Instant),
    /// An answer is leaving: since when, how many bytes have left, and when the last of them did.
    Leaving(Instant, u64, Instant),
}

/// A stream that is held to a [`Patience`].
pub struct Deadline<S> {
    stream: S,
    patience: Patience,
    answering: Answering,
    /// Whether requests and answers overlap (HTTP/2), so that there is no telling when one has arrived.
    overlapping: bool,
    phase: Phase,
    /// Whether the reader has to take something before more can be written.
    blocked: bool,
    timer: Option<Pin<Box<Sleep>>>,
}

impl<S> Deadline<S> {
    /// Holds `stream`, which carries one request after the other, to `patience`.
    pub fn new(stream: S, patience: Patience, answering: Answering) -> Deadline<S> {
        let phase = Phase::Still(Instant::now());
        Deadline { stream, patience, answering, overlapping: false, phase, blocked: false, timer: None }
    }

    /// The same for a stream that carries several requests at a time.
    pub fn overlapping(self) -> Deadline<S> {
        Deadline { overlapping: true, ..self }
    }

    fn has_read(&mut self) {
        self.phase = match self.phase {
            Phase::Leaving(..) if self.blocked => return,
            _ if self.overlapping => Phase::Still(Instant::now()),
            Phase::Arriving(since) if !self.answering.0.load(Ordering::Relaxed) => Phase::Arriving(since),
            _ => Phase::Arriving(Instant::now()),
        };
    }

    fn has_written(&mut self, bytes: usize) {
        self.blocked = false;
        self.answering.0.store(false, Ordering::Relaxed);
        let now = Instant::now();
        self.phase = match self.phase {
            Phase::Leaving(since, before, _) => Phase::Leaving(since, before + bytes as u64, now),
            _ => Phase::Leaving(now, bytes as u64, now),
        };
    }

    /// Until when this may go on.
    fn end(&self) -> Instant {
        match self.phase {
            Phase::Still(since) => since + self.patience.standstill,
            Phase::Arriving(since) if !self.answering.0.load(Ordering::Relaxed) => {
                since + self.patience.request
            }
            Phase::Arriving(since) => since + self.patience.request + self.patience.standstill,
            // The kernel takes megabytes at once: that they left it says little of the reader.
            Phase::Leaving(since, bytes, moved) => {
                let earned = since + Duration::from_secs(bytes / self.patience.lowest_rate);
                earned.min(moved) + self.patience.standstill
            }
        }
    }

    /// Answers `Ready` once the time is over.
    fn poll_over(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let end = self.end();
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(end)));
        if timer.deadline() > end {
            timer.as_mut().reset(end);
        }
        while timer.as_mut().poll(context).is_ready() {
            // It was set for something that is over; what is under way now may have more time.
            if end <= Instant::now() {
                return Poll::Ready(());
            }
            timer.as_mut().reset(end);
        }
        Poll::Pending
    }

    fn waited<T>(&mut self, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        self.poll_over(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }

    fn wrote(&mut self, said: Poll<io::Result<usize>>, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match said {
            Poll::Ready(Ok(bytes)) => {
                self.has_written(bytes);
                Poll::Ready(Ok(bytes))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                self.blocked = true;
                if !matches!(self.phase, Phase::Leaving(..)) {
                    let now = Instant::now();
                    self.phase = Phase::Leaving(now, 0, now);
                }
                self.waited(context)
            }
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
        let before = buffer.filled().len();
        match Pin::new(&mut this.stream).poll_read(context, buffer) {
            Poll::Ready(said) => {
                if buffer.filled().len() > before {
                    this.has_read();
                }
                Poll::Ready(said)
            }
            Poll::Pending => {
                if matches!(this.phase, Phase::Leaving(..)) && !this.blocked {
                    this.phase = Phase::Still(Instant::now());
                }
                this.waited(context)
            }
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Deadline<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let said = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.wrote(said, context)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        match Pin::new(&mut this.stream).poll_flush(context) {
            // A stream that encrypts keeps back what the reader does not take.
            Poll::Pending => {
                this.blocked = true;
                this.waited(context)
            }
            ready => {
                this.blocked = false;
                ready
            }
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        match Pin::new(&mut this.stream).poll_shutdown(context) {
            Poll::Pending => this.waited(context),
            ready => ready,
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let said = Pin::new(&mut this.stream).poll_write_vectored(context, parts);
        this.wrote(said, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    const PATIENCE: Patience =
        Patience { standstill: Duration::from_secs(30), request: Duration::from_secs(10), lowest_rate: 1024 };

    fn pair(room: usize) -> (DuplexStream, Deadline<DuplexStream>, Answering) {
        let (reader, ours) = duplex(room);
        let answering = Answering::default();
        (reader, Deadline::new(ours, PATIENCE, answering.clone()), answering)
    }

    async fn pass(seconds: u64) {
        tokio::time::advance(Duration::from_secs(seconds)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_may_rest_between_requests_and_not_for_ever() {
        let (mut reader, mut ours, answering) = pair(8);
        let mut byte = [0];
        for _ in 0..3 {
            pass(29).await;
            reader.write_all(b"x").await.unwrap();
            ours.read_exact(&mut byte).await.unwrap();
            answering.begin();
            ours.write_all(b"y").await.unwrap();
            reader.read_exact(&mut byte).await.unwrap();
            // The server looks for the next request at once.
            let next = tokio::time::timeout(Duration::from_millis(1), ours.read_exact(&mut byte)).await;
            assert!(next.is_err(), "nothing came");
        }
        let begun = Instant::now();
        assert_eq!(ours.read_exact(&mut byte).await.unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() <= Duration::from_secs(31));
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_drips_is_let_go() {
        let (mut reader, mut ours, _) = pair(8);
        let mut byte = [0];
        let begun = Instant::now();
        let refused = loop {
            reader.write_all(b"x").await.unwrap();
            if let Err(error) = ours.read_exact(&mut byte).await {
                break error;
            }
            let next = tokio::time::timeout(Duration::from_secs(3), ours.read_exact(&mut byte)).await;
            if let Ok(Err(error)) = next {
                break error;
            }
        };
        assert_eq!(refused.kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() <= Duration::from_secs(12), "{:?}", begun.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_may_take_longer_to_make_than_a_request_to_arrive() {
        let (mut reader, mut ours, answering) = pair(8);
        let mut byte = [0];
        reader.write_all(b"x").await.unwrap();
        ours.read_exact(&mut byte).await.unwrap();
        answering.begin();
        let waiting = tokio::time::timeout(Duration::from_secs(19), ours.read_exact(&mut byte)).await;
        assert!(waiting.is_err(), "still being answered");
        ours.write_all(b"y").await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_reader_that_takes_next_to_nothing_is_let_go() {
        let (mut reader, mut ours, _) = pair(8);
        let begun = Instant::now();
        let drip = tokio::spawn(async move {
            let mut byte = [0];
            loop {
                tokio::time::sleep(Duration::from_secs(1)).await;
                if reader.read_exact(&mut byte).await.is_err() {
                    return;
                }
            }
        });
        let refused = ours.write_all(&[0; 10_000]).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() <= Duration::from_secs(32), "{:?}", begun.elapsed());
        drop(ours);
        drip.await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_large_answer_over_a_slow_line_arrives() {
        let (mut reader, mut ours, _) = pair(4096);
        let slow = tokio::spawn(async move {
            let mut piece = vec![0; 4096];
            let mut taken = 0;
            while taken < 400_000 {
                tokio::time::sleep(Duration::from_secs(2)).await;
                taken += reader.read(&mut piece).await.unwrap();
            }
        });
        ours.write_all(&[0; 400_000]).await.unwrap();
        slow.await.unwrap();
    }
}
