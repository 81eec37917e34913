/**
 * `npm start`: installs what is missing, builds the studio, serves the build and prints its address. A build and not the
 * development server, so that what a newcomer sees is what is published and the first page never reloads half-way; for
 * work on the studio use `npm run dev`.
 */
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { choosePort } from './port.mjs';

async function start() {
  const port = await choosePort(process.env.PORT);
  ensureInstalled();
  const { build, preview } = await import('vite');
  console.error('Building the studio ...');
  const outDir = process.env.MURMURATION_DIST ?? join(root, 'dist');
  const shared = { root, configFile: join(root, 'vite.config.ts'), logLevel: /** @type {const} */ ('warn') };
  await build({ ...shared, build: { outDir, emptyOutDir: true } });
  // 127.0.0.1 rather than the name: where `localhost` resolves to ::1 only, vite would not answer on IPv4.
  const host = process.env.HOST || '127.0.0.1';
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port, strictPort: true, host, open: false },
  });
  console.log(`Murmuration is at http://localhost:${port}/`);
  const stop = () => {
    server.httpServer.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (process.env.npm_lifecycle_event === 'start') stopWithParent(stop);
}

/**
 * npm does not pass a SIGTERM on to what it runs: without this the server would outlive it and keep the port.
 *
 * @param {() => void} stop
 */
function stopWithParent(stop) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

start().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
