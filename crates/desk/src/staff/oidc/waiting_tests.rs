//! Sign-ins under way: each of one browser, taken once, gone after minutes, and not without bound.

use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn sent(state: &str) -> Step {
    Step::Sent(Sent {
        state: state.to_owned(),
        nonce: String::new(),
        verifier: String::new(),
        replaces: None,
    })
}

fn address(last: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, last])
}

fn keep(waiting: &Waiting, step: Step, second: i64) -> String {
    waiting.keep((None, step), address(1), at(second)).unwrap()
}

#[test]
fn what_comes_back_is_taken_once_and_in_the_browser_that_began_it() {
    let waiting = Waiting::default();
    let (own, other) = (
        keep(&waiting, sent("own"), 0),
        keep(&waiting, sent("other"), 0),
    );
    assert_ne!(own, other);
    assert!(waiting.back(&own, "other", at(1)).is_none());
    assert!(waiting.back(&other, "own", at(1)).is_none());
    assert!(waiting.back("no such browser", "own", at(1)).is_none());
    // A state of another's spoils nothing.
    assert_eq!(waiting.back(&own, "own", at(1)).unwrap().state, "own");
    assert!(waiting.back(&own, "own", at(1)).is_none());
}

#[test]
fn whoever_takes_too_long_or_begins_again_has_begun_nothing() {
    let waiting = Waiting::default();
    let late = keep(&waiting, sent("late"), 0);
    assert!(waiting.back(&late, "late", at(600)).is_none());
    let first = keep(&waiting, sent("first"), 601);
    let again = waiting.keep((Some(&first), sent("again")), address(1), at(602));
    assert!(waiting.back(&first, "first", at(603)).is_none());
    assert!(waiting.back(&again.unwrap(), "again", at(603)).is_some());
}

#[test]
fn a_code_is_waited_for_and_a_refusal_is_told_once() {
    let waiting = Waiting::default();
    let identity = || Identity::subject("https://login.example", "3f1c").unwrap();
    let known = Step::Known(Known {
        identity: identity(),
        since: at(0),
        replaces: None,
    });
    let key = keep(&waiting, known, 0);
    assert_eq!(waiting.told(&key, at(1)), (true, None));
    assert!(waiting.back(&key, "", at(1)).is_none(), "it was not sent");
    assert_eq!(waiting.known(&key, at(1)).unwrap().identity, identity());
    assert!(waiting.known(&key, at(1)).is_none());
    // Whoever mistypes is kept anew, but the provider's word grows no younger.
    let mistyped = Known {
        identity: identity(),
        since: at(0),
        replaces: None,
    };
    let key = keep(&waiting, Step::Known(mistyped), 200);
    assert!(waiting.known(&key, at(300)).is_none());
    let why = serde_json::json!({ "error": "oidc-denied" });
    let key = keep(&waiting, Step::Refused(why.clone()), 2);
    assert_eq!(waiting.told(&key, at(3)), (false, Some(why)));
    assert_eq!(waiting.told(&key, at(3)), (false, None));
    assert_eq!(waiting.told("nobody", at(3)), (false, None));
}

#[test]
fn one_address_pushes_out_its_own_alone_and_all_together_have_a_bound() {
    let waiting = Waiting::default();
    let elsewhere = waiting
        .keep((None, sent("elsewhere")), address(2), at(0))
        .unwrap();
    let first = keep(&waiting, sent("first"), 0);
    for second in 1..200 {
        keep(&waiting, sent("more"), second);
    }
    assert!(waiting.back(&first, "first", at(200)).is_none());
    assert_eq!(waiting.held().len(), MOST_OF_ADDRESS + 1);
    assert!(waiting.back(&elsewhere, "elsewhere", at(200)).is_some());
    for third in 0..=255_u8 {
        for _ in 0..20 {
            let from = IpAddr::from([198, 51, third, 1]);
            let kept = waiting.keep((None, sent("many")), from, at(201));
            assert!(kept.is_ok() || matches!(kept, Err(Refused::Wait(300))));
        }
    }
    assert_eq!(waiting.held().len(), MOST);
    // And it ends by itself.
    keep(&waiting, sent("later"), 900);
    assert_eq!(waiting.held().len(), 1);
}
