/** A page as the browser shows it, after redirects. */
export interface ConsolePage {
  status: number;
  /** Path it ended at. */
  url: string;
  text: string;
  headers: Headers;
  /** The table row that holds a text, without markup. */
  row(text: string): string;
}

/** An operator's browser over real HTTP: keeps cookies, follows redirects, fills in the forms' hidden secret. */
export interface ConsoleBrowser {
  readonly setCookie: string;
  get(path: string): Promise<ConsolePage>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<ConsolePage>;
  signIn(name: string, password: string): Promise<ConsolePage>;
}

export function consoleBrowser(base: string): ConsoleBrowser {
  const cookies = new Map<string, string>();
  let setCookie = '';
  let secret = '';
  const send = async (path: string, init: RequestInit = {}): Promise<ConsolePage> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetch(base + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
      setCookie = line;
    }
    const location = response.headers.get('location');
    if (location) return send(location);
    const text = await response.text();
    secret = /name="secret" value="([0-9a-f]+)"/.exec(text)?.[1] ?? secret;
    const row = (part: string): string =>
      (text.match(/<tr>[\s\S]*?<\/tr>/g) ?? []).find((one) => one.includes(part))?.replace(/<[^>]*>/g, ' ') ?? '';
    return { status: response.status, url: path, text, headers: response.headers, row };
  };
  const post: ConsoleBrowser['post'] = (path, form, headers = {}) =>
    send(path, {
      method: 'POST',
      body: new URLSearchParams({ secret, ...form }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: base, ...headers },
    });
  return {
    get setCookie() {
      return setCookie;
    },
    get: (path) => send(path),
    post,
    signIn: (name, password) => post('/console/sign-in', { name, password }),
  };
}
