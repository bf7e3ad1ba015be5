//! What an `OpenID` provider says of somebody, and the account that it is linked to. Nobody registers themselves: an identity that is
//! linked to no account opens none.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use crate::accounts::{about, found};
use crate::actor::Who;
use crate::audit::{Act, append};
use crate::error::AccessError;
use crate::mail::MailAddress;
use crate::name::UserName;
use crate::session::end_all;
use crate::store::StaffStore;

/// The longest subject (`OpenID` Connect Core 1.0, section 2) and the longest issuer that is taken, in bytes.
const LONGEST: usize = 255;

/// Somebody as a provider names them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    issuer: String,
    mark: Mark,
}

/// By what a provider's word is told from its word about others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The subject, which the provider gives to one person and never to another.
    Subject(String),
    /// An e-mail address that the provider has verified, in lower case.
    Email(MailAddress),
}

/// A text that is no issuer or no subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidIdentity {
    /// No issuer.
    #[error("an issuer is an address that begins with https:// and has no ? and no #")]
    Issuer,
    /// No subject.
    #[error("a subject has 1 to 255 characters of ASCII and no blanks at its ends")]
    Subject,
}

impl Identity {
    /// Whom an issuer calls by this subject.
    pub fn subject(issuer: &str, subject: &str) -> Result<Self, InvalidIdentity> {
        let is_inside = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
        let is_one = !subject.is_empty()
            && subject.len() <= LONGEST
            && subject.trim() == subject
            && subject.bytes().all(is_inside);
        if !is_one {
            return Err(InvalidIdentity::Subject);
        }
        Ok(Self {
            issuer: issuer_of(issuer)?,
            mark: Mark::Subject(subject.to_owned()),
        })
    }

    /// Whose address an issuer has verified.
    pub fn email(issuer: &str, email: &MailAddress) -> Result<Self, InvalidIdentity> {
        Ok(Self {
            issuer: issuer_of(issuer)?,
            mark: Mark::Email(email.to_lower()),
        })
    }

    /// Who says so.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// What they say.
    #[must_use]
    pub const fn mark(&self) -> &Mark {
        &self.mark
    }

    fn key(&self) -> (&str, &'static str, &str) {
        (&self.issuer, self.mark.kind(), self.mark.value())
    }
}

impl Mark {
    /// What it is called in the store and in results.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Subject(_) => "subject",
            Self::Email(_) => "email",
        }
    }

    /// Its text.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::Subject(subject) => subject,
            Self::Email(email) => email.as_str(),
        }
    }
}

/// An issuer as its tokens name it, letter by letter. `http://` is for tests on this machine; whoever configures a provider says
/// which is trusted.
fn issuer_of(text: &str) -> Result<String, InvalidIdentity> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_one = rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"?#@".contains(&byte))
    });
    if is_one && text.len() <= LONGEST {
        Ok(text.to_owned())
    } else {
        Err(InvalidIdentity::Issuer)
    }
}

impl StaffStore {
    /// Links an identity to an account; one that is linked to it already stays so, and one of another account is refused.
    pub fn link(
        &mut self,
        name: &UserName,
        identity: &Identity,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            match linked(transaction, identity)? {
                Some((own, _)) if own == account => return Ok(()),
                Some((_, other)) => return Err(AccessError::IdentityTaken(other)),
                None => {}
            }
            append(transaction, &about(name, who, Act::LinkIdentity, at))?;
            let (issuer, kind, value) = identity.key();
            transaction.execute(
                "INSERT INTO identity (issuer, kind, value, account, linked_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                (issuer, kind, value, account, at.as_second()),
            )?;
            Ok(())
        })
    }

    /// Takes a link away and ends the sessions of its account, which may have come in by it.
    pub fn unlink(
        &mut self,
        name: &UserName,
        identity: &Identity,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            append(transaction, &about(name, who, Act::UnlinkIdentity, at))?;
            let (issuer, kind, value) = identity.key();
            let sql =
                "DELETE FROM identity WHERE issuer = ?1 AND kind = ?2 AND value = ?3 AND account = ?4";
            if transaction.execute(sql, (issuer, kind, value, account))? == 0 {
                return Err(AccessError::NoIdentity(name.clone()));
            }
            end_all(transaction, account)
        })
    }
}

/// The account that an identity is linked to.
pub(crate) fn linked(
    db: &Connection,
    identity: &Identity,
) -> Result<Option<(i64, UserName)>, AccessError> {
    let sql = "SELECT account.id, account.name FROM identity JOIN account ON account.id = identity.account
               WHERE issuer = ?1 AND kind = ?2 AND value = ?3";
    let found = db.query_row(sql, identity.key(), |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?))
    });
    let Some((account, name)) = found.optional()? else {
        return Ok(None);
    };
    let name = name
        .parse()
        .map_err(|_| AccessError::Unreadable("account"))?;
    Ok(Some((account, name)))
}

/// The identities of an account.
pub(crate) fn of_account(db: &Connection, account: i64) -> Result<Vec<Identity>, AccessError> {
    let unreadable = || AccessError::Unreadable("identity");
    let sql =
        "SELECT issuer, kind, value FROM identity WHERE account = ?1 ORDER BY issuer, kind, value";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([account])?;
    let mut identities = Vec::new();
    while let Some(row) = rows.next()? {
        let (issuer, value): (String, String) = (row.get(0)?, row.get(2)?);
        let identity = match row.get::<_, String>(1)?.as_str() {
            "subject" => Identity::subject(&issuer, &value),
            "email" => Identity::email(&issuer, &value.parse().map_err(|_| unreadable())?),
            _ => return Err(unreadable()),
        };
        identities.push(identity.map_err(|_| unreadable())?);
    }
    Ok(identities)
}

#[cfg(test)]
#[path = "identity_tests.rs"]
mod tests;
