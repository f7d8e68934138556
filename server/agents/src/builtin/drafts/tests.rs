//! Whole drafts for customers of whom much and little is known.

use domain::artifacts::ArtifactKind;

use super::known::Known;
use super::{Draft, filling, next_slot};
use crate::builtin::testing::{bare_dossier, hostile_dossier, rich_dossier};

/// The headings of a text, as far as a draft keeps them.
fn headings(text: &str) -> Vec<&str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("## "));
    lines
        .map(|line| line.split(':').next().unwrap_or(line))
        .collect()
}

#[test]
fn a_filling_has_the_headings_of_its_template() {
    for kind in ArtifactKind::ALL {
        assert_eq!(
            headings(filling(*kind)),
            headings(kind.template()),
            "{kind}"
        );
    }
}

#[test]
fn every_slot_of_every_filling_is_known() {
    let dossier = bare_dossier();
    let known = Known::of(&dossier, None);
    for kind in ArtifactKind::ALL {
        let mut rest = filling(*kind);
        while let Some((_, slot, after)) = next_slot(rest) {
            let said = known.slot(slot);
            assert!(
                said.is_some_and(|said| !said.trim().is_empty()),
                "{kind}: {slot}"
            );
            rest = after;
        }
    }
}

#[test]
fn every_kind_is_a_whole_draft_for_any_customer() {
    for dossier in [rich_dossier(), bare_dossier(), hostile_dossier()] {
        for kind in ArtifactKind::ALL {
            let draft = Draft::of(*kind, None, "", &dossier);
            assert!(draft.body.starts_with("> What this is for"), "{kind}");
            assert!(draft.gaps() > 0, "{kind}: gaps are marked");
            assert!(
                !draft.body.contains("{{") && !draft.body.contains("}}"),
                "{kind}: slots"
            );
            assert!(!draft.body.contains("\n\n\n"), "{kind}: blank lines");
            for line in draft.body.lines() {
                assert!(!is_left_blank(line), "{kind}: {line}");
            }
            for section in draft.body.split("\n## ").skip(1) {
                let (_, text) = section.split_once('\n').unwrap();
                assert!(!text.trim().is_empty(), "{kind}: {section}");
            }
            assert_eq!(
                draft,
                Draft::of(*kind, None, "", &dossier),
                "{kind}: always the same"
            );
            let markdown = domain::markdown::Markdown::parse("body", &draft.body);
            assert!(
                markdown.is_ok() && draft.title.chars().count() <= 150,
                "{kind}"
            );
        }
    }
}

/// A line that a person would have to fill in, and that does not say so.
fn is_left_blank(line: &str) -> bool {
    let line = line.trim();
    let is_rule = line.starts_with("|-");
    let blank_cell = cells(line).iter().any(|cell| cell.trim().is_empty());
    let blank_label =
        line.ends_with(":**") && line != "**For the product this means:**" || line == "-";
    (blank_cell && !is_rule) || blank_label || line.starts_with("- …") || line.contains("| … |")
}

/// The cells of a row; none of any other line.
fn cells(line: &str) -> Vec<String> {
    let row = line.replace("\\|", "/");
    let row = row.strip_prefix('|').and_then(|row| row.strip_suffix('|'));
    row.map_or_else(Vec::new, |row| row.split('|').map(str::to_owned).collect())
}

#[test]
fn every_row_of_a_table_has_as_many_cells_as_its_heading() {
    for dossier in [rich_dossier(), bare_dossier(), hostile_dossier()] {
        for kind in ArtifactKind::ALL {
            let mut width = 0;
            for line in Draft::of(*kind, None, "", &dossier).body.lines() {
                let cells = cells(line).len();
                assert!(width == 0 || cells == 0 || cells == width, "{kind}: {line}");
                width = cells;
            }
        }
    }
}

#[test]
fn a_draft_says_what_is_known() {
    let dossier = rich_dossier();
    let roadmap = Draft::of(ArtifactKind::Roadmap, None, "", &dossier);
    for fact in [
        "Quayside",
        "Dispatch pilot",
        "31 December 2026",
        "Ines Calloway",
    ] {
        assert!(roadmap.body.contains(fact), "{fact}: {}", roadmap.body);
    }
    let bare = Draft::of(ArtifactKind::Roadmap, None, "", &bare_dossier());
    assert!(bare.gaps() > roadmap.gaps());
}

#[test]
fn notes_that_are_given_are_kept_word_for_word() {
    let notes = "Turn this into minutes:\nInes: go in March\n# Tom: [one depot](x)";
    let draft = Draft::of(ArtifactKind::MeetingNotes, None, notes, &bare_dossier());
    assert!(
        draft
            .body
            .ends_with("> Ines: go in March  \n> \\# Tom: \\[one depot\\](x)  \n"),
        "{}",
        draft.body
    );
    assert_eq!(draft.title, "Meeting notes: Acme");
    let report = Draft::of(
        ArtifactKind::Custom,
        Some("Report"),
        "for November",
        &bare_dossier(),
    );
    assert_eq!(report.title, "Report: November");
}

#[test]
fn what_is_asked_names_the_subject_and_finds_the_project() {
    let dossier = rich_dossier();
    let draft = Draft::of(ArtifactKind::Prd, None, "for the pricing study", &dossier);
    assert_eq!(draft.title, "PRD: Pricing study");
    let study = dossier
        .projects
        .iter()
        .find(|project| project.name.as_str() == "Pricing study");
    assert_eq!(draft.project, study.map(|project| project.id));
    let general = Draft::of(ArtifactKind::Prd, None, "please write a PRD", &dossier);
    assert_eq!(general.title, "PRD: Quayside");
    assert_eq!(general.project, Some(dossier.projects[0].id));
    assert_eq!(
        Draft::of(ArtifactKind::Prd, None, "", &bare_dossier()).project,
        None
    );
}
