//! Tokens that are believed, and everything that a misbehaving provider, or whoever stands in between, may send instead.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};
use serde_json::{Value as Json, json};

use super::*;

const ISSUER: &str = "https://login.example";
const CLIENT: &str = "gocpont-desk";
const NONCE: &str = "0123456789abcdef";

fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// A provider with a key on the curve P-256.
struct Signer {
    random: SystemRandom,
    key: EcdsaKeyPair,
}

impl Signer {
    fn new() -> Self {
        let random = SystemRandom::new();
        let own = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, own.as_ref(), &random);
        Self {
            random,
            key: key.unwrap(),
        }
    }

    fn jwk(&self, kid: &str) -> Json {
        let point = self.key.public_key().as_ref();
        let (x, y) = point[1..].split_at(32);
        let coded = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({ "kty": "EC", "crv": "P-256", "kid": kid, "alg": "ES256", "use": "sig", "x": coded(x), "y": coded(y) })
    }

    fn sign(&self, header: &Json, claims: &Json) -> String {
        let text = unsigned(header, claims);
        let signature = self.key.sign(&self.random, text.as_bytes()).unwrap();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

fn unsigned(header: &Json, claims: &Json) -> String {
    let coded = |part: &Json| URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}", coded(header), coded(claims))
}

fn header() -> Json {
    json!({ "alg": "ES256", "kid": "one" })
}

fn claims() -> Json {
    json!({ "iss": ISSUER, "aud": CLIENT, "sub": "3f1c", "nonce": NONCE, "iat": now(), "exp": now() + 300 })
}

fn with(changes: &Json) -> Json {
    let mut claims = claims();
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

fn keys(all: &Json) -> JwkSet {
    serde_json::from_value(json!({ "keys": all })).unwrap()
}

fn judged(token: &str, keys: &JwkSet) -> Result<String, Distrust> {
    let expected = Expected {
        issuer: ISSUER,
        client: CLIENT,
        nonce: NONCE,
        now: now(),
    };
    believed(token, keys, &expected).map(|claims| claims.sub)
}

#[test]
fn a_token_of_the_provider_for_us_about_this_sign_in_is_believed() {
    let signer = Signer::new();
    let own = keys(&json!([signer.jwk("other"), signer.jwk("one")]));
    assert_eq!(
        judged(&signer.sign(&header(), &claims()), &own),
        Ok("3f1c".to_owned())
    );
    for fine in [
        json!({ "aud": [CLIENT] }),
        json!({ "aud": [CLIENT, "another"], "azp": CLIENT }),
        json!({ "azp": CLIENT }),
        json!({ "exp": now() - 30 }),
        json!({ "iat": now() + 30 }),
    ] {
        let token = signer.sign(&header(), &with(&fine));
        assert_eq!(judged(&token, &own), Ok("3f1c".to_owned()), "{fine}");
    }
    // One key needs no name, also beside those of other kinds.
    let single = keys(&json!([
        { "kty": "oct", "kid": "one", "k": "c2VjcmV0" },
        { "kty": "new", "what": "ever" },
        signer.jwk("one"),
    ]));
    let token = signer.sign(&json!({ "alg": "ES256" }), &claims());
    assert_eq!(judged(&token, &single), Ok("3f1c".to_owned()));
}

#[test]
fn a_key_of_edwards_curve_is_one_too() {
    let random = SystemRandom::new();
    let own = Ed25519KeyPair::generate_pkcs8(&random).unwrap();
    let key = Ed25519KeyPair::from_pkcs8(own.as_ref()).unwrap();
    let x = URL_SAFE_NO_PAD.encode(key.public_key().as_ref());
    let keys = keys(&json!([{ "kty": "OKP", "crv": "Ed25519", "kid": "ed", "x": x }]));
    let text = unsigned(&json!({ "alg": "EdDSA", "kid": "ed" }), &claims());
    let signature = URL_SAFE_NO_PAD.encode(key.sign(text.as_bytes()).as_ref());
    assert_eq!(
        judged(&format!("{text}.{signature}"), &keys),
        Ok("3f1c".to_owned())
    );
}

#[test]
fn a_token_about_anything_else_is_not_believed() {
    let signer = Signer::new();
    let own = keys(&json!([signer.jwk("one")]));
    for (wrong, _why) in [
        (json!({ "nonce": "another" }), "of another sign-in"),
        (json!({ "nonce": null }), "of no sign-in"),
        (json!({ "aud": "another" }), "for another client"),
        (json!({ "aud": ["another"] }), "for another client"),
        (
            json!({ "aud": [CLIENT, "another"] }),
            "for several, and not said for whom",
        ),
        (json!({ "azp": "another" }), "made for another client"),
        (json!({ "aud": null }), "for nobody"),
        (
            json!({ "iss": "https://other.example" }),
            "of another issuer",
        ),
        (
            json!({ "iss": "https://login.example/" }),
            "of another issuer, by one letter",
        ),
        (
            json!({ "iss": [ISSUER, "https://other.example"] }),
            "of several issuers",
        ),
        (json!({ "iss": null }), "of nobody"),
        (json!({ "exp": now() - 120 }), "over"),
        (json!({ "exp": null }), "without end"),
        (
            json!({ "exp": "tomorrow" }),
            "without an end that can be read",
        ),
        (json!({ "iat": now() - 3600 }), "of an hour ago"),
        (json!({ "iat": now() + 3600 }), "of the future"),
        (json!({ "iat": null }), "of no time"),
        (json!({ "nbf": now() + 3600 }), "not yet good"),
        (json!({ "sub": null }), "about nobody"),
        (json!({ "sub": 7 }), "about a number"),
    ] {
        let token = signer.sign(&header(), &with(&wrong));
        let judged = judged(&token, &own);
        assert!(
            matches!(judged, Err(Distrust::Wrong(_))),
            "{wrong}: {judged:?}"
        );
    }
}

#[test]
fn a_token_that_no_key_of_the_provider_has_signed_is_not_believed() {
    let (signer, stranger) = (Signer::new(), Signer::new());
    let own = keys(&json!([signer.jwk("one")]));
    let wrong = |token: &str| matches!(judged(token, &own), Err(Distrust::Wrong(_)));
    assert!(wrong(&stranger.sign(&header(), &claims())));
    let right = signer.sign(&header(), &claims());
    let (text, signature) = right.rsplit_once('.').unwrap();
    // Other claims under the same signature, none at all, and one that says that none is wanted.
    let other = unsigned(&header(), &with(&json!({ "sub": "admin" })));
    assert!(wrong(&format!("{other}.{signature}")));
    assert!(wrong(&format!("{text}.")));
    for none in ["none", "None", "NONE", ""] {
        let text = unsigned(&json!({ "alg": none, "kid": "one" }), &claims());
        assert!(wrong(&format!("{text}.")), "{none}");
        assert!(wrong(&format!("{text}.{signature}")), "{none}");
    }
    for odd in ["", ".", "..", "...", "a.b", "a.b.c.d", "é.é.é"] {
        assert!(wrong(odd), "{odd:?}");
    }
}

#[test]
fn a_shared_secret_signs_nothing_be_it_one_that_everybody_knows() {
    let signer = Signer::new();
    let public = signer.jwk("one");
    let own = keys(&json!([public, { "kty": "oct", "kid": "two", "k": "c2VjcmV0" }]));
    for kid in ["one", "two"] {
        let text = unsigned(&json!({ "alg": "HS256", "kid": kid }), &claims());
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, b"secret");
        let signature = ring::hmac::sign(&key, text.as_bytes());
        let token = format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()));
        let judged = judged(&token, &own);
        assert!(
            matches!(judged, Err(Distrust::Wrong(_))),
            "{kid}: {judged:?}"
        );
    }
}

#[test]
fn a_key_that_is_not_known_is_asked_for_again_and_one_of_another_kind_or_use_is_none() {
    let signer = Signer::new();
    let token = signer.sign(&header(), &claims());
    let mut encrypts = signer.jwk("one");
    encrypts["use"] = json!("enc");
    let mut other = signer.jwk("one");
    other["alg"] = json!("ES384");
    for own in [
        json!([]),
        json!([signer.jwk("two")]),
        json!([encrypts]),
        json!([other]),
        json!([{ "kty": "RSA", "kid": "one", "n": "AQAB", "e": "AQAB" }]),
    ] {
        assert_eq!(
            judged(&token, &keys(&own)),
            Err(Distrust::UnknownKey),
            "{own}"
        );
    }
    let nameless = signer.sign(&json!({ "alg": "ES256" }), &claims());
    let two = keys(&json!([signer.jwk("one"), signer.jwk("two")]));
    assert!(matches!(judged(&nameless, &two), Err(Distrust::Wrong(_))));
}
