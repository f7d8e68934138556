//! Choices about looks that a browser keeps: in cookies, so that the server's first HTML is right and nothing jumps.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use crate::services::visit;

/// What was remembered under this name, which begins with `nx_`. For use while rendering.
pub fn recall(name: &'static str) -> Option<String> {
    SharedValue::new(move || {
        if is_server() {
            visit().looks.get(name).cloned()
        } else {
            cookies().and_then(|all| find(&all, name).map(str::to_owned))
        }
    })
    .into_inner()
}

/// Remembers a choice for a year. For looks only, never for secrets; `name` and `value` are plain words, `value` with what a
/// cookie takes as it is, such as `/` and `+`. Answers whether the browser keeps it: one that refuses cookies forgets.
pub fn remember(name: &'static str, value: &str) -> bool {
    let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax");
    if let Ok(document) = document().dyn_into::<HtmlDocument>() {
        // What it was given is what counts, below.
        let _ = document.set_cookie(&cookie);
    }
    cookies().is_some_and(|all| find(&all, name) == Some(value))
}

fn cookies() -> Option<String> {
    document().dyn_into::<HtmlDocument>().ok()?.cookie().ok()
}

/// The value of a cookie in a list of them as browsers write it.
fn find<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let cookies = "nx_nav=rail; nx_view=table; other=";
        assert_eq!(find(cookies, "nx_view"), Some("table"));
        assert_eq!(find(cookies, "view"), None);
        assert_eq!(find(cookies, "other"), None);
    }

    #[test]
    fn the_name_of_a_zone_is_read_as_it_was_written() {
        for name in ["America/Argentina/Buenos_Aires", "Etc/GMT+5"] {
            let cookies = format!("nx_nav=rail; nx_zone={name}");
            assert_eq!(find(&cookies, "nx_zone"), Some(name));
        }
    }
}
