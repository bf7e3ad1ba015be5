//! Signatures of tokens, verified by ring, which encrypts our mail already: the library for tokens leaves them to whoever uses it, and
//! brings its own otherwise. Nothing is signed here, and no signature with a shared secret is one.

use std::sync::Once;

use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{self, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind};
use ring::signature as of_ring;
use ring::signature::{
    RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};

static RING: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(Error::from(ErrorKind::UnsupportedAlgorithm)),
    verifier_factory: verifier,
    key_utils: KeyUtils::new_unimplemented(),
};

/// Has tokens verified by ring, in all of this process.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Nobody else in this program verifies tokens.
        let _others = RING.install_default();
    });
}

/// Whether a signature of this kind is by a key that nobody but the provider has.
pub const fn is_public(algorithm: Algorithm) -> bool {
    !matches!(
        algorithm,
        Algorithm::HS256 | Algorithm::HS384 | Algorithm::HS512
    )
}

struct Public {
    algorithm: Algorithm,
    key: DecodingKey,
}

/// How a signature is verified: RSA keys of 2048 to 8192 bits, the curves that the library knows.
enum How {
    Rsa(&'static RsaParameters),
    Other(&'static dyn VerificationAlgorithm),
}

fn how(algorithm: Algorithm) -> Option<How> {
    Some(match algorithm {
        Algorithm::RS256 => How::Rsa(&of_ring::RSA_PKCS1_2048_8192_SHA256),
        Algorithm::RS384 => How::Rsa(&of_ring::RSA_PKCS1_2048_8192_SHA384),
        Algorithm::RS512 => How::Rsa(&of_ring::RSA_PKCS1_2048_8192_SHA512),
        Algorithm::PS256 => How::Rsa(&of_ring::RSA_PSS_2048_8192_SHA256),
        Algorithm::PS384 => How::Rsa(&of_ring::RSA_PSS_2048_8192_SHA384),
        Algorithm::PS512 => How::Rsa(&of_ring::RSA_PSS_2048_8192_SHA512),
        Algorithm::ES256 => How::Other(&of_ring::ECDSA_P256_SHA256_FIXED),
        Algorithm::ES384 => How::Other(&of_ring::ECDSA_P384_SHA384_FIXED),
        Algorithm::EdDSA => How::Other(&of_ring::ED25519),
        _ => return None,
    })
}

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    let is_of_its_kind = algorithm.family() == key.family();
    if how(*algorithm).is_none() || !is_of_its_kind {
        return Err(Error::from(ErrorKind::InvalidAlgorithm));
    }
    Ok(Box::new(Public {
        algorithm: *algorithm,
        key: key.clone(),
    }))
}

impl Verifier<Vec<u8>> for Public {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let verified = match (how(self.algorithm), self.key.kind()) {
            (Some(How::Rsa(how)), DecodingKeyKind::RsaModulusExponent { n, e }) => {
                RsaPublicKeyComponents { n, e }.verify(how, message, signature)
            }
            (Some(How::Other(how)), DecodingKeyKind::SecretOrDer(key)) => {
                UnparsedPublicKey::new(how, key).verify(message, signature)
            }
            _ => return Err(signature::Error::new()),
        };
        verified.map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Public {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}
