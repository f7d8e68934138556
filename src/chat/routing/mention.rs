use super::Agent;

const MENTIONS: [(&str, Agent); 2] = [
    ("@customer", Agent::CustomerManagement),
    ("@product", Agent::ProductManagement),
];

/// Takes the agent off a message that begins with one, as `@product`: who, and the message without it.
pub fn split_mention(message: &str) -> (Option<Agent>, &str) {
    let message = message.trim();
    MENTIONS
        .iter()
        .find_map(|(name, agent)| Some((Some(*agent), after(message, name)?)))
        .unwrap_or((None, message))
}

fn after<'a>(message: &'a str, name: &str) -> Option<&'a str> {
    let (head, rest) = message.split_at_checked(name.len())?;
    let ends = |c: char| c.is_whitespace() || ",:;!?".contains(c);
    let whole = rest.is_empty() || rest.starts_with(ends);
    (whole && head.eq_ignore_ascii_case(name)).then(|| rest.trim_start_matches(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_is_split_off_however_it_is_written() {
        let product = Some(Agent::ProductManagement);
        for message in ["@product go on", " @Product: go on", "@PRODUCT, \n go on"] {
            assert_eq!(split_mention(message), (product, "go on"), "{message}");
        }
        let customer = Some(Agent::CustomerManagement);
        assert_eq!(split_mention("@customer"), (customer, ""));
    }

    #[test]
    fn only_an_agent_at_the_beginning_is_a_mention() {
        for message in [
            "ask @product",
            "@products of theirs",
            "@product.example",
            "@Zoë",
            "@",
        ] {
            assert_eq!(split_mention(message), (None, message));
        }
    }
}
