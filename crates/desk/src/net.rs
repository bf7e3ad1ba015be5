//! Taking connections: a few at a time, each with time for its head, ended in good order.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// For one person; a browser has six.
pub const ONE_PERSON: usize = 32;
/// For all of a town's staff.
pub const STAFF: usize = 512;
const HEAD_TIME: Duration = Duration::from_secs(10);
const SHUTDOWN: Duration = Duration::from_secs(2);
const MOST_HEADERS: usize = 64;
const LARGEST_HEAD: usize = 64 << 10;

/// Serves so many connections at once until `stop`, then lets open answers end for a moment.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    connections: usize,
    stop: impl Future<Output = ()>,
) {
    let mut stop = pin!(stop);
    let (stopping, stopped) = watch::channel(false);
    let free = Arc::new(Semaphore::new(connections));
    let mut open = JoinSet::new();
    loop {
        while open.try_join_next().is_some() {}
        let next = async {
            let place = Arc::clone(&free).acquire_owned().await.ok()?;
            let (stream, _) = listener.accept().await.ok()?;
            Some((stream, place))
        };
        let taken = tokio::select! {
            taken = next => taken,
            () = &mut stop => break,
        };
        let Some((stream, place)) = taken else {
            // Out of descriptors, or the client left: the next one may do.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let (router, stopped) = (router.clone(), stopped.clone());
        open.spawn(async move {
            connection(stream, router, stopped).await;
            drop(place);
        });
    }
    drop(listener);
    stopping.send_replace(true);
    let ended = async { while open.join_next().await.is_some() {} };
    let _in_time = tokio::time::timeout(SHUTDOWN, ended).await;
}

async fn connection(stream: TcpStream, router: Router, mut stopped: watch::Receiver<bool>) {
    // Small answers should not wait for more; where the system refuses, they do.
    let _slower = stream.set_nodelay(true);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_headers(MOST_HEADERS)
        .max_buf_size(LARGEST_HEAD);
    let service = service_fn(move |request: Request<Incoming>| router.clone().oneshot(request));
    let connection = http.serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    tokio::select! {
        // A client that broke off is no news.
        _ended = connection.as_mut() => return,
        _stopping = stopped.wait_for(|stop| *stop) => connection.as_mut().graceful_shutdown(),
    }
    let _ended = connection.await;
}
