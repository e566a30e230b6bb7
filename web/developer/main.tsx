import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import './developer.css'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { createQueryClient } from '#web/api'
import { loadFonts, startPreferences } from '#web/ui'
import { DeveloperFace } from './developer-face.tsx'

startPreferences()
const root = document.getElementById('root')
const client = createQueryClient()
if (root)
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <DeveloperFace />
    </QueryClientProvider>,
  )
void loadFonts()
