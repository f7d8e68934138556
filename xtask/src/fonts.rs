//! IBM Plex from npm, the Latin subsets in the weights we use.
//!
//! They keep the names that IBM gave them, for example `/fonts/IBMPlexSans-Regular-Latin1.woff2`.

use anyhow::Result;

use crate::layout::{self, Profile};
use crate::site;

const FACES: [(&str, &str); 3] = [
    ("plex-sans", "IBMPlexSans-Regular"),
    ("plex-sans", "IBMPlexSans-SemiBold"),
    ("plex-mono", "IBMPlexMono-Regular"),
];
const SUBSETS: [&str; 3] = ["Latin1", "Latin2", "Latin3"];

/// Copies the fonts that are not there yet.
pub(crate) fn copy(profile: Profile) -> Result<()> {
    for (package, face) in FACES {
        for subset in SUBSETS {
            let name = format!("{face}-{subset}.woff2");
            let to = profile.site().join("fonts").join(&name);
            if !to.is_file() {
                let from = format!("@ibm/{package}/fonts/split/woff2/{name}");
                site::copy(&layout::npm_file(&from), &to)?;
            }
        }
    }
    Ok(())
}
