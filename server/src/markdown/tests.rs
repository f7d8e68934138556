use super::to_html;

/// One text a line; `⏎` stands for a line break.
const HOSTILE: &str = include_str!("hostile.txt");

/// The tags of an answer: name, and attributes with their values. The answer is what ammonia wrote, so a `<` begins a tag
/// and values are quoted.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    html.split('<')
        .skip(1)
        .map(|tag| {
            let mut rest = tag;
            let end = rest.find([' ', '>']).unwrap();
            let name = rest[..end].trim_start_matches('/').to_owned();
            rest = &rest[end..];
            let mut attributes = Vec::new();
            while let Some(attribute) = rest.strip_prefix(' ') {
                let (name, value) = attribute.split_once("=\"").unwrap();
                let (value, after) = value.split_once('"').unwrap();
                attributes.push((name.to_owned(), value.to_owned()));
                rest = after;
            }
            assert!(rest.starts_with('>'), "{html}");
            (name, attributes)
        })
        .collect()
}

fn objection(html: &str) -> Option<String> {
    for (name, attributes) in tags(html) {
        if !super::html::TAGS.contains(&name.as_str()) {
            return Some(format!("the tag {name}"));
        }
        for (attribute, value) in attributes {
            let fine = match attribute.as_str() {
                "href" => [
                    "https://",
                    "http://",
                    "mailto:",
                    "tel:",
                    "#footnote-",
                    "HTTPS://",
                ]
                .iter()
                .any(|begin| value.starts_with(begin)),
                "rel" => value == "noopener noreferrer nofollow",
                "id" => value.starts_with("footnote-"),
                "class" => ["language-", "footnote-", "nx-align-"]
                    .iter()
                    .any(|begin| value.starts_with(begin)),
                "type" => value == "checkbox",
                "checked" | "disabled" => value.is_empty(),
                "start" => value.parse::<u32>().is_ok(),
                _ => false,
            };
            if !fine {
                return Some(format!("{attribute}={value}"));
            }
        }
    }
    None
}

#[test]
fn nothing_hostile_comes_out() {
    assert!(HOSTILE.lines().count() >= 100);
    for line in HOSTILE.lines() {
        let text = line.replace('⏎', "\n");
        let html = to_html(&text);
        assert_eq!(objection(&html), None, "{text}\n{html}");
        // And nothing is made dangerous by being read and written once more.
        assert_eq!(objection(&to_html(&html)), None, "{html}");
    }
}

#[test]
fn the_usual_things_come_out() {
    for (markdown, html) in [
        (
            "# A\n\nb **c** *d* ~~e~~ `f`",
            "<h1>A</h1>\n<p>b <strong>c</strong> <em>d</em> <del>e</del> <code>f</code></p>\n",
        ),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
        (
            "```rust\nlet a = \"<b>\";\n```",
            "<pre><code class=\"language-rust\">let a = \"&lt;b&gt;\";\n</code></pre>\n",
        ),
        (
            "| a | b |\n|---|--:|\n| 1 | 2<br>3 |",
            "<table><thead><tr><th>a</th><th class=\"nx-align-right\">b</th></tr></thead><tbody>\n\
             <tr><td>1</td><td class=\"nx-align-right\">2<br>\n3</td></tr>\n</tbody></table>\n",
        ),
        (
            "[a](https://b.example/?c=d&e=f \"title\")",
            "<p><a href=\"https://b.example/?c=d&amp;e=f\" rel=\"noopener noreferrer nofollow\">a</a></p>\n",
        ),
        (
            "<ann@example.com>",
            "<p><a href=\"mailto:ann@example.com\" rel=\"noopener noreferrer nofollow\">ann@example.com</a></p>\n",
        ),
        (
            "![chart](https://img.example/a.png)",
            "<p><a href=\"https://img.example/a.png\" rel=\"noopener noreferrer nofollow\">chart</a></p>\n",
        ),
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
    ] {
        assert_eq!(to_html(markdown), html, "{markdown}");
    }
}

#[test]
fn tasks_and_footnotes_come_out() {
    let tasks = to_html("- [x] done\n- [ ] open");
    assert_eq!(tasks.matches("type=\"checkbox\"").count(), 2);
    assert_eq!(tasks.matches("checked").count(), 1);
    assert_eq!(tasks.matches("disabled").count(), 2);
    let note = to_html("a[^location]\n\n[^location]: b");
    assert!(note.contains("href=\"#footnote-1\""), "{note}");
    assert!(note.contains("id=\"footnote-1\""), "{note}");
    assert!(!note.contains("location"), "{note}");
}

#[test]
fn every_template_comes_out_whole() {
    for kind in domain::artifacts::ArtifactKind::ALL {
        let html = to_html(kind.template());
        assert_eq!(objection(&html), None, "{kind}");
        assert!(
            html.contains("<h2>") && html.contains("<blockquote>"),
            "{kind}"
        );
    }
}

#[test]
fn a_text_that_is_meant_to_keep_us_busy_is_answered_soon() {
    let begun = std::time::Instant::now();
    for unit in [
        ">", "- ", "[", "*", "`", "|a", "![", "<b ", "&", "[^1]", "_a", "> - ",
    ] {
        let html = to_html(&unit.repeat(30_000));
        assert_eq!(objection(&html), None, "{unit}");
    }
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
