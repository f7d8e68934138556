//! What every capability must keep.

use std::collections::HashSet;

use super::{ALL, Capability, Mode, Output, Work};
use crate::artifacts::ArtifactKind;
use crate::chat::{Agent, Tool};

/// Checks one rule of all of them, and names those that break it.
fn all(rule: fn(&Capability) -> bool) {
    let broken: Vec<_> = ALL.iter().filter(|capability| !rule(capability)).collect();
    let ids: Vec<_> = broken.iter().map(|capability| capability.id).collect();
    assert!(ids.is_empty(), "{ids:?}");
}

fn is_plain_line(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.chars().count())
        && text.trim() == text
        && !text.contains(['\n', '`', '|', '<'])
}

#[test]
fn an_id_is_a_few_words_with_hyphens_and_belongs_to_one() {
    all(|capability| {
        let mut words = capability.id.split('-');
        let is_word =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        capability.id.len() <= 20 && words.all(is_word)
    });
    let ids: HashSet<_> = ALL.iter().map(|capability| capability.id).collect();
    let titles: HashSet<_> = ALL.iter().map(|capability| capability.title).collect();
    assert_eq!((ids.len(), titles.len()), (ALL.len(), ALL.len()));
}

#[test]
fn every_mode_has_three_in_the_order_of_the_modes() {
    let modes: Vec<_> = ALL.iter().map(|capability| capability.mode).collect();
    let expected: Vec<_> = Mode::ALL.iter().flat_map(|mode| [*mode; 3]).collect();
    assert_eq!(modes, expected);
    assert_eq!(ALL.len(), 27);
}

#[test]
fn a_mode_is_the_work_of_one_agent() {
    all(|capability| {
        let agent = match capability.mode {
            Mode::Discovery | Mode::Relationship | Mode::Pricing | Mode::Lifecycle => {
                Agent::CustomerManagement
            }
            Mode::Strategy
            | Mode::Research
            | Mode::Roadmap
            | Mode::Delivery
            | Mode::Measurement => Agent::ProductManagement,
        };
        capability.agent == agent
    });
}

#[test]
fn titles_fit_into_a_menu_and_do_not_end_like_sentences() {
    all(|capability| is_plain_line(capability.title, 4..=30) && !capability.title.ends_with('.'));
}

#[test]
fn a_purpose_is_one_sentence_of_a_line() {
    all(|capability| {
        let purpose = capability.purpose;
        is_plain_line(purpose, 30..=90)
            && purpose.ends_with('.')
            && purpose.matches('.').count() == 1
    });
}

#[test]
fn inputs_are_a_few_words_each() {
    all(|capability| {
        let inputs = capability.inputs;
        (1..=4).contains(&inputs.len()) && inputs.iter().all(|input| is_plain_line(input, 3..=35))
    });
}

#[test]
fn an_example_is_what_somebody_would_say() {
    all(|capability| {
        let example = capability.example;
        is_plain_line(example, 20..=110)
            && example.ends_with(['.', '?'])
            && !example.starts_with(['/', '@'])
    });
}

#[test]
fn each_looks_at_the_customer_and_at_something_else_and_at_nothing_twice() {
    all(|capability| {
        let tools: HashSet<_> = capability.tools.iter().collect();
        tools.len() == capability.tools.len() && tools.len() >= 3 && tools.contains(&Tool::Customer)
    });
}

#[test]
fn no_other_customer_is_looked_at_unless_somebody_asks() {
    all(|capability| !capability.tools.contains(&Tool::Customers));
}

#[test]
fn whoever_reads_an_artifact_knows_which_there_are() {
    all(|capability| {
        let looks_at = |tool| capability.tools.contains(&tool);
        !looks_at(Tool::Artifact) || looks_at(Tool::Artifacts)
    });
}

#[test]
fn a_change_is_proposed_by_whoever_sees_what_it_changes() {
    all(|capability| {
        let needed: &[Tool] = match capability.output {
            Output::Answer => &[],
            Output::Artifact(_) => &[Tool::Projects, Tool::Artifacts],
            Output::Proposal(work) => match work {
                Work::Field => &[Tool::Customer],
                Work::Status => &[Tool::Customer, Tool::Agreements, Tool::Timeline],
                Work::Event => &[Tool::Team, Tool::Timeline],
                Work::Agreement => &[Tool::Agreements],
                Work::Invoice => &[Tool::Agreements, Tool::Receivables],
                Work::Project => &[Tool::Agreements, Tool::Projects],
            },
        };
        needed.iter().all(|tool| capability.tools.contains(tool))
    });
}

#[test]
fn every_kind_of_artifact_and_of_change_is_made_by_somebody() {
    let outputs: Vec<_> = ALL.iter().map(|capability| capability.output).collect();
    for kind in ArtifactKind::ALL {
        assert!(outputs.contains(&Output::Artifact(*kind)), "{kind}");
    }
    for work in Work::ALL {
        assert!(outputs.contains(&Output::Proposal(*work)), "{work}");
    }
}

#[test]
fn every_tool_but_other_customers_is_used() {
    let used: HashSet<_> = ALL.iter().flat_map(|capability| capability.tools).collect();
    assert_eq!(used.len(), Tool::ALL.len() - 1);
}
