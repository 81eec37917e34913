/** Takes the place of the style sheet of maps that plotly.js imports (vite.config.ts). */
export {};
