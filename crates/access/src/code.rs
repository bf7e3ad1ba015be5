//! The short codes by which municipalities, districts, organisations and registers are known. A code is checked where it
//! enters, so that it can stand in a query, a file name and a log line as it is.

use std::fmt;
use std::str::FromStr;

/// The longest code, in characters.
const LONGEST: usize = 64;

/// A text that is no code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no code: 1 to 64 of the letters a to z, digits, '-', '_' and '.', a letter or digit first"
)]
pub struct InvalidCode(pub String);

fn checked(text: &str) -> Result<String, InvalidCode> {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    if begins && text.len() <= LONGEST && text.chars().all(is_inside) {
        Ok(text.to_owned())
    } else {
        Err(InvalidCode(text.chars().take(LONGEST).collect()))
    }
}

macro_rules! code {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The code as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                checked(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code! {
    /// A municipality, by its official code. It is the tenant of whatever its staff keep.
    TenantCode
}
code! {
    /// A district or another consortium of municipalities that share some registers.
    DistrictCode
}
code! {
    /// An organisation of the organisation register.
    OrganisationCode
}
code! {
    /// A register, or a collection of a release.
    RegisterCode
}
code! {
    /// A variable of a codebook, or one of its categories.
    VariableCode
}
code! {
    /// The name of a file that was made of records, without its folder.
    ExportName
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// Its official code.
    pub code: TenantCode,
    /// Its name, as people say it.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_plain() {
        for text in ["25104", "tata", "elder_care", "elders-alone-hex9", "a.b"] {
            assert_eq!(text.parse::<RegisterCode>().unwrap().as_str(), text);
        }
        let long = "a".repeat(65);
        for text in ["", "-x", ".x", "a b", "a'--", "á", "a\n", long.as_str()] {
            assert!(text.parse::<TenantCode>().is_err(), "{text:?}");
        }
    }
}
