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
    rollupOptions: {
      // One first page for each face: the desk, the workers' phones, the residents.
      input: ['index.html', 'field/index.html', 'village/index.html', 'src/field/worker.ts'],
      // A worker is known by its address, so its name is always the same.
      output: { entryFileNames: (chunk) => (chunk.name === 'worker' ? 'field/worker.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
  test: {
    include: ['test/**/*.test.ts'],
  },
});
