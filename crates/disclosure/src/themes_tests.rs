//! Releases with themes, and releases without, which are as they were before there were any.

use gocpont_core::codebook::Indicator;

use super::extension_tests::extended_spec;
use super::tests::{clustered, opened, sealed_as};
use super::*;
use crate::release::{InvalidRelease, Release, Terms, Theme};
use crate::toy;

fn planned(id: &str) -> Theme {
    let text = |language: &str| format!("{id} {language}");
    Theme {
        id: id.to_owned(),
        label: Text {
            hu: text("hu"),
            cs: text("cs"),
            en: text("en"),
        },
    }
}

/// A toy town's plan of three themes, whose topic has this one.
fn themed(theme: Option<&str>) -> Spec {
    Spec {
        says_protection: true,
        indicators: vec![of(theme)],
        themes: ["work", "ageing", "care"].map(planned).to_vec(),
        ..extended_spec(1)
    }
}

fn of(theme: Option<&str>) -> Indicator {
    Indicator {
        theme: theme.map(str::to_owned),
        ..toy::indicator()
    }
}

#[test]
fn a_topic_s_theme_comes_back_and_a_release_without_any_stays_as_it_was() {
    let towns = [clustered()];
    let none = Spec {
        themes: Vec::new(),
        ..themed(Some("ageing"))
    };
    let before = sealed_as(&towns, &none);
    assert_eq!(sealed_as(&towns, &themed(None)), before);
    assert_eq!(sealed_as(&towns, &themed(Some("unknown"))), before);
    let with = sealed_as(&towns, &themed(Some("ageing")));
    assert!(with.manifest().starts_with(before.manifest()));
    assert_eq!(with.chunks(), before.chunks());
    let (before, with) = (opened(&before), opened(&with));
    assert!(before.themes().is_empty() && before.theme("alone").is_none());
    assert_eq!(with.themes(), [planned("ageing")]);
    assert_eq!(with.theme("alone"), Some(&planned("ageing")));
    assert_eq!(with.theme("other"), None);
    assert_eq!(with.terms(), None, "empty terms before themes are none");
}

#[test]
fn terms_and_themes_stand_side_by_side() {
    let terms = Terms {
        licence: Some("CC BY 4.0".to_owned()),
        contact: None,
    };
    let spec = Spec {
        terms: Some(terms.clone()),
        ..themed(Some("care"))
    };
    let release = opened(&sealed_as(&[clustered()], &spec));
    assert_eq!(release.terms(), Some(&terms));
    assert_eq!(release.theme("alone"), Some(&planned("care")));
}

#[test]
fn themes_stand_in_the_order_of_the_plan_and_those_of_no_topic_are_left_out() {
    let plan = ["work", "ageing", "care"].map(planned);
    let topics = [of(Some("care")), of(None), of(Some("work"))];
    let found = Themes::new(&plan, &topics).expect("two themes");
    let bytes = postcard::to_stdvec(&found).unwrap();
    let expected = (
        vec![planned("work"), planned("care")],
        vec![Some(1_u32), None, Some(0)],
    );
    assert_eq!(bytes, postcard::to_stdvec(&expected).unwrap());
}

#[test]
fn themes_of_other_topics_are_refused() {
    let sealed = sealed_as(&[clustered()], &themed(Some("care")));
    let own = postcard::to_stdvec(&(vec![planned("care")], vec![Some(0_u32)])).unwrap();
    let head = sealed.manifest().strip_suffix(&own[..]).expect("themes");
    for places in [vec![], vec![Some(1_u32)], vec![Some(0), None]] {
        let forged = postcard::to_stdvec(&(vec![planned("care")], places)).unwrap();
        let bytes = [head, &forged].concat();
        let read = Release::from_bytes(&bytes, &checksum(&bytes));
        assert!(matches!(read, Err(InvalidRelease::Extension)));
    }
}
