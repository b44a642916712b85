import { safeStorage } from 'electron';
import type { KeyVault } from '../kernel/keys.ts';

/**
 * The system's own safe (DPAPI, Keychain, a Linux keyring) for the store's key; undefined where there is none. On Linux without
 * a keyring Electron would "encrypt" with a fixed password (`basic_text`); a 0600 file is more honest and no weaker.
 */
export async function keyVault(): Promise<KeyVault | undefined> {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return undefined;
  // Electron before 45 has only the synchronous calls; the tests' window is one of those.
  if (typeof safeStorage.encryptStringAsync !== 'function') {
    if (!safeStorage.isEncryptionAvailable()) return undefined;
    return {
      wrap: async (secret) => safeStorage.encryptString(secret.toString('base64')),
      unwrap: async (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), 'base64'),
    };
  }
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  return {
    wrap: (secret) => safeStorage.encryptStringAsync(secret.toString('base64')),
    unwrap: async (wrapped) => Buffer.from((await safeStorage.decryptStringAsync(wrapped)).result, 'base64'),
  };
}
