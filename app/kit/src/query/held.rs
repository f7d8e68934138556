use std::any::Any;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::Answer;
use crate::error::CallError;

/// What the type of an answer must be.
pub trait Answered: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Answered for T {}

/// An answer of any type. What comes with the page is read when it is first looked at.
#[derive(Clone)]
pub(super) struct Held(Arc<Inner>);

struct Inner {
    text: Option<Box<RawValue>>,
    value: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Held {
    pub(super) fn new<T: Answered>(answer: Answer<T>) -> Self {
        // Only the server writes answers into a page.
        let text = if cfg!(target_arch = "wasm32") {
            None
        } else {
            to_raw_value(&answer).ok()
        };
        Self::of(text, Box::new(answer))
    }

    /// A change made here; only the browser makes any.
    pub(super) fn changed<T: Clone + Send + Sync + 'static>(answer: T) -> Self {
        Self::of(None, Box::new(Answer::Ok(answer)))
    }

    /// No answer of any type.
    pub(super) fn trouble(error: CallError) -> Self {
        Self::of(None, Box::new(error))
    }

    fn of(text: Option<Box<RawValue>>, value: Box<dyn Any + Send + Sync>) -> Self {
        Self(Arc::new(Inner {
            text,
            value: OnceLock::from(value),
        }))
    }

    /// Whether it is this very answer, not another one that may say the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// What was read or changed here already.
    pub(super) fn known<T: Clone + 'static>(&self) -> Option<Answer<T>> {
        self.0.value.get()?.downcast_ref().cloned()
    }

    pub(super) fn read<T: Answered>(&self) -> Answer<T> {
        let value = self.0.value.get_or_init(|| Box::new(self.parse::<T>()));
        match (
            value.downcast_ref::<Answer<T>>(),
            value.downcast_ref::<CallError>(),
        ) {
            (Some(answer), _) => answer.clone(),
            (None, Some(error)) => Err(error.clone()),
            // Two kinds of question under one name.
            (None, None) => Err(CallError::Outdated),
        }
    }

    fn parse<T: Answered>(&self) -> Answer<T> {
        let text = self.0.text.as_deref().map(RawValue::get);
        // As bytes, like the answers to calls: reading from text would be a second reader for every type.
        text.and_then(|text| serde_json::from_slice(text.as_bytes()).ok())
            .unwrap_or(Err(CallError::Outdated))
    }
}

impl Serialize for Held {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Held {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Arc::new(Inner {
            text: Some(Box::deserialize(deserializer)?),
            value: OnceLock::new(),
        })))
    }
}

#[cfg(test)]
mod tests {
    use domain::Error;

    use super::*;

    #[test]
    fn what_goes_with_the_page_is_what_the_server_answered() {
        for answer in [Ok(vec![1, 2]), Err(CallError::from(Error::NotFound))] {
            let sent = serde_json::to_string(&Held::new(answer.clone())).unwrap();
            let got: Held = serde_json::from_str(&sent).unwrap();
            assert_eq!(got.read::<Vec<i32>>(), answer);
            // Read once, and looked at again.
            assert_eq!(got.read::<Vec<i32>>(), answer);
        }
    }

    #[test]
    fn an_answer_of_another_type_is_out_of_date() {
        let got: Held = serde_json::from_str("{\"Ok\":\"text\"}").unwrap();
        assert_eq!(got.read::<i32>(), Err(CallError::Outdated));
        assert_eq!(Held::new(Ok(1_u8)).read::<i32>(), Err(CallError::Outdated));
    }
}
