//! What pages may load and who may frame them (Content Security Policy 3): the policy of every answer, that of the map,
//! and that of `/embed`, the map for other sites.

use std::fmt;
use std::str::FromStr;

use http::uri::Authority;
use http::{HeaderMap, HeaderValue, header};

use crate::guard::well_formed;

/// A site as policies name it: a scheme and a host, perhaps a port; `https://*.town.example` are all hosts below one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// What is no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not of the form https://town.example")]
pub struct InvalidOrigin;

/// Who may show the map in a frame of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ancestor {
    /// Pages of this server, who always may.
    Own,
    /// Nobody: then there is no such page.
    Nobody,
    /// Pages of a site.
    Site(Origin),
}

/// Which page an answer is; whatever says nothing of itself is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// The map.
    Page,
    /// The map for other sites.
    Embed,
}

/// The policies of a server.
#[derive(Clone, Debug)]
pub struct Policies {
    page: HeaderValue,
    /// None where nobody may frame the map.
    embed: Option<HeaderValue>,
    /// Whether pages of other servers may.
    others: bool,
}

impl FromStr for Origin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        let (scheme, host) = text.split_once("://").ok_or(InvalidOrigin)?;
        let name = host.strip_prefix("*.").unwrap_or(host);
        let plain = name.parse::<Authority>().is_ok() && well_formed(name);
        if !["https", "http"].contains(&scheme) || !plain {
            return Err(InvalidOrigin);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Ancestor {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        match text {
            "self" => Ok(Self::Own),
            "none" => Ok(Self::Nobody),
            site => site.parse().map(Self::Site),
        }
    }
}

impl Policies {
    /// Those of a server whose map these may frame, pages of its own where nobody is named, and which loads images from this
    /// site besides its own.
    pub fn new(ancestors: &[Ancestor], images: Option<&Origin>) -> Self {
        let sites: Vec<&Origin> = ancestors
            .iter()
            .filter_map(|ancestor| match ancestor {
                Ancestor::Site(site) => Some(site),
                Ancestor::Own | Ancestor::Nobody => None,
            })
            .collect();
        let mut framers = "'self'".to_owned();
        for site in &sites {
            framers.push(' ');
            framers.push_str(&site.0);
        }
        let nobody = ancestors.contains(&Ancestor::Nobody);
        Self {
            page: policy(images, "'none'"),
            embed: (!nobody).then(|| policy(images, &framers)),
            others: !sites.is_empty(),
        }
    }

    /// Whether there is a map for other sites.
    pub const fn embeds(&self) -> bool {
        self.embed.is_some()
    }

    /// Writes a page's headers over those of every answer.
    pub fn dress(&self, framing: Framing, headers: &mut HeaderMap) {
        match (framing, &self.embed) {
            (Framing::Embed, Some(policy)) => {
                headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
                // The older header knows no lists.
                headers.remove(header::X_FRAME_OPTIONS);
                if !self.others {
                    let own = HeaderValue::from_static("SAMEORIGIN");
                    headers.insert(header::X_FRAME_OPTIONS, own);
                }
            }
            (Framing::Page | Framing::Embed, _) => {
                headers.insert(header::CONTENT_SECURITY_POLICY, self.page.clone());
            }
        }
    }
}

/// Everything from this server, nothing inline. Leaflet has one image as a data URL.
fn policy(images: Option<&Origin>, framers: &str) -> HeaderValue {
    let images = images.map_or_else(String::new, |site| format!(" {site}"));
    let text = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{images}; \
         connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors {framers}"
    );
    // An origin has no letter that a header could not have.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(STRICTEST))
}

/// The policy of every answer that is no map: in nobody's frame.
pub const STRICTEST: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(ancestors: &[&str], framing: Framing) -> (String, Option<String>) {
        let ancestors: Vec<Ancestor> = ancestors.iter().map(|text| text.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        Policies::new(&ancestors, None).dress(framing, &mut headers);
        let text = |name| {
            headers
                .get(name)
                .map(|value: &HeaderValue| value.to_str().unwrap().to_owned())
        };
        (
            text(header::CONTENT_SECURITY_POLICY).unwrap(),
            text(header::X_FRAME_OPTIONS),
        )
    }

    #[test]
    fn the_map_for_other_sites_is_framed_by_those_who_are_named_alone() {
        let (policy, older) = dressed(&[], Framing::Embed);
        assert!(policy.ends_with("; frame-ancestors 'self'"));
        assert_eq!(older.as_deref(), Some("SAMEORIGIN"));
        let two = ["https://a.example", "https://*.b.example:8443"];
        let (policy, older) = dressed(&two, Framing::Embed);
        assert!(
            policy.ends_with("; frame-ancestors 'self' https://a.example https://*.b.example:8443")
        );
        assert_eq!(older, None);
        let strict = STRICTEST.strip_suffix("'none'").unwrap();
        assert!(policy.starts_with(strict), "all else is as strict");
        for framing in [Framing::Page, Framing::Embed] {
            let (policy, older) = dressed(&["none"], framing);
            assert_eq!(
                (policy.as_str(), older.as_deref()),
                (STRICTEST, Some("DENY"))
            );
        }
        assert_eq!(dressed(&two, Framing::Page).0, STRICTEST);
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host_and_nothing_else() {
        for good in [
            "https://a.example",
            "http://localhost:8080",
            "https://*.a.example",
            "https://[::1]:1",
        ] {
            assert_eq!(
                good.parse::<Origin>().map(|own| own.to_string()).as_deref(),
                Ok(good)
            );
        }
        for bad in [
            "*",
            "",
            "https:",
            "https://",
            "https://*",
            "a.example",
            "ftp://a.example",
            "https://a.example/",
            "https://a.example; script-src *",
            "https://a.example https://b.example",
            "https://u@a.example",
            "https://a.example,b",
            "'self'",
            "https://*.*.example",
            "https://a.example\n",
        ] {
            assert!(bad.parse::<Origin>().is_err(), "{bad}");
        }
    }

    #[test]
    fn images_come_from_one_more_site_at_most() {
        let site = "https://tiles.example".parse().unwrap();
        let policies = Policies::new(&[], Some(&site));
        let mut headers = HeaderMap::new();
        policies.dress(Framing::Page, &mut headers);
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("; img-src 'self' data: https://tiles.example; "));
        let others = policy.replace(" https://tiles.example", "");
        assert_eq!(others, STRICTEST);
    }
}
