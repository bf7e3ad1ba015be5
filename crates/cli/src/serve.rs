//! `serve`: the public interface over the releases file alone, until Ctrl+C or a signal to end.

use std::path::Path;
use std::time::Duration;

use gocpont_server::{Config, Front, Limits, Server};
use gocpont_words::{Arg, Language, Words};
use tokio::signal::unix::{SignalKind, signal};

use crate::Outcome;
use crate::args::{Args, Serve};
use crate::console::Console;

/// Serves the releases of the arguments.
pub fn run(args: &Args, command: &Serve, console: &Console) -> anyhow::Result<Outcome> {
    releases(&args.releases, command, args.lang, console)
}

/// Serves a releases file.
pub fn releases(
    file: &Path,
    command: &Serve,
    language: Language,
    console: &Console,
) -> anyhow::Result<Outcome> {
    until(file, command, language, (console, std::future::pending()))
}

/// Serves a releases file until something else besides is done.
pub fn until(
    file: &Path,
    command: &Serve,
    language: Language,
    (console, besides): (&Console, impl Future<Output = ()>),
) -> anyhow::Result<Outcome> {
    let config = Config {
        releases: file.to_owned(),
        listen: command.listen,
        public_url: command.public_url.clone(),
        limits: Limits {
            rate: command.rate,
            ..Limits::default()
        },
        front: Front {
            proxies: command.trust_proxy.clone(),
            metrics: command.metrics,
            log: command.log.clone(),
            ancestors: command.embed_ancestors.clone(),
            ground: command.under_the_map(),
        },
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut end = signal(SignalKind::terminate())?;
        let server = Server::bind(config).await?;
        let url = match &command.public_url {
            Some(url) => format!("{url}/"),
            None => format!("http://{}/", server.address()?),
        };
        console.say("serve-open", &[("url", Arg::from(url))]);
        if let Some(metrics) = server.metrics_address() {
            let url = format!("http://{metrics}/metrics");
            console.say("serve-metrics", &[("url", Arg::from(url))]);
        }
        console.say("serve-stop", &[]);
        let stop = async move {
            tokio::select! {
                _interrupted = tokio::signal::ctrl_c() => {}
                _ended = end.recv() => {}
                () = besides => {}
            }
        };
        let words = Words::new(language);
        let news = move |number: u32| {
            let number = [("number", Arg::from(number as usize))];
            eprintln!("{}", words.say_with("serve-new-release", &number));
        };
        server.run(stop, news).await?;
        anyhow::Ok(())
    })?;
    runtime.shutdown_timeout(Duration::from_millis(500));
    Ok(Outcome::Done)
}
