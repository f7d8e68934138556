use crate::desk::Took;
use crate::providers::tokens_of;

/// What an answer took by now. A provider says what it counted when it is done; an answer that is stopped or breaks off
/// before that took something all the same, which is estimated.
#[derive(Default)]
pub(crate) struct Spent {
    known: Option<Took>,
    open: Option<Open>,
}

/// Somebody who was asked and is not done.
struct Open {
    asked: Took,
    bytes: usize,
}

impl Spent {
    /// Somebody is asked.
    pub fn asks(&mut self, asked: Took) {
        self.open = Some(Open { asked, bytes: 0 });
    }

    /// Whoever was asked says something.
    pub fn said(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.bytes += text.len();
        }
    }

    /// Whoever was asked does not answer. They are remembered as long as nobody does; what it took them, nobody says.
    pub fn fell_back(&mut self) {
        if let Some(Open { asked, .. }) = self.open.take() {
            self.known.get_or_insert(Took {
                input_tokens: 0,
                is_estimated: false,
                ..asked
            });
        }
    }

    /// Whoever was asked is done.
    pub fn took(&mut self, took: Took) {
        self.open = None;
        self.known = Some(added(self.known.as_ref(), took));
    }

    /// All of it by now, in the name of who was asked last; nothing before somebody was.
    pub fn by_now(&self) -> Option<Took> {
        let known = self.known.as_ref();
        match &self.open {
            Some(open) => Some(added(known, open.estimate())),
            None => known.cloned(),
        }
    }
}

impl Open {
    fn estimate(&self) -> Took {
        Took {
            output_tokens: tokens_of(self.bytes),
            is_estimated: true,
            ..self.asked.clone()
        }
    }
}

/// What it took before, and now.
fn added(before: Option<&Took>, now: Took) -> Took {
    let Some(before) = before else {
        return now;
    };
    Took {
        input_tokens: before.input_tokens.saturating_add(now.input_tokens),
        output_tokens: before.output_tokens.saturating_add(now.output_tokens),
        is_estimated: before.is_estimated || now.is_estimated,
        ..now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(provider: &str, input_tokens: u32, output_tokens: u32, is_estimated: bool) -> Took {
        Took {
            provider: provider.to_owned(),
            model: "m".to_owned(),
            input_tokens,
            output_tokens,
            is_estimated,
        }
    }

    #[test]
    fn what_a_provider_counted_goes_before_our_estimate() {
        let mut spent = Spent::default();
        assert_eq!(spent.by_now(), None);
        spent.asks(by("own", 40, 0, true));
        spent.said("Twelve bytes");
        assert_eq!(spent.by_now(), Some(by("own", 40, 3, true)));
        spent.took(by("own", 38, 4, false));
        assert_eq!(spent.by_now(), Some(by("own", 38, 4, false)));
    }

    #[test]
    fn what_was_counted_and_what_was_cut_add_up_to_an_estimate() {
        let mut spent = Spent::default();
        spent.took(by("own", 38, 4, false));
        spent.asks(by("other", 60, 0, true));
        spent.said("Four");
        assert_eq!(spent.by_now(), Some(by("other", 98, 5, true)));
    }

    #[test]
    fn whoever_did_not_answer_is_named_until_somebody_does() {
        let mut spent = Spent::default();
        spent.asks(by("first", 40, 0, true));
        spent.fell_back();
        assert_eq!(spent.by_now(), Some(by("first", 0, 0, false)));
        spent.asks(by("second", 30, 0, true));
        spent.took(by("second", 31, 2, false));
        assert_eq!(spent.by_now(), Some(by("second", 31, 2, false)));
        spent.fell_back();
        assert_eq!(spent.by_now(), Some(by("second", 31, 2, false)));
    }
}
