use super::Words;
use crate::chat::routing::Topic::Thread;

/// Weights are low: a single sure word about something else goes before them.
const CLEAR: u32 = 70;
const VAGUE: u32 = 40;
const FAINT: u32 = 15;

pub(super) const WORDS: &[Words] = &[
    (
        Thread,
        CLEAR,
        "make it, make that, make them, do that, do it, do the same, do so, go on, keep going, carry on, \
         try again, once more, shorter, longer, simpler, more formal, less formal, more polite, friendlier, \
         warmer, softer, shorten, expand on, elaborate, rephrase, reword, rewrite, the first one, \
         the second one, the third one, the fourth one, the fifth one, the last one, the other one, \
         the other two, the same, that again, turn it, turn that, turn this, same for, same thing, \
         what do you mean, are you sure, is that all, is that everything, anything else, what else, \
         which of them, which of those, which of these, all of them, both of them, each of them, one of them, \
         the last paragraph, the last line, the last sentence, the first point, the second point, \
         the third point, the last point, a sentence, bullet points, save it, apply it, keep it, delete it, \
         add one, another one, another option, the first two, the last two",
    ),
    (
        Thread,
        VAGUE,
        "it, that, this, those, these, them, one, ones, her, his, him, first, second, third, fourth, fifth, \
         last, another, instead, else, again, also, too, same, both, all, every, everything, more, less, why, \
         yes, yep, no, nope, ok, okay, sure, thanks, great, perfect, continue, next, tone, sentence, paragraph, \
         bullets, table, translate, in german, in english, in french, in spanish, in dollars, in euros, drop, \
         leave out, use, explain, what about, how about, and what, and who, and how, and the, and for, and in, \
         and if, what if, details, example, examples",
    ),
    (
        Thread,
        CLEAR,
        "und die, und der, und das, und den, noch mal, nochmal, kurzer, langer, daraus, das so, mach das, \
         mach es, hoflicher, freundlicher, weiter so, den ersten, den zweiten, den dritten, et le, et la, \
         et les, plus court, plus long, plus poli, plus courte, encore une fois, le deuxieme, la deuxieme, \
         le premier, y el, y la, y los, mas corto, mas largo, mas amable, otra vez, el segundo, la segunda, \
         el primero, e il, e la, piu corto, piu breve, korter, en de, mais curto, e o, e a",
    ),
    (
        Thread,
        FAINT,
        "and, then, so, hm, well, ja, nein, gut, danke, und, mach, weiter, zweiten, dritten, ersten, punkt, \
         oui, non, merci, continue, sigue, si, gracias, et, y",
    ),
];
