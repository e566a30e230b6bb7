import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '#web/api'
import { loadFonts, startPreferences } from '#web/ui'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import { App } from './app.tsx'
import './citizen.css'

startPreferences()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  )
  void loadFonts()
}
