//! Who is at the other end of a connection, and what a proxy there may tell of the address that its client asked. Only proxies
//! that are listed are believed: anybody else could put another's name into our links.

use std::net::IpAddr;
use std::str::FromStr;

use http::header::{HeaderMap, HeaderName};
use http::{Extensions, HeaderValue};

use crate::asked;
use crate::guard::well_formed;

/// The other end of the connection that a request came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// An address, or all that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u32,
}

/// A text that is no address and no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not of the form 192.0.2.1 or 192.0.2.0/24")]
pub struct InvalidNetwork(pub String);

impl FromStr for Network {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || InvalidNetwork(text.to_owned());
        let (address, bits) = text.split_once('/').unwrap_or((text, ""));
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = match asked::whole(bits) {
            None if !text.contains('/') => most,
            Some(bits) => u32::try_from(bits).map_err(|_| wrong())?,
            None => return Err(wrong()),
        };
        let network = Self { address, bits };
        (bits <= most).then_some(network).ok_or_else(wrong)
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        match (self.address.to_canonical(), address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let differ = u64::from(own.to_bits() ^ other.to_bits());
                differ >> 32_u32.saturating_sub(self.bits) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let differ = own.to_bits() ^ other.to_bits();
                differ
                    .checked_shr(128_u32.saturating_sub(self.bits))
                    .unwrap_or(0)
                    == 0
            }
            _ => false,
        }
    }
}

/// The proxies that are believed.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Vec<Network>);

impl Proxies {
    /// These.
    pub const fn new(networks: Vec<Network>) -> Self {
        Self(networks)
    }

    /// Whether a request came by one of them.
    pub fn sent(&self, request: &Extensions) -> bool {
        let peer = request.get::<Peer>();
        peer.is_some_and(|Peer(peer)| self.0.iter().any(|own| own.holds(*peer)))
    }

    /// Scheme and host that the proxy was asked by, as far as it tells them and they can stand in a link.
    pub fn told(
        &self,
        request: &Extensions,
        headers: &HeaderMap,
    ) -> (Option<String>, Option<String>) {
        if !self.sent(request) {
            return (None, None);
        }
        let scheme = last(headers, "x-forwarded-proto").or_else(|| forwarded(headers, "proto"));
        let host = last(headers, "x-forwarded-host").or_else(|| forwarded(headers, "host"));
        let scheme = scheme.map(|scheme| scheme.to_ascii_lowercase());
        (
            scheme.filter(|scheme| ["http", "https"].contains(&scheme.as_str())),
            host.filter(|host| well_formed(host)),
        )
    }
}

/// The last of a list, which the nearest proxy has written; what stands before it may be anybody's.
fn last(headers: &HeaderMap, name: &'static str) -> Option<String> {
    let line = headers
        .get_all(HeaderName::from_static(name))
        .iter()
        .next_back();
    let line = line.and_then(|line| HeaderValue::to_str(line).ok())?;
    let last = line.rsplit(',').next()?.trim();
    (!last.is_empty()).then(|| last.to_owned())
}

/// A word of the last element of `Forwarded` (RFC 7239).
fn forwarded(headers: &HeaderMap, word: &str) -> Option<String> {
    let line = last(headers, "forwarded")?;
    let pairs = line.split(';').filter_map(|pair| pair.split_once('='));
    let mut own = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case(word));
    let (_, value) = own.next()?;
    Some(value.trim().trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(network: &str, address: &str) -> bool {
        let network: Network = network.parse().expect("a network");
        network.holds(address.parse().expect("an address"))
    }

    #[test]
    fn a_network_holds_the_addresses_that_begin_like_it() {
        assert!(holds("192.0.2.1", "192.0.2.1"));
        assert!(holds("192.0.2.1", "::ffff:192.0.2.1"));
        assert!(!holds("192.0.2.1", "192.0.2.2"));
        assert!(holds("192.0.2.0/24", "192.0.2.255"));
        assert!(!holds("192.0.2.0/24", "192.0.3.0"));
        assert!(holds("0.0.0.0/0", "203.0.113.9"));
        assert!(!holds("0.0.0.0/0", "2001:db8::1"));
        assert!(holds("2001:db8::/32", "2001:db8:ffff::1"));
        assert!(!holds("2001:db8::/32", "2001:db9::1"));
        assert!(holds("::/0", "2001:db9::1"));
        for wrong in [
            "",
            "192.0.2",
            "192.0.2.1/33",
            "::/129",
            "192.0.2.1/",
            "192.0.2.1/-1",
            "a/8",
        ] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    fn told(from: &str, headers: &[(&'static str, &str)]) -> (Option<String>, Option<String>) {
        let proxies = Proxies::new(vec!["192.0.2.0/24".parse().expect("a network")]);
        let mut request = Extensions::new();
        request.insert(Peer(from.parse().expect("an address")));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a value"));
        }
        proxies.told(&request, &map)
    }

    fn both(scheme: &str, host: &str) -> (Option<String>, Option<String>) {
        (Some(scheme.to_owned()), Some(host.to_owned()))
    }

    #[test]
    fn a_listed_proxy_tells_scheme_and_host_and_a_stranger_tells_nothing() {
        let headers = [
            ("x-forwarded-proto", "https"),
            ("x-forwarded-host", "map.example"),
        ];
        assert_eq!(told("192.0.2.7", &headers), both("https", "map.example"));
        assert_eq!(told("203.0.113.7", &headers), (None, None));
        assert_eq!(
            Proxies::default().told(&Extensions::new(), &HeaderMap::new()),
            (None, None)
        );
        let standard = [(
            "forwarded",
            "for=198.51.100.1;proto=HTTPS;host=\"map.example:8443\"",
        )];
        assert_eq!(
            told("192.0.2.7", &standard),
            both("https", "map.example:8443")
        );
    }

    #[test]
    fn what_the_nearest_proxy_wrote_counts_and_what_cannot_stand_in_a_link_does_not() {
        let chain = [
            ("x-forwarded-host", "evil.example, map.example"),
            ("x-forwarded-proto", "http"),
            ("x-forwarded-proto", "https"),
        ];
        assert_eq!(told("192.0.2.7", &chain), both("https", "map.example"));
        let standard = [(
            "forwarded",
            "host=evil.example;proto=http, host=map.example;proto=https",
        )];
        assert_eq!(told("192.0.2.7", &standard), both("https", "map.example"));
        for (name, value) in [
            ("x-forwarded-host", "a b"),
            ("x-forwarded-host", "evil.example/\"><"),
            ("x-forwarded-host", ""),
            ("x-forwarded-proto", "javascript"),
            ("forwarded", "host="),
            ("forwarded", "proto"),
        ] {
            assert_eq!(told("192.0.2.7", &[(name, value)]), (None, None), "{value}");
        }
    }
}
