//! What tells a file that this machine wrote from a copy of it: elsewhere, or put back from a backup.

use bayan_core::media::Hash;
use std::{
    fs::{self, File},
    io,
    os::unix::fs::MetadataExt,
    time::UNIX_EPOCH,
};

/// The name of an open file on this machine. A file keeps it when it is renamed; a copy of it has another,
/// and so has one that was unpacked from a backup, in its old place too. It says nothing about either.
///
/// # Errors
/// Where the disk does not say what it knows of the file.
pub fn name_of(file: &File) -> io::Result<String> {
    let known = file.metadata()?;
    // The number of a file that is gone is given to another; the moment it was made at is not. Not every
    // filesystem keeps that moment.
    let born = known.created().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let born = born.map_or(0, |since| since.as_nanos());
    let machine = fs::read_to_string("/etc/machine-id")
        .or_else(|_| fs::read_to_string("/proc/sys/kernel/hostname"))
        .unwrap_or_default();
    let text = format!("bayan-machine/2\n{}\n{}\n{born}\n", machine.trim(), known.ino());
    Ok(Hash::of(text.as_bytes()).to_string()[..32].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_another_name_and_what_is_moved_keeps_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other, moved) =
            (folder.path().join("one"), folder.path().join("other"), folder.path().join("moved"));
        fs::write(&one, "x").unwrap();
        fs::copy(&one, &other).unwrap();
        let name = |path| name_of(&File::open(path).unwrap()).unwrap();
        let first = name(&one);
        assert_ne!(first, name(&other));
        fs::rename(&one, &moved).unwrap();
        assert_eq!(first, name(&moved));
    }
}
