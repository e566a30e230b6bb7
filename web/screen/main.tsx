import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import './screen.css'
import './screen-charts.css'
import './screen-phone.css'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { createQueryClient } from '#web/api'
import { loadFonts, startPreferences } from '#web/ui'
import { Screen } from './screen.tsx'

startPreferences()
const root = document.getElementById('root')
const client = createQueryClient()
if (root)
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <Screen />
    </QueryClientProvider>,
  )
void loadFonts()
