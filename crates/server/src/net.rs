//! Taking connections: bounded in number, each with time for its head, its answers and its reader, and ended in good
//! order.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

use crate::app::App;
use crate::config::Limits;
use crate::metrics::Metrics;
use crate::proxy::Peer;
use crate::ready;
use crate::stall::Stalling;

/// Descriptors that are for the releases file, the log and whatever the system wants.
const DESCRIPTORS_KEPT: usize = 64;
const MOST_HEADERS: usize = 64;
const LARGEST_HEAD: usize = 64 << 10;

/// Bytes of an answer that the system holds for a reader. It tells of room again once a third is taken: with megabytes,
/// as it would have by itself, a slow reader would look like one who takes nothing.
const UNREAD_BYTES: u32 = 128 << 10;
/// Connections that may wait to be taken.
const WAITING: u32 = 1024;

/// Takes an address.
pub fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    socket.set_reuseaddr(true)?;
    // Every connection has it from the listener.
    socket.set_send_buffer_size(UNREAD_BYTES)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

/// Serves until `stop`, then lets open answers end within the deadline.
pub async fn serve(
    listener: TcpListener,
    (router, app): (Router, Option<App>),
    limits: &Limits,
    stopping: Arc<watch::Sender<bool>>,
    stop: impl Future<Output = ()>,
) {
    let mut stop = pin!(stop);
    raise(limits.connections);
    let limits_of_system = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let most = room(&limits_of_system, limits.connections);
    let free = Arc::new(Semaphore::new(most));
    let counts = Arc::new(Counts::default());
    let mut open = JoinSet::new();
    loop {
        while open.try_join_next().is_some() {}
        let taken = tokio::select! {
            taken = accept(&listener, &free) => taken,
            () = &mut stop => break,
        };
        let Some((stream, from, place)) = taken else {
            continue;
        };
        let Some(counted) = counts.count(from, limits.connections_of_one) else {
            continue;
        };
        let metrics = app.as_ref().and_then(|app| app.watching.metrics.as_ref());
        let told = metrics.map(Metrics::connected);
        let (routes, limits, stopping) =
            ((router.clone(), app.clone()), *limits, stopping.subscribe());
        open.spawn(async move {
            connection(stream, (routes, from), &limits, stopping).await;
            drop((counted, place, told));
        });
    }
    drop(listener);
    stopping.send_replace(true);
    let ended = async { while open.join_next().await.is_some() {} };
    let _in_time = tokio::time::timeout(limits.shutdown, ended).await;
}

/// Asks the system for as many descriptors as the connections take; where it refuses, there are fewer connections.
fn raise(connections: usize) {
    let wanted = (connections + DESCRIPTORS_KEPT) as u64;
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < wanted) {
        limit.current = Some(limit.maximum.map_or(wanted, |most| most.min(wanted)));
        let _fewer = setrlimit(Resource::Nofile, limit);
    }
}

/// How many connections there may be where the system's limits are these: where descriptors ran out, nobody at all
/// would be served.
fn room(limits_of_system: &str, wanted: usize) -> usize {
    let line = limits_of_system
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    let most = soft.map_or(wanted, |soft| soft.saturating_sub(DESCRIPTORS_KEPT));
    wanted.min(most).max(1)
}

/// The next connection, once there is room for it.
async fn accept(
    listener: &TcpListener,
    free: &Arc<Semaphore>,
) -> Option<(TcpStream, IpAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(free).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, from)) => Some((stream, from.ip(), place)),
        Err(error) => {
            // Out of descriptors, or the client left: the next one may do.
            eprintln!("{error}");
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}

async fn connection(
    stream: TcpStream,
    ((router, app), from): ((Router, Option<App>), IpAddr),
    limits: &Limits,
    mut stopping: watch::Receiver<bool>,
) {
    // Small answers should not wait for more; where the system refuses, they do.
    let _slower = stream.set_nodelay(true);
    let stream = TokioIo::new(Stalling::new(stream, limits.stall));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_headers(MOST_HEADERS)
        .max_buf_size(LARGEST_HEAD);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from));
        let (router, app) = (router.clone(), app.clone());
        async move {
            match app {
                Some(app) => Ok(ready::answered(&app, router, request).await),
                None => router.oneshot(request).await,
            }
        }
    });
    let connection = http.serve_connection(stream, service);
    let mut connection = pin!(connection);
    tokio::select! {
        // A client that broke off is no news.
        _ended = connection.as_mut() => return,
        _stopping = stopping.wait_for(|stop| *stop) => connection.as_mut().graceful_shutdown(),
    }
    let _ended = connection.await;
}

/// How many connections each address has.
#[derive(Default)]
struct Counts(Mutex<HashMap<IpAddr, usize>>);

/// One connection of an address; it no longer counts when dropped.
struct Counted {
    counts: Arc<Counts>,
    from: IpAddr,
}

impl Counts {
    /// Counts one more, unless the address has as many as it may; loopback is a proxy, which has many behind it.
    fn count(self: &Arc<Self>, from: IpAddr, most: usize) -> Option<Counted> {
        let from = household(from);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(from).or_default();
        if *count >= most && !from.is_loopback() {
            return None;
        }
        *count += 1;
        Some(Counted {
            counts: Arc::clone(self),
            from,
        })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut counts = self.counts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.from) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.from);
            }
        }
    }
}

/// What one client has: an IPv4 address, or all 2^64 addresses of its IPv6 network.
pub fn household(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) if !address.is_loopback() => {
            let network = address.to_bits() & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from_bits(network))
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_descriptors_free() {
        let limits = "Max file size   unlimited\nMax open files            1024                 524288               files";
        assert_eq!(room(limits, 700), 700);
        assert_eq!(room(limits, 5000), 960);
        assert_eq!(room(&limits.replace("1024", "256"), 700), 192);
        assert_eq!(room(&limits.replace("1024", "10"), 700), 1);
        assert_eq!(room("", 700), 700);
        assert_eq!(room("Max open files unlimited", 700), 700);
    }

    #[test]
    fn an_address_has_so_many_connections_and_no_more_until_one_ends() {
        let counts = Arc::new(Counts::default());
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let here = address("192.0.2.1");
        let two = [counts.count(here, 2), counts.count(here, 2)];
        assert!(two.iter().all(Option::is_some));
        assert!(counts.count(here, 2).is_none());
        assert!(counts.count(address("192.0.2.2"), 2).is_some());
        drop(two);
        assert!(counts.count(here, 2).is_some());
        assert!(counts.0.lock().unwrap().is_empty());
    }

    #[test]
    fn a_network_of_ipv6_is_one_client_and_loopback_is_not_counted() {
        let counts = Arc::new(Counts::default());
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let first = counts.count(address("2001:db8::1"), 1);
        assert!(first.is_some());
        assert!(counts.count(address("2001:db8::2"), 1).is_none());
        assert!(counts.count(address("2001:db8:0:1::1"), 1).is_some());
        for home in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            let many: Vec<_> = (0..5).map(|_| counts.count(address(home), 1)).collect();
            assert!(many.iter().all(Option::is_some), "{home}");
        }
    }
}
