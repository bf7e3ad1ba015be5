//! Dates in words, as each language writes them.

use crate::{Arg, Words};

impl Words {
    /// An ISO date in words; what is no date stays as it is.
    #[must_use]
    pub fn date(&self, iso: &str) -> String {
        let part = |range| {
            iso.get(range)
                .and_then(|text: &str| text.parse::<u32>().ok())
        };
        let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else {
            return iso.to_owned();
        };
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
        if !fits || iso.len() < 10 {
            return iso.to_owned();
        }
        let args = [
            // As texts: a year is not grouped.
            ("year", Arg::from(year.to_string())),
            ("month", Arg::Number(f64::from(month))),
            ("day", Arg::from(day.to_string())),
        ];
        self.say_with("date-long", &args)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Words};

    #[test]
    fn a_date_is_written_as_each_language_writes_it() {
        let said = |iso: &str| Language::ALL.map(|language| Words::new(language).date(iso));
        assert_eq!(
            said("2024-09-30"),
            ["2024. szeptember 30.", "30. září 2024", "30 September 2024"]
        );
        assert_eq!(
            said("2021-03-01T10:00:00Z"),
            ["2021. március 1.", "1. března 2021", "1 March 2021"]
        );
        for month in 1..=12 {
            let all = said(&format!("2024-{month:02}-05"));
            assert!(
                all.iter().all(|text| text.chars().any(char::is_alphabetic)),
                "{all:?}"
            );
        }
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        let words = Words::new(Language::En);
        for text in [
            "",
            "2024",
            "2024-13-01",
            "2024-00-10",
            "yesterday!!",
            "2024-09-3",
        ] {
            assert_eq!(words.date(text), text);
        }
    }
}
