//! The program run as its users run it, in a folder of its own: commands, their outcome, a server, and its answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// How long anything may take before a test gives up on it; nothing is measured.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with a town's files.
pub struct Town {
    folder: PathBuf,
    /// Removed with the value, where it was made for it.
    _own: Option<TempDir>,
}

/// What a command said and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Of a program that has ended.
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Nothing went wrong.
    #[track_caller]
    pub fn fine(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }

    /// It ended so, and said so.
    #[track_caller]
    pub fn ended(self, code: i32, words: &[&str]) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in: {}", self.err);
        }
        self
    }

    /// The result, as JSON; each line a document.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

impl Town {
    /// An empty folder.
    pub fn empty() -> Self {
        let own = tempfile::tempdir().expect("a folder");
        Self {
            folder: own.path().to_owned(),
            _own: Some(own),
        }
    }

    /// A folder that is there.
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            _own: None,
        }
    }

    /// A folder with survey files of a small demo town.
    pub fn surveyed(households: u32) -> Self {
        let town = Self::empty();
        let households = households.to_string();
        let args = [
            "demo-data",
            "--out",
            ".",
            "--waves",
            "3",
            "--households",
            &households,
        ];
        town.run(&args).fine();
        town
    }

    /// A surveyed town whose areas and first waves are in the store.
    pub fn imported(households: u32, waves: &[&str]) -> Self {
        let town = Self::surveyed(households);
        town.import_areas(&["--synthetic"]);
        for wave in waves {
            town.import_wave(wave);
        }
        town
    }

    /// The same under keys that are always the same: what depends on how blocks are drawn is then no matter of chance.
    pub fn imported_under_known_keys(households: u32, waves: &[&str]) -> Self {
        let town = Self::surveyed(households);
        town.know_keys();
        town.import_areas(&["--synthetic"]);
        for wave in waves {
            town.import_wave(wave);
        }
        town
    }

    /// Writes the keys that such a town has.
    pub fn know_keys(&self) {
        let keys = [("unit", "1f"), ("partition", "2e"), ("noise", "3d")];
        let keys = keys.map(|(name, digits)| format!("{name} {}\n", digits.repeat(32)));
        self.write("town.keys", format!("gocpont keys 2\n{}", keys.concat()));
        let mine = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(self.path("town.keys"), mine).expect("owner-only");
    }

    /// As `imported`, but the store does not know that its people are invented.
    pub fn imported_as_real(households: u32, waves: &[&str]) -> Self {
        let town = Self::surveyed(households);
        town.import_areas(&[]);
        for wave in waves {
            town.import_wave_as(wave, &[]);
        }
        town
    }

    pub fn import_areas(&self, mark: &[&str]) {
        for set in ["municipalities", "districts", "basemap"] {
            let file = format!("areas/{set}.geojson");
            let mut args = vec!["import-areas", "--set", set, &file];
            args.extend(mark);
            if set == "basemap" {
                args.push("--basemap");
            }
            self.run(&args).fine();
        }
    }

    pub fn import_wave(&self, wave: &str) {
        self.import_wave_as(wave, &["--synthetic"]);
    }

    fn import_wave_as(&self, wave: &str, mark: &[&str]) {
        let registers = [
            ("household", ""),
            ("person", ".person"),
            ("elder_care", ".elder_care"),
        ];
        for (register, ending) in registers {
            let file = format!("waves/{wave}{ending}.csv");
            let mut args = vec!["import", "--codebook", register, &file];
            args.extend(mark);
            if self
                .read(&file)
                .lines()
                .next()
                .is_some_and(|head| head.contains("east"))
            {
                args.extend(["--crs", "EPSG:23700"]);
            }
            self.run(&args).fine();
        }
    }

    /// A file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The bytes of a file.
    #[track_caller]
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Writes a file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).expect("written");
    }

    /// The program, to be given arguments.
    pub fn command(&self) -> Command {
        program(&self.folder)
    }

    /// Runs the program to its end.
    pub fn run(&self, args: &[&str]) -> Said {
        Said::of(&self.command().args(args).output().expect("run"))
    }

    /// Starts a server on the releases.
    pub fn serve(&self) -> Served {
        Served::start(self.command().args(["serve", "--listen", "127.0.0.1:0"]))
    }
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gocpont"));
    command.current_dir(folder).env_remove("GOCPONT_DB");
    command.env_remove("GOCPONT_KEYS");
    command.env_remove("GOCPONT_STAFF");
    command
        .env_remove("GOCPONT_RELEASES")
        .env("GOCPONT_LANG", "en");
    command
}

/// A running server; killed when dropped.
pub struct Served {
    child: Child,
    address: String,
}

impl Served {
    /// Starts a command that says its address.
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().expect("started");
        let mut lines = BufReader::new(child.stderr.take().expect("messages")).lines();
        let address = loop {
            let line = lines.next().expect("the server ended").expect("text");
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.trim_end_matches('/').to_owned();
            }
        };
        // What it says later is read, so that it can go on saying it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// Where it is served.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Address and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Sends it the signal to end.
    pub fn terminate(&self) {
        let pid = self.pid().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(sent.expect("a signal").success());
    }

    /// Whether it has ended.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_some()
    }

    /// Asks for a path and gives status, head and body.
    pub fn ask(&self, path: &str, accept: &str) -> (u16, String, Vec<u8>) {
        let mut stream = self.connect(path, accept, "close");
        let mut read = Vec::new();
        stream.read_to_end(&mut read).expect("an answer");
        let split = read.windows(4).position(|window| window == b"\r\n\r\n");
        let (head, body) = read.split_at(split.expect("a head") + 4);
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let body = if head.contains("transfer-encoding: chunked") {
            unchunked(body)
        } else {
            body.to_vec()
        };
        (status.expect("a status"), head, body)
    }

    /// The document at a path.
    #[track_caller]
    pub fn json(&self, path: &str) -> Value {
        let (status, _, body) = self.ask(path, "application/json");
        assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&body));
        serde_json::from_slice(&body).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Listens to the events; each line as it comes.
    pub fn events(&self) -> impl Iterator<Item = String> {
        let stream = self.connect("/events", "text/event-stream", "keep-alive");
        BufReader::new(stream).lines().map_while(Result::ok)
    }

    fn connect(&self, path: &str, accept: &str, connection: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let host = &self.address;
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: {accept}\r\nAccept-Language: en\r\nConnection: {connection}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("asked");
        stream
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// The body behind chunk lengths (RFC 9112, 7.1).
fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = body
            .windows(2)
            .position(|w| w == b"\r\n")
            .expect("a length");
        let length = std::str::from_utf8(&body[..end]).expect("text");
        let length = usize::from_str_radix(length.trim(), 16).expect("a number");
        if length == 0 {
            return whole;
        }
        let start = end + 2;
        whole.extend_from_slice(&body[start..start + length]);
        body = &body[start + length + 2..];
    }
}
