//! What a person writes for a moment of knowledge: a date, a moment, or the number of a batch.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::RecordStore;
use crate::error::StoreError;
use crate::read::Moment;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;

impl SqliteRecords {
    /// A number that is another one once any other connection has written into the store: a file that was taken in or taken back,
    /// a merge, an erasure.
    pub fn changes(&self) -> Result<i64, StoreError> {
        let number = self
            .db
            .pragma_query_value(None, "data_version", |row| row.get(0));
        number.map_err(sqlite(&self.path))
    }

    /// The moment of knowledge that a text names: a batch number; a moment (RFC 3339), with all that was recorded up to it;
    /// or a date, with all that was recorded up to its end (UTC). Refused where the store knew nothing then.
    pub fn moment(&self, text: &str) -> Result<Moment, StoreError> {
        let none = || StoreError::NoMoment(text.to_owned());
        let last = self.now()?;
        let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_digits {
            let number: i64 = text.parse().map_err(|_| none())?;
            let is_known = (1..=last.0).contains(&number);
            return is_known.then_some(Moment(number)).ok_or_else(none);
        }
        let until = until(text).ok_or_else(none)?;
        let at = sqlite(&self.path);
        let sql = "SELECT id, recorded_at FROM batch ORDER BY id DESC";
        let mut statement = self.db.prepare(sql).map_err(&at)?;
        let mut rows = statement.query([]).map_err(&at)?;
        while let Some(row) = rows.next().map_err(&at)? {
            let recorded: String = row.get(1).map_err(&at)?;
            let recorded: Option<Timestamp> = recorded.parse().ok();
            if recorded.is_some_and(|recorded| recorded < until) {
                return Ok(Moment(row.get(0).map_err(&at)?));
            }
        }
        Err(none())
    }

    /// The last moment of what a text names, for files beside the store that know moments alone: of a batch that it was recorded.
    /// Refused as [`Self::moment`] refuses it.
    pub fn last_moment(&self, text: &str) -> Result<Timestamp, StoreError> {
        let Moment(batch) = self.moment(text)?;
        if let Some(until) = until(text) {
            return Ok(until.saturating_sub(1.millisecond()).unwrap_or(until));
        }
        let sql = "SELECT recorded_at FROM batch WHERE id = ?1";
        let recorded = self
            .db
            .query_row(sql, [batch], |row| row.get::<_, String>(0));
        let recorded = recorded.map_err(sqlite(&self.path))?;
        let recorded = recorded.parse();
        recorded.map_err(|_| StoreError::NoMoment(text.to_owned()))
    }
}

/// The first moment that no longer belongs to what the text names.
fn until(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        // Batches are recorded to the second: all of this second belong to it.
        return Timestamp::from_second(moment.as_second().checked_add(1)?).ok();
    }
    let next = text.parse::<Date>().ok()?.tomorrow().ok()?;
    let midnight = next.at(0, 0, 0, 0);
    jiff::tz::Offset::UTC.to_timestamp(midnight).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::testing::{codebook, info, record, rooms, store};
    use crate::{BatchInfo, Taken};

    #[test]
    fn a_moment_is_a_batch_a_date_or_a_point_in_time() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = store(&dir);
        for (at, number) in [("2024-10-01T08:00:00Z", 1.0), ("2024-10-03T09:30:00Z", 2.0)] {
            let info = BatchInfo {
                recorded_at: at.to_owned(),
                ..info()
            };
            let mut portions =
                vec![vec![record("H1", date(2024, 1, 1), rooms(number))]].into_iter();
            let taken: Result<Taken, StoreError> =
                store.append(&codebook(), &info, || Ok(portions.next()));
            taken.unwrap();
        }
        for (text, batch) in [
            ("1", 1),
            ("2", 2),
            ("2024-10-01", 1),
            ("2024-10-02", 1),
            ("2024-10-03", 2),
            ("2024-10-03T09:29:59Z", 1),
            ("2024-10-03T11:30:00+02:00", 2),
            ("2030-01-01", 2),
        ] {
            assert_eq!(store.moment(text).unwrap(), Moment(batch), "{text}");
        }
        for text in [
            "0",
            "3",
            "2024-09-30",
            "2024-10-01T07:59:59Z",
            "",
            "soon",
            "99999999999999999999",
        ] {
            let refused = store.moment(text);
            assert!(matches!(refused, Err(StoreError::NoMoment(_))), "{text}");
        }
    }
}
