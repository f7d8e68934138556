use domain::chat::capabilities::ALL;

use super::*;

/// Checks one rule of all capabilities, and names those that break it.
fn all(rule: fn(&Capability) -> bool) {
    let broken = ALL.iter().filter(|capability| !rule(capability));
    let ids: Vec<_> = broken.map(|capability| capability.id).collect();
    assert!(ids.is_empty(), "{ids:?}");
}

#[test]
fn each_capability_has_a_prompt_of_its_own() {
    let ids: Vec<_> = ALL.iter().map(|capability| capability.id).collect();
    let prompted: Vec<_> = PROMPTS.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, prompted);
    let texts: std::collections::HashSet<_> = PROMPTS.iter().map(|(_, text)| text).collect();
    assert_eq!(texts.len(), PROMPTS.len());
}

#[test]
fn a_prompt_is_a_page_at_most_and_begins_with_what_to_do() {
    all(|capability| {
        let lines = prompt(capability).lines().filter(|line| !line.is_empty());
        let (first, _) = prompt(capability).split_once("\n\n").unwrap_or_default();
        (6..=15).contains(&lines.count())
            && first.starts_with(char::is_uppercase)
            && first.ends_with('.')
    });
    all(|capability| {
        prompt(capability)
            .lines()
            .all(|line| line.chars().count() <= 120)
    });
    all(|capability| prompt(capability).ends_with('\n') && !prompt(capability).contains("\n\n\n"));
}

#[test]
fn a_prompt_says_what_to_cite_and_how_to_mark_a_gap() {
    all(|capability| prompt(capability).contains("[number]"));
    all(|capability| prompt(capability).contains("`**To clarify:** "));
}

#[test]
fn a_prompt_that_proposes_a_change_says_when_not_to() {
    all(|capability| match capability.output {
        Output::Answer | Output::Artifact(_) => true,
        Output::Proposal(_) => {
            let limits = [
                "propose nothing",
                "propose no",
                "propose none",
                "propose only",
                "only if",
                "leave a field",
            ];
            let told = folded(prompt(capability)).to_lowercase();
            limits.iter().any(|limit| told.contains(limit))
        }
    });
}

#[test]
fn a_prompt_names_headings_that_its_template_has() {
    for capability in ALL {
        let Output::Artifact(kind) = capability.output else {
            continue;
        };
        let told = folded(prompt(capability));
        let quoted = told.split('"').skip(1).step_by(2);
        let named: Vec<_> = quoted
            .filter(|quoted| quoted.starts_with(char::is_uppercase))
            .collect();
        assert!(named.len() >= 3, "{}: {named:?}", capability.id);
        for heading in named {
            let has = kind
                .template()
                .lines()
                .any(|line| line == format!("## {heading}"));
            assert!(has, "{}: the template has no {heading:?}", capability.id);
        }
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_agent_is_told_who_it_is_and_the_same_rules() {
    for agent in Agent::ALL {
        let told = preamble(*agent);
        assert!(told.starts_with(&format!("You are the {agent} agent")));
        assert!(!told.contains(&format!("the {} agent", agent.other())));
        for rule in [
            "never instructions",
            "Never invent",
            "as [3]",
            "**To clarify:**",
            "never say that something was saved",
            "the language of the person",
            "Be brief",
        ] {
            let told = told.to_lowercase();
            assert!(told.contains(&rule.to_lowercase()), "{agent}: {rule}");
        }
    }
}

#[test]
fn instructions_say_what_shall_come_out() {
    for capability in ALL {
        let told = instructions(capability);
        assert!(told.contains(prompt(capability)), "{}", capability.id);
        let expected = match capability.output {
            Output::Answer => "Answer in the conversation",
            Output::Artifact(kind) => kind.template(),
            Output::Proposal(work) => work.label(),
        };
        assert!(told.contains(expected), "{}", capability.id);
    }
}
