/// A text in lower case. The browser knows how every script does that; `str::to_lowercase` would bring 16 kB of tables
/// along into the client.
pub(crate) fn lower_case(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}
