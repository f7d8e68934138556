use std::collections::HashMap;

use crate::customers::{CustomerName, TeamMember};

/// Takes the names of a customer and of its people out of a text.
///
/// It finds the names as they are written in NextUp, the customer's also without its legal form, people also by one part
/// of their name. It cannot know nicknames, products or places: somebody still reads the text before it is published.
#[derive(Debug, Clone)]
pub struct Anonymous {
    /// What to replace, by its first letter, the longest first.
    names: HashMap<char, Vec<Name>>,
}

#[derive(Debug, Clone)]
struct Name {
    text: String,
    instead: &'static str,
    /// "Will" is a name and "will" a word.
    exact: bool,
}

const CUSTOMER: &str = "the customer";
const MEMBER: &str = "a team member";
const ADDRESS: &str = "an e-mail address";

/// Ends of company names that people leave out when they write.
const LEGAL_FORMS: [&str; 18] = [
    "inc",
    "llc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "company",
    "co",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "ug",
    "sa",
    "sarl",
    "srl",
    "bv",
    "oy",
];

impl Anonymous {
    /// The names of this customer and this team.
    pub fn new(customer: &CustomerName, team: &[TeamMember]) -> Self {
        let mut names: HashMap<char, Vec<Name>> = HashMap::new();
        let mut add = |text: &str, instead, exact| {
            let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
            if let Some(first) = text.chars().next().filter(|_| letters >= 2) {
                names.entry(fold(first)).or_default().push(Name {
                    text: text.to_owned(),
                    instead,
                    exact,
                });
            }
        };
        add(customer.as_str(), CUSTOMER, false);
        add(without_legal_form(customer.as_str()), CUSTOMER, false);
        for member in team {
            add(&member.email, ADDRESS, false);
            add(&member.name, MEMBER, false);
            for part in member.name.split_whitespace() {
                add(part, MEMBER, true);
            }
        }
        for names in names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
        }
        Self { names }
    }

    /// The text without the names.
    pub fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut inside_word = false;
        while let Some(c) = rest.chars().next() {
            let found = if inside_word { None } else { self.at(rest) };
            let length = match found {
                Some((length, instead)) => {
                    push_capitalised(&mut out, instead);
                    length
                }
                None => {
                    out.push(c);
                    c.len_utf8()
                }
            };
            let (taken, left) = rest.split_at(length);
            inside_word = taken.ends_with(char::is_alphanumeric);
            rest = left;
        }
        out
    }

    /// The longest name with which this text begins, as a whole word: its length, and what to say instead.
    fn at(&self, text: &str) -> Option<(usize, &'static str)> {
        let names = self.names.get(&fold(text.chars().next()?))?;
        names.iter().find_map(|name| {
            let length = begins_with(text, &name.text, name.exact)?;
            let whole = !text[length..].starts_with(char::is_alphanumeric);
            whole.then_some((length, name.instead))
        })
    }
}

/// How much of the text is this name, if it begins with it. A space in a name is any space in a text.
fn begins_with(text: &str, name: &str, exact: bool) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in name.chars() {
        let (_, c) = rest.next()?;
        let same = if wanted.is_whitespace() {
            c.is_whitespace()
        } else if exact {
            c == wanted
        } else {
            fold(c) == fold(wanted)
        };
        if !same {
            return None;
        }
    }
    Some(rest.offset())
}

/// A letter whatever its case; of the few that become two letters, the first.
fn fold(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// "The customer" where a sentence or a line begins.
fn push_capitalised(out: &mut String, words: &str) {
    let before = out.trim_end_matches([' ', '*', '_', '#', '>', '-', '"', '“']);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', '\n', '|']);
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if begins => out.extend(first.to_uppercase()),
        Some(first) => out.push(first),
        None => {}
    }
    out.push_str(letters.as_str());
}

fn without_legal_form(name: &str) -> &str {
    let mut name = name.trim();
    while let Some((head, last)) = name.rsplit_once(char::is_whitespace) {
        let last: String = last.chars().filter(|c| c.is_alphanumeric()).collect();
        if !last.is_empty() && !LEGAL_FORMS.contains(&last.to_lowercase().as_str()) {
            break;
        }
        name = head.trim_end_matches([',', ' ']);
    }
    name
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::TeamMemberId;

    fn without_names(text: &str) -> String {
        let member = |name, email| {
            TeamMember::parse(TeamMemberId::new(Uuid::nil()), name, "", email, "").unwrap()
        };
        let team = [member("Will Ferry", "will@acme.example"), member("Zoë", "")];
        let customer = CustomerName::parse("Acme Robotics GmbH & Co. KG").unwrap();
        Anonymous::new(&customer, &team).apply(text)
    }

    #[test]
    fn the_customer_is_found_however_it_is_written() {
        for text in [
            "with Acme Robotics GmbH & Co. KG today",
            "with ACME robotics today",
            "with acme\nrobotics today",
        ] {
            assert_eq!(without_names(text), "with the customer today", "{text}");
        }
        let bold = without_names("**Acme Robotics** grew");
        assert_eq!(bold, "**The customer** grew");
        assert_eq!(without_names("Acme Robotics' plan"), "The customer' plan");
    }

    #[test]
    fn people_are_found_by_parts_of_their_names_and_addresses() {
        assert_eq!(
            without_names("Zoë asked Will; Ferry (will@acme.example) will take the ferry."),
            "A team member asked a team member; a team member (an e-mail address) will take the ferry."
        );
        assert_eq!(without_names("met WILL FERRY"), "met a team member");
    }

    #[test]
    fn parts_of_other_words_stay() {
        for text in [
            "Willpower and Zoëlogy",
            "pacme robotics",
            "Acme Roboticser",
            "",
        ] {
            assert_eq!(without_names(text), text);
        }
    }

    #[test]
    fn a_name_of_one_letter_is_left() {
        let customer = CustomerName::parse("X").unwrap();
        let text = "X marks the spot";
        assert_eq!(Anonymous::new(&customer, &[]).apply(text), text);
    }
}
