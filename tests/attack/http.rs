//! A stranger's HTTP/1.1 client on a bare socket: GET and HEAD, one connection kept as long as the server keeps it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// No answer takes longer than this.
const PATIENCE: Duration = Duration::from_secs(60);

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Status code.
    pub status: u16,
    /// Headers, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// The first header of this name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The body as JSON; null where it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// A client of one server.
pub struct Client {
    host: String,
    stream: Option<BufReader<TcpStream>>,
    /// Number of requests so far.
    pub asked: u64,
}

impl Client {
    /// A client of `http://host:port`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        let host = base.strip_prefix("http://").unwrap_or(base);
        Self {
            host: host.trim_end_matches('/').to_owned(),
            stream: None,
            asked: 0,
        }
    }

    /// Asks for a path.
    pub fn get(&mut self, path: &str) -> io::Result<Reply> {
        self.ask("GET", path, None)
    }

    /// Asks with a method, and with the tag of an answer that is known already.
    pub fn ask(&mut self, method: &str, path: &str, known: Option<&str>) -> io::Result<Reply> {
        self.asked += 1;
        let known = known.map(|tag| format!("If-None-Match: {tag}\r\n"));
        let known = known.unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{known}\r\n",
            self.host
        );
        if let Some(stream) = self.stream.take()
            && let Ok(reply) = self.exchange(stream, &request)
        {
            return Ok(reply);
        }
        let stream = TcpStream::connect(&self.host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        self.exchange(BufReader::new(stream), &request)
    }

    fn exchange(&mut self, mut stream: BufReader<TcpStream>, request: &str) -> io::Result<Reply> {
        stream.get_mut().write_all(request.as_bytes())?;
        let mut reply = head(&mut stream)?;
        let is_bare = request.starts_with("HEAD ") || [204, 304].contains(&reply.status);
        if !is_bare {
            reply.body = body(&mut stream, &reply)?;
        }
        if reply.header("connection") != Some("close") {
            self.stream = Some(stream);
        }
        Ok(reply)
    }
}

fn line(stream: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

fn head(stream: &mut BufReader<TcpStream>) -> io::Result<Reply> {
    let first = line(stream)?;
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
    let mut reply = Reply {
        status: status.ok_or_else(|| io::Error::other(first.clone()))?,
        ..Reply::default()
    };
    loop {
        let line = line(stream)?;
        let Some((name, value)) = line.split_once(':') else {
            return Ok(reply);
        };
        let header = (name.to_ascii_lowercase(), value.trim().to_owned());
        reply.headers.push(header);
    }
}

fn body(stream: &mut BufReader<TcpStream>, reply: &Reply) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    if reply.header("transfer-encoding") == Some("chunked") {
        loop {
            let size = line(stream)?;
            let size = usize::from_str_radix(&size, 16).map_err(io::Error::other)?;
            let mut chunk = vec![0; size + 2];
            stream.read_exact(&mut chunk)?;
            if size == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&chunk[..size]);
        }
    }
    match reply.header("content-length") {
        Some(length) => {
            body.resize(length.parse().map_err(io::Error::other)?, 0);
            stream.read_exact(&mut body)?;
        }
        None => drop(stream.read_to_end(&mut body)?),
    }
    Ok(body)
}
