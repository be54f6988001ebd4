// How many of what. Which form of a word goes with a number, and how the number is written, is for the language to say.

/**
 * Answers what says a number with its noun.
 *
 * @param language of the nouns; their forms are named as in Unicode's plural rules, "other" is needed
 */
export function counting(language) {
    const rules = new Intl.PluralRules(language);
    const numbers = new Intl.NumberFormat(language);
    return (number, forms) => `${numbers.format(number)} ${forms[rules.select(number)] ?? forms.other}`;
}
