//! HTTP/1.1 on a bare socket, so that odd bytes can be sent and every byte of an answer is seen.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// No answer takes longer than this; nothing here is measured.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// Status code.
    pub status: u16,
    /// Headers, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body, put together from its chunks.
    pub body: Vec<u8>,
}

impl Reply {
    /// A header; its lines joined by commas.
    pub fn header(&self, name: &str) -> Option<String> {
        let lines: Vec<&str> = self
            .headers
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    }

    /// A header that must be there.
    pub fn must(&self, name: &str) -> String {
        let found = self.header(name);
        found.unwrap_or_else(|| panic!("no {name} in {} {:?}", self.status, self.headers))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        let read = serde_json::from_slice(&self.body);
        read.unwrap_or_else(|error| panic!("{error} in {} {:?}", self.status, self.text()))
    }

    /// The body with gzip taken off.
    pub fn unpacked(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        let mut reader = flate2::read::GzDecoder::new(&self.body[..]);
        reader.read_to_end(&mut plain).expect("gzip");
        plain
    }
}

/// One connection.
pub struct Wire {
    stream: BufReader<TcpStream>,
}

impl Wire {
    /// Connects.
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a time limit");
        stream
            .set_write_timeout(Some(PATIENCE))
            .expect("a time limit");
        Self {
            stream: BufReader::new(stream),
        }
    }

    /// Sends bytes; whether all of them were taken.
    pub fn send(&mut self, bytes: &[u8]) -> bool {
        let stream = self.stream.get_mut();
        stream
            .write_all(bytes)
            .and_then(|()| stream.flush())
            .is_ok()
    }

    /// Asks for a target, without waiting for the answer.
    pub fn ask(&mut self, method: &str, target: &str, headers: &[(&str, &str)]) {
        let sent = self.send(request(method, target, headers).as_bytes());
        assert!(sent, "{method} {target} was not taken");
    }

    /// The head of an answer; none where the connection ended without one.
    pub fn head(&mut self) -> io::Result<Option<Reply>> {
        let Some(first) = self.line()? else {
            return Ok(None);
        };
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| io::Error::other(format!("no status: {first:?}")))?;
        let mut headers = Vec::new();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            let (name, value) = line
                .split_once(':')
                .ok_or_else(|| io::Error::other(line.clone()))?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Ok(Some(Reply {
            status,
            headers,
            body: Vec::new(),
        }))
    }

    /// The body that belongs to a head.
    pub fn body(&mut self, head: &Reply) -> io::Result<Vec<u8>> {
        if head.status == 204 || head.status == 304 {
            return Ok(Vec::new());
        }
        let mut body = Vec::new();
        if head.header("transfer-encoding").as_deref() == Some("chunked") {
            while let Some(chunk) = self.chunk()? {
                body.extend(chunk);
            }
        } else if let Some(length) = head.header("content-length") {
            body.resize(length.parse().map_err(io::Error::other)?, 0);
            self.stream.read_exact(&mut body)?;
        } else {
            self.stream.read_to_end(&mut body)?;
        }
        Ok(body)
    }

    /// The next chunk of a chunked body; none behind the last.
    pub fn chunk(&mut self) -> io::Result<Option<Vec<u8>>> {
        let line = self.line()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let length = usize::from_str_radix(&line, 16).map_err(io::Error::other)?;
        let mut chunk = vec![0; length + 2];
        self.stream.read_exact(&mut chunk)?;
        chunk.truncate(length);
        Ok((length > 0).then_some(chunk))
    }

    /// A whole answer, interim ones passed over; none where the connection ended without one.
    pub fn reply(&mut self, method: &str) -> io::Result<Option<Reply>> {
        loop {
            let Some(mut reply) = self.head()? else {
                return Ok(None);
            };
            if reply.status >= 200 {
                if method != "HEAD" {
                    reply.body = self.body(&reply)?;
                }
                return Ok(Some(reply));
            }
        }
    }

    /// Waits for the end of the connection; false where more bytes come.
    pub fn ends(&mut self) -> bool {
        let mut rest = [0];
        !matches!(self.stream.read(&mut rest), Ok(1))
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        if self.stream.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
    }
}

/// The bytes of a request without a body; the host is a name, so that links are the same wherever the server listens.
pub fn request(method: &str, target: &str, headers: &[(&str, &str)]) -> String {
    let named = |(name, _): &(&str, &str)| name.eq_ignore_ascii_case("host");
    let host = if headers.iter().any(named) {
        ""
    } else {
        "Host: town.example\r\n"
    };
    let line = |(name, value): &(&str, &str)| format!("{name}: {value}\r\n");
    let lines: String = headers.iter().map(line).collect();
    format!("{method} {target} HTTP/1.1\r\n{host}{lines}\r\n")
}

/// Asks on a connection of its own.
pub fn ask(address: SocketAddr, method: &str, target: &str, headers: &[(&str, &str)]) -> Reply {
    let mut wire = Wire::open(address);
    wire.ask(method, target, headers);
    let reply = wire.reply(method);
    let reply = reply.unwrap_or_else(|error| panic!("{method} {target}: {error}"));
    reply.unwrap_or_else(|| panic!("{method} {target}: no answer"))
}

/// Sends bytes on a connection of their own; the answer, if there is one.
pub fn raw(address: SocketAddr, bytes: &[u8]) -> Option<Reply> {
    let mut wire = Wire::open(address);
    wire.send(bytes);
    let method = if bytes.starts_with(b"HEAD ") {
        "HEAD"
    } else {
        ""
    };
    let reply = wire.reply(method);
    reply.unwrap_or_else(|error| panic!("{error} for {:?}", String::from_utf8_lossy(bytes)))
}
