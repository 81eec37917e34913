import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePort, DEFAULT_PORT, portObstacle } from './port.mjs';

const servers: Server[] = [];

/** Takes a port that the system picks. */
function take(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    servers.push(server);
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('choosePort', () => {
  it.each(['0', '65536', '80.5', 'http', '-1', ' '])('refuses PORT=%j in words', async (value) => {
    await expect(choosePort(value)).rejects.toThrow(`not "${value}". Example: PORT=8080 npm start`);
  });

  it('says that a named port is taken, and never takes another', async () => {
    const port = await take('127.0.0.1');
    await expect(choosePort(String(port))).rejects.toThrow(`Port ${port} is taken by another program`);
  });

  it('takes a named port that is free, and one from the usual range when none is named', async () => {
    const port = await take('127.0.0.1');
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await choosePort(String(port))).toBe(port);
    const chosen = await choosePort(undefined);
    expect(chosen).toBeGreaterThanOrEqual(DEFAULT_PORT);
    expect(await portObstacle(chosen)).toBeNull();
    expect(await choosePort('')).toBeGreaterThanOrEqual(DEFAULT_PORT);
  });
});
