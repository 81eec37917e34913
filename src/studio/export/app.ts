/** What writes the files: name, version and commit, put in by vite at build time. */
declare const __APP_VERSION__: string;
declare const __APP_COMMIT__: string;

export const APP = {
  name: 'Murmuration',
  // Unit tests run without the build.
  version: typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : '0.0.0',
  commit: typeof __APP_COMMIT__ === 'string' ? __APP_COMMIT__ : 'unknown',
} as const;

/** Address of this page without query and fragment, ending in `/`; where a page is opened from a file, none. */
export function siteAddress(): string {
  const { protocol, origin, pathname } = window.location;
  return protocol.startsWith('http') ? `${origin}${pathname.replace(/[^/]*$/, '')}` : '';
}

/** `Murmuration 0.1.0 (abc1234)` */
export function appText(): string {
  return APP.commit === 'unknown'
    ? `${APP.name} ${APP.version}`
    : `${APP.name} ${APP.version} (${APP.commit.slice(0, 7)})`;
}
