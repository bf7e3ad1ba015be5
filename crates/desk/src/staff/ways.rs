//! The table of the desk's routes: each with the staff who may come in by it. The router is made of it, and so is the test that
//! tries every route as every role, from the own municipality and from another.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{self, MethodRouter};
use gocpont_access::{Action, Role};
use http::Method;
use jiff::Timestamp;

use super::asking::blocking;
use super::door::key;
use super::refused::Refused;
use super::routes::{self as own, App};
use super::watch::ways as watch;
use super::{account, around, feed, members, notices, oidc, reports, tokens};

/// Who may come in by a route. This is what is declared; each route asks the one question of rights itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody, signed in or not.
    Anybody,
    /// Whoever is signed in, for what is their own.
    Staff,
    /// Whoever may do this with the rows of the register that is asked for.
    Rows(Action),
    /// Whoever may list rows of the register that is asked for, or see unprotected counts of them.
    Counts,
    /// Whoever has one of these roles in the municipality that is asked for.
    Roles(&'static [Role]),
}

/// A route.
pub struct Way {
    /// Its path, with what varies in braces.
    pub path: &'static str,
    /// Its method.
    pub method: Method,
    /// Who may come in.
    pub who: Who,
    /// What answers.
    pub handler: MethodRouter<Arc<App>>,
}

impl Way {
    /// A route that changes nothing.
    pub fn get<T: 'static>(
        path: &'static str,
        who: Who,
        handler: impl Handler<T, Arc<App>>,
    ) -> Self {
        Self {
            path,
            method: Method::GET,
            who,
            handler: routing::get(handler),
        }
    }

    /// A route that does something.
    pub fn post<T: 'static>(
        path: &'static str,
        who: Who,
        handler: impl Handler<T, Arc<App>>,
    ) -> Self {
        Self {
            path,
            method: Method::POST,
            who,
            handler: routing::post(handler),
        }
    }

    /// A route that writes something anew.
    pub fn put<T: 'static>(
        path: &'static str,
        who: Who,
        handler: impl Handler<T, Arc<App>>,
    ) -> Self {
        Self {
            path,
            method: Method::PUT,
            who,
            handler: routing::put(handler),
        }
    }

    /// What answers, behind what is declared of roles.
    pub fn guarded(self, app: &Arc<App>) -> MethodRouter<Arc<App>> {
        match self.who {
            Who::Roles(roles) => {
                let state = (Arc::clone(app), roles);
                self.handler
                    .layer(middleware::from_fn_with_state(state, only_these))
            }
            Who::Anybody | Who::Staff | Who::Rows(_) | Who::Counts => self.handler,
        }
    }
}

/// Whoever has none of the roles anywhere does not come as far as the route.
async fn only_these(
    State((app, roles)): State<(Arc<App>, &'static [Role])>,
    request: Request,
    next: Next,
) -> Result<Response, Refused> {
    let key = key(request.headers()).ok_or(Refused::NoSession)?;
    let office = Arc::clone(&app.office);
    let session = blocking(move || office.session(&key, Timestamp::now())).await?;
    let mut grants = session.actor.grants().iter();
    if grants.any(|grant| roles.contains(&grant.role)) {
        Ok(next.run(request).await)
    } else {
        Err(Refused::NotFound)
    }
}

/// What is declared of every route: its method, its path and who may come in.
#[must_use]
pub fn declared() -> Vec<(Method, &'static str, Who)> {
    let all = all().into_iter();
    all.map(|way| (way.method, way.path, way.who)).collect()
}

/// Every route of the desk but its page. A part of the desk with routes of its own adds them here.
pub fn all() -> Vec<Way> {
    [
        own::ways(),
        oidc::ways(),
        notices::ways(),
        feed::ways(),
        around::ways(),
        reports::ways(),
        watch::ways(),
        super::map::ways(),
        super::measures::ways(),
        super::services::ways(),
        account::ways(),
        members::ways(),
        tokens::ways(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
