//! How much one client may ask for: a bucket of tokens for each address (a token bucket, RFC 2697, 3), in bounded memory.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use http::{Extensions, StatusCode};

use crate::net::household;
use crate::problem::ApiError;
use crate::proxy::{Peer, Proxies};

/// As many seconds' worth may be asked for at once: a map that is opened asks for dozens of tiles.
const BURST_SECONDS: f64 = 10.0;
/// Clients that are remembered, twice: those of now, and those of before.
const REMEMBERED: usize = 32_768;

/// For how long a client that was refused has to wait, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub u64);

/// What a client has left.
#[derive(Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: Instant,
}

/// The buckets of all clients.
#[derive(Default)]
struct Buckets {
    now: HashMap<IpAddr, Bucket>,
    before: HashMap<IpAddr, Bucket>,
}

/// The bound, if there is one.
pub struct Rate {
    each_second: Option<f64>,
    buckets: Mutex<Buckets>,
}

impl Rate {
    /// So many requests a second of each address; of none no bound.
    pub fn new(each_second: Option<u32>) -> Self {
        Self {
            each_second: each_second.map(|rate| f64::from(rate.max(1))),
            buckets: Mutex::default(),
        }
    }

    /// Whether there is a bound.
    pub const fn is_bound(&self) -> bool {
        self.each_second.is_some()
    }

    /// Why a request has to wait: its client asked for too much. A listed proxy has many behind it and bounds them itself.
    pub fn refused(&self, request: &Extensions, proxies: &Proxies) -> Option<(ApiError, Wait)> {
        self.each_second?;
        let Peer(from) = *request.get::<Peer>()?;
        if proxies.sent(request) {
            return None;
        }
        let wait = self.take(household(from), Instant::now()).err()?;
        let error = ApiError::of_status(StatusCode::TOO_MANY_REQUESTS, "");
        Some((error, Wait(wait.as_secs_f64().ceil().max(1.0) as u64)))
    }

    /// Takes a token, or says when there is one.
    fn take(&self, from: IpAddr, now: Instant) -> Result<(), Duration> {
        let Some(rate) = self.each_second else {
            return Ok(());
        };
        let most = rate * BURST_SECONDS;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let known = buckets.now.get(&from).or_else(|| buckets.before.get(&from));
        let tokens = known.map_or(most, |known| {
            let passed = now.saturating_duration_since(known.at).as_secs_f64();
            passed.mul_add(rate, known.tokens).min(most)
        });
        let left = if tokens >= 1.0 { tokens - 1.0 } else { tokens };
        if buckets.now.len() >= REMEMBERED && !buckets.now.contains_key(&from) {
            buckets.before = std::mem::take(&mut buckets.now);
        }
        let bucket = Bucket {
            tokens: left,
            at: now,
        };
        buckets.now.insert(from, bucket);
        if tokens >= 1.0 {
            Ok(())
        } else {
            Err(Duration::from_secs_f64((1.0 - tokens) / rate))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn address(last: u32) -> IpAddr {
        IpAddr::V4(Ipv4Addr::from_bits(0xc000_0200 + last))
    }

    #[test]
    fn a_client_may_ask_for_a_burst_and_then_for_as_much_as_comes_back() {
        let rate = Rate::new(Some(5));
        let begin = Instant::now();
        for nth in 0..50 {
            assert_eq!(rate.take(address(1), begin), Ok(()), "{nth}");
        }
        assert_eq!(
            rate.take(address(1), begin),
            Err(Duration::from_millis(200))
        );
        assert_eq!(rate.take(address(2), begin), Ok(()), "others are not meant");
        let later = begin + Duration::from_millis(401);
        assert_eq!(rate.take(address(1), later), Ok(()));
        assert_eq!(rate.take(address(1), later), Ok(()));
        assert!(rate.take(address(1), later).is_err());
        let much_later = begin + Duration::from_secs(3600);
        let taken = (0..100).filter(|_| rate.take(address(1), much_later).is_ok());
        assert_eq!(taken.count(), 50, "no more than a burst is saved up");
    }

    #[test]
    fn without_a_bound_nobody_is_remembered() {
        let rate = Rate::new(None);
        assert!((0..1000).all(|_| rate.take(address(1), Instant::now()).is_ok()));
        assert!(rate.buckets.lock().expect("a lock").now.is_empty());
    }

    #[test]
    fn any_number_of_clients_takes_bounded_memory_and_the_latest_are_remembered() {
        let rate = Rate::new(Some(1));
        let begin = Instant::now();
        for nth in 0..200_000 {
            assert_eq!(rate.take(address(nth), begin), Ok(()));
        }
        let taken = (0..10).filter(|_| rate.take(address(199_999), begin).is_ok());
        assert_eq!(taken.count(), 9);
        let buckets = rate.buckets.lock().expect("a lock");
        assert!(buckets.now.len() <= REMEMBERED && buckets.before.len() <= REMEMBERED);
    }

    #[test]
    fn a_listed_proxy_is_not_bounded_and_everybody_else_is() {
        let rate = Rate::new(Some(1));
        let proxies = Proxies::new(vec!["192.0.2.7".parse().expect("a network")]);
        let ask = |last: u32| {
            let mut request = Extensions::new();
            request.insert(Peer(address(last)));
            rate.refused(&request, &proxies)
        };
        assert!((0..50).all(|_| ask(7).is_none()));
        assert_eq!((0..50).filter(|_| ask(8).is_none()).count(), 10);
        assert_eq!(ask(8).map(|(_, wait)| wait), Some(Wait(1)));
    }
}
