//! Those who carry, build and make things.

use domain::customers::CustomerStatus::{Archive, Live, Negotiation, OnHold, Prospect};
use domain::customers::InfoField::{
    About, Icp, Persona, ProductCategory, ProductDescription, ProductName, ProductStage,
    ProductUrl, Vertical,
};

use super::DemoCustomer;
use super::Owner::{Advisor, Manager};

pub(super) const CUSTOMERS: &[DemoCustomer] = &[
    DemoCustomer {
        name: "Harbor & Finch Logistics",
        fields: &[
            (Vertical, "Logistics"),
            (
                About,
                "Regional freight forwarder with 14 depots between Rotterdam and Gdańsk. Moving from phone-and-fax dispatch to a shipper portal.",
            ),
            (
                Persona,
                "Operations director who grew up in the depot; decides on feel, buys on proof.",
            ),
            (Icp, "Mid-size shippers with 20 to 200 loads a week."),
            (ProductName, "Finch Dispatch"),
            (ProductStage, "Growth"),
            (ProductCategory, "Shipper portal"),
            (
                ProductDescription,
                "Booking, tracking and paperwork for shippers in one place.",
            ),
            (ProductUrl, "https://dispatch.harborfinch.example"),
        ],
        extra: &[
            ("Based in", "Rotterdam, Netherlands"),
            ("Contract", "Two days a week, one month's notice"),
            ("Board meets", "First Thursday of the quarter"),
        ],
        team: &[
            (
                "Marta Wiśniewska",
                "Operations director",
                "marta@harborfinch.example",
            ),
            ("Joost de Wit", "Product owner", "joost@harborfinch.example"),
            ("Ines Prado", "CFO", "ines@harborfinch.example"),
        ],
        notes: &[
            (
                "Marta Wiśniewska",
                "Call before nine; she is in the depot after that.",
            ),
            ("Ines Prado", "Signs anything above €20,000."),
        ],
        steps: &[Prospect, Negotiation, Live],
        first_day: 212,
        last_hour: 2,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Kestrel Aerial Survey",
        fields: &[
            (Vertical, "Geospatial"),
            (About, "Drone surveys for quarries and wind farms."),
            (ProductName, "Kestrel Maps"),
            (ProductStage, "Idea"),
            (ProductCategory, "Data product"),
        ],
        team: &[(
            "Callum Reid",
            "Managing director",
            "callum@kestrelsurvey.example",
        )],
        steps: &[Prospect],
        owner: Advisor,
        first_day: 41,
        last_hour: 46,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Redshift Robotics",
        fields: &[
            (Vertical, "Robotics"),
            (About, "Warehouse arms. Three pilots, one paying."),
            (Persona, "Warehouse manager measured on picks per hour."),
            (ProductName, "Redshift Pick"),
            (ProductStage, "Pilot"),
            (ProductCategory, "Robotics"),
        ],
        extra: &[("Proposal", "Twelve weeks, pricing and packaging only")],
        team: &[
            ("Anton Kovač", "CTO", "anton@redshift.example"),
            ("Mei Chen", "Customer pilots", "mei@redshift.example"),
        ],
        steps: &[Prospect, Negotiation],
        owner: Manager,
        first_day: 66,
        last_hour: 26,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Wayfarer Rail",
        fields: &[
            (Vertical, "Transport"),
            (
                About,
                "Night trains between nine cities. The waiting list is the product.",
            ),
            (ProductName, "Wayfarer Berths"),
            (ProductStage, "Growth"),
            (ProductCategory, "Ticketing"),
            (ProductUrl, "https://wayfarer.example"),
        ],
        team: &[
            (
                "Elena Marchetti",
                "Chief commercial officer",
                "elena@wayfarer.example",
            ),
            ("Jonas Weber", "Pricing", "jonas@wayfarer.example"),
        ],
        steps: &[Negotiation, Live],
        owner: Manager,
        first_day: 150,
        last_hour: 16,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Zephyr Bikes",
        fields: &[
            (Vertical, "Mobility"),
            (
                About,
                "Cargo bikes by subscription, two cities, looking at a third.",
            ),
        ],
        team: &[(
            "Noor van Dijk",
            "Head of growth",
            "noor@zephyrbikes.example",
        )],
        steps: &[Prospect, Negotiation],
        owner: Advisor,
        first_day: 37,
        last_hour: 61,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Müller & Söhne Präzisionsguss",
        fields: &[
            (Vertical, "Foundry"),
            (
                About,
                "Family foundry near Siegen, 140 people, castings for pump makers. Quotes take nine days; customers want them in one.",
            ),
            (
                Persona,
                "Third-generation owner. Reads everything on paper, in German.",
            ),
            (
                Icp,
                "Pump and valve makers who order 50 to 2,000 castings at a time.",
            ),
            (ProductName, "Guss-Angebot"),
            (ProductStage, "Growth"),
            (ProductCategory, "Quoting tool"),
            (
                ProductDescription,
                "A buyer uploads a drawing and gets a price and a date the same day.",
            ),
            (ProductUrl, "https://angebot.mueller-soehne.example"),
        ],
        extra: &[
            ("Based in", "Siegen, Germany"),
            ("Language", "German; contracts in both"),
            ("Renewal", "Once a year, in writing"),
        ],
        team: &[
            ("Jürgen Müller", "Owner", "juergen@mueller-soehne.example"),
            (
                "Anneliese Groß",
                "Head of quoting",
                "gross@mueller-soehne.example",
            ),
            ("Emre Yıldız", "IT", "emre@mueller-soehne.example"),
        ],
        notes: &[("Jürgen Müller", "Away every August. Do not send slides.")],
        steps: &[Prospect, Negotiation, OnHold, Negotiation, Live],
        owner: Manager,
        first_day: 548,
        last_hour: 7,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Kitahama Seikō 北浜精工",
        fields: &[
            (Vertical, "Precision parts"),
            (
                About,
                "Osaka maker of bearings for dental drills. Wants to sell direct in Europe without upsetting its distributors.",
            ),
            (
                Persona,
                "Export manager who needs agreement from four departments.",
            ),
            (ProductName, "Kitahama Direct"),
            (ProductStage, "Discovery"),
        ],
        extra: &[("Time zone", "Eight hours ahead of Dublin; mornings only")],
        team: &[
            (
                "佐藤 健一 (Satō Ken'ichi)",
                "Export manager",
                "sato@kitahama.example",
            ),
            ("Nakamura Aoi", "Interpreter", ""),
        ],
        steps: &[Prospect, Negotiation],
        owner: Advisor,
        first_day: 118,
        last_hour: 37,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Cimento Ponte Alta",
        fields: &[
            (Vertical, "Building materials"),
            (
                About,
                "Cement works in Minas Gerais. The order portal went live; their own team runs it now.",
            ),
            (ProductName, "Ponte Alta Pedidos"),
            (ProductStage, "Scale"),
            (ProductCategory, "Order portal"),
        ],
        team: &[(
            "João Batista Rezende",
            "Commercial director",
            "joao@pontealta.example",
        )],
        steps: &[Prospect, Live, Archive],
        first_day: 602,
        last_hour: 2_640,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "شركة ظفار للتبريد (Dhofar Cold Chain)",
        fields: &[
            (Vertical, "Cold storage"),
            (
                About,
                "Cold stores for fish in Salalah and Duqm. Wants temperature records its buyers accept.",
            ),
            (Persona, "Quality manager who answers to three inspectors."),
            (ProductStage, "Idea"),
        ],
        team: &[(
            "فاطمة البلوشي",
            "Quality manager",
            "fatma@dhofarcold.example",
        )],
        steps: &[Prospect],
        first_day: 29,
        last_hour: 98,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Tallinn Tug & Salvage",
        fields: &[
            (Vertical, "Maritime"),
            (
                About,
                "Eleven tugs. Crews now book their own shifts; the office no longer phones round.",
            ),
            (ProductName, "Vaht"),
            (ProductStage, "Beta"),
            (ProductCategory, "Crew planning"),
            (Icp, "Tug and pilot companies with 5 to 40 vessels."),
        ],
        extra: &[("Invoicing", "Monthly, in euros, to Tallinn")],
        team: &[
            (
                "Kristjan Tamm",
                "Fleet manager",
                "kristjan@tallinntug.example",
            ),
            ("Liis Mägi", "Crew office", "liis@tallinntug.example"),
        ],
        steps: &[Prospect, Live],
        first_day: 243,
        last_hour: 55,
        ..DemoCustomer::BASE
    },
];
