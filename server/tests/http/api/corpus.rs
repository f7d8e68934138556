//! What people, scanners and broken programs send: text that has harmed somebody's server before.

/// Texts for any place that takes text. The long ones stay below what a URL may have.
pub fn texts() -> Vec<String> {
    let mut texts: Vec<String> = TEXTS.map(ToOwned::to_owned).into();
    texts.extend([
        "x".repeat(201),
        "x".repeat(20_001),
        "🚀".repeat(101),
        "a ".repeat(5_000),
        "e\u{301}".repeat(300),
        "%".repeat(500),
        "\\".repeat(500),
        "[".repeat(1_000),
        "../".repeat(200),
        "\0".repeat(300),
    ]);
    texts
}

/// Bodies that are no JSON, or not the JSON of any operation.
pub fn bodies() -> Vec<Vec<u8>> {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(10_000), close.repeat(10_000));
    let mut bodies: Vec<Vec<u8>> = BODIES.map(|text| text.as_bytes().to_vec()).into();
    bodies.extend([
        deep("[", "]").into_bytes(),
        deep("{\"name\":", "}").into_bytes(),
        format!("{{\"name\":\"{}\"}}", "x".repeat(2_000_000)).into_bytes(),
        format!("{{\"name\":{}}}", "9".repeat(100_000)).into_bytes(),
        format!("{{\"name\":\"Acme\",\"{}\":1}}", "k".repeat(100_000)).into_bytes(),
        vec![0; 1_000],
        vec![0xff; 1_000],
        b"{\"name\":\"\xff\xfe\"}".to_vec(),
        b"{\"name\":\"\xed\xa0\x80\"}".to_vec(),
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00".to_vec(),
        vec![b' '; 8 * 1024 * 1024 + 1],
    ]);
    bodies
}

/// Types that a body may be called.
pub const KINDS: [&str; 8] = [
    "",
    "text/html",
    "application/xml",
    "application/jsonp",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "application/json; charset=utf-16",
    "json",
];

const BODIES: [&str; 26] = [
    "",
    " ",
    "null",
    "true",
    "0",
    "-0",
    "1e999",
    "\"text\"",
    "[]",
    "[null]",
    "{}",
    "{",
    "}",
    "{]",
    "{\"name\"}",
    "{\"name\":}",
    "{name:'Acme'}",
    "{\"name\":\"Acme\",}",
    "{\"name\":\"Acme\"} trailing",
    "{\"name\":\"Acme\",\"name\":\"Birch\"}",
    "{\"name\":\"\\ud800\"}",
    "{\"name\":\"\\u0000\"}",
    "{\"__proto__\":{\"admin\":true},\"name\":\"Acme\"}",
    "\u{feff}{\"name\":\"Acme\"}",
    "<?xml version=\"1.0\"?>",
    "name=Acme&status=live",
];

const TEXTS: [&str; 84] = [
    // Nothing, and what looks like nothing.
    "",
    " ",
    "\t\r\n",
    "\0",
    "null",
    "undefined",
    "None",
    "NaN",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "\u{3164}",
    // Numbers that are none, or too many.
    "0",
    "-1",
    "1e309",
    "0x7fffffff",
    "9223372036854775808",
    "-9223372036854775809",
    "1/0",
    "Infinity",
    "١٢٣",
    "1,000.00",
    // Databases.
    "'",
    "\"",
    "`",
    "';--",
    "' or '1'='1",
    "1; drop table customers",
    "' union select token_hash from api_keys --",
    "$1",
    "$$",
    "E'\\000'",
    "%",
    "_",
    "a:*",
    "a & !b",
    "'a' <-> 'b'",
    "{1,2}",
    "[1,2)",
    "::int",
    "\\x00",
    "\\copy",
    "pg_sleep(10)",
    "current_workspace()",
    // Pages and templates.
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,x",
    "{{7*7}}",
    "${7*7}",
    "<%= 7*7 %>",
    "#{7*7}",
    "&lt;b&gt;",
    "]]>",
    "<!--#exec cmd=\"id\"-->",
    // Shells, files, headers.
    "`id`",
    "$(id)",
    "|| id",
    "; id",
    "../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/dev/null",
    "file:///etc/passwd",
    "%00",
    "%2e%2e%2f",
    "%0d%0aSet-Cookie: a=b",
    "a\r\nX-Injected: 1",
    "CON",
    "() { :; }; id",
    "%s%s%s%n",
    // Scripts of the world, and what Unicode does to them.
    "Ünï çødé",
    "田中さん",
    "شركة",
    "\u{202e}gnp.exe",
    "Z\u{351}\u{36b}a\u{343}lgo",
    "👩‍👩‍👧‍👦",
    "🇺🇳",
    "ﷺ",
    "ﬀ",
    "İ",
    "ß",
    "\u{fffe}",
    "\u{10ffff}",
    // The ids of others, in forms that a reader may take.
    "00000000-0000-0000-0000-000000000000",
];
