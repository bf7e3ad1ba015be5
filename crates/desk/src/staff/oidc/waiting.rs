//! Sign-ins that are under way at a provider, each bound to the browser that began it: kept in memory for minutes, looked up by the
//! hash of a cookie, taken once. A restart of the desk forgets them, and whoever was under way begins again.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use gocpont_access::{Identity, SessionKey};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::super::refused::Refused;
use crate::gate::same;

/// How long somebody may take at the provider, who may ask for passwords and telephones.
const AT_PROVIDER: SignedDuration = SignedDuration::from_mins(10);
/// How long somebody may take to find the code of their authenticator.
const FOR_CODE: SignedDuration = SignedDuration::from_mins(5);
/// How long a refusal waits for its page, which comes at once.
const FOR_PAGE: SignedDuration = SignedDuration::from_mins(2);
/// Of one address; its oldest makes room for one more, as a whole office may have one address.
const MOST_OF_ADDRESS: usize = 64;
/// Of all; nobody's makes room for a stranger's.
const MOST: usize = 4096;

/// Where a sign-in stands.
pub enum Step {
    /// The browser was sent to the provider.
    Sent(Sent),
    /// The provider has said who it is, and a code of ours is wanted.
    Known(Known),
    /// It was refused, and the page has not said so yet.
    Refused(Json),
}

/// What comes back has to fit to this.
pub struct Sent {
    /// What the provider gives back as it is.
    pub state: String,
    /// What stands in its token.
    pub nonce: String,
    /// What its code is exchanged with (PKCE, RFC 7636).
    pub verifier: String,
    /// A session of the same browser from before, which will end.
    pub replaces: Option<SessionKey>,
}

/// Who it is.
pub struct Known {
    /// By the provider's word.
    pub identity: Identity,
    /// When it gave that.
    pub since: Timestamp,
    /// A session of the same browser from before, which will end.
    pub replaces: Option<SessionKey>,
}

struct Held {
    until: Timestamp,
    address: IpAddr,
    step: Step,
}

/// Sign-ins under way.
#[derive(Default)]
pub struct Waiting(Mutex<HashMap<[u8; 32], Held>>);

impl Waiting {
    /// Keeps a step under a new key for the browser's cookie, in place of whatever the browser's old one stands for. Refused where
    /// too many are under way.
    pub fn keep(
        &self,
        (old, step): (Option<&str>, Step),
        address: IpAddr,
        now: Timestamp,
    ) -> Result<String, Refused> {
        let key = drawn()?;
        let until = match &step {
            Step::Sent(_) => now + AT_PROVIDER,
            // However often somebody mistypes: the provider's word is as old as it is.
            Step::Known(known) => known.since + FOR_CODE,
            Step::Refused(_) => now + FOR_PAGE,
        };
        let mut held = self.held();
        if let Some(old) = old {
            held.remove(&hash(old));
        }
        held.retain(|_, own| now < own.until);
        let of_address = held.iter().filter(|(_, own)| own.address == address);
        let count = of_address.clone().count();
        let oldest = of_address.min_by_key(|(_, own)| own.until);
        if count >= MOST_OF_ADDRESS
            && let Some(oldest) = oldest.map(|(key, _)| *key)
        {
            held.remove(&oldest);
        }
        if held.len() >= MOST {
            return Err(Refused::Wait(FOR_CODE.as_secs()));
        }
        held.insert(
            hash(&key),
            Held {
                until,
                address,
                step,
            },
        );
        Ok(key)
    }

    /// What was sent to the provider from this browser with this state, once; nothing where the state is another's, which stays
    /// as it is.
    pub fn back(&self, key: &str, state: &str, now: Timestamp) -> Option<Sent> {
        let mut held = self.held();
        let own = hash(key);
        let fits = matches!(held.get(&own), Some(Held { until, step: Step::Sent(sent), .. })
            if now < *until && same(&sent.state, state));
        if !fits {
            return None;
        }
        match held.remove(&own)?.step {
            Step::Sent(sent) => Some(sent),
            Step::Known(_) | Step::Refused(_) => None,
        }
    }

    /// Takes whoever waits for their code in this browser; whoever fails with one is kept anew.
    pub fn known(&self, key: &str, now: Timestamp) -> Option<Known> {
        let mut held = self.held();
        let own = hash(key);
        if !matches!(held.get(&own), Some(Held { until, step: Step::Known(_), .. }) if now < *until)
        {
            return None;
        }
        match held.remove(&own)?.step {
            Step::Known(known) => Some(known),
            Step::Sent(_) | Step::Refused(_) => None,
        }
    }

    /// What the page of this browser has to say: whether a code is wanted, and why the last try was refused, which is told once.
    pub fn told(&self, key: &str, now: Timestamp) -> (bool, Option<Json>) {
        let mut held = self.held();
        let own = hash(key);
        match held.get(&own).filter(|own| now < own.until) {
            Some(Held {
                step: Step::Known(_),
                ..
            }) => (true, None),
            Some(Held {
                step: Step::Refused(_),
                ..
            }) => match held.remove(&own).map(|own| own.step) {
                Some(Step::Refused(why)) => (false, Some(why)),
                _ => (false, None),
            },
            _ => (false, None),
        }
    }

    fn held(&self) -> MutexGuard<'_, HashMap<[u8; 32], Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 256 random bits in hexadecimal digits.
pub fn drawn() -> Result<String, Refused> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| Refused::Failed(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

#[cfg(test)]
#[path = "waiting_tests.rs"]
mod tests;
