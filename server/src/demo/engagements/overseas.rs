//! Customers overseas that work is done for.

use domain::projects::ProjectStatus::{Active, Completed, OnHold, Planning};
use domain::receivables::PaymentMethod::{Card, Cheque};

use super::Fate::Renewed;
use super::Price::{Equity, Fixed, Free, Hourly, Milestones, Monthly, Quarterly};
use super::{Deal, Engagement, Twist};
use crate::demo::texts::themes::{
    CALLS, FIELD, FIRST_WEEK, FOCUS, HABITS, NUMBERS, PRICES, ROLL_OUT, THIRD_MONTH,
};

pub(super) const ENGAGEMENTS: &[Engagement] = &[
    Engagement {
        customer: "Pinecrest Senior Living",
        users: "families",
        currency: "USD",
        deals: &[Deal::new("Family portal: the first release", Fixed(12_000))
            .begins(-1)
            .months(4)
            .terms("Half at the start, half on delivery.")],
        work: &[(&FIRST_WEEK, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Bright Paws Vets 🐾",
        users: "pet owners",
        currency: "USD",
        method: Card,
        pays_after: 6,
        deals: &[Deal::new(
            "Membership and reminders, three days a month",
            Monthly(2_400),
        )
        .begins(-4)
        .months(4)
        .fate(Renewed)],
        work: &[(&PRICES, Completed), (&THIRD_MONTH, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Asha Maternal Health",
        users: "midwives",
        currency: "USD",
        pays_after: 41,
        deals: &[
            Deal::new("Advice at the charity rate, two days a month", Monthly(900)).begins(-10),
            Deal::new("Mentoring for the field coordinators", Free).begins(-6),
        ],
        work: &[(&FIELD, Completed), (&NUMBERS, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Achebe Adeyemi Solicitors",
        users: "clients",
        currency: "GBP",
        twist: Some(Twist::Voided),
        deals: &[
            Deal::new(
                "Filings at a fixed price: from idea to launch",
                Milestones(&[
                    ("Service designed", 4_800),
                    ("Filings desk trained", 3_600),
                    ("Fifty filings", 6_000),
                ]),
            )
            .begins(-7)
            .months(9),
            Deal::new("Talks with the partners", Hourly(110, 5)).begins(-4),
        ],
        work: &[(&PRICES, Completed), (&ROLL_OUT, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Bluebird Payroll",
        users: "restaurant owners",
        currency: "USD",
        twist: Some(Twist::PaidTwice),
        deals: &[
            Deal::new("Why they leave in the third month", Monthly(5_600))
                .begins(-4)
                .months(5),
        ],
        work: &[(&HABITS, Completed), (&THIRD_MONTH, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Pagos del Sur",
        users: "stall holders",
        currency: "USD",
        pays_after: 70,
        deals: &[
            Deal::new("Markets from Arica to Salta: research", Fixed(9_000))
                .begins(-4)
                .months(2),
            Deal::new("Advice to the head of product", Monthly(4_800))
                .begins(-3)
                .months(12),
        ],
        work: &[(&HABITS, Completed), (&FIRST_WEEK, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Café Mañana Tostadores",
        users: "cafés",
        currency: "USD",
        method: Card,
        pays_after: 9,
        deals: &[
            Deal::new("A seat on the board of advisors", Equity("0.75", 24))
                .begins(-2)
                .months(24),
            Deal::new("The club, one day a month", Monthly(1_200))
                .begins(-1)
                .months(6),
        ],
        work: &[(&THIRD_MONTH, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Tessellate Studio",
        users: "designers",
        currency: "USD",
        method: Card,
        pays_after: 3,
        deals: &[
            Deal::new("A pricing page, and what stands behind it", Fixed(11_000))
                .begins(-3)
                .months(2),
            Deal::new("Advisor to six founders", Equity("0.5", 36))
                .begins(-1)
                .months(36)
                .terms("Nothing is earned in the first three months; two calls a month."),
        ],
        work: &[(&PRICES, Completed), (&FOCUS, Planning)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Vantage Point Analytics",
        users: "city analysts",
        currency: "USD",
        twist: Some(Twist::Draft),
        deals: &[
            Deal::new("Product coaching for those who lead", Quarterly(18_000))
                .begins(-6)
                .months(12),
            Deal::new("Reviews of single features", Hourly(165, 6)).begins(-4),
        ],
        work: &[(&HABITS, OnHold), (&FOCUS, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Oakridge School Network",
        users: "parents",
        currency: "USD",
        order: "PO 7730-04",
        method: Cheque,
        pays_after: 36,
        deals: &[
            Deal::new("Parent portal: a pilot in five schools", Fixed(16_000))
                .begins(-8)
                .months(5),
            Deal::new("From five schools to nineteen", Fixed(22_000))
                .begins(-1)
                .months(8)
                .terms("No work between May and September."),
        ],
        work: &[(&CALLS, Completed), (&ROLL_OUT, Active)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Copperline Telecom",
        users: "subscribers",
        currency: "USD",
        order: "Vendor 40-1187",
        pays_after: 38,
        deals: &[
            Deal::new("Self-install: product lead", Quarterly(24_000))
                .begins(-8)
                .months(12),
            Deal::new(
                "A kit that works the first time",
                Milestones(&[
                    ("Tried in forty homes", 9_000),
                    ("Words for the help line", 4_500),
                    ("Second kit", 12_000),
                ]),
            )
            .begins(-5)
            .months(7),
        ],
        work: &[
            (&FIRST_WEEK, Completed),
            (&CALLS, Active),
            (&NUMBERS, OnHold),
        ],
        ..Engagement::BASE
    },
];
