//! Customers in Europe that work is done for.

use domain::projects::ProjectStatus::{Active, Archived, Completed, Planning};
use domain::receivables::PaymentMethod::{Cheque, DirectDebit};

use super::Fate::Renewed;
use super::Price::{Fixed, Hourly, Milestones, Monthly, Quarterly};
use super::{Deal, Engagement, Twist};
use crate::demo::texts::themes::{
    BILLS, CALLS, FIELD, FIRST_WEEK, FOCUS, HABITS, NUMBERS, PRICES, ROLL_OUT,
};

pub(super) const ENGAGEMENTS: &[Engagement] = &[
    Engagement {
        customer: "Harbor & Finch Logistics",
        users: "shippers",
        deals: &[
            Deal::new("Product advice, two days a week", Monthly(6_800))
                .begins(-5)
                .months(12)
                .terms("One month's notice on either side."),
            Deal::new("How carriers get started: a study", Fixed(14_500))
                .begins(-3)
                .months(2),
            Deal::new("Two days with the board", Fixed(3_200))
                .begins(1)
                .months(1),
        ],
        work: &[(&FIRST_WEEK, Completed), (&CALLS, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Wayfarer Rail",
        users: "travellers",
        tax: 23,
        deals: &[
            Deal::new(
                "Prices for berths",
                Milestones(&[
                    ("Survey of fares", 6_000),
                    ("Model of prices", 9_500),
                    ("Trial on two lines", 8_000),
                ]),
            )
            .begins(-3)
            .months(6),
            Deal::new("Advice after the trial, three days a month", Monthly(3_300)),
        ],
        work: &[(&HABITS, Completed), (&PRICES, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Müller & Söhne Präzisionsguss",
        users: "buyers",
        pays_after: 13,
        deals: &[
            Deal::new("Quoting tool: advice, four days a month", Monthly(4_900))
                .begins(-13)
                .months(12)
                .terms("In German and English; the German text counts.")
                .fate(Renewed),
            Deal::new("Workshops with the quoting desk", Hourly(140, 9)).begins(-5),
        ],
        work: &[
            (&HABITS, Completed),
            (&FIRST_WEEK, Active),
            (&NUMBERS, Planning),
        ],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Tallinn Tug & Salvage",
        users: "crews",
        twist: Some(Twist::PartPaid),
        deals: &[
            Deal::new("Advice for Vaht, one day a week", Monthly(2_900))
                .begins(-6)
                .months(7),
            Deal::new("Four tugs, four weeks: how crews plan", Fixed(7_400))
                .begins(-5)
                .months(2),
        ],
        work: &[(&HABITS, Completed), (&FIELD, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Lumen Dental Group",
        users: "patients",
        tax: 23,
        pays_after: 27,
        deals: &[
            Deal::new("Head of product, three days a week", Monthly(7_500))
                .begins(-4)
                .months(12)
                .terms("Until they have hired one; two months' notice."),
            Deal::new(
                "Practices on the new app",
                Milestones(&[
                    ("Three practices", 6_000),
                    ("Ten practices", 12_000),
                    ("Twenty practices", 15_000),
                ]),
            )
            .begins(-2)
            .months(9),
        ],
        work: &[
            (&FIRST_WEEK, Active),
            (&ROLL_OUT, Active),
            (&NUMBERS, Planning),
        ],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Grüne Gabel",
        users: "households",
        pays_after: 18,
        deals: &[
            Deal::new("Subscription advice, one day a week", Monthly(3_800))
                .begins(-15)
                .months(9),
            Deal::new("Half a day a week since the restart", Monthly(1_900))
                .begins(-3)
                .months(6),
        ],
        work: &[(&FOCUS, Archived), (&BILLS, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Þröstur Software",
        users: "small teams",
        method: DirectDebit,
        pays_after: 14,
        deals: &[
            Deal::new("Talking to customers, four days a month", Monthly(3_200))
                .begins(-5)
                .months(6)
                .terms("Neither founder has to join a call."),
        ],
        work: &[(&HABITS, Active), (&PRICES, Planning)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Sundial Energy",
        users: "members",
        tax: 23,
        pays_after: 20,
        deals: &[
            Deal::new("A prototype for the bills", Fixed(8_600))
                .begins(-1)
                .months(4),
            Deal::new("Questions in between", Hourly(95, 4)).begins(-1),
        ],
        work: &[(&BILLS, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Glasshouse Produce",
        users: "growers",
        tax: 23,
        twist: Some(Twist::Overpaid),
        deals: &[Deal::new("From sensor data to decisions", Monthly(2_600))
            .begins(-2)
            .months(9)],
        work: &[(&NUMBERS, Active), (&FOCUS, Planning)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Aguas de Valdemar",
        users: "field crews",
        order: "Expediente 2291",
        pays_after: 97,
        deals: &[Deal::new(
            "Meter pilot under the framework agreement",
            Quarterly(13_500),
        )
        .begins(-11)
        .months(36)
        .terms("One extension of a year. Invoices through the town's portal.")],
        work: &[(&FIELD, Active), (&NUMBERS, Planning)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Hebridean Wind Cooperative",
        users: "members",
        currency: "GBP",
        method: Cheque,
        pays_after: 30,
        deals: &[
            Deal::new("What members want to know: a survey", Fixed(6_200))
                .begins(-10)
                .months(2),
            Deal::new("Members' portal, two days a month", Monthly(1_500))
                .begins(-8)
                .months(9)
                .terms("The members' meeting decides about the next year."),
        ],
        work: &[(&HABITS, Completed), (&CALLS, Active)],
        ..Engagement::BASE
    },
];
