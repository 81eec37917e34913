/** Which port a server may take. No server here: start.mjs opens it. */
import { createServer } from 'node:net';

/** Port of `npm start` unless PORT says otherwise; the usual one of vite, so that links in notes stay valid. */
export const DEFAULT_PORT = 5173;

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>} null when the port is free there, else the error code (`EADDRINUSE`, `EACCES`)
 */
function obstacle(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      // A machine without IPv6 cannot be in our way there.
      const absent = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      resolve(absent ? null : (error.code ?? error.message));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/**
 * Looks at both loopback addresses: a browser that is told `localhost` tries ::1 first, and would open somebody else's page
 * if only 127.0.0.1 were ours.
 *
 * @param {number} port
 * @returns {Promise<string | null>} null when free
 */
export async function portObstacle(port) {
  return (await obstacle(port, '127.0.0.1')) ?? (await obstacle(port, '::1'));
}

/**
 * @param {string | undefined} requested  PORT of the environment
 * @returns {Promise<number>} the requested port, or the first free one from 5173 on when none was requested
 * @throws {Error} one sentence, when PORT is no port or is taken
 */
export async function choosePort(requested) {
  if (requested !== undefined && requested !== '') {
    const port = Number(requested);
    if (!/^\d+$/.test(requested) || port < 1 || port > 65535) {
      throw new Error(`PORT must be a whole number from 1 to 65535, not "${requested}". Example: PORT=8080 npm start`);
    }
    const code = await portObstacle(port);
    if (code === 'EACCES') {
      throw new Error(
        `Port ${port} needs more rights than you have; take one above 1023. Example: PORT=8080 npm start`,
      );
    }
    if (code !== null) {
      throw new Error(
        `Port ${port} is taken by another program; free it or name another. Example: PORT=${alternative(port)} npm start`,
      );
    }
    return port;
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + 100; port++) {
    if ((await portObstacle(port)) === null) return port;
  }
  throw new Error(
    `Ports ${DEFAULT_PORT} to ${DEFAULT_PORT + 99} are all taken; name a free one. Example: PORT=8080 npm start`,
  );
}

/** @param {number} port */
function alternative(port) {
  return port < 65535 ? port + 1 : port - 1;
}
