use uuid::Uuid;

use super::{CustomerInfo, CustomerName, CustomerStatus, NewCustomer, Product, TeamMember};
use crate::error::Result;
use crate::id::TeamMemberId;

impl NewCustomer {
    /// A customer as it may look after a few meetings, for somebody who has none yet. `new_id` makes ids for its team.
    ///
    /// # Errors
    /// None, as long as its texts keep the rules for what people type.
    pub fn example(new_id: impl Fn() -> Uuid) -> Result<Self> {
        let member = |name, role, email, notes| {
            TeamMember::parse(TeamMemberId::new(new_id()), name, role, email, notes)
        };
        Ok(Self {
            name: CustomerName::parse("Example: Harbour Freight Co-op")?,
            status: CustomerStatus::Negotiation,
            info: CustomerInfo {
                about: "Forty small hauliers that share trucks, drivers and one dispatch office. They want to replace \
                        phone calls and a whiteboard by software of their own.\n\nThis is an example: change anything, \
                        and delete it when you have customers of your own."
                    .to_owned(),
                vertical: "Logistics".to_owned(),
                persona: "Head of dispatch, on the phone all day, measured by empty kilometres".to_owned(),
                icp: "Regional hauliers with 5 to 50 trucks that work together already".to_owned(),
                product: Product {
                    name: "Quayside".to_owned(),
                    stage: "Beta".to_owned(),
                    category: "Dispatch software".to_owned(),
                    description: "Offers a load to the nearest free truck, and tells the shipper when it arrives."
                        .to_owned(),
                    url: "https://quayside.example".to_owned(),
                },
                team: vec![
                    member("Ines Calloway", "Managing director", "ines@harbour.example", "Decides. Prefers mornings.")?,
                    member("Tom Adeyemi", "Head of dispatch", "tom@harbour.example", "Will use it every day.")?,
                    member("Greta Lind", "Finance", "greta@harbour.example", "")?,
                ],
                extra: [("Fleet".to_owned(), "212 trucks".into())].into(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_keeps_the_rules_for_what_people_type() {
        let example = NewCustomer::example(Uuid::nil).unwrap();
        for field in super::super::InfoField::ALL {
            let text = field.get(&example.info);
            assert_eq!(field.parse(text).unwrap(), text, "{field:?}");
            assert!(!text.is_empty(), "{field:?} shows nothing");
        }
    }
}
