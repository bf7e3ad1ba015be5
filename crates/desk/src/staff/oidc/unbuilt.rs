//! In place of a provider where the program is built without the feature `oidc`: there is none, and none can be made.

use super::super::refused::Refused;
use super::settings::{Settings, Trouble};
use super::word::{Back, Begun, Word};
use crate::DeskError;

/// None.
pub enum Provider {}

impl Provider {
    /// Refused: the program is built without it.
    pub fn new(settings: Settings) -> Result<Self, DeskError> {
        drop(settings);
        Err(DeskError::NoOidc)
    }

    pub const fn settings(&self) -> &Settings {
        match *self {}
    }

    pub const fn begin(&self, _redirect: &str) -> Result<Result<Begun, Trouble>, Refused> {
        match *self {}
    }

    pub const fn finish(&self, _back: &Back<'_>) -> Result<Word, Trouble> {
        match *self {}
    }
}
