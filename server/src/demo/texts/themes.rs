//! What projects are about.

use domain::artifacts::ArtifactKind::{
    self, CompetitiveAnalysis, Custom, MeetingNotes, Okrs, Personas, Prd, Research, Roadmap,
    Strategy, SuccessMetrics, UserStories,
};

/// A kind of work: a problem that customers share, and a way out of it.
#[derive(Debug)]
pub(in crate::demo) struct Theme {
    pub(in crate::demo) name: &'static str,
    /// What shall be true, in a sentence.
    pub(in crate::demo) aim: &'static str,
    /// What is wrong, in a sentence.
    pub(in crate::demo) problem: &'static str,
    /// What is measured, in percent; like all that is no sentence in small letters.
    pub(in crate::demo) measure: &'static str,
    pub(in crate::demo) today: u32,
    pub(in crate::demo) target: u32,
    /// Why it is so, in sentences.
    pub(in crate::demo) causes: [&'static str; 3],
    /// What to do, in a few words each.
    pub(in crate::demo) moves: [&'static str; 3],
    /// What is left out, and why.
    pub(in crate::demo) skip: &'static str,
    /// What may go wrong.
    pub(in crate::demo) risk: &'static str,
    /// How one would notice.
    pub(in crate::demo) sign: &'static str,
    /// What somebody said.
    pub(in crate::demo) quote: &'static str,
    /// What a user wants to do: "I want to …".
    pub(in crate::demo) wish: &'static str,
    /// What for: "so that …".
    pub(in crate::demo) reason: &'static str,
    /// What comes out of it, in this order.
    pub(in crate::demo) brings: [ArtifactKind; 3],
}

pub(in crate::demo) const FIRST_WEEK: Theme = Theme {
    name: "The first week with {product}",
    aim: "{Users} get something done in their first week with {product}, without a call.",
    problem: "Most {users} look around once and leave; those who stayed were helped by hand.",
    measure: "{users} who finish a first task alone within seven days",
    today: 31,
    target: 58,
    causes: [
        "The first screen asks for data that nobody has at hand.",
        "Nothing shows what a finished case looks like.",
        "Help is a phone number with office hours.",
    ],
    moves: [
        "begin with one real case instead of a form",
        "show an example that can be changed",
        "answer the five commonest questions on the page",
    ],
    skip: "a guided tour: people close it",
    risk: "the help desk loses sight of those who struggle",
    sign: "fewer calls and fewer finished cases in the same week",
    quote: "I wanted to try it before I typed everything in.",
    wish: "see what I get before I enter everything",
    reason: "I know whether it is worth the afternoon",
    brings: [Personas, Prd, UserStories],
};

pub(in crate::demo) const PRICES: Theme = Theme {
    name: "Prices for {product}",
    aim: "A price that {users} understand in a minute and nobody has to explain.",
    problem: "Every offer is worked out by hand, and no two {users} pay the same for the same.",
    measure: "offers accepted without a change",
    today: 38,
    target: 62,
    causes: [
        "The price follows what it costs us, not what it is worth to {users}.",
        "Discounts are given before anybody has asked.",
        "Nobody can say which extra is worth paying for.",
    ],
    moves: [
        "ask twelve {users} what they would give up first",
        "put three packages on one page",
        "give discounts by a rule, and write down the exceptions",
    ],
    skip: "a free package: nobody could say whom it is for",
    risk: "those who pay least today leave first",
    sign: "two cancellations in a week that name the price",
    quote: "I do not mind the price. I mind that I had to ask for it.",
    wish: "see the price of what I need",
    reason: "I can decide without waiting for an offer",
    brings: [CompetitiveAnalysis, Strategy, SuccessMetrics],
};

pub(in crate::demo) const CALLS: Theme = Theme {
    name: "Fewer calls about {product}",
    aim: "{Users} find the answer to a common question themselves; the desk has time for the rest.",
    problem: "Three of four calls ask for something that the system knows already.",
    measure: "questions answered without a call",
    today: 22,
    target: 51,
    causes: [
        "The words on the page are those of the office, not those of {users}.",
        "Where a matter stands is shown as a code.",
        "People call because nothing tells them that all is well.",
    ],
    moves: [
        "say where a matter stands in a sentence, and what comes next",
        "send a message before people ask",
        "let the desk correct texts itself",
    ],
    skip: "a chat robot, until the texts are right",
    risk: "calls fall and complaints rise",
    sign: "the second call about the same matter",
    quote: "I call to hear somebody say that it is fine.",
    wish: "know where my matter stands",
    reason: "I need not call during work",
    brings: [Research, Prd, MeetingNotes],
};

pub(in crate::demo) const THIRD_MONTH: Theme = Theme {
    name: "Beyond the third month",
    aim: "{Users} who stay for three months stay for a year.",
    problem: "Most of those who leave do so around the third month, and the reason on file says \"other\".",
    measure: "{users} still there after six months",
    today: 57,
    target: 74,
    causes: [
        "The habit that keeps people is formed late or never.",
        "The first bill at the full price comes as a surprise.",
        "Nobody notices when somebody goes quiet.",
    ],
    moves: [
        "call twenty who left and twenty who stayed",
        "announce the first full bill two weeks ahead",
        "tell the team who has been away for ten days",
    ],
    skip: "a discount for those who want to leave",
    risk: "we keep people who cost more than they bring",
    sign: "hours of support for each account go up",
    quote: "Nothing was wrong. I just had no reason to open it any more.",
    wish: "hear when something waits for me",
    reason: "it does not drop out of my week",
    brings: [Research, SuccessMetrics, Okrs],
};

pub(in crate::demo) const NUMBERS: Theme = Theme {
    name: "One page of numbers",
    aim: "The same five numbers about {product} for the team, for those who lead and for those who pay.",
    problem: "Each report is put together by hand, and no two of them agree.",
    measure: "reports that needed no correction",
    today: 44,
    target: 92,
    causes: [
        "No number has an owner.",
        "\"Active\" means three different things.",
        "Figures are made for a meeting and thrown away after it.",
    ],
    moves: [
        "agree on five numbers and who owns each",
        "write each definition in two lines",
        "fill the page from the data every Monday",
    ],
    skip: "a dashboard for every department",
    risk: "the number is reached and nothing gets better",
    sign: "the measure rises while complaints stay",
    quote: "I spend two days a month proving what we know already.",
    wish: "see this month beside the last one",
    reason: "I can answer those who ask in a sentence",
    brings: [SuccessMetrics, MeetingNotes, Custom],
};

pub(in crate::demo) const FIELD: Theme = Theme {
    name: "{product} away from the desk",
    aim: "{Users} finish a job on a phone, with gloves on and without a signal.",
    problem: "What happens outside is written on paper and typed in at night; a fifth of it is lost.",
    measure: "records made on the spot",
    today: 36,
    target: 79,
    causes: [
        "A form that waits for a signal is a form that is left.",
        "The commonest case takes as many steps as the rarest.",
        "Those who built it have not been outside with it.",
    ],
    moves: [
        "keep everything on the phone until there is a signal",
        "make the commonest case three taps",
        "ride along once a month",
    ],
    skip: "tablets for everybody: phones are there",
    risk: "two people change the same record",
    sign: "questions that begin with \"who has\"",
    quote: "If it takes longer than my notebook, I use my notebook.",
    wish: "write it down where it happens",
    reason: "my evening is mine",
    brings: [Personas, UserStories, Prd],
};

pub(in crate::demo) const HABITS: Theme = Theme {
    name: "What {users} do today",
    aim: "We know how {users} get by today before anything more is built for {product}.",
    problem: "Plans rest on what the three loudest have asked for.",
    measure: "decisions with evidence behind them",
    today: 18,
    target: 75,
    causes: [
        "The loudest are not the most.",
        "Wishes come with a solution and without the problem.",
        "What was learned stays with whoever heard it.",
    ],
    moves: [
        "hold twelve talks in four weeks, recorded and shared",
        "watch four {users} at work for half a day",
        "write down what would change our mind",
    ],
    skip: "a survey before the talks: we would ask the wrong questions",
    risk: "we hear only those who like us",
    sign: "nobody says anything unpleasant",
    quote: "We copy it into a sheet, mend it there and copy it back. Every Friday.",
    wish: "do on Monday what takes me until Friday",
    reason: "the week is for the work itself",
    brings: [Research, Roadmap, Custom],
};

pub(in crate::demo) const ROLL_OUT: Theme = Theme {
    name: "From pilot to everybody",
    aim: "{product} goes from the pilot to all {users} without the team moving in with each of them.",
    problem: "The pilot works because two people look after it every day.",
    measure: "{users} who started without a visit",
    today: 27,
    target: 68,
    causes: [
        "What the pilot needed was never written down.",
        "Old and new run side by side, and the old one is easier.",
        "Nobody on the other side is told that it is theirs now.",
    ],
    moves: [
        "write the start as a list that fits on a page",
        "name one person on the other side before the first day",
        "switch the old way off after three weeks",
    ],
    skip: "all at once: the desk has four people",
    risk: "the first to follow need more help than the pilot did",
    sign: "the second visit to the same place",
    quote: "Nobody told us what happens to the old one.",
    wish: "know what changes for me on the first day",
    reason: "I can tell my people before they ask",
    brings: [Roadmap, MeetingNotes, Okrs],
};

pub(in crate::demo) const BILLS: Theme = Theme {
    name: "Bills that are right",
    aim: "A bill that {users} understand, sent once and paid in time.",
    problem: "One bill in nine is questioned, and each takes forty minutes to explain.",
    measure: "bills paid without a question",
    today: 69,
    target: 88,
    causes: [
        "The bill shows how we count, not what was used.",
        "A correction is a second bill instead of a line.",
        "Changes in the middle of a month are worked out by hand.",
    ],
    moves: [
        "show what was used beside what it costs",
        "put corrections on the next bill, as a line with its reason",
        "count by the day, and let the machine do it",
    ],
    skip: "more ways to pay: the bill comes first",
    risk: "old bills cannot be explained in the new words",
    sign: "questions about bills from before the change",
    quote: "I pay it when I understand it.",
    wish: "see why it is more than last month",
    reason: "I can pay it without calling",
    brings: [Prd, UserStories, Custom],
};

pub(in crate::demo) const FOCUS: Theme = Theme {
    name: "What to leave out",
    aim: "A plan for {product} that fits the team: fewer things, finished.",
    problem: "Nine things are begun, none is finished, and each has somebody who says it comes first.",
    measure: "work that is finished within six weeks of its start",
    today: 33,
    target: 71,
    causes: [
        "Nothing is ever refused, only put off.",
        "What is promised to one customer is planned for all.",
        "Upkeep is nobody's plan and everybody's Tuesday.",
    ],
    moves: [
        "finish three of the nine before anything begins",
        "keep one day a week for upkeep, and say so",
        "answer every wish with yes, no or a date to ask again",
    ],
    skip: "a plan for the whole year: it would be wrong by spring",
    risk: "what was refused is built in secret",
    sign: "work that nobody has seen on the board",
    quote: "I would rather hear no than maybe.",
    wish: "know what comes next and what does not come",
    reason: "I can plan my own work around it",
    brings: [Strategy, Roadmap, Okrs],
};
