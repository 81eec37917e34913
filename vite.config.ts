/** How the studio is built and served. The shaders are text, collected by `import.meta.glob` in the composition root. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** First 12 digits of the commit that is built, `unknown` outside of a repository. */
function commit(): string {
  try {
    const hash = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return String(hash).trim();
  } catch {
    return 'unknown';
  }
}

/**
 * The page may load and ask for nothing from elsewhere: the browser itself keeps the promise that data stay on the device. In
 * builds only, since the development server puts scripts into the page.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
].join('; ');

const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

/**
 * The page works offline from its second visit on. A new version waits until the user reloads (`prompt`): a page that changes under
 * a running job would lose it.
 */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  manifest: {
    name: 'Murmuration',
    short_name: 'Murmuration',
    description: 'A studio for Large Population Models: a city of agents in your browser.',
    display: 'standalone',
    background_color: '#0b0f14',
    theme_color: '#0b0f14',
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
  },
  workbox: {
    // The page of the first visit too, once everything is kept: a part that it reads later may find no network.
    clientsClaim: true,
    globPatterns: ['**/*.{js,css,html,json,svg,png,webp,md,webmanifest}'],
    // The analysis charts are the largest file and belong to the offline page too.
    maximumFileSizeToCacheInBytes: 4 * 2 ** 20,
    // Presentation stands in the query and is read by the page itself.
    ignoreURLParametersMatching: [/.*/],
  },
});

/**
 * Shaders without their comments, in builds: a third of their text, which a page would fetch for nothing. Lines stay where they are,
 * so that messages of the compiler name them, and so do the linker's directives.
 */
const quietShaders: Plugin = {
  name: 'quiet-shaders',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    const [path, query] = id.split('?');
    if (query !== 'raw' || !path.endsWith('.wgsl')) return null;
    const lines = readFileSync(path, 'utf8').split('\n');
    const code = lines.map((line) => (/^\s*\/\/ #/.test(line) ? line : line.replace(/\s*\/\/.*$/, '')));
    return `export default ${JSON.stringify(code.join('\n'))};`;
  },
};

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  define: {
    // Read by src/studio/export/app.ts.
    __APP_VERSION__: JSON.stringify(version),
    __APP_COMMIT__: JSON.stringify(commit()),
    // plotly.js speaks of Node's name for it.
    global: 'globalThis',
  },
  // plotly.js would bring 83 kB of style sheets for maps, which it does not draw here.
  resolve: {
    alias: {
      'maplibre-gl/dist/maplibre-gl.css': fileURLToPath(
        new URL('src/studio/outcomes/analysis/noMaps.ts', import.meta.url),
      ),
    },
  },
  // Relative, so that a build works from any folder of any host.
  base: './',
  plugins: [quietShaders, react(), contentSecurityPolicy, offline],
  // In the project and not in node_modules, so that several checkouts may share their packages.
  cacheDir: '.cache/vite',
  build: {
    // WebGPU needs a browser from 2023 on anyway.
    target: 'es2023',
    // plotly.js is one lazily loaded chunk of 1.3 MB, 450 kB on the way; the warning would never go away.
    chunkSizeWarningLimit: 1600,
  },
  optimizeDeps: {
    // Found at start rather than on first use: a late discovery reloads the page under a running test.
    entries: ['index.html', 'e2e/pages/*.html'],
  },
  server: {
    // The tests' own outputs must not reload their pages.
    watch: { ignored: ['**/.cache/**', '**/dist/**', '**/test-results/**', '**/bench/results/**'] },
  },
});
