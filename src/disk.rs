//! What lies below a file: a disk of this machine, or one that another machine serves.

#[cfg(target_os = "linux")]
use rustix::fs::FsWord;
use rustix::fs::StatFs;
use std::fs::File;
use std::path::Path;

/// Whether two processes that open a file share memory over it, and hear of each other's changes: not over a network. What cannot be
/// asked is taken for a disk of this machine.
pub(crate) fn shares_memory(path: &Path) -> bool {
    let found = File::open(path).ok().and_then(|file| rustix::fs::fstatfs(&file).ok());
    found.is_none_or(|found| is_local(&found))
}

#[cfg(target_os = "linux")]
fn is_local(found: &StatFs) -> bool {
    !crosses_a_network(found.f_type)
}

/// Of macOS and the BSDs, which say it themselves (statfs(2), `MNT_LOCAL`).
#[cfg(not(target_os = "linux"))]
fn is_local(found: &StatFs) -> bool {
    found.f_flags & 0x1000 != 0
}

/// The kinds of file system (statfs(2)) that another machine serves: NFS, SMB, CIFS, SMB2, AFS, Coda, 9p, Ceph, FUSE.
#[cfg(target_os = "linux")]
fn crosses_a_network(kind: FsWord) -> bool {
    const KINDS: [u32; 9] =
        [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x7375_7245, 0x0102_1997, 0x00c3_6400, 0x6573_5546];
    u32::try_from(kind & 0xffff_ffff).is_ok_and(|kind| KINDS.contains(&kind))
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn the_file_systems_of_other_machines_are_known() {
        let table = [(0x6969, true), (0xfe53_4d42, true), (0xef53, false), (0x0102_1994, false), (0x9123_683e, false)];
        for (kind, network) in table {
            assert_eq!(crosses_a_network(kind), network, "{kind:x}");
        }
    }
}
