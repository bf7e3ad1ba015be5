//! What an entry says. Its fields are typed, so that no personal value slips into one.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::actor::Who;
use crate::code::{ExportName, RegisterCode, TenantCode, VariableCode};
use crate::error::AccessError;
use crate::name::UserName;
use crate::resource::Action;
use crate::secret::TokenId;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// An action on records, counts or releases.
    On(Action),
    /// Somebody signed in, or tried to.
    Login,
    /// Somebody signed in by the word of an `OpenID` provider, or tried to.
    LoginByProvider,
    /// Somebody signed out.
    Logout,
    /// A municipality was added, or joined a district.
    AddTenant,
    /// An account was made.
    AddAccount,
    /// An account was disabled, and its sessions ended.
    DisableAccount,
    /// An account that was disabled was let in again.
    EnableAccount,
    /// A role was asked for that another administrator gives.
    AskRole,
    /// A role was given.
    GrantRole,
    /// A role was taken.
    RevokeRole,
    /// Where notices go was changed.
    SetMail,
    /// A second factor was made a duty.
    RequireTotp,
    /// A second factor is no duty any more.
    WaiveTotp,
    /// A password was set, and all sessions ended.
    SetPassword,
    /// A second factor was set, and all sessions ended.
    SetTotp,
    /// What a provider says of somebody was linked to an account.
    LinkIdentity,
    /// Such a link was taken away, and all sessions ended.
    UnlinkIdentity,
    /// The file was restored from a backup.
    Restore,
    /// A token was made.
    NewToken,
    /// A token was revoked.
    RevokeToken,
}

impl Act {
    /// Its name in the store and in results.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::On(Action::See) => "see",
            Self::On(Action::List) => "list",
            Self::On(Action::Change) => "change",
            Self::On(Action::Export) => "export",
            Self::On(Action::SeeAggregates) => "see_aggregates",
            Self::On(Action::OpenSealed) => "open_sealed",
            Self::On(Action::SeeFiner) => "see_finer",
            Self::On(Action::Publish) => "publish",
            Self::On(Action::ManagePeople) => "manage_people",
            Self::On(Action::ReadAudit) => "read_audit",
            Self::Login => "login",
            Self::LoginByProvider => "login_by_provider",
            Self::Logout => "logout",
            Self::AddTenant => "add_tenant",
            Self::AddAccount => "add_account",
            Self::DisableAccount => "disable_account",
            Self::EnableAccount => "enable_account",
            Self::AskRole => "ask_role",
            Self::GrantRole => "grant_role",
            Self::RevokeRole => "revoke_role",
            Self::SetMail => "set_mail",
            Self::RequireTotp => "require_totp",
            Self::WaiveTotp => "waive_totp",
            Self::SetPassword => "set_password",
            Self::SetTotp => "set_totp",
            Self::LinkIdentity => "link_identity",
            Self::UnlinkIdentity => "unlink_identity",
            Self::Restore => "restore",
            Self::NewToken => "new_token",
            Self::RevokeToken => "revoke_token",
        }
    }

    /// Whether nobody does it without a reason.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::On(Action::Export | Action::OpenSealed))
    }
}

/// What it was done to, besides a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// An account.
    Account(UserName),
    /// A token.
    Token(TokenId),
    /// A register or a collection.
    Register(RegisterCode),
    /// A release.
    Release(u32),
}

impl Object {
    pub(crate) fn parts(&self) -> (&'static str, String) {
        match self {
            Self::Account(name) => ("account", name.to_string()),
            Self::Token(id) => ("token", id.to_string()),
            Self::Register(register) => ("register", register.to_string()),
            Self::Release(number) => ("release", number.to_string()),
        }
    }
}

impl Who {
    pub(crate) fn parts(&self) -> (&'static str, Option<String>) {
        match self {
            Self::Account(name) => ("account", Some(name.to_string())),
            Self::Token(id) => ("token", Some(id.to_string())),
            Self::Program => ("program", None),
            Self::Nobody => ("nobody", None),
        }
    }
}

/// One condition of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The variable.
    pub variable: VariableCode,
    /// How it is compared.
    pub relation: Relation,
    /// What with.
    pub value: TermValue,
}

/// How a variable is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of the codebook's conditions")]
pub enum Relation {
    Is,
    Not,
    Lt,
    Le,
    Gt,
    Ge,
}

/// What a variable is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermValue {
    /// A category of the codebook.
    Category(VariableCode),
    /// A bound, such as an age.
    Number(i64),
    /// What somebody typed about one person, such as a name: it is not written down.
    Withheld,
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let relation = match self.relation {
            Relation::Is => "is",
            Relation::Not => "not",
            Relation::Lt => "lt",
            Relation::Le => "le",
            Relation::Gt => "gt",
            Relation::Ge => "ge",
        };
        write!(f, "{} {relation} ", self.variable)?;
        match &self.value {
            TermValue::Category(category) => write!(f, "{category}"),
            TermValue::Number(number) => write!(f, "{number}"),
            TermValue::Withheld => f.write_str("…"),
        }
    }
}

/// Why somebody did something, in their own words: one line of 3 to 500 characters. Staff are told to name no person in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Reason {
    type Err = AccessError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let length = text.chars().count();
        if (3..=500).contains(&length) && !text.chars().any(char::is_control) {
            Ok(Self(text.to_owned()))
        } else {
            Err(AccessError::BadReason)
        }
    }
}

/// How an act ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is about to be done; how it ended is said by a later entry, or it broke off.
    Begun,
    /// It was done.
    Done,
    /// It was refused.
    Refused,
    /// It failed.
    Failed,
}

impl Outcome {
    /// Its name in the store and in results.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

/// An entry that is to be noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// In which municipality.
    pub tenant: Option<TenantCode>,
    /// What.
    pub act: Act,
    /// To what.
    pub object: Option<Object>,
    /// With which filter; empty for everything. Of a role that was given or taken: which.
    pub filter: Vec<Term>,
    /// How many persons it is about, where they were counted.
    pub persons: Option<u64>,
    /// Which file was made.
    pub export: Option<ExportName>,
    /// Why.
    pub reason: Option<Reason>,
    /// How it ended, or that it begins.
    pub outcome: Outcome,
    /// The entry whose outcome this is.
    pub of: Option<i64>,
}

impl Entry {
    /// Somebody does something; the rest is for whoever knows it.
    #[must_use]
    pub const fn new(at: Timestamp, who: Who, act: Act, outcome: Outcome) -> Self {
        Self {
            at,
            who,
            tenant: None,
            act,
            object: None,
            filter: Vec::new(),
            persons: None,
            export: None,
            reason: None,
            outcome,
            of: None,
        }
    }

    /// The same about something.
    #[must_use]
    pub fn about(mut self, object: Object) -> Self {
        self.object = Some(object);
        self
    }

    /// The same in a municipality.
    #[must_use]
    pub fn within(mut self, tenant: &TenantCode) -> Self {
        self.tenant = Some(tenant.clone());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_said_in_the_words_of_conditions_and_without_what_was_typed() {
        let term = |variable: &str, relation, value| Term {
            variable: variable.parse().unwrap(),
            relation,
            value,
        };
        let alone = TermValue::Category("yes".parse().unwrap());
        assert_eq!(
            term("age", Relation::Ge, TermValue::Number(80)).to_string(),
            "age ge 80"
        );
        assert_eq!(
            term("lives_alone", Relation::Is, alone).to_string(),
            "lives_alone is yes"
        );
        let name = term("name", Relation::Is, TermValue::Withheld);
        assert_eq!(name.to_string(), "name is …");
    }

    #[test]
    fn a_reason_is_a_line_that_says_something() {
        let said: Reason = "  heti egyeztetés ".parse().unwrap();
        assert_eq!(said.as_str(), "heti egyeztetés");
        let long = "a".repeat(501);
        for text in ["", "  ", "ok", "two\nlines", long.as_str()] {
            assert!(text.parse::<Reason>().is_err(), "{text:?}");
        }
        assert!(Act::On(Action::Export).needs_reason() && !Act::Login.needs_reason());
    }
}
