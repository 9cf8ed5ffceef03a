import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const server = process.env['MINQING_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [vue()],
  build: {
    target: 'es2022',
    // The page's content policy allows files from the server only, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    manifest: true,
    // One first page for each face: the desk, the workers' phones, the residents.
    rollupOptions: { input: ['index.html', 'field/index.html', 'village/index.html'] },
  },
  server: {
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
  test: {
    include: ['test/**/*.test.ts'],
  },
});
