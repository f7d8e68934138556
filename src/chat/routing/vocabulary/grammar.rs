/// What a word says about the part of a sentence that it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat::routing) enum Grammar {
    /// Something is to be made: "write".
    Make,
    /// The same, if it cannot be a noun where it stands: "plan".
    MakeFirst,
    /// Something is asked: "how".
    Ask,
    /// Something is asked if a sentence begins so, else it is said when or where: "when".
    AskFirst,
    /// When, why or about what: "because".
    Pass,
    /// The same, if a part of a sentence begins so: "after".
    PassFirst,
    /// What is not wanted: "forget".
    SetAside,
    /// What was said just before is not wanted: "pricing aside".
    WasSetAside,
    /// What was said before it in the sentence only led there: "but".
    Conclude,
    /// The same, if a part of a sentence begins so: "so".
    ConcludeFirst,
}

pub(super) const WORDS: &[(Grammar, &str)] = &[
    (
        Grammar::Make,
        "write, create, make, prepare, build me, give me, show me, define, develop, propose, compose, set up, \
         do a, do an, compare, summarise, summarize, add, send, brainstorm, suggest, into, help me with, \
         i need a, i need an, i want a, i want an, turn it into, prioritise, prioritize, put together, \
         formulate, generate, describe, explain, find",
    ),
    (
        Grammar::MakeFirst,
        "draft, list, design, outline, sketch, plan, log, record, map, estimate, schedule, rank, price, quote, \
         invoice, email, call, bill",
    ),
    (
        Grammar::Make,
        "schreib, schreibe, erstelle, erstell, entwirf, plane, formuliere, bereite, mach, mache, sammle, \
         verfasse, redige, ecris, propose, prepare, cree, fais, donne, definis, planifie, escribe, redacta, \
         haz, crea, define, prepara, dame, propon, scrivi, prepara, crea, fammi, maak, schrijf, escreve, \
         escreva, cria, faz",
    ),
    (
        Grammar::Ask,
        "what, which, how, who, whom, whose, please, can you, could you, can we, could we, should we, should i, \
         i need to, i want to, we need to, help me, let s, think about, talk about, what about, how about, \
         tell me, do we, do they, did they, does the, is there, are there, would it, i need, i want, we need, \
         on to, now, was, wie, welche, welcher, welches, wer, bitte, kannst du, quel, quelle, quels, quelles, \
         combien, comment, qui, que, que, cuanto, cual, cuales, quien, quienes, como, quanto, quali, chi, \
         hoeveel, wat, wie",
    ),
    (
        Grammar::AskFirst,
        "when, where, why, if, wann, wo, warum, quand, pourquoi, cuando, donde, quando, dove, perche, wanneer",
    ),
    (
        Grammar::Pass,
        "because, since, given that, given, although, though, while, despite, about, that the, that they, \
         that he, that she, that i, that we, that our, that their, that a, that is, that it, that people, \
         that users, that will, that can, that somebody, that nobody, regarding, concerning, whether, unless, \
         until, so that, due to, when they, for a, for the, for our, weil, obwohl, damit, uber, falls, wegen, \
         parce, puisque, bien que, porque, aunque, sobre",
    ),
    (
        Grammar::PassFirst,
        "after, before, with, using, use, based on, in, at, as, once, now that, from, following, for, during, \
         turn, besides, if, nachdem, bevor, nach, mit, apres, avant, avec, despues, antes, con",
    ),
    (
        Grammar::SetAside,
        "not about, forget, forget about, never mind, don t worry about, ignore, instead of, rather than, \
         apart from, leave aside, leaving aside, setting aside, except, unlike, nicht um, statt, oublie, sauf, \
         olvida",
    ),
    (Grammar::Conclude, "but, aber, mais, pero, maar"),
    (
        Grammar::ConcludeFirst,
        "so, therefore, hence, also, deshalb, donc, alors, asi que, ma, quindi, dus, mas",
    ),
    (
        Grammar::WasSetAside,
        "aside, apart, beiseite, mis a part, aparte",
    ),
];
