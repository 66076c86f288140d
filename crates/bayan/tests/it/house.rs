//! A house of its own for each test: a folder, a site, and the program in it.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The engines that are there: PostgreSQL where `BAYAN_TEST_POSTGRES` names a server.
pub fn engines() -> Vec<Engine> {
    if std::env::var_os("BAYAN_TEST_POSTGRES").is_some() {
        vec![Engine::Sqlite, Engine::Postgres]
    } else {
        eprintln!("PostgreSQL skipped: BAYAN_TEST_POSTGRES is not set");
        vec![Engine::Sqlite]
    }
}

pub struct House {
    folder: TempDir,
    pub port: u16,
    database: Option<String>,
}

pub const SITE: &str = r#"
name = "test"
hosts = ["press.example", "localhost"]
zone = "Asia/Damascus"
default_edition = "ar"
two_person_rule = false

[[editions]]
key = "ar"
language = "ar-SY"
name = "العربية"
institution = "بلدية رأس النوارس"
months = "dual"
[[editions.sections]]
key = "news"
name = "الأخبار"

[[editions]]
key = "en"
language = "en-GB"
name = "English"
institution = "Municipality of Ras al-Nawaris"
[[editions.sections]]
key = "news"
name = "News"
"#;

impl House {
    /// A folder with settings and a site.
    pub fn new(engine: Engine) -> House {
        let house = House::empty(engine);
        house.write("site.toml", SITE);
        let made = house.run(&["init", "--site", "site.toml"]);
        assert!(made.status.success(), "{}", text(&made));
        house
    }

    /// A folder with settings and nothing else.
    pub fn empty(engine: Engine) -> House {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let database = (engine == Engine::Postgres).then(|| fresh_schema(folder.path()));
        let house = House { folder, port, database };
        house.write(
            "bayan.toml",
            &format!("listen = '127.0.0.1:{port}'\norigins = {{ test = 'http://localhost:{port}' }}\n"),
        );
        house
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("BAYAN_CONFIG")
            .env("BAYAN_LOG", "warn");
        if let Some(database) = &self.database {
            command.env("BAYAN_DATABASE", database);
        }
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().unwrap()
    }

    /// Starts the server and waits until it listens.
    pub fn serve(&self) -> Server {
        let log = std::fs::File::create(self.path("server.log")).unwrap();
        let mut child = self.command(&["serve"]).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = String::new();
        let listening = lines.by_ref().map_while(Result::ok).any(|line| {
            said.push_str(&format!("{line}\n"));
            line.starts_with("listening on")
        });
        assert!(listening, "the server did not start");
        self.write("server.said", &said);
        Server { child }
    }

    /// Changes the database by hand, as no part of the program does.
    pub fn alter(&self, sql: &str) {
        match &self.database {
            None => {
                let conn = rusqlite::Connection::open(self.path("bayan-data/bayan.db")).unwrap();
                conn.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
                conn.execute_batch(sql).unwrap();
            }
            Some(url) => {
                let done = Command::new("psql").args([url, "-qc", sql]).status().unwrap();
                assert!(done.success());
            }
        }
    }

    /// What the server that runs, or ran last, has said while it started.
    pub fn server_said(&self) -> String {
        std::fs::read_to_string(self.path("server.said")).unwrap_or_default()
    }

    /// What the server that runs, or ran last, has said in its log.
    pub fn server_log(&self) -> String {
        std::fs::read_to_string(self.path("server.log")).unwrap_or_default()
    }

    /// A JSON Lines file with `count` short articles.
    pub fn articles(&self, name: &str, count: usize) {
        let mut file = std::fs::File::create(self.path(name)).unwrap();
        for n in 0..count {
            let line = serde_json::json!({
                "id": format!("a{n}"), "edition": "ar", "section": "news", "stated": "2024-04-13T19:18:53",
                "headline": format!("بيان رقم {n}"), "body": {"markdown": format!("نص البيان رقم {n} كاملا.\n\nهاتف 01-234-567.")},
                "addresses": [format!("/old/view.php?id={n}")],
            });
            writeln!(file, "{line}").unwrap();
        }
    }
}

fn fresh_schema(folder: &Path) -> String {
    let url = std::env::var("BAYAN_TEST_POSTGRES").unwrap();
    let name: String = folder.display().to_string().chars().filter(char::is_ascii_alphanumeric).collect();
    let name = format!("it{}", name.to_ascii_lowercase());
    let made = Command::new("psql").args([&url, "-qc", &format!("CREATE SCHEMA {name}")]).status().unwrap();
    assert!(made.success());
    let join = if url.contains('?') { '&' } else { '?' };
    format!("{url}{join}options=-c%20search_path%3D{name}")
}

pub fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A running server; killed when the test is done with it.
pub struct Server {
    child: Child,
}

impl Server {
    /// Ends it without a warning, as a loss of power would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, and waits until it has.
    pub fn end(mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        asked.success() && self.child.wait().unwrap().success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
