//! The browser's local storage: drafts and small choices. A browser that refuses it only forgets.

use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// Whose these are.
const PERSON: &str = "nextup.person";

/// Says who is signed in. What another person left in this browser is forgotten.
pub fn belongs_to(person: &str) {
    if get(PERSON).as_deref() == Some(person) {
        return;
    }
    if let Some(storage) = local() {
        // A browser that refuses this refused to keep anything as well.
        let _ = storage.clear();
    }
    set(PERSON, person);
}

/// What is stored under `key`.
pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// The value stored under `key`; nothing where it is of another version of NextUp.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    // As bytes: see `Held`.
    serde_json::from_slice(get(key)?.as_bytes()).ok()
}

/// Stores a value under `key`.
pub fn write<T: Serialize>(key: &str, value: &T) {
    if let Ok(text) = serde_json::to_string(value) {
        set(key, &text);
    }
}

/// Stores `text` under `key`.
pub fn set(key: &str, text: &str) {
    if let Some(storage) = local() {
        // Full or forbidden: a draft is a convenience.
        let _ = storage.set_item(key, text);
    }
}

/// Forgets what is stored under `key`.
pub fn remove(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

/// The names of everything stored whose name begins with `prefix`.
pub fn keys_with(prefix: &str) -> Vec<String> {
    let Some(storage) = local() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

fn local() -> Option<Storage> {
    window().local_storage().ok()?
}
