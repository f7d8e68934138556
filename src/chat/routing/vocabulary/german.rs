use super::{HINT, LIKELY, SURE, Words};
use crate::chat::routing::Topic::{
    Agreements, Contact, Ideas, Measurement, Money, People, Pricing, Product, Research, Roadmap,
    Standing, Strategy,
};

pub(super) const WORDS: &[Words] = &[
    (
        Money,
        SURE,
        "rechnung*, *rechnung, *rechnungen, uberfallig*, schulde*, zahlung*, *zahlung, *zahlungen, mahnung*, \
         forderungen, offene posten, offene betrage, uberweis*, gutschrift*, bezahlt, bezahlen, unbezahlt*, \
         kosten, das geld, reisekosten, verrechn*, abrechn*, ruckstand",
    ),
    (
        Money,
        LIKELY,
        "geld, zahlen, zahlt, betrag, betrage, konto, faellig, fallig*, saldo",
    ),
    (
        Pricing,
        SURE,
        "rabatt*, nachlass*, tagessatz*, stundensatz*, honorar*, verhandl*, preiserhohung*, angebot*, \
         festpreis*, zu teuer, unser preis, unsere preise, skonto, gegenangebot*",
    ),
    (
        Pricing,
        LIKELY,
        "preis, preise, teuer, billiger, gunstiger, konditionen, kostenvoranschlag, forderung, preis*, *preis, \
         *preise, absage*, *forderung",
    ),
    (
        Agreements,
        SURE,
        "vertrag*, *vertrag, *vertrage, vereinbarung*, *vereinbarung, kundig*, verlanger*, laufzeit*, \
         unterschr*, unterzeich*, frist, kundigungsfrist*, geheimhaltung*, schriftlich*, haftung*",
    ),
    (
        People,
        SURE,
        "ansprechpartner*, geschaftsfuhr*, entscheider*, kontaktperson*, einkauf, vorstand*, leiter, leiterin, \
         chef, chefin, zustandig*, ansprechperson*",
    ),
    (People, HINT, "frau, herr, herrn, dort"),
    (
        Contact,
        SURE,
        "besprechung*, gesprach*, termin, termine, *gesprach, *besprechung, treffen, telefonat*, anruf*, mail, \
         mails, einlad*, *erinnerung, erinnerung*, protokoll*, nachfass*, antworten, melden sich, meldet sich, \
         entschuldig*",
    ),
    (
        Contact,
        LIKELY,
        "brief, nachricht*, anrufen, schreiben wir, sagen, telefon*, reagier*, bedank*, telefonier*, besproch*, \
         zusammenfass*, geredet, gesprochen, getroffen",
    ),
    (
        Standing,
        SURE,
        "kunde, kunden, kundin, kundenbeziehung*, beziehung, abwander*, abspring*, kundenstatus, gefahr, \
         unzufrieden*, pausier*, stammkunde*, neukunde*, interessent*",
    ),
    (Standing, HINT, "sie, ihnen, uns, risiko, status"),
    (
        Strategy,
        SURE,
        "*strategie, *strategien, wettbewerb*, konkurren*, marktanalyse*, marktgrosse, zielmarkt, \
         alleinstellung*, produktvision, positionierung*, geschaftsmodell*, zielgruppe*, mitbewerber*",
    ),
    (Strategy, LIKELY, "markt, markte, zielbild, ziele, leitbild"),
    (
        Roadmap,
        SURE,
        "prioris*, meilenstein*, fahrplan*, anforderung*, zeitplan*, *planung, reihenfolge, zwischenziel*, \
         etappen, ausbaustufe*",
    ),
    (
        Roadmap,
        LIKELY,
        "halbjahr, quartal*, einfuhrung*, priorit*, umsetz*, veroffentlich*, als nachstes, nachstes, zuerst",
    ),
    (
        Research,
        SURE,
        "nutzer*, benutzer*, anwender*, umfrage*, befrag*, forschung*, *forschung, nutzertest*, annahme*, \
         erkenntnis*, bedurfnis*, *interviews, abbrech*, brechen, testen, getestet",
    ),
    (Research, LIKELY, "niemand nutzt, benutzt, nutzt, verhalten"),
    (
        Ideas,
        SURE,
        "ideen*, prototyp*, entwurfe, experiment*, ideensammlung*",
    ),
    (Ideas, LIKELY, "idee, losung*, verbesser*, einfall*"),
    (
        Product,
        SURE,
        "produkt*, funktion, funktionen, funktional*, lastenheft*, pflichtenheft*, entwickler*, entwickeln, \
         entwicklung*, oberflache*, anwendung*, bauen, user story*, abnahmekriteri*, akzeptanzkriteri*, \
         programmier*",
    ),
    (
        Product,
        LIKELY,
        "ubersicht, suche, anmeldung*, registrierung*, einstellungen, bedien*, startseite, exportier*, version, \
         *version, app, *funktion, *seite",
    ),
    (
        Measurement,
        SURE,
        "kennzahl*, *kennzahlen, messen, messbar*, messung*, messgrosse*, erfolg, erfolge, erfolgreich*, \
         nutzung*, kennwert*, auswert*",
    ),
    (
        Measurement,
        LIKELY,
        "funktioniert, ergebnis*, wirkung*, zahlen zur nutzung",
    ),
];
