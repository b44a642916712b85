import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Only this app's own files and its own API; Ant Design writes its styles at run time, hence inline styles. */
export const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `frame-src 'self' blob:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Null for an address that is no text (`/%ff.js`). */
function assetPath(root: string, pathname: string): string | null {
  try {
    return normalize(join(root, decodeURIComponent(pathname)));
  } catch {
    return null;
  }
}

/** Answers a page or an asset of the built renderer; any path without a file ending is a page of the app. */
export async function staticFile(root: string, pathname: string): Promise<Response> {
  const isAsset = extname(pathname) !== '';
  const path = isAsset ? assetPath(root, pathname) : join(root, 'index.html');
  if (!path?.startsWith(root + sep)) return new Response('Not found', { status: 404, headers: HEADERS });
  try {
    const body = await readFile(path);
    const hashed = pathname.startsWith('/assets/');
    return new Response(new Uint8Array(body), {
      headers: {
        ...HEADERS,
        'content-type': MIME[extname(path)] ?? 'application/octet-stream',
        'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  } catch {
    return new Response('Not found', { status: 404, headers: HEADERS });
  }
}
