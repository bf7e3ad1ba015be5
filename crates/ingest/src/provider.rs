//! The settings of an `OpenID` provider from TOML: by whom staff may be signed in, and what of its word counts.

use std::path::{Path, PathBuf};

use gocpont_core::codebook::Labels;
use serde::Deserialize;
use toml::Spanned;

use crate::document::{self, RawLabels, setting};
use crate::error::InvalidFile;

/// A provider as its file describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    /// Its issuer, letter by letter as its tokens have it: `https://…`, or `http://` and an address of this machine.
    pub issuer: String,
    /// The desk's name there.
    pub client: String,
    /// The file of the client's secret, beside the settings unless it says where.
    pub secret: PathBuf,
    /// What is asked for; `openid` stands first.
    pub scopes: Vec<String>,
    /// Whether people are told apart by a verified e-mail address, and not by the subject.
    pub by_email: bool,
    /// What its button says.
    pub labels: Labels,
    /// Where the provider asks for the second factor: what its tokens say then.
    pub factor: Option<Accepted>,
}

/// What a token says of a second factor that counts: one of all of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Values of `acr`.
    pub acr: Vec<String>,
    /// Values of `amr`.
    pub amr: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    issuer: Spanned<String>,
    client: Spanned<String>,
    secret: Spanned<String>,
    #[serde(default)]
    scopes: Vec<Spanned<String>>,
    #[serde(default, rename = "match")]
    by: RawMatch,
    label: Spanned<RawLabels>,
    second_factor: Option<Spanned<RawFactor>>,
}

#[derive(Clone, Copy, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum RawMatch {
    #[default]
    Subject,
    Email,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFactor {
    by: RawBy,
    #[serde(default)]
    acr: Vec<String>,
    #[serde(default)]
    amr: Vec<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum RawBy {
    Desk,
    Provider,
}

/// Reads a file of a provider.
pub fn read(path: &Path) -> Result<Provider, InvalidFile> {
    let mut provider = document::read(path, parse)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    provider.secret = folder.join(&provider.secret);
    Ok(provider)
}

/// Reads the text of such a file.
pub fn parse(file: &str, text: &str) -> Result<Provider, InvalidFile> {
    let raw: Raw = document::parse(file, text)?;
    let refused = |table: &str, (key, own): (&str, &Spanned<String>), allowed: &str| {
        let row = row_of(text, own.span().start);
        setting(file, table, key, own.get_ref(), allowed).at_row(row)
    };
    if !is_issuer(raw.issuer.get_ref()) {
        let allowed = "https:// and an address, or http:// and an address of this machine";
        return Err(refused("provider", ("issuer", &raw.issuer), allowed));
    }
    for (key, own) in [("client", &raw.client), ("secret", &raw.secret)] {
        let text = own.get_ref();
        if text.trim() != text || text.is_empty() || text.chars().any(char::is_control) {
            return Err(refused("provider", (key, own), "a text on one line"));
        }
    }
    // Each is a word of the request (RFC 6749, section 3.3).
    let is_scope = |text: &str| {
        let is_inside = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
        !text.is_empty() && text.bytes().all(is_inside)
    };
    if let Some(odd) = raw.scopes.iter().find(|own| !is_scope(own.get_ref())) {
        return Err(refused("provider", ("scopes", odd), "words without blanks"));
    }
    let by_email = raw.by == RawMatch::Email;
    let row = row_of(text, raw.label.span().start);
    let labels: Labels = raw.label.into_inner().into();
    for (key, own) in [("hu", &labels.hu), ("cs", &labels.cs), ("en", &labels.en)] {
        if own.trim().is_empty() || own.chars().count() > 60 || own.chars().any(char::is_control) {
            return Err(setting(file, "label", key, own, "1 to 60 characters").at_row(row));
        }
    }
    let factor = raw.second_factor.map(|own| {
        let row = row_of(text, own.span().start);
        factor(file, own.into_inner()).map_err(|error| error.at_row(row))
    });
    Ok(Provider {
        issuer: raw.issuer.into_inner(),
        client: raw.client.into_inner(),
        secret: PathBuf::from(raw.secret.into_inner()),
        scopes: scopes(raw.scopes, by_email),
        by_email,
        labels,
        factor: factor.transpose()?.flatten(),
    })
}

/// What is asked for: `openid`, what the file names, and the address where people are told apart by it.
fn scopes(named: Vec<Spanned<String>>, by_email: bool) -> Vec<String> {
    let mut scopes = vec!["openid".to_owned()];
    let email = by_email.then(|| "email".to_owned());
    for own in named.into_iter().map(Spanned::into_inner).chain(email) {
        if !scopes.contains(&own) {
            scopes.push(own);
        }
    }
    scopes
}

fn factor(file: &str, raw: RawFactor) -> Result<Option<Accepted>, InvalidFile> {
    let is_none = raw.acr.is_empty() && raw.amr.is_empty();
    let mut values = raw.acr.iter().chain(&raw.amr);
    if let Some(odd) = values.find(|own| own.is_empty() || own.contains(char::is_whitespace)) {
        let allowed = "words without blanks";
        return Err(setting(file, "second_factor", "acr, amr", odd, allowed));
    }
    match (raw.by, is_none) {
        (RawBy::Desk, true) => Ok(None),
        (RawBy::Provider, false) => Ok(Some(Accepted {
            acr: raw.acr,
            amr: raw.amr,
        })),
        (RawBy::Desk, false) => {
            let allowed = "by = \"provider\", where acr or amr are named";
            Err(setting(file, "second_factor", "by", "desk", allowed))
        }
        (RawBy::Provider, true) => {
            let allowed = "acr or amr with what the provider's tokens say of a second factor";
            Err(setting(file, "second_factor", "by", "provider", allowed))
        }
    }
}

/// An address that is encrypted, or of this machine; nothing behind it that an issuer has not (`OpenID` Connect Discovery 1.0,
/// section 3).
fn is_issuer(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"?#@\\".contains(&byte);
    if !text.bytes().all(is_plain) || text.len() > 255 {
        return false;
    }
    if let Some(rest) = text.strip_prefix("https://") {
        return !rest.is_empty() && !rest.starts_with('/');
    }
    let Some(rest) = text.strip_prefix("http://") else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(inner) => inner.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let is_own = |address: std::net::IpAddr| address.is_loopback();
    name == "localhost" || name.parse().is_ok_and(is_own)
}

fn row_of(text: &str, at: usize) -> u64 {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "issuer = \"https://login.example/town\"\nclient = \"gocpont-desk\"\nsecret = \"oidc.secret\"\n";
    const LABEL: &str = "[label]\nhu = \"Belépés\"\ncs = \"Přihlášení\"\nen = \"Sign in\"\n";

    fn said(text: &str) -> String {
        parse("oidc.toml", text).expect_err(text).to_string()
    }

    #[test]
    fn a_plain_file_tells_people_apart_by_subject_and_leaves_the_second_factor_to_the_desk() {
        let read = parse("oidc.toml", &format!("{PLAIN}{LABEL}")).expect("a provider");
        assert_eq!(read.issuer, "https://login.example/town");
        assert_eq!(read.scopes, ["openid"]);
        assert_eq!((read.by_email, read.factor), (false, None));
        assert_eq!(read.labels.hu, "Belépés");
        let more = "match = \"email\"\nscopes = [\"openid\", \"profile\"]\n";
        let factor = "[second_factor]\nby = \"provider\"\namr = [\"mfa\"]\n";
        let read = parse("oidc.toml", &format!("{PLAIN}{more}{LABEL}{factor}"));
        let read = read.expect("a provider");
        assert_eq!(read.scopes, ["openid", "profile", "email"]);
        assert!(read.by_email);
        assert_eq!(read.factor.expect("accepted").amr, ["mfa"]);
    }

    #[test]
    fn the_secret_stands_beside_the_settings() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("oidc.toml");
        std::fs::write(&path, format!("{PLAIN}{LABEL}")).expect("written");
        let provider = read(&path).expect("a provider");
        assert_eq!(provider.secret, folder.path().join("oidc.secret"));
    }

    #[test]
    fn an_issuer_is_encrypted_or_of_this_machine() {
        for own in [
            "https://a",
            "https://a.example:8443/b/",
            "http://127.0.0.1:4000",
            "http://localhost",
            "http://[::1]:4000/x",
        ] {
            assert!(is_issuer(own), "{own}");
        }
        for own in [
            "http://login.example",
            "http://127.0.0.1.example",
            "http://localhost.example",
            "http://localhost@login.example",
            "ftp://localhost",
            "https://",
            "https:///a",
            "https://a?b=c",
            "https://a#b",
            "https://a b",
        ] {
            assert!(!is_issuer(own), "{own}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_file_line_and_value() {
        let open = PLAIN.replace("https://login.example/town", "http://login.example");
        let error = said(&format!("# ours\n{open}{LABEL}"));
        assert!(
            error.starts_with("oidc.toml, row 2, column issuer, value \"http://login.example\""),
            "{error}"
        );
        for (text, wanted) in [
            (PLAIN.to_owned(), "label"),
            (format!("{PLAIN}colour = 1\n{LABEL}"), "row 4"),
            (format!("{PLAIN}match = \"name\"\n{LABEL}"), "row 4"),
            (
                format!("{PLAIN}scopes = [\"openid\", \"a b\"]\n{LABEL}"),
                "row 4, column scopes, value \"a b\"",
            ),
            (
                format!("{PLAIN}{}", LABEL.replace("Sign in", " ")),
                "column en",
            ),
            (
                format!("{PLAIN}{LABEL}[second_factor]\nby = \"provider\"\n"),
                "column by, value \"provider\"",
            ),
            (
                format!("{PLAIN}{LABEL}[second_factor]\nby = \"desk\"\nacr = [\"2\"]\n"),
                "column by, value \"desk\"",
            ),
            (
                format!("{PLAIN}{LABEL}[second_factor]\nby = \"nobody\"\n"),
                "row 9",
            ),
            (
                format!("{}{LABEL}", PLAIN.replace("gocpont-desk", "")),
                "row 2, column client",
            ),
        ] {
            let error = said(&text);
            assert!(error.contains(wanted), "{error}\n{text}");
        }
    }
}
