import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Requests still running at a stop get this long. */
const GRACE_MS = 5_000;
const IDLE_LOOK_MS = 20;

/**
 * Watches a server's connections, so that a stop waits for requests and for nothing else.
 * @returns stops the server; ends when its last connection is closed
 */
export function stopOf(server: Server, secure: boolean): () => Promise<void> {
  // A client opens connections ahead of need, and node:http does not count one as idle before its first request.
  const unused = new Set<Socket>();
  server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return () =>
    new Promise((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      // A connection whose last answer is still being written (the end of a stream of wake-ups) is idle only a moment later.
      const look = setInterval(() => {
        server.closeIdleConnections();
        for (const socket of unused) socket.destroy();
      }, IDLE_LOOK_MS);
      server.close(() => {
        clearTimeout(force);
        clearInterval(look);
        resolve();
      });
    });
}
