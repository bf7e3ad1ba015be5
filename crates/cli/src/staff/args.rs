//! Arguments of the commands about people and rights.

use std::path::PathBuf;

use clap::Subcommand;
use gocpont_access::audit::Head;
use gocpont_access::{
    DistrictCode, Identity, InvalidIdentity, MailAddress, OrganisationCode, RegisterCode, Role,
    Scope, TenantCode, TokenId, UserName,
};
use jiff::civil::Date;

use crate::records_args::day;

/// Where all of it is kept.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct StaffFile {
    /// Accounts, tokens and the audit, owner-only; beside the store of records unless named.
    #[arg(long, global = true, env = "GOCPONT_STAFF")]
    pub staff: Option<PathBuf>,
}

/// `tenant`
#[derive(Debug, clap::Args)]
pub struct Tenant {
    /// The file.
    #[command(flatten)]
    pub file: StaffFile,
    /// What about them.
    #[command(subcommand)]
    pub noun: TenantNoun,
}

/// `tenant add|list`
#[derive(Debug, Subcommand)]
pub enum TenantNoun {
    /// Add a municipality, or let it join a district.
    Add {
        /// Its official code.
        code: TenantCode,
        /// Its name.
        name: String,
        /// A district whose members share registers.
        #[arg(long)]
        district: Option<DistrictCode>,
        /// A register that the members of the district share.
        #[arg(long, requires = "district")]
        share: Vec<RegisterCode>,
    },
    /// All municipalities and districts.
    List,
}

/// `user`
#[derive(Debug, clap::Args)]
pub struct User {
    /// The file.
    #[command(flatten)]
    pub file: StaffFile,
    /// What about them.
    #[command(subcommand)]
    pub noun: UserNoun,
}

/// `user add|list|grant|revoke|disable|enable|mail|second-factor|totp|passwd|link|unlink`
#[derive(Debug, Subcommand)]
pub enum UserNoun {
    /// Make an account.
    Add(UserAdd),
    /// All accounts.
    List,
    /// Give roles to an account.
    Grant(UserGrant),
    /// Take roles from an account.
    Revoke(UserRevoke),
    /// Disable an account and end its sessions.
    Disable {
        /// Its name.
        name: UserName,
    },
    /// Let an account that was disabled in again.
    Enable {
        /// Its name.
        name: UserName,
    },
    /// Set where notices go, or nowhere.
    Mail {
        /// Its name.
        name: UserName,
        /// The address; none takes away the one that is there.
        address: Option<MailAddress>,
    },
    /// Say whether an account must use a second factor.
    SecondFactor {
        /// Its name.
        name: UserName,
        /// Whether it must.
        #[arg(value_enum)]
        duty: Duty,
    },
    /// Set a new second factor.
    Totp {
        /// Its name.
        name: UserName,
    },
    /// Link an account with a person whom a provider signs in.
    Link(UserLink),
    /// Take such a link away.
    Unlink(UserLink),
    /// Set a new password.
    Passwd {
        /// Its name.
        name: UserName,
        /// Read the password from standard input instead of asking.
        #[arg(long)]
        password_stdin: bool,
    },
}

/// `user add`
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
#[derive(Debug, clap::Args)]
pub struct UserAdd {
    /// The name to sign in with.
    pub name: UserName,
    /// What the person is in the municipalities; several add up.
    #[arg(long, value_enum, required = true)]
    pub role: Vec<Roles>,
    /// The municipalities, by code.
    #[arg(long, required = true)]
    pub tenant: Vec<TenantCode>,
    /// The organisation that the person works for.
    #[arg(long)]
    pub organisation: Option<OrganisationCode>,
    /// An analyst's second right: records, not counts alone.
    #[arg(long)]
    pub records: bool,
    /// Where notices go.
    #[arg(long, value_name = "ADDRESS")]
    pub mail: Option<MailAddress>,
    /// The account must use a second factor.
    #[arg(long)]
    pub second_factor: bool,
    /// Read the password from standard input instead of asking.
    #[arg(long)]
    pub password_stdin: bool,
    /// No password: the person comes in by a provider alone.
    #[arg(long, conflicts_with = "password_stdin")]
    pub no_password: bool,
}

/// `user link|unlink`
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("person").required(true).args(["subject", "email"]))]
pub struct UserLink {
    /// Its name.
    pub name: UserName,
    /// The provider.
    #[arg(long, value_name = "URL", value_parser = issuer)]
    pub issuer: String,
    /// What the provider calls the person.
    #[arg(long, value_parser = subject)]
    pub subject: Option<String>,
    /// The address that the provider has verified.
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<MailAddress>,
}

impl UserLink {
    /// Whom the provider names.
    pub fn identity(&self) -> Result<Identity, InvalidIdentity> {
        match (&self.subject, &self.email) {
            (None, Some(email)) => Identity::email(&self.issuer, email),
            (subject, _) => Identity::subject(&self.issuer, subject.as_deref().unwrap_or("")),
        }
    }
}

fn issuer(text: &str) -> Result<String, InvalidIdentity> {
    Identity::subject(text, "-").map(|_| text.to_owned())
}

fn subject(text: &str) -> Result<String, InvalidIdentity> {
    Identity::subject("https://-", text).map(|_| text.to_owned())
}

/// `user grant`
#[derive(Debug, clap::Args)]
pub struct UserGrant {
    /// Its name.
    pub name: UserName,
    /// The roles; several add up.
    #[arg(long, value_enum, required = true)]
    pub role: Vec<Roles>,
    /// The municipalities, by code.
    #[arg(long, required = true)]
    pub tenant: Vec<TenantCode>,
    /// An analyst's second right: records, not counts alone.
    #[arg(long)]
    pub records: bool,
}

/// `user revoke`
#[derive(Debug, clap::Args)]
pub struct UserRevoke {
    /// Its name.
    pub name: UserName,
    /// The roles; several add up.
    #[arg(long, value_enum, required = true)]
    pub role: Vec<Roles>,
    /// The municipalities, by code.
    #[arg(long, required = true)]
    pub tenant: Vec<TenantCode>,
}

/// Whether something must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Duty {
    /// It must.
    Required,
    /// It may.
    Optional,
}

/// Roles as the command line names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Roles {
    /// Sees places and services, nothing about people.
    Viewer,
    /// Keeps the records of the own organisation.
    SocialWorker,
    /// Sees unprotected counts.
    Analyst,
    /// Reads the finer tier.
    Gis,
    /// Publishes releases.
    Publisher,
    /// Manages accounts and tokens.
    Administrator,
    /// Reads the audit.
    Auditor,
}

impl From<Roles> for Role {
    fn from(role: Roles) -> Self {
        match role {
            Roles::Viewer => Self::Viewer,
            Roles::SocialWorker => Self::SocialWorker,
            Roles::Analyst => Self::Analyst,
            Roles::Gis => Self::Gis,
            Roles::Publisher => Self::Publisher,
            Roles::Administrator => Self::Administrator,
            Roles::Auditor => Self::Auditor,
        }
    }
}

/// `token`
#[derive(Debug, clap::Args)]
pub struct Token {
    /// The file.
    #[command(flatten)]
    pub file: StaffFile,
    /// What about them.
    #[command(subcommand)]
    pub noun: TokenNoun,
}

/// `token new|revoke|list`
#[derive(Debug, Subcommand)]
pub enum TokenNoun {
    /// Make a token for a program.
    New {
        /// What it is for, in words.
        #[arg(long)]
        name: String,
        /// What it may read: tier, municipalities and collections.
        #[arg(long)]
        scope: Scope,
        /// The last day on which it works, within a year.
        #[arg(long, value_parser = day)]
        expires: Date,
    },
    /// Revoke a token at once.
    Revoke {
        /// Its id, the digits before the point.
        id: TokenId,
    },
    /// All tokens, without their secrets.
    List,
}

/// `audit`
#[derive(Debug, clap::Args)]
pub struct Audit {
    /// The file.
    #[command(flatten)]
    pub file: StaffFile,
    /// What about it.
    #[command(subcommand)]
    pub noun: AuditNoun,
}

/// `audit show|verify`
#[derive(Debug, Subcommand)]
pub enum AuditNoun {
    /// Who did what.
    Show {
        /// So many of the last entries; all unless named.
        #[arg(long)]
        last: Option<u32>,
        /// The head of the chain alone, to be kept elsewhere.
        #[arg(long)]
        head: bool,
    },
    /// Whether the chain is whole.
    Verify {
        /// A head that was kept.
        #[arg(long)]
        head: Option<Head>,
    },
}
