use super::{ALL, Capability};

/// Finds a capability by its id.
pub fn find(id: &str) -> Option<&'static Capability> {
    ALL.iter().find(|capability| capability.id == id)
}

/// The capabilities that fit what is typed, with or without its slash: the one that is called so, those whose id begins
/// so, then those that have a word that begins so for every word typed. All of them when nothing is typed.
pub fn matching(typed: &str) -> Vec<&'static Capability> {
    let typed = typed.trim().to_lowercase();
    let typed = typed.strip_prefix('/').unwrap_or(&typed);
    let (mut named, others): (Vec<&Capability>, Vec<&Capability>) = ALL
        .iter()
        .partition(|capability| capability.id.starts_with(typed));
    named.sort_by_key(|capability| capability.id != typed);
    named.extend(others.into_iter().filter(|other| tells_of(other, typed)));
    named
}

/// Takes a capability off the beginning of a message: `/roadmap for the app` is the roadmap and `for the app`. Whatever
/// else stands after a slash is text.
pub fn split(message: &str) -> (Option<&'static Capability>, &str) {
    let command = message.trim_start().strip_prefix('/').and_then(|command| {
        let end = command.find(char::is_whitespace).unwrap_or(command.len());
        let (name, rest) = command.split_at(end);
        let id = name.trim_end_matches([':', ',']).to_lowercase();
        Some((find(&id)?, rest.trim_start()))
    });
    match command {
        Some((capability, rest)) => (Some(capability), rest),
        None => (None, message),
    }
}

/// Whether every word typed begins a word of the capability.
fn tells_of(capability: &Capability, typed: &str) -> bool {
    let Capability {
        id, title, purpose, ..
    } = capability;
    let told = format!("{id} {title} {purpose}").to_lowercase();
    let mut typed = words(typed).peekable();
    typed.peek().is_some() && typed.all(|word| words(&told).any(|known| known.starts_with(word)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(typed: &str) -> Vec<&'static str> {
        matching(typed).iter().map(|found| found.id).collect()
    }

    #[test]
    fn every_capability_is_found_by_its_id_alone() {
        for capability in ALL {
            assert_eq!(find(capability.id), Some(capability));
        }
        assert_eq!(find(""), None);
        assert_eq!(find("Roadmap"), None);
    }

    #[test]
    fn nothing_typed_is_everything_in_its_order() {
        let all: Vec<_> = ALL.iter().map(|capability| capability.id).collect();
        assert_eq!(ids(""), all);
        assert_eq!(ids(" / "), all);
    }

    #[test]
    fn what_begins_like_the_id_comes_before_what_has_the_word() {
        assert_eq!(ids("/invoice"), ["invoice", "invoice-reminder"]);
        assert_eq!(ids("pr")[..3], ["pricing", "project", "prd"]);
        assert_eq!(ids("Meeting")[..2], ["meeting-brief", "meeting-notes"]);
        assert_eq!(ids("overdue"), ["invoice-reminder"]);
        assert_eq!(ids("brief"), ["meeting-brief"]);
    }

    #[test]
    fn every_word_typed_must_be_there() {
        assert_eq!(ids("overdue mail"), ["invoice-reminder"]);
        assert_eq!(ids("meeting-br"), ["meeting-brief"]);
        assert!(ids("overdue roadmap").is_empty());
        assert!(ids("xyzzy").is_empty());
        assert!(ids("…").is_empty());
    }

    #[test]
    fn a_capability_is_taken_off_the_beginning() {
        for (message, id, rest) in [
            ("/roadmap", "roadmap", ""),
            ("  /roadmap  for the app ", "roadmap", "for the app "),
            ("/Roadmap: two quarters", "roadmap", "two quarters"),
            ("/meeting-brief\nwith Ines", "meeting-brief", "with Ines"),
        ] {
            let (capability, text) = split(message);
            assert_eq!((capability.map(|found| found.id), text), (Some(id), rest));
        }
    }

    #[test]
    fn what_is_no_capability_stays_text() {
        for message in [
            "",
            "/",
            "/ roadmap",
            "//roadmap",
            "/roadmaps",
            "/status/404 is broken",
            " roadmap",
            "see /roadmap",
            "/etc/hosts",
        ] {
            assert_eq!(split(message), (None, message));
        }
    }

    proptest! {
        #[test]
        fn nothing_but_the_command_is_lost(message in "[/ a-z@é\n-]{0,40}") {
            let (capability, text) = split(&message);
            prop_assert!(message.ends_with(text));
            prop_assert!(capability.is_some() || text == message);
        }

        #[test]
        fn whatever_is_said_to_a_capability_arrives(index in 0..27_usize, text in "[a-z/]\\PC{0,40}") {
            let message = format!("/{} {text}", ALL[index].id);
            prop_assert_eq!(split(&message), (Some(&ALL[index]), text.as_str()));
        }

        #[test]
        fn more_letters_of_an_id_never_lose_it(index in 0..27_usize, length in 0..20_usize) {
            let id = ALL[index].id;
            prop_assert!(ids(&id[..length.min(id.len())]).contains(&id));
        }
    }
}
