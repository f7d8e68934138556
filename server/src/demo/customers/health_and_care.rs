//! Clinics, homes, laboratories, and one for animals.

use domain::customers::CustomerStatus::{Archive, Live, Negotiation, OnHold, Prospect};
use domain::customers::InfoField::{
    About, Icp, Persona, ProductCategory, ProductDescription, ProductName, ProductStage,
    ProductUrl, Vertical,
};

use super::DemoCustomer;
use super::Owner::{Advisor, Manager};

pub(super) const CUSTOMERS: &[DemoCustomer] = &[
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
        extra: &[("Next milestone", "Ten practices on the new app")],
        team: &[
            (
                "Priya Raman",
                "Chief digital officer",
                "priya@lumendental.example",
            ),
            ("Tom Achterberg", "Head of practices", ""),
        ],
        notes: &[(
            "Tom Achterberg",
            "Speaks for the dentists. Not on e-mail; ask Priya.",
        )],
        steps: &[Prospect, Live],
        first_day: 168,
        last_hour: 5,
        ..DemoCustomer::BASE
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
        shared: false,
        first_day: 3,
        last_hour: 12,
        ..DemoCustomer::BASE
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
        owner: Advisor,
        first_day: 88,
        last_hour: 4,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Helix & Hart Genomics",
        fields: &[
            (Vertical, "Life sciences"),
            (
                About,
                "Gene panels for heart clinics, from a lab in Dundee. Hospitals pay late; private clinics pay at once.",
            ),
            (
                Persona,
                "Lab director turned chief executive, careful with claims.",
            ),
            (
                Icp,
                "Private cardiology clinics with their own genetic counsellor.",
            ),
            (ProductName, "HartPanel"),
            (ProductStage, "Pilot"),
            (ProductCategory, "Diagnostics"),
        ],
        extra: &[("NDA", "Signed, two years")],
        team: &[
            (
                "Prof. Morag Sinclair",
                "Chief executive",
                "morag@helixhart.example",
            ),
            (
                "Olufemi Balogun",
                "Regulatory affairs",
                "femi@helixhart.example",
            ),
        ],
        steps: &[Prospect, Negotiation],
        first_day: 77,
        last_hour: 21,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Bright Paws Vets 🐾",
        fields: &[
            (Vertical, "Veterinary"),
            (
                About,
                "Six practices around Wellington. A third of appointments are missed; reminders go out by post.",
            ),
            (
                Persona,
                "Practice manager who covers the front desk twice a week.",
            ),
            (ProductName, "Paws Plan"),
            (ProductStage, "Growth"),
            (ProductCategory, "Membership"),
            (
                ProductDescription,
                "Vaccinations, check-ups and reminders for a monthly fee.",
            ),
            (ProductUrl, "https://brightpaws.example/plan"),
        ],
        team: &[
            (
                "Aroha Ngata",
                "Practice manager",
                "aroha@brightpaws.example",
            ),
            ("Hamish Doyle", "Senior vet", "hamish@brightpaws.example"),
        ],
        notes: &[("Aroha Ngata", "Calls at 20:00 our time; it is her morning.")],
        steps: &[Prospect, Live],
        owner: Advisor,
        first_day: 195,
        last_hour: 11,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Clinique du Léman",
        fields: &[
            (Vertical, "Private hospital"),
            (
                About,
                "Eighty beds near Lausanne. International patients ask for one bill instead of six.",
            ),
            (
                Persona,
                "Director of finance; the doctors bill on their own and like it that way.",
            ),
        ],
        team: &[(
            "Aurélie Chappuis",
            "Director of finance",
            "a.chappuis@cliniqueduleman.example",
        )],
        steps: &[Prospect],
        owner: Manager,
        first_day: 58,
        last_hour: 172,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Asha Maternal Health",
        fields: &[
            (Vertical, "Non-profit health"),
            (
                About,
                "Midwife visits in 300 villages in Odisha. Funders want results each quarter, midwives have no signal.",
            ),
            (Icp, "State health departments with a midwife programme."),
            (ProductName, "Asha Visit"),
            (ProductStage, "Scale"),
            (ProductCategory, "Field app"),
            (
                ProductDescription,
                "Visit records that work offline and travel by Bluetooth.",
            ),
        ],
        extra: &[
            ("Rate", "Charity rate, agreed with Dana"),
            ("Funding", "Runs to the end of next June"),
        ],
        team: &[
            (
                "Sunita Mohapatra",
                "Programme director",
                "sunita@ashahealth.example",
            ),
            (
                "Dr. Imran Sheikh",
                "Medical lead",
                "imran@ashahealth.example",
            ),
            ("Lakshmi", "Field coordinator", ""),
        ],
        steps: &[Prospect, Live],
        owner: Advisor,
        first_day: 372,
        last_hour: 68,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Nordlys Hørsel",
        fields: &[
            (Vertical, "Hearing aids"),
            (
                About,
                "Fits hearing aids at home in northern Norway. Came through Sigrid at Northwind.",
            ),
        ],
        team: &[("Bjørn Ødegård", "Founder", "bjorn@nordlyshorsel.example")],
        first_day: 8,
        last_hour: 30,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Stoneleigh Hospice Trust",
        fields: &[
            (Vertical, "Care"),
            (
                About,
                "Three hospices in Warwickshire. Volunteer rota finished and handed over; no further budget.",
            ),
            (ProductName, "Stoneleigh Rota"),
            (ProductStage, "Scale"),
        ],
        extra: &[("Reference", "Happy to be called by others")],
        team: &[(
            "Reverend Joan Pickering",
            "Trustee",
            "joan@stoneleighhospice.example",
        )],
        steps: &[Live, OnHold, Live, Archive],
        first_day: 505,
        last_hour: 1_450,
        ..DemoCustomer::BASE
    },
];
