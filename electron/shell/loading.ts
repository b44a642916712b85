import { type Language, textsOf } from './texts.ts';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE = `:root{color-scheme:light dark}
body{margin:0;height:100vh;display:grid;place-content:center;justify-items:center;gap:12px;font:14px/1.5 system-ui,"Microsoft YaHei","PingFang SC",sans-serif;background:#f5f7f7;color:#40555a}
b{font-size:22px;font-weight:600;color:#0d5c63}p{margin:0}
@media(prefers-color-scheme:dark){body{background:#141a1b;color:#a9bcbf}b{color:#5fb3ba}}`;

/** A calm page that is there at once, without a script and without the store. */
export function loadingPage(language: Language): Response {
  const texts = textsOf(language);
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${texts.name}</title><style>${STYLE}</style>
<body><b>${texts.name}</b><p>${texts.loading}</p></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
  return new Response(html, {
    headers: { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}
