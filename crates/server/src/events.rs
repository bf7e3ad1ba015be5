//! `/events`: tells open pages that a new release is in. Streams are bounded, and end when the server stops.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{StreamExt, stream};
use http::header;
use serde_json::json;
use tokio::sync::{Notify, watch};

use crate::app::App;
use crate::asked::Asked;
use crate::config::Limits;
use crate::problem::ApiError;
use crate::site::Site;

/// The open streams, the oldest first.
pub struct Streams {
    most: usize,
    heartbeat: Duration,
    open: Mutex<VecDeque<Arc<Notify>>>,
}

impl Streams {
    /// As many as the limits say.
    pub fn new(limits: &Limits) -> Self {
        Self {
            most: limits.streams,
            heartbeat: limits.heartbeat,
            open: Mutex::default(),
        }
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.len()
    }

    /// One more; the oldest ends where there would be too many.
    fn open(self: &Arc<Self>) -> Place {
        let end = Arc::new(Notify::new());
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.push_back(Arc::clone(&end));
        if open.len() > self.most
            && let Some(oldest) = open.pop_front()
        {
            oldest.notify_one();
        }
        Place {
            streams: Arc::clone(self),
            end,
        }
    }
}

/// One stream's place among all; free again when dropped.
struct Place {
    streams: Arc<Streams>,
    end: Arc<Notify>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let open = &self.streams.open;
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|other| !Arc::ptr_eq(other, &self.end));
    }
}

struct Listening {
    sites: watch::Receiver<Arc<Site>>,
    stopping: watch::Receiver<bool>,
    streams: Arc<Streams>,
    place: Option<Place>,
}

impl Listening {
    /// The next thing to tell; none at the end.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        // Taken only now: whoever asks for the head alone never comes here.
        let place = self.place.get_or_insert_with(|| self.streams.open());
        tokio::select! {
            changed = self.sites.changed() => changed.ok()?,
            _stopping = self.stopping.wait_for(|stop| *stop) => return None,
            () = place.end.notified() => return None,
        }
        let site = Arc::clone(&self.sites.borrow_and_update());
        let data = json!({ "release": site.number() });
        let event = Event::default().event("release").data(data.to_string());
        Some((Ok(event), self))
    }
}

/// The stream: at once the release that is served, then each new one; null where every one is retired. New reference
/// sets repeat the number.
pub async fn events(State(app): State<App>, asked: Asked) -> Result<impl IntoResponse, ApiError> {
    asked.only(&["lang"])?;
    let mut sites = app.sites();
    sites.mark_changed();
    let heartbeat = app.streams.heartbeat;
    let listening = Listening {
        sites,
        stopping: app.stopping.subscribe(),
        streams: app.streams,
        place: None,
    };
    let told = stream::unfold(listening, Listening::next).fuse();
    let alive = KeepAlive::new().interval(heartbeat);
    // A proxy that gathers answers would keep the news.
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    Ok((headers, Sse::new(told).keep_alive(alive)))
}
