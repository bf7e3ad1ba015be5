//! A provider: what its document says, its keys, the page that a browser is sent to, and the exchange of a code for its word
//! (authorization code flow of `OpenID` Connect Core 1.0, section 3.1, with PKCE by RFC 7636).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use form_urlencoded::{Serializer, byte_serialize};
use gocpont_access::{Identity, MailAddress};
use jiff::Timestamp;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::super::refused::Refused;
use super::fetch::Fetch;
use super::settings::{Factor, Settings, Telling, Trouble, is_loopback};
use super::token::{Claims, Distrust, Expected, believed};
use super::waiting::{Sent, drawn};
use super::word::{Back, Begun, Word};
use crate::DeskError;

/// How long its document and its keys are taken for what they were.
const FRESH: Duration = Duration::from_secs(600);
/// Its keys are not asked for again sooner, whatever key a token names.
const AGAIN: Duration = Duration::from_secs(30);

/// What a provider says of itself (`OpenID` Connect Discovery 1.0, section 3).
#[derive(Clone, Debug, Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// The document with the keys, and when they were asked for.
#[derive(Clone)]
struct Known {
    document: Arc<Document>,
    keys: Arc<JwkSet>,
    at: Instant,
}

/// What a code is exchanged for. The rest of it, such as a token to ask the provider more, is let go.
#[derive(Deserialize)]
struct Exchanged {
    id_token: String,
}

#[derive(Deserialize)]
struct NotExchanged {
    error: String,
}

/// A provider of sign-ins.
pub struct Provider {
    settings: Settings,
    fetch: Fetch,
    known: Mutex<Option<Known>>,
}

impl Provider {
    /// By these settings; it is not asked anything yet.
    pub fn new(settings: Settings) -> Result<Self, DeskError> {
        let fetch = Fetch::new(is_loopback(&settings.issuer)).map_err(DeskError::Oidc)?;
        Ok(Self {
            settings,
            fetch,
            known: Mutex::new(None),
        })
    }

    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Begins a sign-in that will come back to `redirect`.
    pub fn begin(&self, redirect: &str) -> Result<Result<Begun, Trouble>, Refused> {
        let (state, nonce, verifier) = (drawn()?, drawn()?, drawn()?);
        let document = match self.known(FRESH) {
            Ok(known) => known.document,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        let mut query = Serializer::new(String::new());
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client)
            .append_pair("redirect_uri", redirect)
            .append_pair("scope", &self.settings.scopes.join(" "))
            .append_pair("state", &state)
            .append_pair("nonce", &nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        if let Factor::Provider { acr, .. } = &self.settings.factor
            && !acr.is_empty()
        {
            query.append_pair("acr_values", &acr.join(" "));
        }
        let page = &document.authorization_endpoint;
        let joint = if page.contains('?') { '&' } else { '?' };
        Ok(Ok(Begun {
            url: format!("{page}{joint}{}", query.finish()),
            sent: Sent {
                state,
                nonce,
                verifier,
                replaces: None,
            },
        }))
    }

    /// The provider's word about somebody who came back from it.
    pub fn finish(&self, back: &Back<'_>) -> Result<Word, Trouble> {
        let known = self.known(FRESH)?;
        let is_named = known
            .document
            .authorization_response_iss_parameter_supported;
        let is_own = match back.issuer {
            Some(issuer) => issuer == self.settings.issuer,
            None => !is_named,
        };
        if !is_own {
            return Err(Trouble::Distrusted("another issuer answered".to_owned()));
        }
        let token = self.exchanged(&known.document, back)?;
        let expected = Expected {
            issuer: &self.settings.issuer,
            client: &self.settings.client,
            nonce: &back.sent.nonce,
            now: Timestamp::now().as_second(),
        };
        let claims = match believed(&token, &known.keys, &expected) {
            // It may have new keys since.
            Err(Distrust::UnknownKey) => {
                let again = self.known(AGAIN)?;
                believed(&token, &again.keys, &expected)
            }
            other => other,
        };
        let claims = claims.map_err(|distrust| match distrust {
            Distrust::UnknownKey => {
                Trouble::Distrusted("no key of the provider has signed the ID token".to_owned())
            }
            Distrust::Wrong(why) => Trouble::Distrusted(why),
        })?;
        self.word(&claims)
    }

    /// What of it counts here.
    fn word(&self, claims: &Claims) -> Result<Word, Trouble> {
        let second_factor = match &self.settings.factor {
            Factor::Desk => false,
            Factor::Provider { acr, amr } => {
                let is_sure = claims.acr.as_ref().is_some_and(|own| acr.contains(own));
                let mut shown = claims.amr.iter().flatten();
                if !is_sure && !shown.any(|own| amr.contains(own)) {
                    return Err(Trouble::NoFactor);
                }
                true
            }
        };
        let issuer = &self.settings.issuer;
        let identity = match self.settings.telling {
            Telling::Subject => Identity::subject(issuer, &claims.sub),
            Telling::Email => {
                let is_theirs = claims.email_verified == Some(true);
                let email = claims.email.as_deref().filter(|_| is_theirs);
                let email: Option<MailAddress> = email.and_then(|email| email.parse().ok());
                Identity::email(issuer, &email.ok_or(Trouble::NoEmail)?)
            }
        };
        Ok(Word {
            identity: identity.map_err(|error| Trouble::Distrusted(error.to_string()))?,
            second_factor,
        })
    }

    /// The ID token for a code.
    fn exchanged(&self, document: &Document, back: &Back<'_>) -> Result<String, Trouble> {
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", back.code)
            .append_pair("redirect_uri", back.redirect)
            .append_pair("code_verifier", &back.sent.verifier);
        let (client, secret) = (&self.settings.client, self.settings.secret.reveal());
        let methods = document.token_endpoint_auth_methods_supported.as_ref();
        let has = |method: &str| methods.is_some_and(|all| all.iter().any(|own| own == method));
        let authorization = if methods.is_none() || has("client_secret_basic") {
            // Both are written as in a form first (RFC 6749, section 2.3.1).
            let coded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
            let both = format!("{}:{}", coded(client), coded(secret));
            Some(format!("Basic {}", STANDARD.encode(both)))
        } else {
            form.append_pair("client_id", client)
                .append_pair("client_secret", secret);
            None
        };
        let url = &document.token_endpoint;
        let (status, body) = self
            .fetch
            .post(url, &form.finish(), authorization.as_deref())?;
        if status == 200 {
            return Ok(read::<Exchanged>(url, &body)?.id_token);
        }
        match read::<NotExchanged>(url, &body) {
            Ok(refused) if refused.error == "invalid_grant" => Err(Trouble::Distrusted(
                "the provider does not know the code".to_owned(),
            )),
            Ok(refused) => Err(Trouble::Down(format!(
                "{url} answers with status {status} and {:.60}",
                refused.error
            ))),
            Err(_) => Err(Trouble::Down(format!("{url} answers with status {status}"))),
        }
    }

    /// What the provider says of itself, not older than so long. One asks for it, and the others wait for that.
    fn known(&self, age: Duration) -> Result<Known, Trouble> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = known.as_ref().filter(|own| own.at.elapsed() < age) {
            return Ok(own.clone());
        }
        let issuer = &self.settings.issuer;
        let url = format!(
            "{}/.well-known/openid-configuration",
            issuer.trim_end_matches('/')
        );
        let document: Document = read(&url, &self.fetch.get(&url)?)?;
        if document.issuer != *issuer {
            return Err(Trouble::Down(format!("{url} names another issuer")));
        }
        for own in [
            &document.authorization_endpoint,
            &document.token_endpoint,
            &document.jwks_uri,
        ] {
            let is_near = is_loopback(issuer) && is_loopback(own);
            let is_one = own.parse::<http::Uri>().is_ok() && !own.contains('#');
            if !is_one || !(own.starts_with("https://") || is_near) {
                return Err(Trouble::Down(format!("{url} names {own:?}")));
            }
        }
        let keys: JwkSet = read(&document.jwks_uri, &self.fetch.get(&document.jwks_uri)?)?;
        let new = Known {
            document: Arc::new(document),
            keys: Arc::new(keys),
            at: Instant::now(),
        };
        *known = Some(new.clone());
        Ok(new)
    }
}

fn read<T: DeserializeOwned>(url: &str, body: &[u8]) -> Result<T, Trouble> {
    let read = serde_json::from_slice(body);
    read.map_err(|error| Trouble::Down(format!("{url} does not answer as a provider: {error}")))
}
