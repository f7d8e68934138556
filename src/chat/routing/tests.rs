use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Messages with the agent that should answer; the file says what its columns are.
const LABELLED: &str = include_str!("labelled.tsv");

/// The least part of the half not tuned on that has to be right.
const LEAST: f64 = 0.92;

struct Labelled {
    label: Agent,
    language: &'static str,
    kind: &'static str,
    floor: Option<Agent>,
    text: &'static str,
}

impl Labelled {
    fn routed(&self) -> Routing {
        let floor = self.floor;
        route(
            self.text,
            &Context {
                floor,
                ..Context::default()
            },
        )
    }

    fn is_part_of(&self, part: &str) -> bool {
        self.kind == part || part == "other languages" && self.language != "en"
    }

    fn is_right(&self) -> bool {
        self.routed().agent == self.label
    }
}

/// The half that was looked at while tuning, and the one that was not.
fn halves() -> [Vec<Labelled>; 2] {
    let mut halves = [Vec::new(), Vec::new()];
    let lines = LABELLED.lines().filter(|line| !line.starts_with('#'));
    for (number, line) in lines.enumerate() {
        let [label, language, kind, floor, text] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        halves[number % 2].push(Labelled {
            label: agent(label).unwrap(),
            language,
            kind,
            floor: agent(floor),
            text,
        });
    }
    halves
}

fn agent(word: &str) -> Option<Agent> {
    match word {
        "customer" => Some(Agent::CustomerManagement),
        "product" => Some(Agent::ProductManagement),
        _ => None,
    }
}

fn accuracy(messages: &[Labelled]) -> f64 {
    let right = messages.iter().filter(|message| message.is_right()).count();
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    count(right) / count(messages.len())
}

fn table(messages: &[Labelled]) -> String {
    let mut table = format!(
        "{:24}{:>22}{:>22}\n",
        "should answer", "Customer Management", "Product Management"
    );
    for label in Agent::ALL {
        let answered_by = |agent| {
            let of_it = messages.iter().filter(|message| message.label == *label);
            of_it
                .filter(|message| message.routed().agent == agent)
                .count()
        };
        let [customer, product] =
            [Agent::CustomerManagement, Agent::ProductManagement].map(answered_by);
        writeln!(table, "{:24}{customer:>22}{product:>22}", label.label()).unwrap();
    }
    for part in [
        "direct",
        "indirect",
        "follow-up",
        "mixed",
        "other languages",
    ] {
        let of_it = messages.iter().filter(|message| message.is_part_of(part));
        let routed: Vec<(bool, bool)> = of_it
            .map(|message| (message.is_right(), message.routed().is_open()))
            .collect();
        let right = routed.iter().filter(|(right, _)| *right).count();
        let open = routed.iter().filter(|(_, open)| *open).count();
        writeln!(
            table,
            "{part:16}{right:>4} of {:>3} right, {open:>2} left open",
            routed.len()
        )
        .unwrap();
    }
    table
}

#[test]
fn routing_is_right_about_messages_that_it_was_not_tuned_on() {
    let [tuned, held_out] = halves();
    for (name, half) in [("tuned on", &tuned), ("not tuned on", &held_out)] {
        println!(
            "\nHalf {name}: {:.1} % of {} messages",
            100.0 * accuracy(half),
            half.len()
        );
        println!("{}", table(half));
    }
    assert!(accuracy(&held_out) >= LEAST);
}

#[test]
fn routing_was_measured_with_enough_messages_of_both_kinds() {
    let all: Vec<Labelled> = halves().into_iter().flatten().collect();
    let of = |agent| all.iter().filter(|message| message.label == agent).count();
    assert!(all.len() >= 300);
    assert!(of(Agent::CustomerManagement).abs_diff(of(Agent::ProductManagement)) <= all.len() / 20);
}

fn words_of(message: &str) -> Routing {
    route(message, &Context::default())
}

#[test]
fn routing_says_why() {
    let reason = |message| words_of(message).reason();
    assert_eq!(
        reason("Which invoices are overdue?"),
        "“invoices” and “overdue” are about money."
    );
    assert_eq!(
        reason("Write a PRD that gets activation up"),
        "“PRD” is about the product; “activation” is about measurement."
    );
    assert_eq!(
        reason("Hm"),
        "The words leave it open, so Customer Management begins."
    );
    assert_eq!(reason("@product hello"), "You chose Product Management.");
    let modelled = words_of("Hm").decided_by_model(Agent::ProductManagement);
    assert_eq!(
        modelled.reason(),
        "The words leave it open; the language model chose Product Management."
    );
}

#[test]
fn routing_keeps_the_floor_when_words_leave_it_open() {
    for floor in Agent::ALL {
        let context = Context {
            floor: Some(*floor),
            ..Context::default()
        };
        let hello = route("Zoë", &context);
        assert_eq!((hello.agent, hello.by), (*floor, DecidedBy::Floor));
        assert!(hello.is_open());
        assert_eq!(
            hello.reason(),
            format!("The words leave it open, so {floor} goes on.")
        );
        let shorter = route("Make it shorter", &context);
        assert_eq!((shorter.agent, shorter.by), (*floor, DecidedBy::Floor));
        assert!(!shorter.is_open());
        assert!(
            shorter.reason().ends_with("about what was said before."),
            "{}",
            shorter.reason()
        );
    }
}

#[test]
fn routing_goes_by_pin_then_capability_then_words() {
    let product = Some(Agent::ProductManagement);
    let customer = Some(Agent::CustomerManagement);
    let decided = |message, pinned, capability| {
        let routing = route(
            message,
            &Context {
                pinned,
                capability,
                floor: None,
            },
        );
        (routing.agent, routing.by)
    };
    let by = |by| (Agent::ProductManagement, by);
    assert_eq!(
        decided("@product: invoice", customer, customer),
        by(DecidedBy::Pin)
    );
    assert_eq!(decided("invoice", product, customer), by(DecidedBy::Pin));
    assert_eq!(decided("invoice", None, product), by(DecidedBy::Capability));
    assert_eq!(decided("roadmap", None, None), by(DecidedBy::Words));
}

#[test]
fn routing_counts_what_is_asked_for_more_than_what_is_mentioned() {
    let agent = |message| words_of(message).agent;
    assert_eq!(
        agent("The roadmap is done, so send the invoice"),
        Agent::CustomerManagement
    );
    assert_eq!(
        agent("The invoice is sent, so write the roadmap"),
        Agent::ProductManagement
    );
    assert_eq!(
        agent("Forget the roadmap, what about the price?"),
        Agent::CustomerManagement
    );
    assert_eq!(
        agent("Price aside, what about the roadmap?"),
        Agent::ProductManagement
    );
}

#[test]
fn routing_counts_a_word_once() {
    let once = words_of("roadmap");
    assert_eq!(words_of(&"roadmap ".repeat(50)).clues, once.clues);
    assert_eq!(once.margin, 100);
}

#[test]
fn routing_the_longest_messages_takes_milliseconds() {
    words_of("Words are read when they are needed first");
    let usual: String = halves()
        .into_iter()
        .flatten()
        .map(|message| message.text)
        .collect();
    let rare = ["a", "invoice, ", "what about the ", "é", "請求", "?", "@ "];
    for pattern in rare.into_iter().chain([usual.as_str()]) {
        let message: String = pattern.chars().cycle().take(20_000).collect();
        let pattern: String = pattern.chars().take(20).collect();
        let fastest = (0..3)
            .map(|_| {
                let begun = Instant::now();
                words_of(&message);
                begun.elapsed()
            })
            .min()
            .unwrap();
        println!("{pattern:?}: {fastest:?}");
        assert!(
            fastest < Duration::from_millis(500),
            "{pattern}: {fastest:?}"
        );
    }
}

fn any_agent() -> impl Strategy<Value = Option<Agent>> {
    proptest::option::of(proptest::sample::select(Agent::ALL))
}

proptest! {
    #[test]
    fn routing_copes_with_any_text(text in any::<String>(), capability in any_agent(), floor in any_agent()) {
        let context = Context { pinned: None, capability, floor };
        let routing = route(&text, &context);
        prop_assert_eq!(&routing, &route(&text, &context));
        prop_assert!(routing.margin <= 100);
        prop_assert!(routing.clues.len() <= Routing::MOST_CLUES);
        prop_assert!(routing.clues.iter().all(|clue| text.contains(&clue.found)));
        prop_assert!(!routing.reason().is_empty());
    }

    #[test]
    fn routing_always_obeys_the_pin(
        text in "(invoice|roadmap|price|Zoë|[^@])*",
        pin in proptest::sample::select(Agent::ALL),
        capability in any_agent(),
        floor in any_agent(),
    ) {
        let routing = route(&text, &Context { pinned: Some(pin), capability, floor });
        prop_assert_eq!((routing.agent, routing.by), (pin, DecidedBy::Pin));
        prop_assert!(!routing.is_open());
    }
}
