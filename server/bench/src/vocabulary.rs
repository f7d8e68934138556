//! What names and texts are made of.

use std::sync::LazyLock;

pub(crate) static FIRST: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "Ada Ben Carla David Elif Fatima Georg Hanna Ivan Julia Kofi Lena Mateo Nadia Omar Priya Quentin Rosa \
    Sven Tomas Uma Viktor Wanda Xenia Yusuf Zoe Anaïs Björn Chloé Dmitri Émile Françoise Gülay Håkon Íñigo Jürgen \
    Łukasz Marko Núria Øystein Renée Søren Thảo Zdeněk Akira Chen Haruto Li Mei Ravi Sunita Wei Yuki Amara Chidi \
    Kwame Ngozi Thandiwe Alex Charlie Jamie Jordan Morgan Robin Sam Taylor",
    )
});
pub(crate) static LAST: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "Abel Bauer Castillo Dubois Eriksen Ferrari García Haddad Ivanov Jansen Kowalski Lindqvist Moreau Novák \
    Okafor Petrov Quinn Rossi Schmidt Tanaka Ueda Vogel Weber Xu Yılmaz Zimmermann Andersson Brown Clarke Davies Evans \
    Fischer Green Hughes Iqbal Johnson Khan Lee Martin Nguyen O'Connor Patel Roberts Singh Thompson Usman Varga Walker \
    Young Zhang Müller Martínez Fernández Silva Santos Costa Popescu Horvat Nagy Kim Park Sato Suzuki Mensah Diallo",
    )
});
pub(crate) static BRAND: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "Alder Amber Arc Aster Atlas Aurora Basalt Beacon Birch Blue Bright Cedar Cinder Clear Cobalt Copper Coral \
    Crest Delta Drift Echo Ember Falcon Fern Flint Fjord Forge Frost Gale Glacier Golden Granite Harbor Hazel Helix \
    Horizon Indigo Iron Ivory Jade Juniper Kestrel Lantern Lark Lumen Maple Meridian Mint Monarch Moss Nimbus North Nova \
    Oak Onyx Opal Orbit Orchid Otter Pearl Pine Pioneer Polar Prism Quartz Quill Raven Reef Ridge River Rowan Sable Sage \
    Saffron Sequoia Silver Slate Solar Spruce Sterling Summit Sunrise Swift Tandem Terra Thistle Tidal Timber Topaz Trellis \
    Umbra Valley Velvet Vertex Violet Wander Willow Winter Wren Yarrow Zephyr",
    )
});
pub(crate) static TRADE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "Analytics Bank Biotech Brewing Capital Care Chemicals Clinics Cloud Coffee Commerce Components Construction \
    Consulting Dental Design Digital Dynamics Education Energy Engineering Farms Finance Foods Freight Games Garments Grid \
    Health Hospitality Housing Insurance Interiors Labs Learning Legal Logistics Marine Materials Media Medical Mobility \
    Motors Networks Optics Outdoor Packaging Payments Pharma Plastics Press Properties Rail Records Recycling Research \
    Robotics Security Semiconductors Shipping Software Space Sports Steel Studios Systems Telecom Textiles Tools Toys Travel \
    Ventures Water Wind Wines Works",
    )
});
pub(crate) const FORM: [&str; 8] = ["GmbH", "Ltd", "Inc", "AG", "B.V.", "S.A.", "Oy", "LLC"];
pub(crate) const VERTICAL: [&str; 24] = [
    "Healthcare",
    "Fintech",
    "Logistics",
    "Education",
    "Retail",
    "Manufacturing",
    "Energy",
    "Insurance",
    "Real estate",
    "Travel and hospitality",
    "Food and beverage",
    "Media",
    "Public sector",
    "Automotive",
    "Telecommunications",
    "Biotech",
    "Agriculture",
    "Construction",
    "Legal services",
    "Gaming",
    "Cybersecurity",
    "Human resources",
    "Aerospace",
    "Non-profit",
];
pub(crate) const STAGE: [&str; 6] = ["Idea", "Prototype", "Beta", "Launch", "Growth", "Mature"];
pub(crate) const CATEGORY: [&str; 10] = [
    "Mobile app",
    "Web platform",
    "API",
    "Marketplace",
    "Device",
    "Data product",
    "Internal tool",
    "Plugin",
    "Service",
    "Infrastructure",
];
pub(crate) const ROLE: [&str; 12] = [
    "Chief executive",
    "Head of product",
    "Engineering lead",
    "Head of sales",
    "Marketing manager",
    "Operations",
    "Finance director",
    "Procurement",
    "Customer success",
    "Designer",
    "Data protection officer",
    "Founder",
];
pub(crate) const DOES: [&str; 12] = [
    "connects suppliers with small shops and takes care of delivery",
    "helps clinics to plan their staff and their rooms",
    "predicts when machines will need service",
    "lets schools share material across borders",
    "settles invoices between companies in different currencies",
    "finds the cheapest route for half-empty trucks",
    "turns recordings of meetings into decisions and tasks",
    "measures how much energy buildings really use",
    "matches apprentices with workshops near them",
    "checks contracts for clauses that nobody wanted",
    "sells tickets for small venues without a fee for the audience",
    "keeps medicines cold from the factory to the patient",
];
pub(crate) const WANTS: [&str; 8] = [
    "They want to double their users before the next round",
    "They look for a partner who knows the regulation",
    "The pilot went well and the contract is being negotiated",
    "Budget is approved for the second half of the year",
    "They compare us with two others and decide in spring",
    "The founder asked for references in the same business",
    "Support is their weak spot and they know it",
    "Expansion into two more countries is planned",
];

/// What invented names are made of.
pub(crate) static SYLLABLE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "ba be bo ca ce da di do fa fi ga ge ha jo ka ki la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se \
        so ta te ti to va ve vi xa ya ze zo",
    )
});

fn words(list: &'static str) -> Vec<&'static str> {
    list.split_whitespace().collect()
}
