//! Whom a revision is told to: what its transition says, addressed to organisations and parts. It is written with the revision.
//! A file that is taken in as a whole tells nobody: what is late in it is told as of any other entry.

use std::collections::BTreeSet;

use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, Level, Life, Party, SENDER};
use rusqlite::Transaction;

use super::notices::Kind;
use super::number;
use super::write::Note;

/// Somebody to be told: a part, and the organisation where it is one of one organisation.
pub(super) type Address = (Party, Option<String>);

/// Writes the notices of a revision that was just written.
pub(super) fn tell(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
    note: &Note<'_>,
) -> Result<(), rusqlite::Error> {
    let Some(life) = &codebook.life else {
        return Ok(());
    };
    let (kind, parties): (Kind, &[Party]) = match note.step {
        Some(step) => {
            let way = life.transition(step);
            (Kind::Step, way.map_or(&[], |way| &way.tells))
        }
        None if entry.revision == 1 && waits(life, &entry.state) => {
            (Kind::Opened, &[Party::Handler])
        }
        None => return Ok(()),
    };
    let sql = "INSERT INTO notice (at, kind, register, entry, revision, step, state, tenant, organisation, party, caused_by) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let mut insert = transaction.prepare_cached(sql)?;
    for (party, organisation) in addresses(transaction, codebook, entry, parties)? {
        insert.execute(rusqlite::params![
            note.at.as_millisecond(),
            kind.code(),
            codebook.id,
            number(entry.id),
            entry.revision.cast_signed(),
            note.step,
            entry.state,
            entry.tenant,
            organisation,
            party.code(),
            note.by,
        ])?;
    }
    Ok(())
}

/// Whether something is to be done with an entry in this state within a time: only then a new one is told.
fn waits(life: &Life, state: &str) -> bool {
    let state = life.state(state);
    state.is_some_and(|state| state.due.is_some() || !state.due_if.is_empty())
}

fn addresses(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
    parties: &[Party],
) -> Result<BTreeSet<Address>, rusqlite::Error> {
    let mut all = BTreeSet::new();
    for party in parties {
        let organisations: BTreeSet<String> = match party {
            Party::Handler | Party::Organisation => BTreeSet::from([entry.organisation.clone()]),
            Party::Coordinator | Party::Publisher => {
                all.insert((*party, None));
                continue;
            }
            // Whoever has the entry knows what they do with it themselves.
            Party::Sender => others(entry, senders(transaction, codebook, entry)?),
            Party::Partners => others(entry, partners(transaction, codebook, entry)?),
        };
        all.extend(organisations.into_iter().map(|own| (*party, Some(own))));
    }
    Ok(all)
}

fn others(entry: &Entry, mut organisations: BTreeSet<String>) -> BTreeSet<String> {
    organisations.remove(&entry.organisation);
    organisations
}

/// The organisation of whoever opened the entry, and the one that it names as its sender.
fn senders(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
) -> Result<BTreeSet<String>, rusqlite::Error> {
    let mut all = at_the_ends(transaction, codebook, entry, SENDER)?;
    all.extend(entry.sender.clone());
    Ok(all)
}

/// The organisations of what the entry is linked to, other than by links that are sealed.
fn partners(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
) -> Result<BTreeSet<String>, rusqlite::Error> {
    let mut all = BTreeSet::new();
    let life = codebook.life.iter();
    for link in life.flat_map(|life| &life.links) {
        let level = codebook
            .life
            .as_ref()
            .map(|life| life.visible_level(&link.code, &entry.state));
        if link.code != SENDER && level != Some(Level::Sealed) {
            all.extend(at_the_ends(transaction, codebook, entry, &link.code)?);
        }
    }
    Ok(all)
}

/// The organisations that have the entries at the ends of a link. An organisation has its own entry.
fn at_the_ends(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    entry: &Entry,
    link: &str,
) -> Result<BTreeSet<String>, rusqlite::Error> {
    let sql = "SELECT DISTINCT e.organisation FROM entry_link l JOIN entry e ON e.register = l.to_register AND e.id = l.to_id \
               WHERE l.register = ?1 AND l.id = ?2 AND l.link = ?3";
    let mut statement = transaction.prepare_cached(sql)?;
    let rows = statement.query_map((&codebook.id, number(entry.id), link), |row| row.get(0))?;
    rows.collect()
}
