//! The desk's own running of rules, once an hour.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::run::run;
use crate::staff::asking::blocking;
use crate::staff::office::Office;

/// Between two runs.
const HOUR: Duration = Duration::from_secs(3600);

/// Runs the rules now and every hour from now on, until it is dropped. A run that fails keeps nothing from the next.
pub async fn hourly(office: Arc<Office>) {
    if office.watch.rules.is_empty() {
        return;
    }
    loop {
        let own = Arc::clone(&office);
        drop(blocking(move || run(&own, Timestamp::now())).await);
        tokio::time::sleep(HOUR).await;
    }
}
