//! A page in the making, which ends where no page is that long.

use std::io;

/// The most bytes of a page.
const MAX_PAGE: usize = 8 << 20;

/// Takes what a template writes, up to a limit.
#[derive(Default)]
pub(super) struct Limited {
    bytes: Vec<u8>,
    full: bool,
}

impl Limited {
    /// Whether more was written than fits.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        // Templates write text only.
        String::from_utf8(self.bytes).unwrap_or_default()
    }
}

impl io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_PAGE {
            self.full = true;
            return Err(io::Error::other("the page is too long"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
