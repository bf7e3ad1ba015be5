//! How the desk sends mail: by which server, and by whose name and password, which never stand on the command line.

use std::path::Path;

use gocpont_desk::DeskError;
use gocpont_desk::staff::{MailSettings, Post};
use gocpont_words::Language;

use crate::args::DeskWork;
use crate::fault::told;
use crate::private_file::secret_lines;

const USER: &str = "GOCPONT_SMTP_USER";
const PASSWORD: &str = "GOCPONT_SMTP_PASSWORD";

/// The way to send mail that is named; none where none is.
pub fn of(work: &DeskWork, language: Language) -> anyhow::Result<Option<Post>> {
    let (Some(server), Some(from)) = (&work.smtp, &work.mail_from) else {
        return Ok(None);
    };
    let credentials = match &work.smtp_credentials {
        Some(file) => Some(of_file(file)?),
        None => of_environment()?,
    };
    let settings = MailSettings {
        server: server.clone(),
        from: from.clone(),
        credentials,
        language,
    };
    let post = Post::new(&settings).map_err(|error| match error {
        DeskError::MailServer(server) => told("desk-mail-server", &[("server", &server)]).into(),
        DeskError::MailFrom(from) => told("desk-mail-from", &[("from", &from)]).into(),
        DeskError::MailTls(why) => told("desk-mail-tls", &[("why", &why)]).into(),
        other => anyhow::Error::from(other),
    })?;
    Ok(Some(post))
}

/// Name and password out of the environment; both or neither.
fn of_environment() -> anyhow::Result<Option<(String, String)>> {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (named(USER), named(PASSWORD)) {
        (Some(user), Some(password)) => Ok(Some((user, password))),
        (None, None) => Ok(None),
        _ => Err(told("desk-mail-half", &[]).into()),
    }
}

/// Name and password out of a file of two lines that its owner alone reads.
fn of_file(file: &Path) -> anyhow::Result<(String, String)> {
    match secret_lines(file) {
        Some([user, password]) => Ok((user, password)),
        None => Err(told("desk-mail-credentials", &[("file", &file.display())]).into()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_password_is_read_from_a_file_of_two_lines_that_its_owner_alone_reads() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("smtp");
        let written = |text: &str, mode: u32| {
            fs::write(&file, text).expect("written");
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("a mode");
            of_file(&file).ok()
        };
        let both = Some(("desk".to_owned(), "a pond in the park".to_owned()));
        assert_eq!(written("desk\na pond in the park\n", 0o600), both);
        assert_eq!(written("desk\na pond in the park\n", 0o640), None);
        for odd in ["", "desk", "desk\n\n", "desk\na\nb"] {
            assert_eq!(written(odd, 0o600), None, "{odd:?}");
        }
    }
}
