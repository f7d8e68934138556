use domain::chat::Question;
use domain::chat::capabilities::Capability;
use domain::title::Title;

/// What a conversation is called that begins with a question to an agent or for a capability: the words without either,
/// and what was asked for by the name that people know.
pub(super) fn title_of(capability: Option<&Capability>, words: &str) -> Option<Title> {
    let words = Question::parse(words).and_then(|question| question.title());
    let title = match (capability, words) {
        (None, words) => return words.ok(),
        (Some(capability), Ok(words)) => format!("{}: {words}", capability.title),
        (Some(capability), Err(_)) => capability.title.to_owned(),
    };
    Title::parse("title", &title).ok()
}

#[cfg(test)]
mod tests {
    use domain::chat::capabilities::find;

    use super::*;

    #[test]
    fn what_was_asked_for_by_name_gives_its_name() {
        let roadmap = find("roadmap").unwrap();
        let alone = title_of(Some(roadmap), " ").unwrap();
        assert_eq!(alone.as_str(), roadmap.title);
        let more = title_of(Some(roadmap), "for the app").unwrap();
        assert_eq!(more.as_str(), format!("{}: for the app", roadmap.title));
        assert_eq!(title_of(None, "What next?").unwrap().as_str(), "What next?");
        assert_eq!(title_of(None, ""), None);
    }
}
