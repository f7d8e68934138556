use super::*;

/// Presses a tool on a text in which `[` and `]` stand around what is selected, and draws the outcome alike.
fn press(tool: Tool, drawn: &str) -> String {
    let start = drawn.find('‹').unwrap();
    let text = drawn.replacen('‹', "", 1);
    let end = text.find('›').unwrap();
    let text = text.replacen('›', "", 1);
    let Change { at, with, select } = apply(tool, &text, start..end);
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let (one, two, three) = (
        &with[..select.start],
        &with[select.clone()],
        &with[select.end..],
    );
    format!("{before}{one}‹{two}›{three}{after}")
}

#[test]
fn marks_come_and_go() {
    for (tool, mark) in [(Tool::Bold, "**"), (Tool::Italic, "_"), (Tool::Code, "`")] {
        let marked = format!("a {mark}‹word›{mark} b");
        assert_eq!(press(tool, "a ‹word› b"), marked);
        assert_eq!(press(tool, &marked), "a ‹word› b");
        assert_eq!(
            press(tool, &format!("a ‹{mark}word{mark}› b")),
            "a ‹word› b"
        );
    }
    assert_eq!(press(Tool::Bold, "‹word ›b"), "**‹word›** b");
    assert_eq!(press(Tool::Bold, "‹›"), "**‹bold text›**");
}

#[test]
fn lines_become_items_and_lines_again() {
    assert_eq!(press(Tool::List, "‹one\ntwo›"), "‹- one\n- two›");
    assert_eq!(press(Tool::List, "‹- one\n- two›"), "‹one\ntwo›");
    assert_eq!(
        press(Tool::Tasks, "‹- one\n  two›"),
        "‹- [ ] one\n  - [ ] two›"
    );
    assert_eq!(press(Tool::Tasks, "‹- [x] one›"), "‹one›");
    assert_eq!(press(Tool::List, "‹- [x] one›"), "‹- one›");
    assert_eq!(press(Tool::List, "a\nwo‹›rd\nb"), "a\n- word‹›\nb");
    assert_eq!(press(Tool::List, "‹›"), "- ‹›");
    assert_eq!(press(Tool::List, "‹one\n›two"), "‹- one›\ntwo");
}

#[test]
fn a_heading_goes_down_and_away() {
    assert_eq!(press(Tool::Heading, "wo‹›rd"), "## word‹›");
    assert_eq!(press(Tool::Heading, "## wo‹›rd"), "### word‹›");
    assert_eq!(press(Tool::Heading, "### wo‹›rd"), "word‹›");
    assert_eq!(press(Tool::Heading, "# wo‹›rd"), "## word‹›");
    assert_eq!(press(Tool::Heading, "#tag‹›"), "## #tag‹›");
}

#[test]
fn blocks_stand_on_their_own() {
    assert_eq!(press(Tool::Code, "a\n‹b\nc›\nd"), "a\n```\n‹b\nc›\n```\nd");
    assert!(press(Tool::Table, "word‹›").starts_with("word\n\n| ‹Column› | Column |\n"));
    assert!(press(Tool::Table, "‹›").starts_with("| ‹Column›"));
}

#[test]
fn a_link_selects_what_is_missing() {
    assert_eq!(press(Tool::Link, "see ‹this›"), "see [this](‹https://›)");
    assert_eq!(press(Tool::Link, "‹›"), "[‹words›](https://)");
    assert_eq!(
        press(Tool::Link, "‹https://a.example›"),
        "[‹words›](https://a.example)"
    );
}

#[test]
fn places_are_counted_as_browsers_do() {
    let text = "aö🚀b";
    assert_eq!(units(text), 5);
    for (units, byte) in [(0, 0), (1, 1), (2, 3), (4, 7), (5, 8), (9, 8)] {
        assert_eq!(byte_at(text, units), byte, "{units}");
    }
}

#[test]
fn nothing_that_is_selected_breaks_a_tool() {
    let texts = ["", "\n", "\n\n", "ö\n", " ", "- ", "##", "🚀\n🚀"];
    for text in texts {
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        for &start in &ends {
            for &end in ends.iter().filter(|&&end| end >= start) {
                for tool in Tool::ALL {
                    let change = apply(tool, text, start..end);
                    assert!(change.with.get(change.select.clone()).is_some());
                    assert!(text.get(change.at).is_some());
                }
            }
        }
    }
}
