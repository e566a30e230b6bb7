import { useState } from 'react'
import type { TicketView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, Empty, Icon, LinkButton, PageTitle, usePick, useText } from '#web/ui'
import { hallText, kioskText } from './hall.text.ts'
import { useIdle } from './idle.ts'
import { KioskCode } from './kiosk-code.tsx'
import { KioskMatters } from './kiosk-matters.tsx'
import { KioskTicket } from './kiosk-ticket.tsx'
import { LanguageSwitch } from './language-switch.tsx'

type Step = 'idle' | 'code' | 'matter'

/** At the door, for everybody: two large ways to a number. The key of the machine stands in the address’s fragment, which no server sees, and is kept. */
export function Kiosk({ id }: { readonly id: string }) {
  const t = useText(kioskText)
  const halls = useText(hallText)
  const pick = usePick()
  const key = useKey(id)
  const [step, setStep] = useState<Step>('idle')
  const [ticket, setTicket] = useState<TicketView>()
  const read = useRead('GET /api/v1/halls/:id/screen', { params: { id } }, { everyMs: 15_000 })
  const given = (view: TicketView) => {
    setTicket(view)
    setStep('idle')
  }
  const checkIn = useAct('POST /api/v1/halls/:id/check-in', { onDone: given })
  const take = useAct('POST /api/v1/halls/:id/tickets', { onDone: given })
  const restart = () => {
    setStep('idle')
    setTicket(undefined)
    checkIn.reset()
    take.reset()
  }
  const isEnding = useIdle(step !== 'idle' || ticket !== undefined, restart)
  const error = checkIn.error ?? take.error
  if (key === null)
    return (
      <main className="kiosk bare">
        <Empty isPage icon="lock" title={t.noKey}>
          {t.noKeyWords}
        </Empty>
        <LinkButton look="quiet" href="/hall">
          {halls.allHalls}
        </LinkButton>
      </main>
    )
  return (
    <main className="kiosk">
      <header>
        <PageTitle document={t.title}>{read.data?.name ?? halls.halls}</PageTitle>
        {read.data ? <p>{halls.waiting(read.data.waiting)}</p> : null}
        <LanguageSwitch />
      </header>
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      {isEnding ? (
        <Banner look="warn" action={<Button size="small">{t.here}</Button>}>
          {t.asking}
        </Banner>
      ) : null}
      {ticket ? (
        <KioskTicket ticket={ticket} onDone={restart} />
      ) : step === 'idle' ? (
        <div className="kiosk-ways">
          <button type="button" onClick={() => setStep('code')}>
            <Icon name="clock" />
            <strong>{t.booked}</strong>
            <span>{t.bookedWords}</span>
          </button>
          <button type="button" onClick={() => setStep('matter')}>
            <Icon name="people" />
            <strong>{t.walkIn}</strong>
            <span>{t.walkInWords}</span>
          </button>
        </div>
      ) : step === 'code' ? (
        <KioskCode
          busy={checkIn.isPending}
          onBack={restart}
          onCode={(code) => checkIn.mutate({ params: { id }, body: { kiosk: key, code } })}
        />
      ) : (
        <KioskMatters
          busy={take.isPending}
          onBack={restart}
          onMatter={(matter) =>
            take.mutate({ params: { id }, body: { kiosk: key, ...(matter ? { matter } : {}) } })
          }
        />
      )}
    </main>
  )
}

/** The key that the address brought, taken out of it and kept on this machine. */
function useKey(id: string): string | null {
  const [key] = useState(() => {
    const store = `yiwang.kiosk.${id}`
    const brought = new URLSearchParams(window.location.hash.slice(1)).get('key')
    if (brought) {
      localStorage.setItem(store, brought)
      history.replaceState(null, '', window.location.pathname)
    }
    return brought ?? localStorage.getItem(store)
  })
  return key
}
