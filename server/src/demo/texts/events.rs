//! What happens with customers.

use domain::events::EventKind::{self, Call, Decision, Email, Meeting, Milestone, Note, Update};

/// Something that happens, with blanks: kind, title, body, and how many of the customer's people take part.
pub(in crate::demo) type Happening = (EventKind, &'static str, &'static str, usize);

/// While each finds out who the other is.
pub(in crate::demo) const AT_FIRST: &[Happening] = &[
    (
        Call,
        "First call with {lead}",
        "Asked what they would mend first, and what they have tried. They would rather begin small.\n\n{About}",
        1,
    ),
    (
        Email,
        "Sent two references",
        "Two customers of about their size, both happy to be called. {Lead} wants to speak to one of them before we go on.",
        1,
    ),
    (
        Note,
        "How they decide",
        "{Lead} decides on the direction, money is somebody else's. Nothing is signed in the last week of a quarter.",
        0,
    ),
    (
        Meeting,
        "A morning on site",
        "- Watched how a usual case goes, from the first call to the bill\n- Nobody used the words that are on their website\n- {Second} showed the list that everybody really works from",
        2,
    ),
    (
        Call,
        "What it may cost",
        "Said a range, so that nobody is surprised later. {Lead} did not blink.",
        1,
    ),
    (
        Email,
        "One page: what I understood",
        "{Lead} answered within the hour, with two corrections. Both are on the profile now.",
        1,
    ),
];

/// While terms are talked about.
pub(in crate::demo) const IN_TALKS: &[Happening] = &[
    (
        Meeting,
        "What is in and what is not",
        "1. In: what {users} meet every week\n2. Out: everything that is done once a year\n3. Open: who answers at the weekend\n\n{Lead} will write down the third.",
        2,
    ),
    (
        Email,
        "Offer sent",
        "Three pages: what changes for {users}, the price, the first day. It holds for thirty days.",
        1,
    ),
    (
        Call,
        "Questions about the price",
        "Not whether, but why this much. Went through the days one by one; two could go, one came in.",
        1,
    ),
    (
        Decision,
        "A smaller start",
        "Six weeks first, with a day on which both may stop. It costs them less than half, and us one week of work if it fails.",
        2,
    ),
    (
        Note,
        "Waiting for purchasing",
        "They need a second offer on file. {Lead} says that it is only for the file.",
        0,
    ),
];

/// While work goes on; the first is the first.
pub(in crate::demo) const AT_WORK: &[Happening] = &[
    (
        Meeting,
        "Kick-off: {project}",
        "Who does what until {in 14}:\n\n- **{Lead}:** tells everybody, and says why\n- **{Second}:** the numbers of the last eight weeks\n- **{me}:** talks with six {users}\n\nWe watch one number: {measure}. Today {today}, later {target}.",
        3,
    ),
    (
        Note,
        "What {users} say",
        "> {Quote}\n\nThe third to say so, in nearly the same words. {Cause1}",
        0,
    ),
    (
        Call,
        "Short call with {second}",
        "Nothing is burning. They want this sooner than planned: {move2}. Agreed, if the first step is in use by then.",
        1,
    ),
    (
        Decision,
        "First: {move1}",
        "{Cause1} Everything else waits for it.\n\n**Agreed by** {lead}. **Looked at again** on {in 42}.",
        2,
    ),
    (
        Meeting,
        "Half a day beside {users}",
        "Sat with four of them and said little.\n\n- {Cause2}\n- {Cause3}\n- All four keep a list of their own, and all four were a little ashamed of it",
        1,
    ),
    (
        Update,
        "Every second Friday: where we are",
        "**Done for the first ten:** {move1}.\n**Next:** {move2}.\n**In the way:** nothing that {second} cannot move.",
        0,
    ),
    (
        Milestone,
        "Halfway there: {halfway}",
        "{Measure}: {today} when we began, {halfway} over the last 28 days. Counted twice, by two people.",
        2,
    ),
    (
        Decision,
        "What we leave out",
        "{Skip}. It was on the first list and nobody has missed it. Written down with its reason, so that it need not be talked about every month.",
        2,
    ),
    (
        Email,
        "Texts for the first page",
        "Eleven sentences, none longer than two lines. {Second} will read them aloud to three {users} and send back what made them stop.",
        1,
    ),
    (
        Call,
        "{Lead} before the board",
        "Went through the one page together. The question that will come: what happens if this is true: {risk}? The answer is on the page now.",
        1,
    ),
    (
        Note,
        "To watch",
        "{Sign}. If that shows twice, we stop for a week.",
        0,
    ),
    (
        Meeting,
        "Looking back on eight weeks",
        "**Keep:** short rounds, numbers first.\n**Change:** too many people in the Monday call; from now on three.\n**Try:** {move3}.",
        3,
    ),
    (
        Milestone,
        "In use by everybody in the first group",
        "No call since Tuesday. {Second} brought cake.",
        3,
    ),
];

/// When work rests.
pub(in crate::demo) const AT_REST: &[Happening] = &[
    (
        Decision,
        "Work rests",
        "Said by {lead}, sorry about it and clear about why. What is finished stays in use; what is half done is written down on a page.",
        2,
    ),
    (
        Note,
        "When to ask again",
        "Not before they write. {Lead} has our page, and knows what a new start takes: two days.",
        0,
    ),
];

/// When work is over.
pub(in crate::demo) const AT_THE_END: &[Happening] = &[
    (
        Meeting,
        "Handed over",
        "Their own people have had it for a month already. Went through what only we knew: four things, all on paper now.",
        2,
    ),
    (
        Email,
        "Thank you, and what we learned",
        "A page from us, a kind one back. They may be named as a reference.",
        1,
    ),
];
