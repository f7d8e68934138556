//! The customers of the demo.

use domain::customers::CustomerStatus::{self, Archive, Live, Negotiation, OnHold, Prospect};
use domain::customers::InfoField::{
    self, About, Icp, Persona, ProductCategory, ProductDescription, ProductName, ProductStage,
    ProductUrl, Vertical,
};

/// One customer and its history.
pub(super) struct DemoCustomer {
    pub(super) name: &'static str,
    /// What became known about it, in that order.
    pub(super) fields: &'static [(InfoField, &'static str)],
    /// Name, role, e-mail.
    pub(super) team: &'static [(&'static str, &'static str, &'static str)],
    /// The statuses after lead, in that order.
    pub(super) steps: &'static [CustomerStatus],
    /// How many days ago it began.
    pub(super) first_day: i64,
    /// How many hours ago something last happened.
    pub(super) last_hour: i64,
}

/// In no particular order: the list sorts them.
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
        team: &[
            (
                "Marta Wiśniewska",
                "Operations director",
                "marta@harborfinch.example",
            ),
            ("Joost de Wit", "Product owner", "joost@harborfinch.example"),
            ("Ines Prado", "CFO", "ines@harborfinch.example"),
        ],
        steps: &[Prospect, Negotiation, Live],
        first_day: 212,
        last_hour: 2,
    },
    DemoCustomer {
        name: "Lumen Dental Group",
        fields: &[
            (Vertical, "Healthcare"),
            (
                About,
                "Forty dental practices under one roof. Wants one patient app instead of eleven.",
            ),
            (
                Persona,
                "Chief digital officer with a board that asks for numbers every month.",
            ),
            (ProductName, "Lumen Patient"),
            (ProductStage, "Beta"),
            (ProductCategory, "Patient app"),
            (ProductUrl, "https://lumendental.example"),
        ],
        team: &[
            (
                "Priya Raman",
                "Chief digital officer",
                "priya@lumendental.example",
            ),
            ("Tom Achterberg", "Head of practices", ""),
        ],
        steps: &[Prospect, Live],
        first_day: 168,
        last_hour: 5,
    },
    DemoCustomer {
        name: "Northwind Cooperative Bank",
        fields: &[
            (Vertical, "Banking"),
            (
                About,
                "Member-owned bank, 90,000 members. Second engagement; the first one was pricing.",
            ),
            (
                Persona,
                "Head of digital who needs cover from compliance before she can move.",
            ),
            (
                Icp,
                "Members between 25 and 40 who left for app-only banks.",
            ),
            (ProductName, "Northwind Go"),
            (ProductStage, "Discovery"),
            (ProductCategory, "Mobile banking"),
        ],
        team: &[
            (
                "Sigrid Halvorsen",
                "Head of digital",
                "sigrid@northwindbank.example",
            ),
            ("Petter Lund", "Compliance", "petter@northwindbank.example"),
        ],
        steps: &[Prospect, Negotiation],
        first_day: 96,
        last_hour: 20,
    },
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
        first_day: 41,
        last_hour: 46,
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
    },
    DemoCustomer {
        name: "Ottoman & Reyes Architects",
        fields: &[
            (Vertical, "Architecture"),
            (About, "Wants to sell its planning tool to other offices."),
        ],
        team: &[("Lucía Reyes", "Partner", "lucia@ottomanreyes.example")],
        steps: &[],
        first_day: 6,
        last_hour: 70,
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
        first_day: 121,
        last_hour: 9,
    },
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
        first_day: 54,
        last_hour: 33,
    },
    DemoCustomer {
        name: "Meridian Freight Insurance",
        fields: &[
            (Vertical, "Insurance"),
            (
                About,
                "Underwrites cargo. Looking for a fractional head of product for two quarters.",
            ),
        ],
        team: &[("Oskar Lindqvist", "COO", "oskar@meridianfreight.example")],
        steps: &[Prospect],
        first_day: 23,
        last_hour: 52,
    },
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
        team: &[
            ("Dee Washington", "VP product", "dee@copperline.example"),
            (
                "Sanjay Mehta",
                "Field operations",
                "sanjay@copperline.example",
            ),
        ],
        steps: &[Negotiation, Live],
        first_day: 310,
        last_hour: 1,
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
        steps: &[Prospect, Negotiation, OnHold],
        first_day: 133,
        last_hour: 410,
    },
    DemoCustomer {
        name: "Bluebird Payroll",
        fields: &[
            (Vertical, "Fintech"),
            (
                About,
                "Payroll for restaurants. Churn comes in the third month.",
            ),
            (Persona, "Restaurant owner doing payroll after midnight."),
            (Icp, "Restaurants with 8 to 60 staff and tips."),
            (ProductName, "Bluebird"),
            (ProductStage, "Growth"),
            (ProductCategory, "Payroll"),
            (ProductUrl, "https://bluebirdpayroll.example"),
        ],
        team: &[
            ("Nadia Haddad", "CEO", "nadia@bluebirdpayroll.example"),
            (
                "Will Osei",
                "Head of success",
                "will@bluebirdpayroll.example",
            ),
        ],
        steps: &[Prospect, Live],
        first_day: 187,
        last_hour: 14,
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
        last_hour: 1900,
    },
    DemoCustomer {
        name: "Orchard Street Clinic",
        fields: &[
            (Vertical, "Healthcare"),
            (
                About,
                "Mental-health practice that wants measured outcomes.",
            ),
            (ProductName, "Orchard Notes"),
            (ProductStage, "Idea"),
        ],
        team: &[(
            "Dr. Leila Farahani",
            "Director",
            "leila@orchardstreet.example",
        )],
        steps: &[],
        first_day: 3,
        last_hour: 12,
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
        steps: &[Prospect, Negotiation, Live],
        first_day: 230,
        last_hour: 80,
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
        first_day: 31,
        last_hour: 140,
    },
    DemoCustomer {
        name: "Pinecrest Senior Living",
        fields: &[
            (Vertical, "Care"),
            (About, "Family portal for 22 homes."),
            (ProductName, "Pinecrest Family"),
            (ProductStage, "Beta"),
            (ProductCategory, "Portal"),
        ],
        team: &[(
            "Gloria Mensah",
            "Director of care",
            "gloria@pinecrest.example",
        )],
        steps: &[Prospect, Live],
        first_day: 88,
        last_hour: 4,
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
        team: &[
            ("Anton Kovač", "CTO", "anton@redshift.example"),
            ("Mei Chen", "Customer pilots", "mei@redshift.example"),
        ],
        steps: &[Prospect, Negotiation],
        first_day: 66,
        last_hour: 26,
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
        steps: &[],
        first_day: 12,
        last_hour: 260,
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
        first_day: 275,
        last_hour: 90,
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
        first_day: 150,
        last_hour: 16,
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
        first_day: 37,
        last_hour: 61,
    },
];
