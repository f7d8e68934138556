use super::{HINT, LIKELY, SURE, Words};
use crate::chat::routing::Topic::{Ideas, Measurement, Product, Research, Roadmap, Strategy};

pub(super) const WORDS: &[Words] = &[
    (
        Strategy,
        SURE,
        "strateg*, product vision, vision, positioning, value proposition*, business model*, go to market, gtm, \
         swot, competitive, competitor*, rival*, market size, size of the market, market analysis, \
         market share, tam, product market fit, moat, differentiat*, target market, target segment*, icp, \
         ideal customer profile, freemium, pricing model, pricing page, price page, moneti*, lean canvas, \
         blue ocean, pestle, five forces, market leader*, build or buy, buy or build, build versus buy, \
         gap analysis, product pricing, subscription model, in the market, subscription tiers, flywheel, \
         network effect*, incumbent*, make or buy, differentiator*, niche, landscape, switching cost*, \
         substitute*, upmarket, up market, downmarket, next big thing, our offering",
    ),
    (
        Strategy,
        LIKELY,
        "competition, competes, compete, market, markets, segment*, mission, canvas, alternatives, growth, \
         scale, portfolio, focus, bets, bet, ambition, subscription, marketplace, where we go, long term, \
         in three years, in five years, pivot*, our edge, category, switch, switch from, switch to, wedge, \
         ecosystem, enterprise segment, sunset*, how big, offering, betting, expand into, international*, \
         table stakes, instead of us, better than us, status quo, workaround*",
    ),
    (
        Strategy,
        HINT,
        "direction, future, industry, trend*, opportunit*, goal, goals, pick, year, different, against, big",
    ),
    (
        Roadmap,
        SURE,
        "roadmap*, backlog*, prioriti*, rice, moscow, ice score, now next later, next later, release plan*, \
         next release, milestone*, sprint*, okr, okrs, key result*, initiative*, epic, epics, sequenc*, mvp, \
         minimum viable, feature request*, impact and effort, effort and impact, build first, build next, \
         quarterly plan*, product plan, release train, wsjf, kano, what comes first, what to build, \
         should we build, dependenc*, gantt, iteration*, story points, must have*, nice to have*, quick win*, \
         low hanging, big rocks, cut line, stop doing, parking lot, wish list, wishlist, first version, \
         first release, phase the rollout, leave for later, version one, v1, v2, next version",
    ),
    (
        Roadmap,
        LIKELY,
        "release*, launch*, objective*, theme, themes, ship, shipped, shipping, rollout, roll out, deprecat*, \
         rank, trade off*, tradeoff*, next quarter*, first half, deliverable*, velocity, capacity of the team, \
         increment*, scope, worth building, plan the, planning, cadence, postpone, defer, timebox*, estimate, \
         requests, roll it out, rolled out, first quarter, second quarter, third quarter, fourth quarter, \
         how long would it take, next three months, wishes, next quarter",
    ),
    (
        Roadmap,
        HINT,
        "quarter*, q1, q2, q3, q4, plan, plans, priority, later, first, deadline*, value, order, effort, phase",
    ),
    (
        Research,
        SURE,
        "user research, market research, user interview*, customer interview*, interview*, persona, personas, \
         survey*, usability, user test*, insight*, hypothes*, jobs to be done, jtbd, user journey*, \
         customer journey*, journey map*, pain point*, ethnograph*, empathy map*, target audience, \
         focus group*, diary stud*, problem statement*, unmet need*, user need*, their users, our users, \
         the users, power user*, new users, their customers, end users, research, assumption*, questionnaire*, \
         field study, card sorting, target users, product discovery, mental model*, voice of the customer, \
         early adopter*, non users, affinity, interview guide, transcripts, respondents, shadowing, \
         sample size, customers of theirs, customers of their",
    ),
    (
        Research,
        LIKELY,
        "users, user, discovery, behaviour, behavior, validate, validation, feedback, find out, complaints, \
         needs, study, studies, audience, synthesi*, observ*, panel, test, tests, testing, tested, typical, \
         give up, gave up, do people, people use, people understand, people really, people want, lose people, \
         what we know, trial users, their day, a day in the life, people who, the people who, people using, \
         people today, people buy, who use, who would use, guess, guesses, riskiest, uncertain*, user group*, \
         buyers of",
    ),
    (
        Research,
        HINT,
        "learn, learned, observe, understand, believe, belief, drivers, nurses, clerk*, operators, planners, \
         students, teachers, patients, doctors, technicians, workers",
    ),
    (
        Ideas,
        SURE,
        "ideat*, brainstorm*, how might we, design sprint, prototyp*, experiment*, wireframe*, mockup*, \
         mock up*, hackathon*, product idea*, redesign*, concept test*, crazy eights, a/b test*, ab test*, \
         split test*, storyboard*, fake door, smoke test, moonshot*, spike, any ideas, better way, simpler way, \
         easier way, cheaper way, faster way",
    ),
    (
        Ideas,
        LIKELY,
        "idea, ideas, concept*, innovat*, opportunity tree, creative, invent*, solve, solution*, try out, \
         proof of concept, poc, pilot, simplify, rebuild*, sketch, variation*, sketches",
    ),
    (
        Ideas,
        HINT,
        "improve*, possibilit*, imagine, smallest, options, problem, alternative",
    ),
    (
        Product,
        SURE,
        "prd, prds, spec, specs, specification*, user stor*, acceptance criteri*, feature, features, \
         release note*, test case*, requirements, functional, non functional, edge case*, bug, bugs, \
         developer*, engineer*, architecture, api, apis, user flow*, sign up, signup, user experience, ux, ui, \
         frontend, backend, definition of done, scrum, kanban, product team, product management, \
         product manager, technical, information architecture, single sign on, tech debt, technical debt, \
         their app, the app, mobile app, web app, their product, the product, onboarding flow, data model, \
         the build, feature flag*, one page product, product brief, product requirement*, checkout, endpoint*, \
         webhook*, database, schema, latency, sso, two factor, empty state*, error message*, tooltip*, csv, \
         sandbox, regression, staging, flowchart, android, ios, llm, chatbot, landing page, devs, dev team, \
         dark mode, log in, tech team, tech lead",
    ),
    (
        Product,
        LIKELY,
        "app, apps, platform*, dashboard*, product*, module*, beta, ticket*, onboarding, design, designs, \
         prototype, screen*, button, wizard, integration*, workflow*, interface, code, login, migration*, \
         notification*, offline, navigation, editor, importer, import, export, search, software, system, tool, \
         website, deploy*, build*, coding, permission*, one pager, admins, version, setup, page, ai, automat*, \
         accessib*, sync, stor* map*, story, stories, outcome, browser, form, filter, security, performance, \
         localis*, localiz*, mobile, qa, diagram, site, cart, upload*, password*, app store, mobile version, \
         loading, crash*, mode, menu, icon*, chat, comments, calendar, booking, clicks, native, responsive, \
         desktop, tablet, widget*, template*, report builder, reporting",
    ),
    (
        Product,
        HINT,
        "delivery, deliver, delivering, delivered, design*, develop*, built, work, works, click*, component*, \
         team, technology, fix, web, slow, slower, fast, faster, simpler, easier, step, steps, use, used, uses",
    ),
    (
        Measurement,
        SURE,
        "metric*, kpi, kpis, success criteri*, success measure*, success metric*, activation, activate, \
         retention, funnel*, cohort*, conversion*, active users, active user, dau, mau, wau, baseline*, \
         leading indicator*, lagging indicator*, telemetry, instrument*, drop off, north star, time to value, \
         measurement, adoption, does it work, did it work, it worked, was a success, key figures, \
         product analytics, track usage, usage data, guardrail*, stickiness, error rate*, task success, \
         page view*, event tracking, heatmap*, click through, ctr, significance, ltv, arpu, weekly active",
    ),
    (
        Measurement,
        LIKELY,
        "measur*, analytics, indicator*, success, outcomes, benchmark*, usage, drop out, nps, csat, track, \
         impact, tracking, sign ups, come back, came back, scorecard, statistic*, experiment result*, \
         first step, second step, third step, last step, two thirds, one third, first week, first day, \
         first month, how often, how many users, percentage",
    ),
    (
        Measurement,
        HINT,
        "numbers, result*, growth rate, target*, report*, report, worked, prove, evidence, data, successful",
    ),
];
