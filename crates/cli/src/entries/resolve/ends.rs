//! The other ends of a row's links: entries of other registers, or of the same file, and units of the store of records.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_access::Holds;
use gocpont_core::codebook::{Codebook, Role};
use gocpont_core::life::{EntryId, PARENT};
use gocpont_ingest::entry_file::EntryRow;
use gocpont_ingest::rejection::{Reason, Rejection};
use gocpont_records::entries::{EntryError, Taking};

use super::super::office::Register;
use super::{Ends, Resolver};

/// What is at the other end of a link.
#[derive(Clone, Copy)]
enum Target<'t> {
    /// Entries of the desk.
    Entries(&'t Register),
    /// Units of the store of records.
    Units(&'t Codebook),
}

impl Resolver<'_> {
    /// The other ends of the row's links; none where one of them is a row that was not taken yet.
    pub(super) fn links(
        &self,
        taking: &Taking<'_>,
        row: &EntryRow,
        open: &BTreeSet<String>,
    ) -> Result<Result<Option<Ends>, Rejection>, EntryError> {
        let mut all = BTreeMap::new();
        let parent = row
            .parent
            .iter()
            .map(|key| (PARENT, std::slice::from_ref(key)));
        let own = row
            .links
            .iter()
            .map(|(code, keys)| (code.as_str(), keys.as_slice()));
        for (code, keys) in parent.chain(own) {
            let Some(to) = self.register.form.life().link(code) else {
                continue;
            };
            let Some(target) = self.target(&to.to) else {
                continue;
            };
            let is_own = to.to == self.register.codebook.id;
            let mut ends = Vec::new();
            for key in keys {
                match self.end(taking, target, key)? {
                    Some(id) => ends.push(id),
                    None if is_own && open.contains(key) => return Ok(Ok(None)),
                    None => return Ok(Err(self.unknown(row, code, key, &to.to))),
                }
            }
            all.insert(code.to_owned(), ends);
        }
        Ok(Ok(Some(all)))
    }

    /// What is at the other end; none where neither the desk nor the store of records has such a register.
    fn target(&self, register: &str) -> Option<Target<'_>> {
        let entries = self.registers.find(register).map(Target::Entries);
        let units = || self.units.iter().find(|book| book.id == register);
        entries.or_else(|| units().map(Target::Units))
    }

    /// An entry of another register by its id: of the same municipality, or of things, of any where it is the only one. A unit of
    /// the store of records by its id in the surveys, or as a file of ours has it.
    fn end(
        &self,
        taking: &Taking<'_>,
        target: Target<'_>,
        key: &str,
    ) -> Result<Option<EntryId>, EntryError> {
        match target {
            Target::Entries(register) => {
                let id = &register.codebook.id;
                let found = taking.known(id, self.tenant, key)?;
                if found.is_some() || register.holds == Holds::People {
                    return Ok(found);
                }
                taking.known_elsewhere(id, key)
            }
            Target::Units(book) => {
                if let Some(id) = taking.known_number(&book.id, key)? {
                    return Ok(Some(id));
                }
                let unit = self.store.find_unit(book, key)?;
                unit.map(|unit| taking.number_of(&book.id, &unit))
                    .transpose()
            }
        }
    }

    fn unknown(&self, row: &EntryRow, code: &str, key: &str, to: &str) -> Rejection {
        let parent = self.register.codebook.with_role(Role::Parent);
        let code = match parent {
            Some(parent) if code == PARENT => &parent.code,
            _ => code,
        };
        self.rejection(row, (code, key), to.to_owned(), Reason::LinkUnknown)
    }
}
