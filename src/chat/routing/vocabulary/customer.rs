use super::{HINT, LIKELY, SURE, Words};
use crate::chat::routing::Topic::{Agreements, Contact, Money, People, Pricing, Standing};

pub(super) const WORDS: &[Words] = &[
    (
        Money,
        SURE,
        "invoic*, receivable*, overdue, past due, owe, owes, owed, owing, unpaid, payment*, prepay*, prepaid, \
         pay late, pays late, paying late, pay on time, pays on time, paid late, not paid, dunning, \
         outstanding balance, outstanding amount, balance due, billing, billed, billable, bill them, bill for, \
         the bill, refund*, credit note*, credit limit, write off, purchase order*, po number, ageing, aging, \
         debt*, arrears, deposit, wire transfer*, bank transfer*, remittance, net #, days to pay, our money, \
         the money, in our account, vat, expenses, reimburs*, cash flow, receipt, late fee*, paid for, \
         have paid, has paid, already paid, accounts payable, instal* payment, instalment*, installment*, \
         cheque, iban, pro forma, proforma, overpaid, late payer*, remit, tax id, collections, chase the money, \
         money back",
    ),
    (
        Money,
        LIKELY,
        "paid, money, pay, pays, paying, bill, bills, outstanding, balance, debit, cash, accounting, bookkeep*, \
         billing address, travel cost*, extra work, extra hours, hours, settle*, what s outstanding, \
         accountant, bookkeeper, controller, collect, chase, chasing, tax, habits, settled, transaction*, \
         the advance, down payment, statement of account, credit, dues",
    ),
    (
        Money,
        HINT,
        "euro, euros, eur, usd, gbp, dollars, pounds, francs, €, $, £, amount, finance, due",
    ),
    (
        Pricing,
        SURE,
        "discount*, day rate*, daily rate*, hourly rate*, rate card, retainer*, our rate*, my rate*, \
         our price*, our fee*, my fee*, higher rate, negotiat*, renegotiat*, counteroffer*, counter offer*, \
         counterproposal*, concession*, price increase*, raise our price*, raise the price*, price option*, \
         time and materials, fixed price, fixed fee, too expensive, too pricey, undercharg*, undersold, \
         undersell*, overcharg*, upsell*, cross sell*, haggl*, walk away, batna, price floor, lower price, \
         % off, percent off, payment plan, should we charge, should i charge, what we charge, what i charge, \
         to charge, we charge, volume pricing, throw in, for free, price objection*, pushback on price, \
         on the price, with a price, the quote, a quote, our quote, our offer, my offer, the offer, an offer, \
         lowball*, price list, list price, ballpark, value based, counter their, undercut, package price, \
         raise our, ask for more, sold them, we sold, i sold, cost them, costs them, cut our days, cut my days, \
         reduce our days, sell to them, sell them, sell more, what can i offer",
    ),
    (
        Pricing,
        LIKELY,
        "price*, pricing, charge, charges, rate, rates, cheaper, cheap, expensive, fee, fees, quote*, \
         proposal*, offer, offers, margin, tender, rfp, bid, push back, objection*, pushback, markup, terms, \
         per day, a day, estimate for, afford, pricier, worth, counter",
    ),
    (
        Pricing,
        HINT,
        "budget*, cost, costs, spending, spend, number, %, percent, accept, acceptable",
    ),
    (
        Agreements,
        SURE,
        "contract, contracts, contractual*, agreement*, statement of work, sow, nda, msa, master service*, \
         notice period, terminat*, renewal*, renew, renews, renewing, extension, unsigned, countersign*, \
         terms and conditions, letter of intent, amendment*, addendum, annex, liabilit*, indemnit*, in writing, \
         auto renew*, expire*, expiry, expiration, obligation*, non disclosure, exclusivity, order form, sla, \
         slas, engagement letter, legally, paperwork, redline*, breach, jurisdiction, \
         data processing agreement, dpa, warrant*, intellectual property, what we signed, we signed, \
         they signed, on paper, in the contract",
    ),
    (
        Agreements,
        LIKELY,
        "renewed, signed, sign, signs, signature*, signing, legal, lawyer*, commitment*, commit, extend, \
         run out, runs out, clause*, engagement, agreed, what did we agree, phase two, next phase, covered by, \
         liable, notice",
    ),
    (
        Agreements,
        HINT,
        "covers, covered, condition, conditions, binding, end date, start date",
    ),
    (
        People,
        SURE,
        "decision maker*, decision making unit, stakeholder map, contact person, point of contact, \
         points of contact, new contact, org chart, who is who, team members, team member, buying committee, \
         gatekeeper*, their side, their boss, his boss, her boss, our sponsor, our champion, executive sponsor, \
         head of procurement, email address, e-mail address, phone number, billing address, their leadership, \
         account manager, key contact*, main contact*, introduce me, introduce myself, head of product, \
         head of design, head of engineering, key people, reports to, influencer*, detractor*, new hire, \
         works there, tell ^, ask ^, thank ^, call ^, email ^, remind ^, meet ^, invite ^, answer ^, \
         write to ^, say to ^, reply to ^, introduce ^, on their end, at their end, from their side, \
         on their team, their people, their founders, their founder, their lawyer*, their management",
    ),
    (
        People,
        LIKELY,
        "contacts, contact, stakeholder*, sponsor*, champion*, cfo, ceo, coo, cto, cio, vp, procurement, \
         purchasing, director, chairman, introduce*, introduction, leadership, boss, decides, successor, \
         left the company, leaving the company, assistant to, their new, head of, consultant, blocker, ally, \
         secretary, owner, to ^, present to, present this to, present it to, with him, with her, founder, \
         founders, convince, persuade, win over, who is",
    ),
    (
        People,
        HINT,
        "who on, who at, who in, who else, who signs, he, she, him, her, mr, mrs, ms, board, executive*, \
         people, consultant, @, his, with ^, from ^, final say, job title",
    ),
    (
        Contact,
        SURE,
        "email to, e-mail to, an email, an e-mail, a short email, a letter, thank you note, thank her, \
         thank him, thank them, check in, check ins, catch up, qbr, business review*, kick off meeting, \
         kickoff meeting, brief me, prepare me, call with, meeting with, today s call, yesterday s call, \
         tomorrow s call, today s meeting, tomorrow s meeting, minutes of, the minutes, apolog*, reach out, \
         get back to us, get back to them, gotten back, how do i tell, how should i tell, how do i say, \
         what do i say, what should i say, how do i explain, what do i answer, what do i tell, \
         how do i respond, how should i respond, how do i answer, tell them, ask them, write to, write them, \
         call them, email them, remind them, invite them, log a, log the, log that, last spoke, last talk*, \
         last met, last contact*, we talk, spoken, talked to, spoke to, i promised, we promised, \
         follow up email, follow up with, reply to, send them, their reply, meet them, say to, \
         introductory call, before the call, before the meeting, get in touch, talk to, speak to, speak with, \
         send a note, note to, debrief, voicemail, video call, small talk, congratulat*, ice breaker*, \
         in touch, raise it with, raise this with, make contact, next meeting, last meeting, how do i ask, \
         how do i announce, turn down politely, say sorry, politely decline, keep in touch, thank you letter, \
         before we meet, when we meet, next conversation",
    ),
    (
        Contact,
        LIKELY,
        "meeting*, email*, e-mail*, call, calls, phone*, agenda, minutes, nudge*, remind me, reminder*, reply, \
         replies, respond, answer them, visit, invite*, schedule a, attend*, workshop, follow up, followup, \
         correspondence, discussed, promised, conversation, conversations, last time, we met, appointment*, \
         ping, recap, zoom, coffee, intro, talk, debrief*, they say, they said, they told, they asked, \
         talking points, they want, they asked for, they promised, did we mention, did we talk, did we discuss, \
         mentioned, present this, summary of the, send, argument, quarrel, disagreement, decline politely, \
         sorry, invitation*, telephone, teleconference",
    ),
    (
        Contact,
        HINT,
        "timeline, happened, letter, message, met, tell, say, said, told, tomorrow, friendly, polite",
    ),
    (
        Standing,
        SURE,
        "on hold, set the status, change the status, customer status, next best action*, account plan, \
         customer health, account health, relationship*, at risk, gone quiet, went quiet, go quiet, \
         gone silent, ghost*, unresponsive, not answering, no answer, reactivat*, win back, win them back, \
         close the deal, close this deal, deal, deals, referral*, refer us, recommend us, testimonial*, \
         reference customer, leave us, leaving us, lose them, losing them, losing this, shopping around, \
         this customer, this account, this client, the account, to live, to archive, to lead, to prospect, \
         in negotiation, customer since, working together, work together, how healthy, how risky, \
         other customers, similar customers, my customers, all customers, upset with us, unhappy with us, \
         happy with us, churn risk, on ice, red flag*, health score, offboard*, handover, hand over to, \
         disengaged, dormant, revive, sentiment, loyal*, mood, stalled deal, won the deal, lost the deal, \
         work with them, work for them, our work with, mean for us, work for us, they refuse, what happened, \
         what changed, what has changed, where do we stand, where we stand, next steps, next actions, \
         lose this one, lose this, in house team, replace us, replacing us, keep us, fire us, trust me, \
         trust us, good fit for us, good fit for me, more work for us, work with us, who replaced, \
         other departments, which customers, which clients",
    ),
    (
        Standing,
        LIKELY,
        "the customer, the client, our customer, our client, status, churn*, unhappy, upset, angry, annoyed, \
         frustrated, dissatisf*, satisfied, escalat*, cancel*, lead, leads, prospect*, pipeline, archive*, \
         trust, quiet, silent, health, healthy, they leave, warning signs, danger, next steps with, for us, \
         with us, on our side, inactive, stalled, momentum, warning, expansion, lifecycle, cold, advocate, \
         this company, upset*, refus*, merge*, merger*, acquir*, takeover, reorgani*, restructur*, consultanc*, \
         agency, agencies, the risks, concern*, worr*",
    ),
    (
        Standing,
        HINT,
        "they, them, customer, client, account, us, risk, risky, hold, total value, react",
    ),
];
