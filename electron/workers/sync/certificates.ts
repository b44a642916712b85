import * as tls from 'node:tls';

const CERTIFICATE = /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)/;

/** Whether a connection failed because of the certificate at the other end (or this PC's date). */
export function isCertificateTrouble(failure: unknown): boolean {
  const { code, cause } = failure as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && CERTIFICATE.test(code)) return true;
  return cause instanceof Object && isCertificateTrouble(cause);
}

/**
 * Trusts what this PC's system trusts beside the public authorities: a dealer group's own authority is rolled out there.
 * Older runtimes can't; they keep to the public ones.
 */
export function trustSystemAuthorities(): void {
  if (typeof tls.setDefaultCACertificates !== 'function') return;
  const known = (['default', 'system'] as const).flatMap((kind) => tls.getCACertificates(kind));
  tls.setDefaultCACertificates([...new Set(known)]);
}
