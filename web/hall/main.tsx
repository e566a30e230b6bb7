import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import './hall.css'
import './kiosk.css'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { Route, Switch } from 'wouter'
import { createQueryClient } from '#web/api'
import { loadFonts, startPreferences } from '#web/ui'
import { CallingScreen } from './calling-screen.tsx'
import { Halls } from './halls.tsx'
import { Kiosk } from './kiosk.tsx'
import { TicketPage } from './ticket-page.tsx'

startPreferences()
const root = document.getElementById('root')
const client = createQueryClient()
if (root)
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <Switch>
        <Route path="/hall/ticket/:id">{({ id }) => <TicketPage id={id} />}</Route>
        <Route path="/hall/:id">{({ id }) => <CallingScreen id={id} />}</Route>
        <Route path="/hall/:id/kiosk">{({ id }) => <Kiosk id={id} />}</Route>
        <Route>
          <Halls />
        </Route>
      </Switch>
    </QueryClientProvider>,
  )
void loadFonts()
