//! Customers that have an offer in hand.

use domain::projects::ProjectStatus::Planning;

use super::Price::{Fixed, Hourly, Milestones, Monthly};
use super::{Deal, Engagement};
use crate::demo::texts::themes::{CALLS, HABITS};

pub(super) const ENGAGEMENTS: &[Engagement] = &[
    Engagement {
        customer: "Redshift Robotics",
        users: "warehouse managers",
        deals: &[
            Deal::new("Pricing and packaging, twelve weeks", Fixed(18_000))
                .terms("A third at the start, the rest when the price list is in use."),
        ],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Northwind Cooperative Bank",
        users: "members",
        deals: &[Deal::new(
            "Northwind Go: what members under forty miss",
            Milestones(&[
                ("Twenty talks", 9_000),
                ("A prototype", 14_000),
                ("Compliance has signed", 5_000),
            ]),
        )],
        work: &[(&HABITS, Planning)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Helix & Hart Genomics",
        users: "clinics",
        currency: "GBP",
        deals: &[
            Deal::new("A second pair of eyes on the pilot", Hourly(120, 12))
                .terms("Everything under the agreement on secrecy that they have signed."),
        ],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Stadtwerke Lindental",
        users: "households",
        deals: &[Deal::new("Letters that cause no calls", Fixed(21_000))
            .terms("Their lawyer has the contract on data protection.")],
        work: &[(&CALLS, Planning)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Mzansi Microcredit",
        users: "shop owners",
        currency: "USD",
        deals: &[Deal::new("An application on one page", Monthly(3_150))
            .terms("10 % off for the first six months, as asked.")],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Saltmarsh Hotels",
        users: "guests",
        deals: &[Deal::new(
            "A new booking engine: choose it and plan the move",
            Fixed(9_800),
        )],
        ..Engagement::BASE
    },
];
