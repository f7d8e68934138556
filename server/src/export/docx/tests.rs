use std::io::{Cursor, Read};

use super::from_markdown;

/// One file of the archive.
fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

const EVERYTHING: &str = "# Plan\n\nWe **ship** in *May* or ~~June~~ `now`. [Site](https://a.example/?b=c&d)\n\n\
    [nowhere](javascript:alert(1))\n\n1. one\n   - inner\n2. two\n\nthen\n\n7. seven\n\n- [x] done\n- [ ] open\n\n\
    | a | b |\n|---|---|\n| 1 | <b>2</b> |\n\n```rust\nlet a = 1;\nlet b = 2;\n```\n\n> said\n\nnote[^x]\n\n[^x]: below\n";

#[test]
fn everything_is_in_the_document() {
    let docx = from_markdown("Strategy & more", EVERYTHING).unwrap();
    let document = part(&docx, "word/document.xml");
    for (what, expected) in [
        ("title", "Strategy &amp; more"),
        ("heading", "<w:pStyle w:val=\"Heading1\" />"),
        ("bold", "<w:b />"),
        ("italic", "<w:i />"),
        ("strike", "<w:strike"),
        ("link", "<w:hyperlink"),
        ("words of a link that leads nowhere", ">nowhere<"),
        ("numbering", "<w:numPr>"),
        ("second level", "<w:ilvl w:val=\"1\" />"),
        ("task", "☑ "),
        ("table", "<w:tbl>"),
        ("markup as text", "&lt;b&gt;"),
        ("first line of code", "let a = 1;"),
        ("second line of code", "let b = 2;"),
        ("quote", "<w:pStyle w:val=\"Quote\" />"),
        ("footnote", "[1]"),
        ("text of the footnote", "below"),
    ] {
        assert!(document.contains(expected), "{what}: {document}");
    }
    assert!(!document.contains("javascript"));
    let links = part(&docx, "word/_rels/document.xml.rels");
    assert!(links.contains("https://a.example/?b=c&amp;d"), "{links}");
    assert!(!links.contains("javascript"), "{links}");
    let numbering = part(&docx, "word/numbering.xml");
    assert!(numbering.contains("<w:start w:val=\"7\" />"), "{numbering}");
}

#[test]
fn it_reads_back() {
    let docx = from_markdown("Strategy", EVERYTHING).unwrap();
    let read = docx_rs::read_docx(&docx).unwrap();
    let paragraphs = read.document.children.iter();
    let tables = paragraphs.filter(|child| matches!(child, docx_rs::DocumentChild::Table(_)));
    assert_eq!(tables.count(), 1);
}

#[test]
fn characters_that_xml_cannot_hold_are_left_out() {
    let docx = from_markdown("a\u{1}b", "c\u{8}d \u{ffff}e").unwrap();
    let document = part(&docx, "word/document.xml");
    assert!(
        document.contains(">ab<") && document.contains("cd e"),
        "{document}"
    );
    assert!(docx_rs::read_docx(&docx).is_ok());
}

#[test]
fn every_template_becomes_a_document() {
    for kind in domain::artifacts::ArtifactKind::ALL {
        let docx = from_markdown(kind.label(), kind.template()).unwrap();
        assert!(docx_rs::read_docx(&docx).is_ok(), "{kind}");
    }
}
