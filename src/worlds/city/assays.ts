/**
 * Sensitivity of tests by days since infection, relative to their peak. Rounded shapes after Hellewell et al. 2021 (BMC Medicine
 * 19:106) for PCR and with a narrower window for rapid antigen; an assumption until the user gives an own curve.
 */
export const ASSAYS: Readonly<Record<string, readonly number[]>> = {
  pcr: [
    0, 0.05, 0.3, 0.7, 0.95, 1, 1, 0.98, 0.95, 0.91, 0.87, 0.82, 0.77, 0.72, 0.67, 0.61, 0.56, 0.51, 0.46, 0.41, 0.36,
    0.32, 0.28, 0.24, 0.2, 0.17, 0.14, 0.12, 0.1, 0.08, 0.06, 0.05,
  ],
  rapid: [
    0, 0.01, 0.1, 0.45, 0.85, 1, 1, 0.95, 0.85, 0.72, 0.56, 0.42, 0.3, 0.2, 0.13, 0.08, 0.05, 0.03, 0.02, 0.01, 0.01, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ],
};
