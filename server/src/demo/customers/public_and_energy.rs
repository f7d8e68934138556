//! Power, water, lines, land, and those who look after them for everybody.

use domain::customers::CustomerStatus::{Live, Negotiation, OnHold, Prospect};
use domain::customers::InfoField::{
    About, Icp, Persona, ProductCategory, ProductDescription, ProductName, ProductStage,
    ProductUrl, Vertical,
};

use super::DemoCustomer;
use super::Owner::{Advisor, Manager};

pub(super) const CUSTOMERS: &[DemoCustomer] = &[
    DemoCustomer {
        name: "Copperline Telecom",
        fields: &[
            (Vertical, "Telecom"),
            (
                About,
                "Rural fibre operator. The self-install kit fails one time in five.",
            ),
            (ProductName, "Copperline Home"),
            (ProductStage, "Scale"),
            (ProductCategory, "Customer app"),
        ],
        extra: &[
            ("Renewal", "Once a year, in writing"),
            ("Vendor number", "40-1187"),
        ],
        team: &[
            ("Dee Washington", "VP product", "dee@copperline.example"),
            (
                "Sanjay Mehta",
                "Field operations",
                "sanjay@copperline.example",
            ),
        ],
        steps: &[Negotiation, Live],
        owner: Manager,
        first_day: 310,
        last_hour: 1,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Sundial Energy",
        fields: &[
            (Vertical, "Energy"),
            (
                About,
                "Community solar; billing is a spreadsheet of 4,000 rows.",
            ),
            (ProductName, "Sundial Share"),
            (ProductStage, "Prototype"),
            (ProductCategory, "Billing"),
        ],
        team: &[("Amara Diallo", "Founder", "amara@sundial.example")],
        steps: &[Prospect, Live],
        first_day: 102,
        last_hour: 49,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Glasshouse Produce",
        fields: &[
            (Vertical, "Agriculture"),
            (
                About,
                "Hydroponic growers, three sites. Sensor data piles up and nobody looks at it.",
            ),
            (ProductName, "Glasshouse Pulse"),
            (ProductStage, "Prototype"),
            (ProductCategory, "Monitoring"),
        ],
        team: &[
            (
                "Hanne Vermeulen",
                "Site manager",
                "hanne@glasshouse.example",
            ),
            ("Bilal Aydın", "Data engineer", "bilal@glasshouse.example"),
        ],
        steps: &[Prospect, Live],
        owner: Advisor,
        first_day: 121,
        last_hour: 9,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Aguas de Valdemar",
        fields: &[
            (Vertical, "Water"),
            (
                About,
                "Town water works in Asturias, 48,000 meters. Leaks are found when neighbours complain.",
            ),
            (
                Persona,
                "Technical director, an engineer near retirement who wants it left in order.",
            ),
            (
                Icp,
                "Municipal utilities with fewer than 100,000 connections.",
            ),
            (ProductName, "Valdemar Contador"),
            (ProductStage, "Pilot"),
            (ProductCategory, "Metering"),
            (
                ProductDescription,
                "Reads meters by radio each night and marks the streets that lose water.",
            ),
        ],
        extra: &[
            ("Tender", "Framework agreement, three years, one extension"),
            ("Invoicing", "Through the town's portal, quarterly"),
        ],
        team: &[
            (
                "Covadonga Suárez",
                "Technical director",
                "csuarez@valdemar.example",
            ),
            ("Xurxo Piñeiro", "Field crew", ""),
            ("Begoña Arrieta", "Town council", "arrieta@valdemar.example"),
        ],
        notes: &[(
            "Begoña Arrieta",
            "Up for election in May. Results before then help.",
        )],
        steps: &[Prospect, Negotiation, Live],
        owner: Manager,
        first_day: 391,
        last_hour: 17,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Stadtwerke Lindental",
        fields: &[
            (Vertical, "Energy"),
            (
                About,
                "Power and heat for 30,000 homes in Thuringia. Tariff change letters cause 6,000 calls.",
            ),
            (
                Persona,
                "Head of customer service with twelve people and no developer.",
            ),
            (ProductName, "Mein Lindental"),
            (ProductStage, "Discovery"),
            (ProductCategory, "Customer portal"),
        ],
        extra: &[("Data protection", "Contract is with their lawyer")],
        team: &[
            (
                "Heike Schönbrunn",
                "Customer service",
                "schoenbrunn@sw-lindental.example",
            ),
            ("Torsten Voß", "Purchasing", "voss@sw-lindental.example"),
        ],
        steps: &[Prospect, Negotiation],
        owner: Manager,
        first_day: 127,
        last_hour: 51,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Kaimana Reef Trust",
        fields: &[
            (Vertical, "Conservation"),
            (
                About,
                "Reef wardens on Oʻahu. Visitors pay a fee at a kiosk that is often shut.",
            ),
            (ProductStage, "Idea"),
        ],
        team: &[("Keoni Kahananui", "Director", "keoni@kaimanareef.example")],
        steps: &[Prospect],
        first_day: 19,
        last_hour: 63,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Hebridean Wind Cooperative",
        fields: &[
            (Vertical, "Energy"),
            (
                About,
                "Nine turbines owned by 2,100 islanders. The members' meeting voted twice before it said yes.",
            ),
            (
                Persona,
                "Chair, elected each year, with a day job on the ferry.",
            ),
            (ProductName, "Muileann"),
            (ProductStage, "Beta"),
            (ProductCategory, "Member portal"),
            (ProductUrl, "https://members.hebrideanwind.example"),
        ],
        team: &[
            ("Mairi MacAulay", "Chair", "chair@hebrideanwind.example"),
            (
                "Ruaridh Nicolson",
                "Treasurer",
                "treasurer@hebrideanwind.example",
            ),
        ],
        steps: &[Prospect, Negotiation, Prospect, Negotiation, Live],
        first_day: 356,
        last_hour: 75,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Rift Valley Minigrids",
        fields: &[
            (Vertical, "Energy"),
            (
                About,
                "Solar grids for 26 villages around Nakuru. Paused while the licence is renewed.",
            ),
            (
                Icp,
                "Villages of 100 to 600 homes, more than 10 km from the grid.",
            ),
            (ProductName, "Stima Credit"),
            (ProductStage, "Growth"),
            (ProductCategory, "Prepaid power"),
        ],
        team: &[
            (
                "Wanjiru Kamau",
                "Chief executive",
                "wanjiru@riftminigrids.example",
            ),
            (
                "Peter ole Sankale",
                "Operations",
                "sankale@riftminigrids.example",
            ),
        ],
        steps: &[Prospect, Live, OnHold],
        owner: Manager,
        first_day: 267,
        last_hour: 505,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Mestna knjižnica Brezovica",
        fields: &[(Vertical, "Public library")],
        team: &[(
            "Žiga Črnčec",
            "Librarian",
            "ziga@knjiznica-brezovica.example",
        )],
        first_day: 10,
        last_hour: 205,
        ..DemoCustomer::BASE
    },
];
