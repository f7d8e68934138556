//! One SVG sprite, `icons.svg`, of exactly the Carbon icons that `app/kit/icons.txt` names, one in a line.
//!
//! A page shows one with `<svg><use href="/icons.svg#add"/></svg>`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};

use crate::layout::{self, Profile};
use crate::stamp::Stamp;
use crate::steps::{step, up_to_date};

/// The list of names.
pub(crate) fn list() -> PathBuf {
    layout::root().join("app/kit/icons.txt")
}

/// Builds the sprite if the list has changed.
pub(crate) fn build(profile: Profile) -> Result<()> {
    let lock = layout::root().join("package-lock.json");
    let stamp = Stamp::of(&format!("icons-{}", profile.word()), "1", &[list(), lock]);
    let sprite = profile.site().join("icons.svg");
    if stamp.recall().is_some() && sprite.is_file() {
        up_to_date("Icons");
        return Ok(());
    }
    step("Building the icon sprite", "1 s", || {
        let names = fs::read_to_string(list()).context("reading app/kit/icons.txt")?;
        fs::create_dir_all(profile.site())?;
        fs::write(&sprite, make_sprite(&names)?)?;
        stamp.remember("")
    })
}

fn make_sprite(names: &str) -> Result<String> {
    let names = names
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut symbols, mut missing) = (String::new(), Vec::new());
    for name in names {
        match source(name) {
            Some(file) => symbols.push_str(&symbol(name, &fs::read_to_string(file)?)?),
            None => missing.push(name),
        }
    }
    if !missing.is_empty() {
        bail!(
            "app/kit/icons.txt names icons that @carbon/icons does not have: {}",
            missing.join(", ")
        );
    }
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>"#
    ))
}

/// Most icons are drawn once, at 32; a few only for one smaller size or for none.
fn source(name: &str) -> Option<PathBuf> {
    ["32/", "24/", "20/", "16/", ""]
        .iter()
        .map(|size| layout::npm_file(&format!("@carbon/icons/svg/{size}{name}.svg")))
        .find(|file| file.is_file())
}

fn symbol(name: &str, svg: &str) -> Result<String> {
    let parts = || {
        let (_, rest) = svg.split_once("<svg")?;
        let (attributes, rest) = rest.split_once('>')?;
        let (drawing, _) = rest.rsplit_once("</svg>")?;
        let (_, view_box) = attributes.split_once("viewBox=\"")?;
        let (view_box, _) = view_box.split_once('"')?;
        Some((view_box, drawing))
    };
    let (view_box, drawing) =
        parts().ok_or_else(|| anyhow!("the icon {name} is no SVG with a viewBox"))?;
    Ok(format!(
        r#"<symbol id="{name}" viewBox="{view_box}">{drawing}</symbol>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_keeps_drawing_and_view_box_and_takes_the_name() {
        let svg = r#"<svg xmlns="x" viewBox="0 0 32 32"><path d="M1 2"/></svg>"#;
        assert_eq!(
            symbol("add", svg).unwrap(),
            r#"<symbol id="add" viewBox="0 0 32 32"><path d="M1 2"/></symbol>"#
        );
    }

    #[test]
    fn what_is_no_icon_is_refused_by_name() {
        assert!(
            symbol("add", "<p>")
                .unwrap_err()
                .to_string()
                .contains("add")
        );
    }
}
