use chrono::{Days, NaiveDate};
use domain::customers::InfoField;

use super::Theme;
use crate::demo::customers::DemoCustomer;
use crate::demo::engagements::Engagement;

/// What stands in the blanks of a text: `{lead}`, `{product}`; with a capital, `{Users}`, it begins with one. `{in 14}`
/// is the day two weeks later.
#[derive(Debug, Clone)]
pub(in crate::demo) struct Words {
    known: Vec<(&'static str, String)>,
}

impl Words {
    /// What is known of a customer, and who of us works for it.
    pub(in crate::demo) fn of(
        demo: &DemoCustomer,
        engagement: Option<&Engagement>,
        me: &str,
    ) -> Self {
        let fact = |wanted: InfoField, otherwise: &str| {
            let found = demo.fields.iter().find(|(field, _)| *field == wanted);
            found.map_or(otherwise, |(_, text)| *text).to_owned()
        };
        let person = |number: usize, otherwise: &str| {
            let found = demo.team.get(number);
            found.map_or(otherwise, |(name, ..)| *name).to_owned()
        };
        let lead = person(0, "the owner");
        let second = person(1, &format!("a colleague of {lead}"));
        let persona = format!("{lead}, who decides and uses it every week.");
        let users = engagement.map_or("customers", |engagement| engagement.users);
        let icp = format!("The {users} of today, and others like them.");
        Self {
            known: vec![
                ("customer", demo.name.to_owned()),
                ("me", me.to_owned()),
                ("lead", lead),
                ("second", second),
                ("third", person(2, "the rest of the team")),
                ("users", users.to_owned()),
                ("about", fact(InfoField::About, "Not much is known yet.")),
                ("persona", fact(InfoField::Persona, &persona)),
                ("icp", fact(InfoField::Icp, &icp)),
                ("product", fact(InfoField::ProductName, "the product")),
            ],
        }
    }

    /// With what a project is about. `better` moves its numbers, so that no two projects have the same.
    pub(in crate::demo) fn about(&self, theme: &Theme, better: u32) -> Self {
        let [today, target] = [theme.today + better, theme.target + better];
        let percent = |number: u32| format!("{number} %");
        let mut words = self.clone();
        words.known.extend([
            ("project", self.fill(theme.name, NaiveDate::MIN)),
            ("aim", self.fill(theme.aim, NaiveDate::MIN)),
            ("problem", self.fill(theme.problem, NaiveDate::MIN)),
            ("measure", self.fill(theme.measure, NaiveDate::MIN)),
            ("today", percent(today)),
            ("halfway", percent((today + target) / 2)),
            ("target", percent(target)),
            ("skip", self.fill(theme.skip, NaiveDate::MIN)),
            ("risk", self.fill(theme.risk, NaiveDate::MIN)),
            ("sign", self.fill(theme.sign, NaiveDate::MIN)),
            ("quote", self.fill(theme.quote, NaiveDate::MIN)),
            ("wish", self.fill(theme.wish, NaiveDate::MIN)),
            ("reason", self.fill(theme.reason, NaiveDate::MIN)),
        ]);
        let numbered = |keys: [&'static str; 3], texts: [&str; 3]| {
            let filled = texts.map(|text| self.fill(text, NaiveDate::MIN));
            keys.into_iter().zip(filled)
        };
        let causes = numbered(["cause1", "cause2", "cause3"], theme.causes);
        let moves = numbered(["move1", "move2", "move3"], theme.moves);
        words.known.extend(causes.chain(moves));
        words
    }

    /// The text of a day, without blanks. A blank that nobody knows stays; the tests find it.
    pub(in crate::demo) fn fill(&self, text: &str, day: NaiveDate) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, (blank, after))) = rest
            .split_once('{')
            .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            filled.push_str(before);
            match self.word(blank, day) {
                Some(word) => filled.push_str(&word),
                None => filled.extend(["{", blank, "}"]),
            }
            rest = after;
        }
        filled + rest
    }

    fn word(&self, blank: &str, day: NaiveDate) -> Option<String> {
        if let Some(days) = blank.strip_prefix("in ") {
            let later = day.checked_add_days(Days::new(days.parse().ok()?))?;
            return Some(later.format("%-d %B").to_string());
        }
        let small = blank.to_lowercase();
        let (_, word) = self.known.iter().find(|(name, _)| *name == small)?;
        if small == blank {
            return Some(word.clone());
        }
        let mut letters = word.chars();
        let first = letters.next()?;
        Some(first.to_uppercase().chain(letters).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::customers;
    use crate::demo::texts::themes::BILLS;

    #[test]
    fn blanks_are_filled_with_what_is_known() {
        let demo = customers::all().find(|demo| demo.name == "Sundial Energy");
        let words = Words::of(demo.unwrap(), None, "Dana").about(&BILLS, 2);
        let day = "2026-03-25".parse().unwrap();
        let text = words.fill("{Lead} and {users}: {product}, {in 14}. {What}?", day);
        assert_eq!(
            text,
            "Amara Diallo and customers: Sundial Share, 8 April. {What}?"
        );
        assert!(
            !words
                .fill("{aim} {Problem} {halfway} {move3}", day)
                .contains('{')
        );
    }
}
