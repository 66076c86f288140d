//! What tells this machine's data folder from a copy of it elsewhere.

use bayan_core::media::Hash;
use std::{fs, io, os::unix::fs::MetadataExt, path::Path};

/// The name of `folder` on this machine: another machine, or a copy of the folder beside it, has another.
/// It says nothing about either.
pub fn name_of(folder: &Path) -> io::Result<String> {
    // A folder that is moved keeps its number; one that is copied or unpacked from a backup has a new one.
    let number = fs::metadata(folder)?.ino();
    let machine = fs::read_to_string("/etc/machine-id")
        .or_else(|_| fs::read_to_string("/proc/sys/kernel/hostname"))
        .unwrap_or_default();
    let name = Hash::of(format!("bayan-machine/1\n{}\n{number}\n", machine.trim()).as_bytes());
    Ok(name.to_string()[..32].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_another_name_and_what_is_moved_keeps_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other, moved) =
            (folder.path().join("one"), folder.path().join("other"), folder.path().join("moved"));
        fs::create_dir(&one).unwrap();
        fs::create_dir(&other).unwrap();
        let name = name_of(&one).unwrap();
        assert_ne!(name, name_of(&other).unwrap());
        fs::rename(&one, &moved).unwrap();
        assert_eq!(name, name_of(&moved).unwrap());
    }
}
