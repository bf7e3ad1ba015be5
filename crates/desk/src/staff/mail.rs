//! Mail about notices: how many wait, of which registers, and where to sign in. Nothing of an entry leaves by mail. What is to be
//! written follows from what stands in the file, so that a restart loses nothing, and a failed try is made again.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

use gocpont_access::Account;
use gocpont_records::entries::notices::{Notice, Wanted};
use gocpont_records::entries::ways::Mail;
use gocpont_words::{Arg, Language, Words};
use jiff::{SignedDuration, Timestamp};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport};

use super::feed::said;
use super::notices::Reading;
use super::office::Office;
use super::refused::Refused;
use crate::DeskError;

/// An account is written to once in so long at most.
const EVERY: SignedDuration = SignedDuration::from_mins(30);
/// The longest wait after failed tries.
const LONGEST: SignedDuration = SignedDuration::from_hours(6);
/// How long a server of mail may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Notices that are counted in a mail, at most.
const MOST: usize = 500;

/// By which server the desk sends mail, and as whom.
#[derive(Clone)]
pub struct MailSettings {
    /// `smtp://HOST[:PORT]`, encrypted once connected (STARTTLS, RFC 3207) but on this machine, or `smtps://HOST[:PORT]`,
    /// encrypted from the beginning (RFC 8314).
    pub server: String,
    /// The address that it is from.
    pub from: String,
    /// User and password, where the server asks for them.
    pub credentials: Option<(String, String)>,
    /// The language of those who have not chosen one.
    pub language: Language,
}

/// How a connection to the server is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Security {
    /// Not at all: within this machine alone.
    None,
    /// From the command STARTTLS on, or nothing is sent.
    Started,
    /// From the beginning.
    Whole,
}

/// The desk's way to send mail.
pub struct Post {
    transport: SmtpTransport,
    from: Mailbox,
    language: Language,
}

impl Post {
    /// A way by these settings; no connection is made yet.
    pub fn new(settings: &MailSettings) -> Result<Self, DeskError> {
        let (security, host, port) =
            read(&settings.server).ok_or_else(|| DeskError::MailServer(settings.server.clone()))?;
        Self::with(settings, security, (host, port))
    }

    fn with(
        settings: &MailSettings,
        security: Security,
        (host, port): (&str, u16),
    ) -> Result<Self, DeskError> {
        let from = settings.from.parse();
        let from = from.map_err(|_| DeskError::MailFrom(settings.from.clone()))?;
        let parameters = || {
            let made = TlsParameters::new(host.to_owned());
            made.map_err(|error| DeskError::MailTls(error.to_string()))
        };
        let tls = match security {
            Security::None => Tls::None,
            Security::Started => Tls::Required(parameters()?),
            Security::Whole => Tls::Wrapper(parameters()?),
        };
        let mut builder = SmtpTransport::builder_dangerous(host)
            .port(port)
            .tls(tls)
            .timeout(Some(PATIENCE));
        if let Some((user, password)) = &settings.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self {
            transport: builder.build(),
            from,
            language: settings.language,
        })
    }
}

/// The security, host and port of a server's address; neither a user nor a password stands in one.
fn read(server: &str) -> Option<(Security, &str, u16)> {
    let (scheme, rest) = server.split_once("://")?;
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port.parse().ok()?)),
        _ => (rest, None),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if host.is_empty() || host.contains(['/', '@', '?', '#', ' ']) {
        return None;
    }
    let is_near = host == "localhost"
        || host
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback());
    let (security, usual) = match scheme {
        "smtps" => (Security::Whole, 465),
        "smtp" if is_near => (Security::None, 25),
        "smtp" => (Security::Started, 587),
        _ => return None,
    };
    Some((security, host, port.unwrap_or(usual)))
}

/// What is to be written to somebody.
struct Due {
    account: Account,
    mail: Mail,
    language: Language,
    unread: Vec<Notice>,
}

/// Writes to everybody for whom something new waits, and gives how many were written to.
pub fn send_due(office: &Office, base: &str, now: Timestamp) -> Result<usize, Refused> {
    let Some(post) = office.post() else {
        return Ok(0);
    };
    let mut sent = 0;
    let accounts = office.staff().accounts()?;
    for account in accounts
        .into_iter()
        .filter(|own| !own.is_disabled && own.mail.is_some())
    {
        let Some(due) = due(office, post, account, now)? else {
            continue;
        };
        let name = due.account.name.to_string();
        // Nobody waits for the file of entries while a server of mail is asked.
        let done = write(office, post, base, &due);
        let after = after(&due, done.is_ok(), now);
        office.entries().put_mail(&name, &after)?;
        match done {
            Ok(()) => sent += 1,
            // A server that does not answer is not asked for everybody else in turn.
            Err(Undelivered::Server) => break,
            Err(Undelivered::Address) => {}
        }
    }
    Ok(sent)
}

/// What is due to an account: something new, not too soon after the last mail, and not before the next try.
fn due(
    office: &Office,
    post: &Post,
    account: Account,
    now: Timestamp,
) -> Result<Option<Due>, Refused> {
    let Some(actor) = office.staff().actor(&account.name)? else {
        return Ok(None);
    };
    let entries = office.entries();
    let name = account.name.to_string();
    let mail = entries.mail(&name)?.unwrap_or(Mail {
        wanted: true,
        ..Mail::default()
    });
    let is_soon = mail
        .mailed_at
        .is_some_and(|last| now.duration_since(last) < EVERY);
    let waits = mail.next_at.is_some_and(|next| now < next);
    if !mail.wanted || is_soon || waits {
        return Ok(None);
    }
    let Some(mut reading) = Reading::of(office, &entries, &actor) else {
        return Ok(None);
    };
    let unseen = Wanted {
        unseen: true,
        ..Wanted::default()
    };
    let (unread, _) = reading.read(&unseen, MOST)?;
    let is_new = unread
        .first()
        .is_some_and(|latest| latest.id > mail.mailed_to);
    if !is_new {
        return Ok(None);
    }
    let language = entries
        .feed_of(&name)?
        .and_then(|feed| feed.lang.parse().ok());
    Ok(Some(Due {
        account,
        mail,
        language: language.unwrap_or(post.language),
        unread,
    }))
}

/// How mail to the account stands after a try.
fn after(due: &Due, is_sent: bool, now: Timestamp) -> Mail {
    if is_sent {
        return Mail {
            wanted: true,
            mailed_to: due
                .unread
                .first()
                .map_or(due.mail.mailed_to, |latest| latest.id),
            mailed_at: Some(now),
            failures: 0,
            next_at: None,
        };
    }
    // One minute, two, four, up to six hours.
    let minutes = 1_i64 << due.mail.failures.min(10);
    let wait = SignedDuration::from_mins(minutes).min(LONGEST);
    Mail {
        failures: due.mail.failures.saturating_add(1),
        next_at: now.checked_add(wait).ok(),
        ..due.mail.clone()
    }
}

/// Why a mail was not taken.
enum Undelivered {
    /// The server does not answer, or not now.
    Server,
    /// The address is none, or the server does not want it.
    Address,
}

fn write(office: &Office, post: &Post, base: &str, due: &Due) -> Result<(), Undelivered> {
    let to = due
        .account
        .mail
        .as_ref()
        .and_then(|mail| mail.as_str().parse().ok());
    let to: Mailbox = to.ok_or(Undelivered::Address)?;
    let words = Words::new(due.language);
    let count = due.unread.len();
    let message = Message::builder()
        .from(post.from.clone())
        .to(to)
        .subject(words.say_with("desk-mail-subject", &[("count", Arg::from(count))]))
        .header(ContentType::TEXT_PLAIN)
        .body(text(office, &words, base, &due.unread));
    let message = message.map_err(|_| Undelivered::Address)?;
    let sent = post.transport.send(&message);
    sent.map(drop).map_err(|error| {
        if error.is_permanent() {
            Undelivered::Address
        } else {
            Undelivered::Server
        }
    })
}

/// How many notices wait, of which registers, and where.
fn text(office: &Office, words: &Words, base: &str, unread: &[Notice]) -> String {
    let mut by_register: BTreeMap<&str, usize> = BTreeMap::new();
    for notice in unread {
        *by_register.entry(&notice.register).or_insert(0) += 1;
    }
    let mut lines = vec![
        words.say_with("desk-mail-waiting", &[("count", Arg::from(unread.len()))]),
        String::new(),
    ];
    for (register, count) in by_register {
        let label = office
            .register(register)
            .map(|own| said(words, &own.codebook.label));
        let label = label.unwrap_or(register);
        let args = [("register", Arg::from(label)), ("count", Arg::from(count))];
        lines.push(words.say_with("desk-mail-register", &args));
    }
    let url = format!("{base}/#/notices");
    lines.extend([
        String::new(),
        words.say_with("desk-mail-open", &[("url", Arg::from(url))]),
        String::new(),
        words.say("desk-mail-why"),
    ]);
    lines.join("\r\n")
}

#[cfg(test)]
#[path = "tests/mail.rs"]
mod tests;
