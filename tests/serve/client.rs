//! A server of a scratch folder, and a client that says what a test wants said, byte by byte.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use std::time::Instant;
use tempfile::TempDir;

/// Longer than anything takes that is not stuck.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether the numbers are meant that take minutes.
pub(crate) fn is_full() -> bool {
    std::env::var_os("SERVE_FULL").is_some()
}

/// A folder of its own, gone after the test.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    /// Puts new bytes in the place of a file, as a publication does.
    pub(crate) fn publish(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        let new = path.with_file_name(".new");
        fs::write(&new, bytes).unwrap();
        fs::rename(new, path).unwrap();
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_benbao"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null()).env("LC_ALL", "C").env_remove("COLUMNS");
        command
    }

    /// Serves the folder `feeds`, or what the arguments say.
    pub(crate) fn serve(&self, arguments: &[&str]) -> Server {
        self.serve_at("127.0.0.1:0", arguments)
    }

    /// The same, at an address.
    pub(crate) fn serve_at(&self, address: &str, arguments: &[&str]) -> Server {
        Server::of(self.command(&[&["serve", "--listen", address], arguments].concat()))
    }
}

/// A running server.
pub(crate) struct Server {
    child: Child,
    said: Arc<Mutex<String>>,
    pub(crate) address: SocketAddr,
}

impl Server {
    fn of(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (heard, mut stderr) = (Arc::clone(&said), BufReader::new(child.stderr.take().unwrap()));
        thread::spawn(move || {
            let mut line = String::new();
            while stderr.read_line(&mut line).is_ok_and(|read| read > 0) {
                heard.lock().unwrap().push_str(&std::mem::take(&mut line));
            }
        });
        let mut server = Self { child, said, address: SocketAddr::from(([127, 0, 0, 1], 0)) };
        server.address = server.told("served at http://");
        server
    }

    /// The address behind these words.
    pub(crate) fn told(&self, words: &str) -> SocketAddr {
        self.until(words, |said| {
            let rest = said.split_once(words)?.1;
            let address: SocketAddr = rest.split_once('/')?.0.parse().ok()?;
            let is_any = address.ip().is_unspecified();
            Some(if is_any { SocketAddr::from(([127, 0, 0, 1], address.port())) } else { address })
        })
    }

    /// Waits until it says something.
    pub(crate) fn until<T>(&self, what: &str, found: impl Fn(&str) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = found(&self.said()) {
                return found;
            }
            assert!(start.elapsed() < PATIENCE, "{what} in {}", self.said());
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// What it said that somebody should see to.
    pub(crate) fn warnings(&self) -> String {
        self.said().lines().filter(|line| line.starts_with("warning: ")).map(|line| format!("{line}\n")).collect()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Asks once, on a connection of its own.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut stream = self.connect();
        send(&mut stream, method, path, &[headers, &[("Connection", "close")]].concat());
        Reply::read(&mut stream, method)
    }

    pub(crate) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        self.ask("GET", path, headers)
    }

    /// Has it end, and gives its status.
    pub(crate) fn end(self) -> i32 {
        self.signal(rustix::process::Signal::TERM);
        self.wait()
    }

    /// Its status, as soon as it has ended.
    pub(crate) fn wait(mut self) -> i32 {
        self.child.wait().unwrap().code().unwrap_or(-1)
    }

    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        let id = rustix::process::Pid::from_raw(i32::try_from(self.id()).unwrap()).unwrap();
        rustix::process::kill_process(id, signal).unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn send(stream: &mut TcpStream, method: &str, path: &str, headers: &[(&str, &str)]) {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: example.cn\r\n");
    headers.iter().for_each(|(name, value)| request.push_str(&format!("{name}: {value}\r\n")));
    // A server that refuses may have gone before all is sent.
    let _ = stream.write_all(format!("{request}\r\n").as_bytes());
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// Reads one answer; an answer that breaks off is a failure.
    pub(crate) fn read(stream: &mut TcpStream, method: &str) -> Self {
        Self::try_read(stream, method).expect("an answer")
    }

    pub(crate) fn try_read(stream: &mut TcpStream, method: &str) -> Option<Self> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            if stream.read(&mut byte).ok()? == 0 {
                return None;
            }
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).ok()?;
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers: Vec<(String, String)> = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        let mut reply = Self { status, headers, body: Vec::new() };
        if method != "HEAD" && status != 304 {
            let length: usize = reply.header("content-length")?.parse().ok()?;
            reply.body = vec![0; length];
            stream.read_exact(&mut reply.body).ok()?;
        }
        Some(reply)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(it, _)| it == name).map(|(_, value)| value.as_str());
        let first = found.next();
        assert!(found.next().is_none(), "{name} stands twice in {:?}", self.headers);
        first
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}
