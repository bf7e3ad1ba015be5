//! Why a row is not taken, in the person's words.

use gocpont_core::life::{PLACE, Refused};
use gocpont_ingest::entry_file::{Column, EntryRow};
use gocpont_ingest::rejection::{Reason, Rejection};

use super::{Resolver, said};

impl Resolver<'_> {
    /// A rejection of a row, by the code of the column.
    pub(super) fn rejection(
        &self,
        row: &EntryRow,
        (code, value): (&str, &str),
        expected: String,
        reason: Reason,
    ) -> Rejection {
        Rejection {
            row: row.row,
            column: self
                .columns
                .get(code)
                .map_or(code, String::as_str)
                .to_owned(),
            value: value.chars().take(200).collect(),
            expected,
            reason,
        }
    }

    /// Why the register's life does not take the row.
    pub(super) fn refusal(&self, row: &EntryRow, refused: &Refused) -> Rejection {
        let life = self.register.form.life();
        let state = row.state.as_deref().unwrap_or(&life.initial);
        let of_state =
            |expected, reason| self.rejection(row, (Column::State.code(), state), expected, reason);
        match refused {
            Refused::Missing(names) => of_state(self.names(names), Reason::StateLacks),
            Refused::Flags(codes) => of_state(self.names(codes), Reason::StateFlagged),
            Refused::NotForThis(way) => of_state(self.name(way), Reason::StateOther),
            Refused::Unfit(codes) => {
                let code = codes.first().map_or("", String::as_str);
                self.rejection(row, (code, ""), self.names(codes), Reason::Unfit)
            }
            other => of_state(other.to_string(), Reason::Unfit),
        }
    }

    fn names(&self, codes: &[String]) -> String {
        let names: Vec<String> = codes.iter().map(|code| self.name(code)).collect();
        names.join(", ")
    }

    /// What people call a variable, a link, a flag or a transition.
    fn name(&self, code: &str) -> String {
        let life = self.register.form.life();
        let variable = self.register.codebook.variable(code).map(|own| &own.label);
        let link = || life.link(code).map(|own| &own.label);
        let flag = || {
            life.flags
                .iter()
                .find(|own| own.code == code)
                .map(|own| &own.label)
        };
        let way = || life.transition(code).map(|own| &own.label);
        if code == PLACE {
            return ["lat", "lon", "areas"].join(", ");
        }
        let label = variable.or_else(link).or_else(flag).or_else(way);
        label.map_or_else(
            || code.to_owned(),
            |label| said(label, self.language).to_owned(),
        )
    }
}
