import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (face: string) => fileURLToPath(new URL(`./web/${face}/index.html`, import.meta.url))

// Five faces, five entries: a citizen's phone never loads an officer's table.
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Small font slices would become data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: {
        citizen: page('citizen'),
        officer: page('officer'),
        screen: page('screen'),
        hall: page('hall'),
        developer: page('developer'),
      },
    },
  },
  server: {
    proxy: {
      '/api/v1': 'http://127.0.0.1:8080',
      '/openapi.json': 'http://127.0.0.1:8080',
      '/.well-known': 'http://127.0.0.1:8080',
    },
  },
})
