//! The `OpenID` provider by which staff may sign in: its settings from a file, and the client's secret from a file that its owner alone
//! reads.

use std::path::Path;

use gocpont_desk::DeskError;
use gocpont_desk::staff::oidc::{Factor, Oidc, Secret, Settings, Telling};
use gocpont_ingest::provider;
use gocpont_words::{Arg, Language, Words};

use crate::args::DeskWork;
use crate::fault::told;
use crate::private_file::secret_lines;

/// Signing in by the provider that is named; none where none is.
pub fn of(work: &DeskWork, language: Language) -> anyhow::Result<Option<Oidc>> {
    let Some(file) = &work.oidc else {
        return Ok(None);
    };
    let read = provider::read(file)?;
    let settings = Settings {
        secret: secret(&read.secret)?,
        issuer: read.issuer,
        client: read.client,
        scopes: read.scopes,
        labels: read.labels,
        telling: if read.by_email {
            Telling::Email
        } else {
            Telling::Subject
        },
        factor: match read.factor {
            None => Factor::Desk,
            Some(accepted) => Factor::Provider {
                acr: accepted.acr,
                amr: accepted.amr,
            },
        },
    };
    let words = Words::new(language);
    let oidc = Oidc::new(settings, move |trouble| {
        let why = ("why", Arg::from(trouble.to_string()));
        eprintln!("{}", words.say_with("desk-oidc-trouble", &[why]));
    });
    let oidc = oidc.map_err(|error| match error {
        DeskError::NoOidc => told("desk-oidc-unbuilt", &[]).into(),
        DeskError::Oidc(why) => told("desk-oidc-broken", &[("why", &why)]).into(),
        other => anyhow::Error::from(other),
    })?;
    Ok(Some(oidc))
}

/// The one line of a file that its owner alone reads.
fn secret(file: &Path) -> anyhow::Result<Secret> {
    match secret_lines(file) {
        Some([secret]) => Ok(Secret::new(secret)),
        None => Err(told("desk-oidc-secret", &[("file", &file.display())]).into()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_secret_is_one_line_of_a_file_that_its_owner_alone_reads() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("secret");
        let is_read = |text: &str, mode: u32| {
            fs::write(&file, text).expect("written");
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("a mode");
            secret(&file).is_ok()
        };
        assert!(is_read("a pond in the park\n", 0o600));
        assert!(is_read("a pond in the park", 0o400));
        assert!(!is_read("a pond in the park\n", 0o640));
        assert!(!is_read("a pond in the park\n", 0o604));
        for odd in ["", "\n", "one\ntwo"] {
            assert!(!is_read(odd, 0o600), "{odd:?}");
        }
        let shown = format!("{:?}", Secret::new("a pond in the park".to_owned()));
        assert!(!shown.contains("pond"), "{shown}");
    }
}
