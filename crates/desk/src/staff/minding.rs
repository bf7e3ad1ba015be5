//! What the desk does by itself, each minute: it tells of what is late, and writes to those who want mail.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::{MissedTickBehavior, interval};

use super::asking::blocking;
use super::mail;
use super::office::Office;
use super::refused::Refused;
use super::routes::App;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(60);

/// Looks again and again, until it is dropped. What fails is tried again with the next look: nothing is forgotten, as all of it
/// follows from what stands in the file.
pub async fn keep(app: Arc<App>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let (office, base) = (Arc::clone(&app.office), app.door.base());
        let minded = blocking(move || {
            let now = Timestamp::now();
            let late = escalate(&office, now);
            let mailed = mail::send_due(&office, &base, now);
            late.and(mailed)
        });
        drop(minded.await);
    }
}

/// Tells of the entries that are late at a moment, and gives how many notices that took.
pub fn escalate(office: &Office, now: Timestamp) -> Result<usize, Refused> {
    let mut told = 0;
    for register in office.registers() {
        // The file is let go between registers: whoever works does not wait for all of them.
        told += office.entries().escalate(&register.codebook, now)?;
    }
    Ok(told)
}
