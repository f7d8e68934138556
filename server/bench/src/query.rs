//! Queries as browsers write them.

use std::fmt::Write as _;

/// `name=value` pairs joined by `&`.
pub(crate) fn encode(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect();
    pairs.join("&")
}

fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~[]".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn values_cannot_end_themselves() {
        assert_eq!(
            encode(&[("query[search]", "a&b ö"), ("x", "")]),
            "query[search]=a%26b%20%C3%B6&x="
        );
    }
}
