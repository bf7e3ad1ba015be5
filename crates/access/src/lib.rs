//! Who may do what, and who did: one question under every route ([`may`]), the same for whole lists ([`RowFilter`]), and the file
//! that knows accounts, sessions, tokens and the audit ([`StaffStore`]). Rules are pure; moments are passed in.

mod accounts;
mod actor;
mod asked;
pub mod audit;
mod changes;
mod check;
mod code;
mod entrance;
mod error;
mod filter;
mod guess;
mod identity;
mod login;
mod mail;
mod may;
mod name;
mod own;
mod password;
mod people;
mod reach;
mod recovery;
mod resource;
mod role;
mod scope;
mod seal;
mod secret;
mod session;
mod store;
mod tenants;
#[cfg(test)]
mod testing;
mod throttle;
mod tokens;
mod totp;

pub use accounts::{Account, NewAccount, SecondFactor};
pub use actor::{Actor, District, Grant, Who};
pub use asked::Asked;
pub use check::check;
pub use code::{
    DistrictCode, ExportName, InvalidCode, OrganisationCode, RegisterCode, Tenant, TenantCode,
    VariableCode,
};
pub use entrance::{Entered, Vouched};
pub use error::AccessError;
pub use filter::{RowFilter, Rows, Seen};
pub use identity::{Identity, InvalidIdentity, Mark};
pub use login::{Attempt, Login};
pub use mail::{InvalidMail, MailAddress};
pub use may::{Refused, may};
pub use name::{InvalidName, UserName};
pub use own::{OwnSession, Proved};
pub use password::{Cost, LONGEST_BYTES, Password, SHORTEST, WeakPassword};
pub use people::{NewPerson, Person, managed, needs_two, one_time_password};
pub use resource::{Action, Holds, Resource, Visibility};
pub use role::{InvalidRole, Role};
pub use scope::{Collections, InvalidScope, Scope, TokenTier};
pub use seal::SealingKey;
pub use secret::{InvalidKey, SessionKey, TokenId, TokenKey};
pub use session::{Limits, Session, Want};
pub use store::{APPLICATION_ID, StaffStore};
pub use tenants::NewTenant;
pub use tokens::Token;
pub use totp::TotpSecret;
