/** The window's own address; everything else is foreign. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://showroom`;
/** Shown while the store opens. */
export const LOADING_PATH = '/loading';

/** True for a page or file of this app. `URL.origin` is "null" for schemes Node does not know, hence the comparison by parts. */
export function isOurs(address: string): boolean {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}` === ORIGIN;
  } catch {
    return false;
  }
}
