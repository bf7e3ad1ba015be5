//! A new password: asked for twice without an echo, or read from standard input; never an argument, which other users of the
//! machine may see.

use std::io::{BufRead, IsTerminal, Read, stdin};

use anyhow::bail;
use gocpont_access::{LONGEST_BYTES, Password};
use zeroize::Zeroizing;

use crate::console::Console;
use crate::fault::told;

/// The password that somebody gives.
pub fn new_password(from_stdin: bool, console: &Console) -> anyhow::Result<Password> {
    if from_stdin {
        return first_line();
    }
    if !stdin().is_terminal() {
        bail!(told("staff-password-unasked", &[]));
    }
    let asked = |id: &str| -> anyhow::Result<Zeroizing<String>> {
        let question = format!("{} ", console.words().say(id));
        Ok(Zeroizing::new(rpassword::prompt_password(question)?))
    };
    let first = asked("staff-password-question")?;
    if *first != *asked("staff-password-again")? {
        bail!(told("staff-password-differs", &[]));
    }
    Ok(Password::new(&first))
}

/// The first line of standard input, without what ends it.
fn first_line() -> anyhow::Result<Password> {
    let mut line = Zeroizing::new(String::new());
    // One byte more than any password has, so that a longer one is refused and not cut off.
    let most = LONGEST_BYTES as u64 + 3;
    stdin().lock().take(most).read_line(&mut line)?;
    let typed = line.trim_end_matches(['\n', '\r']);
    if typed.is_empty() {
        bail!(told("staff-password-none", &[]));
    }
    Ok(Password::new(typed))
}
