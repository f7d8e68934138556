//! Banks, insurers and offices.

use domain::customers::CustomerStatus::{Archive, Live, Negotiation, OnHold, Prospect};
use domain::customers::InfoField::{
    About, Icp, Persona, ProductCategory, ProductName, ProductStage, ProductUrl, Vertical,
};

use super::DemoCustomer;
use super::Owner::Manager;

pub(super) const CUSTOMERS: &[DemoCustomer] = &[
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
        extra: &[("Procurement", "Needs two other offers on file")],
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
        ..DemoCustomer::BASE
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
        shared: false,
        first_day: 23,
        last_hour: 52,
        ..DemoCustomer::BASE
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
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Ottoman & Reyes Architects",
        fields: &[
            (Vertical, "Architecture"),
            (About, "Wants to sell its planning tool to other offices."),
        ],
        team: &[("Lucía Reyes", "Partner", "lucia@ottomanreyes.example")],
        shared: false,
        first_day: 6,
        last_hour: 70,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Achebe Adeyemi Solicitors",
        fields: &[
            (Vertical, "Law"),
            (
                About,
                "Commercial law firm in Lagos, 60 lawyers. Sells fixed-price company filings online.",
            ),
            (
                Persona,
                "Managing partner; two of the seniors think it cheapens the firm.",
            ),
            (ProductName, "Adeyemi Filings"),
            (ProductStage, "Beta"),
            (ProductCategory, "Legal service"),
            (Icp, "Foreign companies opening a first office in Nigeria."),
        ],
        team: &[
            (
                "Ngozi Adeyemi",
                "Managing partner",
                "ngozi@achebeadeyemi.example",
            ),
            ("Chidi Achebe", "Partner", "chidi@achebeadeyemi.example"),
            (
                "Bolanle Fashola",
                "Filings desk",
                "bola@achebeadeyemi.example",
            ),
        ],
        notes: &[(
            "Chidi Achebe",
            "Against it at first. Show him the filings desk's figures.",
        )],
        steps: &[Negotiation, Prospect, Negotiation, Live],
        owner: Manager,
        first_day: 284,
        last_hour: 19,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Tasman Mutual",
        fields: &[
            (Vertical, "Insurance"),
            (
                About,
                "Home insurer owned by its members, Christchurch. Work rests until the merger is through.",
            ),
            (ProductName, "Tasman Claim"),
            (ProductStage, "Discovery"),
        ],
        extra: &[("Resume", "When the regulator has answered")],
        team: &[(
            "Wiremu Parata",
            "Head of claims",
            "wiremu@tasmanmutual.example",
        )],
        steps: &[Prospect, Live, OnHold],
        owner: Manager,
        first_day: 319,
        last_hour: 620,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Pagos del Sur",
        fields: &[
            (Vertical, "Payments"),
            (
                About,
                "Card readers for market stalls in Chile and northern Argentina.",
            ),
            (
                Persona,
                "Head of product, new in the job, came from a bank.",
            ),
            (
                Icp,
                "Stall holders who take cash only and lose sales at the end of the month.",
            ),
            (ProductName, "Sur Lector"),
            (ProductStage, "Growth"),
            (ProductCategory, "Card reader"),
            (ProductUrl, "https://pagosdelsur.example/lector"),
        ],
        extra: &[("Based in", "Valparaíso, Chile")],
        team: &[
            (
                "Catalina Huenchumil",
                "Head of product",
                "catalina@pagosdelsur.example",
            ),
            ("Matías Orellana", "Founder", "matias@pagosdelsur.example"),
        ],
        steps: &[Prospect, Negotiation, Live],
        first_day: 176,
        last_hour: 3,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "桜帳簿 Sakura Ledger",
        fields: &[(
            About,
            "Bookkeeping for one-person shops in Kyoto. Met at the fintech evening.",
        )],
        shared: false,
        first_day: 2,
        last_hour: 40,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Hawthorne, Pryce, Abernathy-Llewellyn & Daughters Chartered Surveyors and Valuers of Rural Property for Northern England and the Scottish Borders",
        fields: &[
            (Vertical, "Surveying"),
            (
                About,
                "Values farms. 4,000 reports a year, all in one word processor template from 1998.",
            ),
        ],
        team: &[
            (
                "Philippa Abernathy-Llewellyn",
                "Senior partner",
                "philippa@hpald.example",
            ),
            ("Gareth Pryce", "Partner", ""),
        ],
        steps: &[Prospect],
        owner: Manager,
        first_day: 45,
        last_hour: 215,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Mzansi Microcredit",
        fields: &[
            (Vertical, "Lending"),
            (
                About,
                "Small loans to spaza shops around Durban. Half of the applications are given up on page three.",
            ),
            (
                Persona,
                "Chief risk officer who reads every field that we want to drop.",
            ),
            (ProductName, "Mzansi Apply"),
            (ProductStage, "Prototype"),
            (ProductCategory, "Loan application"),
        ],
        extra: &[("Day rate", "Asked for 10% off for six months")],
        team: &[
            (
                "Thandeka Ngcobo",
                "Chief risk officer",
                "thandeka@mzansimicro.example",
            ),
            ("Pieter Vosloo", "Engineering", "pieter@mzansimicro.example"),
        ],
        steps: &[Prospect, OnHold, Negotiation],
        owner: Manager,
        first_day: 161,
        last_hour: 44,
        ..DemoCustomer::BASE
    },
    DemoCustomer {
        name: "Clearwater Audit",
        fields: &[
            (Vertical, "Accounting"),
            (
                About,
                "Auditors in Halifax, Nova Scotia. Chose to buy software off the shelf; we parted as friends.",
            ),
        ],
        team: &[(
            "Marie-Ève Thibodeau",
            "Partner",
            "marie-eve@clearwateraudit.example",
        )],
        steps: &[Prospect, Negotiation, Archive],
        owner: Manager,
        first_day: 334,
        last_hour: 2_880,
        ..DemoCustomer::BASE
    },
];
