//! A connection whose reader takes nothing for too long is cut off: hyper has no limit of its own for that. And one
//! that is closed while its client still writes is closed so that the answer arrives.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// How long a client may go on writing what nobody reads.
const LINGER: Duration = Duration::from_secs(1);
/// How much of that is taken.
const LINGER_BYTES: usize = 4 << 20;

/// A stream that ends where a write waits longer than a limit.
pub struct Stalling {
    stream: TcpStream,
    limit: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
    lingering: Option<Pin<Box<Sleep>>>,
    dropped: usize,
}

impl Stalling {
    /// Wraps a stream.
    pub const fn new(stream: TcpStream, limit: Duration) -> Self {
        Self {
            stream,
            limit,
            waiting: None,
            lingering: None,
            dropped: 0,
        }
    }

    /// Hands a finished write on; one that waits is given its time.
    fn watched<T>(
        &mut self,
        context: &mut Context<'_>,
        done: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if done.is_ready() {
            self.waiting = None;
            return done;
        }
        let limit = self.limit;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(limit)));
        ready!(waiting.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// Takes what the client still sends and drops it, for a while: a socket that is closed over unread bytes is reset,
    /// and the answer may be lost on its way (RFC 9112, 9.6).
    fn linger(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut bytes = [0; 8192];
        while self.dropped < LINGER_BYTES {
            let mut buffer = ReadBuf::new(&mut bytes);
            let read = Pin::new(&mut self.stream).poll_read(context, &mut buffer);
            let taken = buffer.filled().len();
            match read {
                Poll::Ready(Ok(())) if taken > 0 => self.dropped += taken,
                Poll::Ready(_) => break,
                Poll::Pending => {
                    let over = self
                        .lingering
                        .get_or_insert_with(|| Box::pin(sleep(LINGER)));
                    ready!(over.as_mut().poll(context));
                    break;
                }
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Stalling {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Stalling {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(context, done)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.watched(context, done)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let done = Pin::new(&mut self.stream).poll_flush(context);
        self.watched(context, done)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.lingering.is_none() && self.dropped == 0 {
            let done = Pin::new(&mut self.stream).poll_shutdown(context);
            ready!(self.watched(context, done))?;
        }
        self.linger(context)
    }
}
