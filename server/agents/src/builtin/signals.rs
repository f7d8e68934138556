//! The words that speak for what a question is about: data of [`super::intent`], in English and some German.
//!
//! Phrases are set apart by commas; with `*` at the end the last word only needs to begin so.

use domain::artifacts::ArtifactKind;

use super::intent::Topic;

/// Verbs that ask for something to be written.
pub const WRITE: &str = "write, draft, create, make, prepare, generate, produce, sketch, erstell*, schreib*, \
         entwirf, entwerfe";

/// What people call the kinds of documents.
pub const DOCUMENTS: &[(ArtifactKind, &str)] = &[
    (ArtifactKind::Roadmap, "roadmap*"),
    (
        ArtifactKind::Prd,
        "prd, product requirement*, requirements document, pflichtenheft",
    ),
    (ArtifactKind::UserStories, "user stor*, stories"),
    (
        ArtifactKind::SuccessMetrics,
        "success metric*, metrics, kpi*, kennzahlen",
    ),
    (ArtifactKind::Okrs, "okr*, objectives"),
    (ArtifactKind::Personas, "persona*"),
    (
        ArtifactKind::CompetitiveAnalysis,
        "competitive analysis, competitor*, wettbewerb*",
    ),
    (ArtifactKind::Research, "research*, interview guide, survey"),
    (
        ArtifactKind::MeetingNotes,
        "meeting notes, minutes, protokoll",
    ),
    (ArtifactKind::Strategy, "strategy, strategie"),
    (ArtifactKind::Custom, "document, one pager, memo, dokument"),
];

/// What speaks for what, and how much. Of topics with the same weight the one that stands first wins.
pub const SIGNALS: &[(Topic, u32, &str)] = &[
    (
        Topic::Reminder,
        5,
        "reminder*, dunning, mahnung, zahlungserinnerung, chase",
    ),
    (
        Topic::Search,
        5,
        "where did we, search*, did we ever, look for, suche, wo haben wir, wo steht",
    ),
    (
        Topic::Search,
        6,
        "what did we decide about, what did we say about, what did they say about, \
         anything about",
    ),
    (
        Topic::Search,
        3,
        "find, mention*, talked about, talk about, erwähn*, said about",
    ),
    (
        Topic::Others,
        5,
        "other customers, other clients, andere kunden, anderen kunden, across customers",
    ),
    (
        Topic::Others,
        4,
        "compare*, comparison, vergleich*, which customers, all customers, similar to",
    ),
    (
        Topic::Brief,
        5,
        "meeting brief, brief me, prepare me, before the meeting, before my call, briefing",
    ),
    (
        Topic::Brief,
        4,
        "prep, meeting with, call with, vorbereit*, agenda, qbr, business review",
    ),
    (
        Topic::Actions,
        5,
        "next best action*, next steps, next actions, nächsten schritte, nächste schritte, \
         what should i do",
    ),
    (
        Topic::Actions,
        4,
        "what should we do, what now, to do, todo, what to do, was soll*, follow up",
    ),
    (
        Topic::Actions,
        3,
        "was tun, priorit*, what next, what s next, recommend*, should we",
    ),
    (
        Topic::Owed,
        5,
        "owe, owes, owed, overdue, outstanding, überfällig*, schulde*, unpaid",
    ),
    (
        Topic::Owed,
        3,
        "invoice, invoices, balance, rechnung*, receivable*, paid, pay us, bezahlt",
    ),
    (Topic::Owed, 2, "money, offen*, open, late, due"),
    (
        Topic::Risks,
        5,
        "risk*, churn*, risik*, health, at stake, go wrong, worried, worry",
    ),
    (
        Topic::Risks,
        3,
        "concern*, problem*, red flag*, warning*, gefahr*",
    ),
    (
        Topic::Negotiation,
        5,
        "negotiat*, discount*, verhandl*, rabatt*, counter offer, objection*",
    ),
    (
        Topic::Negotiation,
        3,
        "price increase, raise the price, pricing strategy, willing to pay, pricing",
    ),
    (
        Topic::Dates,
        5,
        "expire*, expiring, run out, runs out, läuft aus, auslauf*, coming up, deadline*",
    ),
    (
        Topic::Dates,
        4,
        "renewal*, upcoming, next date*, is next, comes next, ends, end soon, termin*",
    ),
    (Topic::Dates, 2, "when, wann, soon, next, due"),
    (
        Topic::History,
        5,
        "what happened, what has happened, was ist passiert, was war, what changed",
    ),
    (
        Topic::History,
        4,
        "history, timeline, latest, recent*, news, neues, since, seit, verlauf",
    ),
    (
        Topic::History,
        3,
        "happened, last time, last month, last week, passiert, decisions, decided, decide",
    ),
    (
        Topic::People,
        5,
        "who is who, who s who, who are, who is, wer ist, wer sind, ansprechpartner*",
    ),
    (
        Topic::People,
        4,
        "contact person, contacts, team, stakeholder*, decision maker*, decides, people",
    ),
    (
        Topic::People,
        3,
        "who, wer, e mail address, email address, reach, role",
    ),
    (
        Topic::Agreements,
        5,
        "agreement*, contract*, vertrag*, verträge, agreed, vereinbar*",
    ),
    (
        Topic::Agreements,
        3,
        "price, prices, retainer*, fee, fees, pay for, preis*, terms, rate",
    ),
    (
        Topic::Work,
        5,
        "project*, artifact*, projekt*, artefakt*, deliverable*, working on, delivery",
    ),
    (
        Topic::Work,
        3,
        "roadmap, prd, document*, dokument*, progress, in progress, specification*",
    ),
    (
        Topic::Discovery,
        5,
        "discovery, intake, what do we know, missing, onboarding questions, qualif*",
    ),
    (Topic::Product, 4, "product, produkt, position*, vision"),
    (
        Topic::Research,
        4,
        "market, markt, research, persona*, icp, ideal customer*, users, insight*",
    ),
    (
        Topic::Report,
        4,
        "report*, figures, numbers, kpi*, metrics, zahlen, how are we doing, bericht*",
    ),
    (
        Topic::Summary,
        4,
        "summary, summar*, overview, in short, zusammenfass*, überblick, tell me about",
    ),
    (
        Topic::Summary,
        3,
        "status, how is, how are things, where do we stand, wie steht, stand, profile",
    ),
    (
        Topic::Summary,
        2,
        "everything, about this customer, about them, catch me up, kurz",
    ),
];
