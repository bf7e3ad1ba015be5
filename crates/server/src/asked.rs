//! What a request asks for besides its path: parameters, format, language, the address it came to, and what it has
//! already.

use axum::extract::FromRequestParts;
use gocpont_words::Language;
use http::header::{self, HeaderMap, HeaderName};
use http::request::Parts;

use crate::app::App;
use crate::frozen::Frozen;
use crate::problem::ApiError;

/// Formats of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For programs.
    Json,
    /// For people.
    Html,
}

/// The request, read.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The server's own address as the asker knows it, without a slash at its end.
    pub base: String,
    /// The path, as it was sent.
    pub path: String,
    /// The asker's language.
    pub language: Language,
    /// The entity tags that the asker has.
    pub has: String,
    query: Vec<(String, String)>,
    accept: String,
    /// How the body may be packed.
    pub encodings: Encodings,
}

/// Which packings an asker names, and does not refuse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Encodings {
    /// gzip (RFC 1952).
    pub gzip: bool,
    /// Brotli (RFC 7932).
    pub brotli: bool,
}

impl Encodings {
    /// Those of `Accept-Encoding`.
    pub fn of(headers: &HeaderMap) -> Self {
        let named = text(headers, &header::ACCEPT_ENCODING).to_ascii_lowercase();
        Self {
            gzip: best(&named, &["gzip", "x-gzip"]) > 0.0,
            brotli: best(&named, &["br"]) > 0.0,
        }
    }
}

fn weak(tag: &str) -> &str {
    tag.trim().trim_start_matches("W/")
}

/// Whether a list of entity tags holds one (RFC 9110, 13.1.2: weak comparison).
pub fn has(list: &str, tag: &str) -> bool {
    let own = weak(tag);
    list.trim() == "*" || list.split(',').any(|one| weak(one) == own)
}

impl Asked {
    /// Refuses parameters that are not among these, and any that is given twice.
    pub fn only(&self, allowed: &[&str]) -> Result<(), ApiError> {
        for (at, (name, value)) in self.query.iter().enumerate() {
            if !allowed.contains(&name.as_str()) {
                return Err(ApiError::unknown_parameter(name, allowed));
            }
            if self.query[..at].iter().any(|(earlier, _)| earlier == name) {
                return Err(ApiError::bad_parameter(name, value, "1×"));
            }
        }
        Ok(())
    }

    /// A parameter's value.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The parameters but for those named, ready for more.
    pub fn query_without(&self, left_out: &[&str]) -> form_urlencoded::Serializer<'static, String> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.query {
            if !left_out.contains(&name.as_str()) {
                query.append_pair(name, value);
            }
        }
        query
    }

    /// The format of a document: by `f`, else by the header, where a browser names HTML.
    pub fn format(&self) -> Result<Format, ApiError> {
        match self.parameter("f") {
            None if self.prefers_html() => Ok(Format::Html),
            None | Some("json") => Ok(Format::Json),
            Some("html") => Ok(Format::Html),
            Some(other) => Err(ApiError::bad_parameter("f", other, "json, html")),
        }
    }

    /// Whether HTML is named in `Accept`, and nothing of JSON before it.
    pub fn prefers_html(&self) -> bool {
        prefers_html(&self.accept)
    }
}

/// Whether a header names HTML, and nothing of JSON before it.
pub fn prefers_html(accept: &str) -> bool {
    let html = best(accept, &["text/html", "application/xhtml+xml"]);
    html > 0.0 && html >= best(accept, &["application/json", "application/geo+json"])
}

/// The highest weight that a header (RFC 9110, 12.4.2) gives one of these names; 0 where it has none of them.
fn best(header: &str, names: &[&str]) -> f64 {
    let ranges = header.split(',').filter_map(weighted);
    let found = ranges.filter(|(name, _)| names.contains(name));
    found.map(|(_, quality)| quality).fold(0.0, f64::max)
}

fn weighted(range: &str) -> Option<(&str, f64)> {
    let mut parts = range.split(';').map(str::trim);
    let name = parts.next()?;
    let quality = parts.find_map(|part| part.strip_prefix("q="));
    let quality: f64 = quality.map_or(Some(1.0), |q| q.parse().ok())?;
    (0.0..=1.0).contains(&quality).then_some((name, quality))
}

/// The language of a request: by `lang`, else by the header, else Hungarian.
pub fn language(query: Option<&str>, headers: &HeaderMap) -> Language {
    let named = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, value)| value.parse().ok());
    let header = || Language::from_accept_language(&text(headers, &header::ACCEPT_LANGUAGE));
    named.or_else(header).unwrap_or(Language::Hu)
}

/// A header's text, its lines joined as one list; empty where there is none or it is not text.
pub fn text(headers: &HeaderMap, name: &HeaderName) -> String {
    let lines = headers.get_all(name).iter();
    let lines: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
    lines.join(",")
}

/// A number of a path, as we write it: no sign, no zero before it.
pub fn index(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// A number of a parameter, in digits alone; the largest there is stands for any that is larger.
pub fn whole(text: &str) -> Option<usize> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(usize::MAX))
}

impl FromRequestParts<App> for Asked {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let headers = &parts.headers;
        let query = parts.uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        let query: Vec<(String, String)> = pairs.collect();
        if let Some((_, other)) = query
            .iter()
            .find(|(name, value)| name == "lang" && value.parse::<Language>().is_err())
        {
            return Err(ApiError::bad_parameter("lang", other, "hu, cs, en"));
        }
        Ok(Self {
            base: base(parts, app) + &frozen(parts),
            path: parts.uri.path().to_owned(),
            language: language(parts.uri.query(), headers),
            has: text(headers, &header::IF_NONE_MATCH),
            query,
            accept: text(headers, &header::ACCEPT).to_ascii_lowercase(),
            encodings: Encodings::of(headers),
        })
    }
}

/// The public address; else the one that a listed proxy was asked by; else the one that was asked here, which the guard has looked at (RFC 9112, 3.2.2: that of the target
/// goes before the header); else, for HTTP/1.0, where we listen.
fn base(parts: &Parts, app: &App) -> String {
    if let Some(url) = &app.public_url {
        return url.to_string();
    }
    let (scheme, told) = app.proxies.told(&parts.extensions, &parts.headers);
    let scheme = scheme.as_deref().unwrap_or("http");
    let host = told.unwrap_or_else(|| match parts.uri.authority() {
        Some(authority) => authority.to_string(),
        None => text(&parts.headers, &header::HOST),
    });
    if host.is_empty() {
        format!("{scheme}://{}", app.address)
    } else {
        format!("{scheme}://{host}")
    }
}

/// What an address that is bound to a release has before its path.
fn frozen(parts: &Parts) -> String {
    let number = parts.extensions.get::<Frozen>();
    number.map_or_else(String::new, |Frozen(number)| format!("/r/{number}"))
}

#[cfg(test)]
mod tests {
    use super::{best, index, whole};

    #[test]
    fn the_highest_weight_of_a_name_counts_and_what_is_no_weight_does_not() {
        let html = |header: &str| best(header, &["text/html"]);
        assert!((html("text/html;q=0.2, text/html ; q=0.5") - 0.5).abs() < 1e-9);
        assert!((html("*/*, text/html;level=1;q=0.3") - 0.3).abs() < 1e-9);
        for header in [
            "",
            "*/*",
            "text/html;q=0",
            "text/html;q=NaN",
            "text/html;q=2",
            "text/html;q=-1",
        ] {
            assert!(html(header) <= 0.0, "{header}");
        }
    }

    #[test]
    fn numbers_are_digits() {
        assert_eq!(index("0"), Some(0));
        assert_eq!(index("61"), Some(61));
        for text in ["", "+1", "-1", "01", " 1", "1.0", "18446744073709551616"] {
            assert_eq!(index(text), None, "{text}");
        }
        assert_eq!(whole("007"), Some(7));
        assert_eq!(whole("18446744073709551616"), Some(usize::MAX));
        for text in ["", "+1", "-1", " 1", "1e3", "٣"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
