use super::{HINT, LIKELY, SURE, Words};
use crate::chat::routing::Topic::{
    Agreements, Contact, Ideas, Measurement, Money, People, Pricing, Product, Research, Roadmap,
    Standing, Strategy,
};

pub(super) const WORDS: &[Words] = &[
    (
        Money,
        SURE,
        "facture*, factura*, paiement*, impay*, en retard de paiement, solde du, nous doi*, creance*, \
         virement*, relance*, echeance*, rembours*, avoir du, acompte*",
    ),
    (
        Money,
        LIKELY,
        "payer, paie, paient, solde, argent, retard, doit, doivent, montant*",
    ),
    (
        Pricing,
        SURE,
        "remise*, rabais, tarif*, taux journalier, tjm, negoci*, devis, trop cher*, ristourne*, honoraires, \
         forfait*, contre offre",
    ),
    (Pricing, LIKELY, "prix, cher, chers, chere, offre"),
    (
        Agreements,
        SURE,
        "contrat*, accord cadre, avenant*, resili*, renouvel*, preavis, signature*, signe, signer, echoit, \
         convention*, confidentialite",
    ),
    (Agreements, LIKELY, "accord, expire*, engagement*"),
    (
        People,
        SURE,
        "interlocut*, decideur*, directeur*, directrice*, chez eux, responsable*, dirigeant*, patron, patronne, \
         personne de contact",
    ),
    (
        Contact,
        SURE,
        "reunion*, rendez vous, courriel*, appel, appels, compte rendu, rappel, entrevue, reponde*, repondre, \
         repondent, messages, recontact*, remerci*, excuse*",
    ),
    (
        Contact,
        LIKELY,
        "rencontre*, message, telephone, poli, polie",
    ),
    (
        Standing,
        SURE,
        "client, cliente, clients, relation client, nous quitt*, en attente, mecontent*, fidelis*, prospect*, \
         a qui",
    ),
    (Standing, HINT, "ils, leur, nous, risque*"),
    (
        Strategy,
        SURE,
        "concurren*, vision, positionnement*, marche cible, etude de marche, modele economique, \
         proposition de valeur, part de marche, analyse du marche",
    ),
    (
        Roadmap,
        SURE,
        "feuille de route, priorit*, jalon*, semestre*, livraison*, trimestre*, carnet de produit, \
         plan de livraison, lancement*",
    ),
    (
        Research,
        SURE,
        "utilisat*, entretien*, sondage*, enquete*, recherche utilisateur*, hypothes*, besoins, \
         parcours utilisateur, questionnaire*",
    ),
    (
        Ideas,
        SURE,
        "idees, idee, maquette*, remue meninges, prototyp*",
    ),
    (
        Product,
        SURE,
        "cahier des charges, fonctionnalite*, produit*, developpeu*, recit* utilisateur*, specification*, \
         application, logiciel*, outil, construi*, ergonomi*",
    ),
    (
        Product,
        LIKELY,
        "recherche, ecran*, tableau de bord, conception, plateforme, page, appli",
    ),
    (
        Measurement,
        SURE,
        "indicateur*, mesure*, reussi*, metrique*, resultats cles, objectifs, mesurer, marche bien, tester",
    ),
];
