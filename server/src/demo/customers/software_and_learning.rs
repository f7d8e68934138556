//! Those who sell software, and those who teach.

use domain::customers::CustomerStatus::{Archive, Live, Negotiation, OnHold, Prospect};
use domain::customers::InfoField::{
    About, Icp, Persona, ProductCategory, ProductDescription, ProductName, ProductStage,
    ProductUrl, Vertical,
};

use super::DemoCustomer;
use super::Owner::{Advisor, Manager};

pub(super) const CUSTOMERS: &[DemoCustomer] = &[
    DemoCustomer {
        name: "Tessellate Studio",
        fields: &[
            (Vertical, "Design tools"),
            (
                About,
                "Six founders, one plug-in with 300,000 users, no pricing page yet.",
            ),
            (ProductName, "Tessellate"),
            (ProductStage, "Growth"),
            (ProductCategory, "Design plug-in"),
            (ProductUrl, "https://tessellate.example"),
        ],
        team: &[("Yuki Tanabe", "Founder", "yuki@tessellate.example")],
        steps: &[Prospect, Negotiation, Live],
        first_day: 140,
        last_hour: 28,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Vantage Point Analytics",
        fields: &[
            (Vertical, "Data & analytics"),
            (
                About,
                "Dashboards for city governments. Strong in sales, thin on product.",
            ),
            (ProductName, "Vantage City"),
            (ProductStage, "Scale"),
            (ProductCategory, "Analytics"),
        ],
        team: &[
            ("Marcus Bell", "CEO", "marcus@vantagepoint.example"),
            (
                "Ji-woo Park",
                "Engineering lead",
                "jiwoo@vantagepoint.example",
            ),
        ],
        notes: &[(
            "Marcus Bell",
            "Decides in the meeting. Bring one proposal, not three.",
        )],
        steps: &[Prospect, Negotiation, Live],
        owner: Manager,
        first_day: 230,
        last_hour: 80,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Umbra Security",
        fields: &[
            (Vertical, "Cybersecurity"),
            (
                About,
                "Phishing drills for schools. Said no to the first proposal, came back after an incident.",
            ),
            (ProductName, "Umbra Drill"),
            (ProductStage, "Growth"),
            (ProductCategory, "Training"),
        ],
        team: &[("Gabriel Stone", "Founder", "gabriel@umbra.example")],
        steps: &[Prospect, Archive, Prospect],
        shared: false,
        first_day: 275,
        last_hour: 90,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Banyan Learning",
        fields: &[
            (Vertical, "Education"),
            (
                About,
                "Evening courses for nurses, sold to hospitals. Growth has slowed since the spring.",
            ),
            (Persona, "Founder who still teaches on Tuesdays."),
            (ProductName, "Banyan Shift"),
            (ProductStage, "Scale"),
            (ProductCategory, "Course platform"),
            (
                ProductDescription,
                "Ten-minute lessons that fit between rounds.",
            ),
        ],
        team: &[
            ("Adaeze Nwosu", "Founder", "adaeze@banyanlearning.example"),
            ("Rob Miles", "Sales", "rob@banyanlearning.example"),
        ],
        steps: &[Live, OnHold],
        first_day: 260,
        last_hour: 190,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Þröstur Software",
        fields: &[
            (Vertical, "Developer tools"),
            (
                About,
                "Four people in Akureyri. Log search that runs on a small server; 900 paying teams.",
            ),
            (
                Persona,
                "Both founders write code and neither wants to talk to customers.",
            ),
            (
                Icp,
                "Software teams of 3 to 15 who left a big vendor because of the bill.",
            ),
            (ProductName, "Þröstur"),
            (ProductStage, "Growth"),
            (ProductCategory, "Log search"),
            (
                ProductDescription,
                "Finds a line among a billion in a second, on one machine.",
            ),
            (ProductUrl, "https://throstur.example"),
        ],
        extra: &[("Contract", "Four days a month")],
        team: &[
            (
                "Guðrún Þorvaldsdóttir",
                "Founder",
                "gudrun@throstur.example",
            ),
            ("Ásgeir Einarsson", "Founder", "asgeir@throstur.example"),
        ],
        steps: &[Prospect, Negotiation, Live],
        owner: Advisor,
        first_day: 221,
        last_hour: 31,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Lagom Kalender",
        fields: &[
            (Vertical, "Consumer software"),
            (
                About,
                "Shared calendar for families, Malmö. Money is short until the next round.",
            ),
            (ProductName, "Lagom"),
            (ProductStage, "Beta"),
            (ProductCategory, "Calendar"),
        ],
        team: &[(
            "Saga Ekström",
            "Chief executive",
            "saga@lagomkalender.example",
        )],
        steps: &[Prospect, Live, OnHold],
        first_day: 201,
        last_hour: 780,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Tercüman Çeviri",
        fields: &[
            (Vertical, "Translation"),
            (
                About,
                "Interpreters for courts in İzmir and Cologne. Booking runs over one chat group of 400 people.",
            ),
            (ProductStage, "Idea"),
        ],
        team: &[
            ("Şule Çağlayan", "Owner", "sule@tercuman.example"),
            (
                "Deniz Arslan-Köhler",
                "Cologne office",
                "deniz@tercuman.example",
            ),
        ],
        steps: &[Prospect],
        owner: Manager,
        first_day: 33,
        last_hour: 119,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Oakridge School Network",
        fields: &[
            (Vertical, "Education"),
            (
                About,
                "Nineteen schools in Ohio. Parents get messages from seven systems.",
            ),
            (
                Persona,
                "Deputy superintendent; answers to nineteen principals.",
            ),
            (ProductName, "Oakridge Home"),
            (ProductStage, "Pilot"),
            (ProductCategory, "Parent portal"),
        ],
        extra: &[
            ("School year", "Nothing new between May and September"),
            ("Purchase order", "Needed before each invoice"),
        ],
        team: &[
            (
                "Denise Kowalczyk",
                "Deputy superintendent",
                "dkowalczyk@oakridge.example",
            ),
            ("Tyrell Banks", "IT", "tbanks@oakridge.example"),
            ("María José Figueroa", "Parent liaison", ""),
        ],
        steps: &[Prospect, Negotiation, Live],
        owner: Advisor,
        first_day: 298,
        last_hour: 132,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Zeta Forms",
        fields: &[(
            About,
            "Wrote through the website: forms for clinics, pre-launch.",
        )],
        shared: false,
        first_day: 1,
        last_hour: 22,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Kumo Backup",
        fields: &[
            (Vertical, "Infrastructure"),
            (
                About,
                "Backups for photo studios, Fukuoka. Bought by a larger firm that has its own people.",
            ),
            (ProductName, "Kumo"),
            (ProductStage, "Scale"),
            (ProductCategory, "Backup"),
        ],
        team: &[("Mori Haruka", "Head of product", "mori@kumobackup.example")],
        steps: &[Prospect, Live, Archive],
        first_day: 463,
        last_hour: 2_210,
        ..DemoCustomer::BASE
    },
];
