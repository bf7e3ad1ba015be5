//! Asks a provider, and nobody else: the addresses are the configured issuer's and those that its own document names. Each answer has
//! a limit and a time, and none sends us elsewhere.

use std::sync::Arc;
use std::time::Duration;

use http::header;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use super::settings::Trouble;

/// A provider answers a question within this.
const PATIENCE: Duration = Duration::from_secs(10);
/// And is there within this.
const CONNECTS: Duration = Duration::from_secs(4);
/// Bytes of an answer, at most.
const LARGEST: u64 = 256 << 10;
/// Bytes of the head of an answer, at most.
const LARGEST_HEAD: usize = 16 << 10;

/// Asks over HTTPS, with the certificates that the system trusts; over HTTP within this machine alone.
pub struct Fetch(Agent);

impl Fetch {
    /// For a provider beyond this machine, or on it.
    pub fn new(is_loopback: bool) -> Result<Self, String> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_response_header_size(LARGEST_HEAD)
            .timeout_global(Some(PATIENCE))
            .timeout_connect(Some(CONNECTS))
            .user_agent("gocpont");
        let config = if is_loopback {
            config.proxy(None)
        } else {
            config.https_only(true).tls_config(encryption()?)
        };
        Ok(Self(config.build().new_agent()))
    }

    /// What stands at an address.
    pub fn get(&self, url: &str) -> Result<Vec<u8>, Trouble> {
        let request = self.0.get(url).header(header::ACCEPT, "application/json");
        let (status, body) = answer(url, request.call())?;
        if status == 200 {
            Ok(body)
        } else {
            Err(Trouble::Down(format!("{url} answers with status {status}")))
        }
    }

    /// What a form is answered with, and the status.
    pub fn post(
        &self,
        url: &str,
        form: &str,
        authorization: Option<&str>,
    ) -> Result<(u16, Vec<u8>), Trouble> {
        let mut request = self
            .0
            .post(url)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(authorization) = authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        answer(url, request.send(form.as_bytes()))
    }
}

fn answer(
    url: &str,
    answered: Result<http::Response<ureq::Body>, ureq::Error>,
) -> Result<(u16, Vec<u8>), Trouble> {
    let down = |error: ureq::Error| Trouble::Down(format!("{url}: {error}"));
    let mut response = answered.map_err(down)?;
    let body = response.body_mut().with_config().limit(LARGEST);
    let body = body.read_to_vec().map_err(down)?;
    Ok((response.status().as_u16(), body))
}

fn encryption() -> Result<TlsConfig, String> {
    let found = rustls_native_certs::load_native_certs();
    let own = found.certs.iter();
    let own: Vec<_> = own
        .map(|own| Certificate::from_der(own).to_owned())
        .collect();
    if own.is_empty() {
        return Err("the system trusts no certificates (ca-certificates)".to_owned());
    }
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    Ok(TlsConfig::builder()
        .root_certs(RootCerts::from(own))
        .unversioned_rustls_crypto_provider(ring)
        .build())
}
