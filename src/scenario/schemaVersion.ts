/** Format of the scenario file, and where its schema is served, relative to the studio's address. */
export const SCHEMA_VERSION = '1.0.0';
export const SCHEMA_PATH = `schema/scenario/${SCHEMA_VERSION}.json`;
