//! The rule by which copies are made. Whoever changes what a copy looks like changes `VERSION`: its name follows, and what is out
//! keeps its bytes.

use crate::article::picture::CopyKind;

/// What copies are made by.
const VERSION: &str = "benbao pictures 1";

/// A copy is at most so wide: twice the text of a page on a sharp screen.
pub(crate) const WIDEST: u32 = 1_600;

/// More pixels has no camera of a newsroom; decoded they are a quarter of a gigabyte.
pub const MOST_PIXELS: u64 = 50_000_000;

/// The most that is read of the file of a picture.
pub const MOST_BYTES: u64 = 64 << 20;

/// A page of pictures has some fifty; of what has more only the first are shown, since each costs the run its time.
pub const MOST_OF_A_STORY: usize = 200;

/// What a decoder may take: 50 megapixels of four channels of sixteen bits, and its own tables.
pub(crate) const MOST_MEMORY: u64 = 512 << 20;

/// Above so many pixels pictures are decoded one at a time, so that cores do not add up their memory.
/// A job takes some thirty bytes a pixel while it works: below, eight at once stay under a gigabyte.
pub(crate) const LARGE: u64 = 4_000_000;

/// Of a JPEG: beyond it the file grows faster than what is seen.
pub(crate) const QUALITY: u8 = 82;

/// What has so few colours is drawn and not taken: edges stay sharp without loss, and the file is smaller.
pub(crate) const FEW_COLOURS: usize = 256;

/// A picture of few colours may be so many times as large as its JPEG, for the sake of its edges.
pub(crate) const WORTH_ITS_EDGES: usize = 2;

/// The name of the copy of a picture, without its ending.
pub fn name(bytes: &[u8]) -> String {
    let mut hash = [0; 16];
    blake3::Hasher::new_derive_key(VERSION).update(bytes).finalize_xof().fill(&mut hash);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// WebP is taken before PNG only where it saves a third, since some readers know PNG alone.
pub(crate) fn lossless(png: usize, webp: Option<usize>) -> CopyKind {
    match webp {
        Some(webp) if webp.saturating_mul(3) < png.saturating_mul(2) => CopyKind::WebP,
        _ => CopyKind::Png,
    }
}
