/**
 * Who lives with whom: integer affinities from which households are drawn. A band's weight is its affinity times the number
 * of people of that band still to be housed, so the kernels carry over to other age distributions.
 *
 * Fitted to the household matrices of Mistry et al. 2021 (Nature Communications 12:323; United States, New York State and
 * Missouri together) with the household sizes of the US Census 2020: least squares of the expected pair counts, pulled
 * towards couples of like age, children 30 years below and parents 30 years above the reference person. Figures are rounded
 * affinities, not counts; `population.test.ts` measures how well they reproduce the matrices.
 */

/** Affinity of each band to be the reference person, by household size: 2, 3, 4, 5, 6 and more. Nobody below 15 is one. */
export const REFERENCE: readonly (readonly number[])[] = [
  [0, 0, 0, 5, 298, 107, 54, 217, 1000, 105, 230, 464, 615, 717, 571, 728, 434, 492],
  [0, 0, 0, 12, 1000, 908, 273, 137, 52, 63, 214, 128, 94, 140, 177, 243, 376, 241],
  [0, 0, 0, 14, 32, 247, 526, 181, 52, 1000, 127, 52, 27, 30, 34, 36, 25, 16],
  [0, 0, 0, 9, 23, 118, 334, 1000, 584, 96, 38, 27, 19, 17, 21, 21, 17, 12],
  [0, 0, 0, 7, 17, 51, 148, 1000, 746, 75, 29, 25, 18, 15, 18, 17, 13, 9],
];

/** Chance in thousands that the reference person of each band lives with a partner: in a household of 2, and of 3 and more. */
export const COUPLE: readonly (readonly number[])[] = [
  [731, 731, 731, 481, 449, 882, 874, 722, 394, 879, 892, 952, 967, 973, 974, 973, 838, 373],
  [846, 846, 846, 820, 963, 957, 938, 454, 906, 936, 952, 899, 923, 920, 892, 856, 846, 885],
];

/** Affinity of the reference person (row) to a partner or flatmate of like age (column). */
export const PARTNER: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 242, 1000, 230, 54, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 381, 1000, 969, 136, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 86, 107, 1000, 720, 179, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 14, 79, 315, 1000, 270, 40, 11, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 9, 111, 951, 1000, 57, 58, 25, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 26, 319, 1000, 837, 987, 360, 99, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 22, 326, 60, 1000, 863, 160, 41, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 29, 59, 384, 1000, 263, 47, 21, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 56, 192, 785, 1000, 218, 45, 28, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 55, 228, 787, 1000, 305, 54, 40, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 51, 211, 735, 1000, 854, 195, 130, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 52, 216, 349, 1000, 493, 519, 196],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 124, 472, 738, 1000, 412],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 17, 53, 884, 1000],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 12, 1000],
];

/** Affinity of the reference person (row) to every further member: children below, parents above, others in between. */
export const FURTHER: readonly (readonly number[])[] = [
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  [1000, 46, 44, 38, 43, 45, 42, 613, 739, 630, 488, 567, 44, 47, 46, 49, 49, 54],
  [967, 195, 128, 37, 26, 51, 71, 23, 39, 485, 1000, 884, 420, 63, 91, 188, 197, 276],
  [1000, 514, 127, 35, 41, 49, 45, 44, 27, 157, 278, 353, 258, 172, 28, 76, 117, 194],
  [1000, 687, 434, 111, 11, 10, 10, 11, 12, 9, 72, 146, 190, 148, 86, 9, 13, 16],
  [931, 1000, 841, 538, 160, 10, 9, 10, 11, 10, 10, 74, 96, 144, 179, 134, 11, 20],
  [473, 817, 1000, 883, 350, 101, 9, 9, 9, 9, 9, 9, 144, 255, 272, 233, 165, 12],
  [228, 409, 780, 1000, 403, 66, 87, 6, 6, 6, 6, 7, 6, 116, 200, 342, 356, 386],
  [2, 167, 478, 1000, 161, 58, 43, 122, 2, 2, 2, 2, 2, 2, 47, 82, 52, 62],
  [2, 2, 431, 1000, 61, 54, 126, 230, 45, 2, 2, 2, 2, 2, 2, 43, 34, 36],
  [3, 3, 3, 1000, 128, 100, 191, 821, 245, 208, 3, 3, 3, 3, 3, 3, 44, 45],
  [4, 4, 4, 4, 1000, 148, 383, 887, 214, 724, 233, 4, 4, 4, 4, 4, 4, 54],
  [3, 3, 3, 3, 3, 436, 232, 151, 137, 712, 1000, 226, 3, 3, 3, 3, 3, 3],
  [1, 1, 1, 1, 1, 1, 220, 22, 23, 96, 806, 1000, 98, 1, 1, 1, 1, 1],
  [2, 2, 2, 3, 3, 3, 2, 112, 26, 62, 672, 1000, 877, 226, 2, 2, 2, 2],
  [6, 6, 6, 9, 7, 7, 6, 6, 151, 26, 388, 837, 1000, 959, 264, 4, 4, 4],
];

/** Affinity between a further member and the one drawn before, by the difference of their bands. */
export const SIBLING: readonly number[] = [100, 89, 37, 26, 10, 17, 26, 53, 57, 30, 100, 54, 42, 27, 30, 29, 34, 27];
