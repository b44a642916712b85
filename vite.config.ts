import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's files. base './': the same build is served as app://showroom/ and as http://127.0.0.1:PORT/. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    // Inlined images would be data: addresses in style sheets, and a page needs its chunks named for caching.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
