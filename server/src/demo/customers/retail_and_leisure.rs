//! Shops, food, travel and spare time.

use domain::customers::CustomerStatus::{Archive, Live, Negotiation, OnHold, Prospect};
use domain::customers::InfoField::{
    About, Icp, Persona, ProductCategory, ProductDescription, ProductName, ProductStage,
    ProductUrl, Vertical,
};

use super::DemoCustomer;
use super::Owner::Advisor;

pub(super) const CUSTOMERS: &[DemoCustomer] = &[
    DemoCustomer {
        name: "Quillfeather Press",
        fields: &[
            (Vertical, "Publishing"),
            (
                About,
                "Independent publisher testing a subscription for serial fiction.",
            ),
            (ProductName, "Quill Serial"),
            (ProductStage, "Beta"),
            (ProductCategory, "Subscription"),
            (ProductUrl, "https://quillfeather.example"),
        ],
        team: &[("Imogen Hart", "Publisher", "imogen@quillfeather.example")],
        steps: &[Prospect, Negotiation],
        owner: Advisor,
        first_day: 54,
        last_hour: 33,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Saltmarsh Hotels",
        fields: &[
            (Vertical, "Hospitality"),
            (
                About,
                "Eleven small hotels on the coast, one booking engine from 2009.",
            ),
            (ProductName, "Saltmarsh Stay"),
            (ProductStage, "Discovery"),
            (ProductCategory, "Booking"),
        ],
        team: &[(
            "Freya Lindholm",
            "Managing director",
            "freya@saltmarsh.example",
        )],
        notes: &[(
            "Freya Lindholm",
            "Wait for the season to end before writing again.",
        )],
        steps: &[Prospect, Negotiation, OnHold],
        first_day: 133,
        last_hour: 410,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Ironwood Gyms",
        fields: &[
            (Vertical, "Fitness"),
            (
                About,
                "Franchise of 60 gyms; engagement ended well in spring.",
            ),
        ],
        team: &[("Kurt Baumann", "Franchise lead", "kurt@ironwood.example")],
        steps: &[Live, Archive],
        first_day: 420,
        last_hour: 1_900,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Foxglove Cosmetics",
        fields: &[
            (Vertical, "Consumer goods"),
            (
                About,
                "Refill pouches by post. Considering a loyalty programme.",
            ),
        ],
        team: &[("Chiara Bruni", "Brand lead", "chiara@foxglove.example")],
        steps: &[Prospect],
        owner: Advisor,
        first_day: 31,
        last_hour: 140,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Thistle & Thread",
        fields: &[
            (Vertical, "Retail"),
            (
                About,
                "Yarn shop with a following of 80,000 and a website from a friend.",
            ),
        ],
        team: &[("Eilidh Fraser", "Owner", "eilidh@thistlethread.example")],
        shared: false,
        first_day: 12,
        last_hour: 260,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Café Mañana Tostadores",
        fields: &[
            (Vertical, "Food & drink"),
            (
                About,
                "Coffee roaster in Medellín. Sells to 120 cafés and ships beans to homes in four countries.",
            ),
            (
                Persona,
                "Co-founder who buys the beans and does not like spreadsheets.",
            ),
            (Icp, "Cafés that go through 20 to 60 kilos a month."),
            (ProductName, "Mañana Club"),
            (ProductStage, "Growth"),
            (ProductCategory, "Subscription"),
            (ProductUrl, "https://cafemanana.example/club"),
        ],
        extra: &[("Based in", "Medellín, Colombia")],
        team: &[
            (
                "Valentina Restrepo",
                "Co-founder",
                "valentina@cafemanana.example",
            ),
            ("Julián Ospina", "Wholesale", "julian@cafemanana.example"),
        ],
        steps: &[Prospect, Live],
        owner: Advisor,
        first_day: 109,
        last_hour: 6,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Bao & Brew",
        fields: &[
            (Vertical, "Restaurants"),
            (
                About,
                "Four stalls in Singapore, a fifth in the works. Queue app wanted.",
            ),
        ],
        team: &[("Tan Wei Ling", "Owner", "weiling@baobrew.example")],
        first_day: 5,
        last_hour: 8,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Grüne Gabel",
        fields: &[
            (Vertical, "Food delivery"),
            (
                About,
                "Meal boxes in Graz and Linz. Stopped for a winter when the kitchen burned down; cooking again.",
            ),
            (
                Persona,
                "Managing director who watches cost per box and little else.",
            ),
            (ProductName, "Gabelbox"),
            (ProductStage, "Scale"),
            (ProductCategory, "Subscription"),
            (
                ProductDescription,
                "Three dinners a week, cooked in 20 minutes, boxes collected again.",
            ),
        ],
        extra: &[("Contract", "Half a day a week since the restart")],
        team: &[
            (
                "Magdalena Höfler",
                "Managing director",
                "magdalena@gruenegabel.example",
            ),
            ("Zoltán Szűcs", "Kitchen", "zoltan@gruenegabel.example"),
        ],
        steps: &[Prospect, Live, OnHold, Live],
        first_day: 512,
        last_hour: 25,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Maison Belhadj",
        fields: &[
            (Vertical, "Homeware"),
            (
                About,
                "Ceramics from Safi, sold in Lyon and Marseille. Every order is packed by an aunt.",
            ),
            (ProductName, "Atelier Belhadj"),
        ],
        team: &[
            ("Yasmine Belhadj", "Owner", "yasmine@maisonbelhadj.example"),
            ("Driss Belhadj", "Workshop, Safi", ""),
        ],
        steps: &[Prospect],
        owner: Advisor,
        first_day: 72,
        last_hour: 290,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Fjellro Hytter",
        fields: &[
            (Vertical, "Travel"),
            (
                About,
                "Forty mountain cabins near Voss. Sold to a chain; booking moved to theirs.",
            ),
            (ProductName, "Fjellro Booking"),
        ],
        team: &[("Ingunn Flåm", "Former owner", "ingunn@fjellro.example")],
        notes: &[(
            "Ingunn Flåm",
            "Planning something new. Ask again in spring.",
        )],
        steps: &[Live, Archive],
        first_day: 571,
        last_hour: 1_130,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Otter Creek Outfitters",
        fields: &[
            (Vertical, "Outdoor"),
            (
                About,
                "Canoe hire in Ontario, 300 boats. Nobody there sits at a desk.",
            ),
        ],
        first_day: 16,
        last_hour: 330,
        ..DemoCustomer::BASE
    },
];
