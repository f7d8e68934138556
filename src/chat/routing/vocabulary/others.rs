use super::{HINT, SURE, Words};
use crate::chat::routing::Topic::{
    Agreements, Contact, Ideas, Measurement, Money, People, Pricing, Product, Research, Roadmap,
    Standing, Strategy,
};

/// The most usual words of languages that are less usual here.
pub(super) const WORDS: &[Words] = &[
    // Italian
    (
        Money,
        SURE,
        "fattur*, scadut*, pagament*, pagato, ci deve, ci devono, saldo, incasso, sollecito, debito",
    ),
    (
        Pricing,
        SURE,
        "sconto, sconti, tariff*, preventiv*, trattativ*, troppo caro, troppo car*, prezzo, prezzi",
    ),
    (
        Agreements,
        SURE,
        "contratt*, accordo, accordi, rinnov*, disdett*, firmare, firmato, scade, scadenza",
    ),
    (
        People,
        SURE,
        "referente, referenti, direttore, direttrice, responsabile, amministratore",
    ),
    (
        Contact,
        SURE,
        "riunion*, incontro, telefonata, chiamata, promemoria, rispond*",
    ),
    (Standing, SURE, "il cliente, i clienti"),
    (
        Strategy,
        SURE,
        "concorrent*, concorrenza, posizionamento, visione del prodotto",
    ),
    (
        Roadmap,
        SURE,
        "tabella di marcia, priorita, trimestr*, rilasci*, lancio",
    ),
    (
        Research,
        SURE,
        "utenti, utente, intervist*, sondaggi*, ricerca",
    ),
    (
        Product,
        SURE,
        "prodotto, prodotti, funzionalita, sviluppator*, requisiti, storie utente",
    ),
    (Measurement, SURE, "metriche, metrica, misur*, indicatori"),
    // Dutch
    (
        Money,
        SURE,
        "factuur, facturen, betaling*, betaald, openstaand*, achterstallig*, schuld, schuldig, aanmaning*",
    ),
    (
        Pricing,
        SURE,
        "korting*, dagtarief, uurtarief, tarieven, onderhandel*, offerte*, te duur, prijs, prijzen",
    ),
    (
        Agreements,
        SURE,
        "overeenkomst*, contracten, opzeg*, verleng*, ondertekend*, looptijd",
    ),
    (
        People,
        SURE,
        "contactpersoon, contactpersonen, beslisser*, directeur*, inkoop",
    ),
    (
        Contact,
        SURE,
        "vergadering*, afspraak, afspraken, gesprek*, herinnering*",
    ),
    (Standing, SURE, "klant, klanten"),
    (Strategy, SURE, "concurrent*, concurrentie, marktonderzoek"),
    (Roadmap, SURE, "routekaart, prioriteit*, mijlpa*, kwartaal*"),
    (
        Research,
        SURE,
        "gebruiker*, interviews met, enquete*, onderzoek*",
    ),
    (
        Product,
        SURE,
        "gebruikersverha*, functionaliteit*, ontwikkelaar*, eisen, zoekfunctie",
    ),
    (Measurement, SURE, "meten, meetbaar, succes, statistieken"),
    // Portuguese
    (
        Money,
        SURE,
        "fatura*, pagamento*, vencida*, divida*, em atraso, nos deve*, cobranca*",
    ),
    (
        Pricing,
        SURE,
        "desconto*, tarifas, negoci*, orcamento*, muito caro, preco*, proposta comercial",
    ),
    (
        Agreements,
        SURE,
        "acordo*, renovacao, rescis*, assinar, assinado, assinatura",
    ),
    (
        People,
        SURE,
        "diretor*, decisor*, interlocutor*, pessoa de contacto, pessoa de contato",
    ),
    (
        Contact,
        SURE,
        "reuniao, reunioes, chamada*, telefonema, lembrete*",
    ),
    (Standing, SURE, "o cliente, os clientes"),
    (
        Strategy,
        SURE,
        "concorrent*, concorrencia, visao, posicionamento",
    ),
    (
        Roadmap,
        SURE,
        "roteiro, prioriz*, trimestre*, lancamento*, marcos",
    ),
    (
        Research,
        SURE,
        "utilizador*, usuarios, entrevistas, inquerito*, pesquisa*",
    ),
    (
        Product,
        SURE,
        "produto*, funcionalidades, requisitos, historias de utilizador, desenvolvedor*",
    ),
    (Measurement, SURE, "metricas, medir, indicadores, sucesso"),
    // Japanese and Chinese
    (
        Money,
        SURE,
        "請求, 支払, 入金, 未払, 发票, 付款, 欠款, 逾期",
    ),
    (
        Pricing,
        SURE,
        "見積, 値引, 割引, 料金, 価格, 报价, 折扣, 价格",
    ),
    (Agreements, SURE, "契約, 更新, 合同, 续约, 协议"),
    (Contact, SURE, "会議, 打ち合わせ, メール, 会议, 邮件, 拜访"),
    (People, SURE, "担当者, 社長, 部長, 联系人, 决策者"),
    (Standing, SURE, "顧客, お客様, 客户, 解約"),
    (Strategy, SURE, "戦略, 競合, 市場, 战略, 竞争, 市场"),
    (Roadmap, SURE, "ロードマップ, 優先, 四半期, 路线图, 优先级"),
    (Research, SURE, "ユーザー, 調査, ペルソナ, 用户, 调研"),
    (
        Product,
        SURE,
        "仕様, 機能, 製品, 要件, 开发, 产品, 功能, 需求",
    ),
    (Measurement, SURE, "指標, 指标, 测量, 測定"),
    (Ideas, HINT, "アイデア, 想法"),
];
