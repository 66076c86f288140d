//! The parts of the program, put together once.

use crate::settings::Settings;
use anyhow::{Context, Result};
use bayan_core::{
    chance::Chance,
    instant::{Clock, Instant},
};
use bayan_store::{
    Store,
    front::Site,
    objects::{LocalObjects, Objects},
};
use std::{
    fs::{self, File, TryLockError},
    sync::Arc,
};

/// The parts of the program.
#[derive(Clone)]
pub struct App {
    /// What the operator chose.
    pub settings: Arc<Settings>,
    /// Where everything is kept.
    pub store: Store,
    /// Where the bytes of media are kept.
    pub objects: Arc<dyn Objects>,
    /// Who tells the time.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub chance: Arc<dyn Chance>,
}

impl App {
    /// Opens everything that the settings name.
    pub fn open(settings: Settings) -> Result<App> {
        let data = settings.data.display().to_string();
        fs::create_dir_all(&settings.data).with_context(|| format!("cannot make the data folder {data}"))?;
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let objects = LocalObjects::open(&settings.data.join("media"))
            .with_context(|| format!("cannot use the media folder in {data}"))?;
        let store = Store::open(&settings.database, clock.now()).context("cannot open the database")?;
        Ok(App {
            settings: Arc::new(settings),
            store,
            objects: Arc::new(objects),
            clock,
            chance: Arc::new(SystemChance),
        })
    }

    /// All sites.
    pub async fn sites(&self) -> Result<Vec<Site>> {
        Ok(self.store.front.ask(|live| live.sites()).await?)
    }

    /// The site called `key`, or the only one.
    pub async fn site(&self, key: Option<&str>) -> Result<Site> {
        let mut sites = self.sites().await?;
        match key {
            Some(key) => {
                let found = sites.into_iter().find(|site| site.key == key);
                found.with_context(|| format!("there is no site called {key}"))
            }
            None if sites.len() == 1 => Ok(sites.remove(0)),
            None if sites.is_empty() => {
                anyhow::bail!("there is no site yet: make one with `bayan init --site site.toml`")
            }
            None => {
                let keys: Vec<&str> = sites.iter().map(|site| site.key.as_str()).collect();
                anyhow::bail!("there are several sites, choose one with --in: {}", keys.join(", "))
            }
        }
    }
}

/// The machine's clock.
struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the time is read")]
    fn now(&self) -> Instant {
        jiff::Timestamp::now().into()
    }
}

/// The operating system's chance.
struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

/// The lock of the data folder: whoever holds it is the one that shows what was decided.
pub struct DataLock {
    _file: File,
}

impl DataLock {
    /// Takes the lock; none when another program holds it.
    pub fn take(settings: &Settings) -> Result<Option<DataLock>> {
        let path = settings.data.join("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.with_context(|| format!("cannot open {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(DataLock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => {
                Err(error).with_context(|| format!("cannot lock {}", path.display()))
            }
        }
    }
}
