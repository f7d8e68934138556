//! Customers whose work rests or is over.

use domain::projects::ProjectStatus::{Archived, Completed, OnHold};

use super::Fate::{Suspended, Terminated};
use super::Price::{Fixed, Milestones, Monthly};
use super::{Deal, Engagement, Twist};
use crate::demo::texts::themes::{BILLS, FOCUS, HABITS, ROLL_OUT, THIRD_MONTH};

pub(super) const ENGAGEMENTS: &[Engagement] = &[
    Engagement {
        customer: "Tasman Mutual",
        users: "members",
        currency: "USD",
        deals: &[Deal::new("Claims: what members go through", Monthly(4_400))
            .begins(-7)
            .months(14)
            .fate(Suspended("Until the regulator has answered on the merger."))],
        work: &[(&HABITS, OnHold)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Banyan Learning",
        users: "nurses",
        tax: 23,
        pays_after: 33,
        deals: &[
            Deal::new("Growth beyond the first hospitals", Monthly(3_600))
                .begins(-6)
                .months(6),
        ],
        work: &[(&THIRD_MONTH, OnHold)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Lagom Kalender",
        users: "families",
        pays_after: 110,
        twist: Some(Twist::PartPaid),
        deals: &[
            Deal::new("From beta to something people pay for", Monthly(1_800))
                .begins(-5)
                .months(12)
                .fate(Terminated("Money is short until the next round.")),
        ],
        work: &[(&FOCUS, OnHold)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Rift Valley Minigrids",
        users: "villages",
        currency: "USD",
        deals: &[Deal::new(
            "Prepaid power without queues",
            Milestones(&[
                ("Three villages", 5_500),
                ("Agents trained", 4_000),
                ("All villages", 9_500),
            ]),
        )
        .begins(-7)
        .months(12)
        .fate(Suspended("While the licence is renewed."))],
        work: &[(&BILLS, OnHold)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Cimento Ponte Alta",
        users: "builders' merchants",
        currency: "USD",
        pays_after: 140,
        deals: &[Deal::new(
            "Orders through a portal",
            Milestones(&[
                ("First ten merchants", 8_000),
                ("All of Minas Gerais", 14_000),
                ("Handed over", 4_000),
            ]),
        )
        .begins(-17)
        .months(10)],
        work: &[(&ROLL_OUT, Completed)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Stoneleigh Hospice Trust",
        users: "volunteers",
        currency: "GBP",
        deals: &[
            Deal::new("A rota that volunteers keep themselves", Fixed(4_000))
                .begins(-13)
                .months(6),
        ],
        work: &[(&ROLL_OUT, Archived)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Ironwood Gyms",
        users: "gym owners",
        tax: 23,
        deals: &[
            Deal::new("What members of sixty gyms stay for", Monthly(4_000))
                .begins(-12)
                .months(6),
        ],
        work: &[(&THIRD_MONTH, Archived)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Fjellro Hytter",
        users: "guests",
        deals: &[Deal::new("Booking for forty cabins", Monthly(2_200))
            .begins(-11)
            .months(12)
            .fate(Terminated("Sold to a chain that brings its own booking."))],
        work: &[(&BILLS, Archived)],
        ..Engagement::BASE
    },
    Engagement {
        customer: "Kumo Backup",
        users: "studios",
        currency: "USD",
        pays_after: 45,
        twist: Some(Twist::WrittenOff),
        deals: &[Deal::new("A plan for the year", Monthly(3_900))
            .begins(-12)
            .months(12)
            .fate(Terminated("Bought by a larger firm with its own people."))],
        work: &[(&FOCUS, Archived)],
        ..Engagement::BASE
    },
];
