//! Parts of a path, with our own errors where they cannot be read.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::problem::ApiError;

/// The parts of a path that the route names.
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let found = Path::<T>::from_request_parts(parts, state).await;
        let Path(named) = found.map_err(|_| ApiError::not_found(parts.uri.path()))?;
        Ok(Self(named))
    }
}
