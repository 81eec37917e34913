/**
 * Who goes to which kind of school, and how large schools and workplaces are: integer tables. Whether a person attends at
 * all follows from the contacts of the place (`tables.ts`), not from here.
 */

/** Kinds of school, in the order in which their members are stored. */
export const SCHOOL_KINDS = ['nursery', 'primary', 'middle', 'secondary', 'college', 'adult education'] as const;

/**
 * Share in thousands of the school members of each band (column) that belong to each kind of school (row), pupils and staff
 * together. Fitted to the school matrices of Mistry et al. 2021 (Nature Communications 12:323; United States, New York State
 * and Missouri): least squares of sum over kinds of c_a c_b / sum(c), with no pupils outside the ages of their kind.
 */
export const SCHOOL_SHARES: readonly (readonly number[])[] = [
  [317, 0, 0, 0, 5, 10, 17, 21, 26, 23, 30, 38, 47, 43, 38, 3, 25, 41],
  [475, 726, 0, 0, 14, 54, 97, 124, 148, 145, 164, 190, 212, 130, 98, 5, 273, 70],
  [207, 274, 877, 38, 25, 86, 152, 193, 228, 230, 255, 274, 323, 236, 226, 4, 16, 31],
  [0, 0, 123, 747, 0, 29, 69, 80, 95, 90, 115, 138, 148, 107, 87, 4, 14, 19],
  [0, 0, 0, 215, 956, 763, 600, 481, 393, 340, 325, 267, 201, 412, 431, 597, 526, 542],
  [0, 0, 0, 0, 0, 57, 65, 102, 111, 173, 110, 94, 69, 72, 120, 387, 146, 297],
];

/** Median number of members, staff included, by kind. Assumption. */
export const SCHOOL_MEDIANS: readonly number[] = [60, 450, 550, 850, 2400, 200];

/** Sixteen quantiles of a log-normal law with sigma .5, in hundredths of the median: sizes of schools. Assumption. */
export const SCHOOL_SPREAD: readonly number[] = [
  39, 52, 60, 68, 75, 82, 89, 96, 104, 113, 122, 134, 147, 166, 193, 254,
];

/** Quantiles 0 to 62 of 64 of a log-normal law with median 8 and sigma 1.5, at least 2: sizes of workplaces. Assumption. */
export const WORK_SIZES: readonly number[] = [
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 7, 7, 8, 8, 9, 9, 10, 10, 11,
  12, 13, 13, 14, 15, 16, 17, 18, 20, 21, 23, 25, 27, 29, 32, 35, 38, 42, 48, 54, 62, 73, 88, 112, 158,
];

/** Sixteen quantiles of the uppermost 64th of the same law. */
export const WORK_SIZES_TOP: readonly number[] = [
  206, 215, 224, 234, 245, 258, 273, 291, 311, 336, 367, 407, 462, 545, 694, 1125,
];
