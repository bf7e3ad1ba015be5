//! Who is let in: the token once, the session's bearer, our own name, our own page, and nobody else.

use http::HeaderMap;

use super::*;

fn gate() -> Gate {
    Gate::new("127.0.0.1:8081".parse().expect("an address"))
}

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(*name, HeaderValue::from_str(value).expect("a value"));
    }
    headers
}

fn bearer(session: &str) -> HeaderMap {
    headers(&[("authorization", &format!("Bearer {session}"))])
}

#[test]
fn a_token_opens_one_session_and_is_spent() {
    let gate = gate();
    assert_eq!(gate.open(""), Err(Refused::NoToken));
    let token = gate.fresh().expect("a token");
    assert!(token.len() >= 32, "at least 128 bits: {token}");
    assert_eq!(gate.open(&token[1..]), Err(Refused::NoToken));
    let session = gate.open(&token).expect("opened");
    assert_ne!(session, token);
    assert_eq!(gate.open(&token), Err(Refused::NoToken));
    assert!(gate.knows(&bearer(&session)));
    assert!(!gate.knows(&bearer(&token)));
    assert!(!gate.knows(&headers(&[])));
    assert!(!gate.knows(&headers(&[("authorization", &session)])));
}

#[test]
fn a_new_link_ends_the_session_once_it_is_opened() {
    let gate = gate();
    let first = gate.open(&gate.fresh().expect("a token")).expect("opened");
    let token = gate.fresh().expect("a token");
    assert!(gate.knows(&bearer(&first)));
    let second = gate.open(&token).expect("opened");
    assert!(gate.knows(&bearer(&second)) && !gate.knows(&bearer(&first)));
}

#[test]
fn no_two_secrets_are_the_same() {
    let [one, other] = [secret(), secret()].map(|secret| secret.expect("random"));
    assert_ne!(one, other);
    assert!(same(&one, &one) && !same(&one, &other) && !same(&one, "") && !same("", &one));
}

#[test]
fn only_our_own_name_is_answered() {
    let gate = gate();
    let asked = |host: &str| gate.is_own(&Method::GET, &headers(&[("host", host)]));
    assert!(asked("127.0.0.1:8081") && asked("localhost:8081"));
    for host in [
        "evil.example:8081",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost",
        "[::1]:8081",
        "",
    ] {
        assert!(!asked(host), "{host}");
    }
    assert!(!gate.is_own(&Method::GET, &headers(&[])));
    let twice = [("host", "127.0.0.1:8081"), ("host", "127.0.0.1:8081")];
    assert!(!gate.is_own(&Method::GET, &headers(&twice)));
}

#[test]
fn another_page_is_refused_and_nothing_changes_without_an_origin() {
    let gate = gate();
    let host = ("host", "127.0.0.1:8081");
    let own = ("origin", "http://127.0.0.1:8081");
    let asked =
        |method: Method, lines: &[(&'static str, &str)]| gate.is_own(&method, &headers(lines));
    assert!(asked(Method::POST, &[host, own]));
    assert!(asked(
        Method::POST,
        &[host, own, ("sec-fetch-site", "same-origin")]
    ));
    assert!(asked(Method::GET, &[host, ("sec-fetch-site", "none")]));
    assert!(!asked(Method::POST, &[host]));
    for origin in [
        "http://evil.example",
        "https://127.0.0.1:8081",
        "http://localhost:8081",
        "http://127.0.0.1:9",
        "null",
    ] {
        assert!(
            !asked(Method::POST, &[host, ("origin", origin)]),
            "{origin}"
        );
        assert!(!asked(Method::GET, &[host, ("origin", origin)]), "{origin}");
    }
    for site in ["cross-site", "same-site"] {
        assert!(
            !asked(Method::GET, &[host, ("sec-fetch-site", site)]),
            "{site}"
        );
    }
}
