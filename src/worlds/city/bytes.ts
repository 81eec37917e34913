/** Memory of the plan, known without the plan's code: a page says what fits before it reads how people are simulated. */

/**
 * Bytes of GPU memory per person with two variants and no imported layer: 13 words of static, state and scratch, and two for each member
 * of a school or workplace, of which there are about 0.66 a person; the rest is for the places' starts, tables and series.
 */
export const CITY_BYTES_PER_AGENT = 4 * 13 + 8 * 0.75;
