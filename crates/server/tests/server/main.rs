//! The server as its clients see it: in this process, on a free port, asked over a bare socket.

mod client;
mod town;
mod toy;

mod addresses;
mod attack;
mod caching;
mod changes;
mod documents;
mod embed;
mod events;
mod first;
mod items;
mod large;
mod negotiation;
mod news;
mod observe;
mod packed;
mod paging;
mod problems;
mod query;
mod random;
mod ready;
mod schemas;
mod slow;
mod tiles;
mod unpublished;
mod whole;
