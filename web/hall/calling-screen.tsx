import { useEffect, useRef, useState } from 'react'
import type { HallScreen } from '#contract'
import {
  formatClock,
  Icon,
  LinkButton,
  Loading,
  ProblemState,
  QrCode,
  Seal,
  useLanguage,
  useText,
} from '#web/ui'
import { hallText } from './hall.text.ts'
import { useHallScreen } from './live.ts'

/** Hangs in the hall, or lies in the hand: who is called to which window, and how many wait. */
export function CallingScreen({ id }: { readonly id: string }) {
  const t = useText(hallText)
  const { screen, isConnected, problem } = useHallScreen(id)
  const [isSpoken, setSpoken] = useState(false)
  useSpeech(screen, isSpoken)
  useEffect(() => {
    document.title = screen ? screen.name : t.halls
  }, [screen, t])
  if (!screen)
    return (
      <main className="hall-wait">
        {problem ? null : <h1 className="vh">{t.halls}</h1>}
        {problem ? (
          <ProblemState
            isPage
            problem={problem}
            retry={() => window.location.reload()}
            action={
              <LinkButton size="small" look="quiet" href="/hall">
                {t.allHalls}
              </LinkButton>
            }
          />
        ) : (
          <Loading />
        )}
      </main>
    )
  const [latest, ...earlier] = screen.calls
  return (
    <div className="calling" data-theme="dark">
      <header>
        <Seal />
        <h1>{screen.name}</h1>
        <p>{t.waiting(screen.waiting)}</p>
        <Time now={screen.now} />
        <button type="button" aria-pressed={isSpoken} onClick={() => setSpoken(!isSpoken)}>
          <Icon name="bell" />
          {isSpoken ? t.soundOff : t.sound}
        </button>
      </header>
      {isConnected ? null : (
        <output className="calling-lost">
          <Icon name="warn" />
          {t.lost}
        </output>
      )}
      <main>
        <section className="calling-now" aria-live="polite" aria-label={t.calls}>
          {latest ? (
            <p key={`${latest.number}${latest.at}`}>
              <b className="num">{latest.number}</b>
              <span aria-hidden="true">→</span>
              <strong>{t.window(latest.window)}</strong>
              {latest.again ? <small>{t.again}</small> : null}
            </p>
          ) : (
            <p className="calling-idle">
              <strong>{t.idle}</strong>
              <small>{t.idleWords}</small>
            </p>
          )}
          <ol>
            {earlier.slice(0, 4).map((call) => (
              <li key={call.number}>
                <b className="num">{call.number}</b>
                <span>{t.window(call.window)}</span>
                <time className="num">{formatClock(call.at)}</time>
              </li>
            ))}
          </ol>
        </section>
        <section className="calling-windows">
          <h2>{t.windows}</h2>
          <ul>
            {screen.windows.map((each) => (
              <li key={each.number} className={each.state}>
                <b className="num">{each.number}</b>
                <span>{each.name}</span>
                <em className="num">{each.ticket ?? (each.state === 'open' ? t.free : t[each.state])}</em>
              </li>
            ))}
          </ul>
        </section>
      </main>
      <footer>
        <p>{t.stay}</p>
        <figure>
          <figcaption>{t.follow}</figcaption>
          <QrCode text={window.location.href} label={t.follow} />
        </figure>
        <LinkButton look="quiet" size="small" href="/hall">
          {t.allHalls}
        </LinkButton>
      </footer>
    </div>
  )
}

/** The hall’s time: a machine on a wall may have a clock that is off. */
function Time({ now }: { readonly now: string }) {
  const [shown, setShown] = useState(now)
  useEffect(() => {
    const ahead = Date.parse(now) - Date.now()
    const tick = () => setShown(new Date(Date.now() + ahead).toISOString())
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [now])
  return <time className="num">{formatClock(shown)}</time>
}

/** Says each new call aloud, once the sound was turned on: browsers speak only where somebody asked them to. */
function useSpeech(screen: HallScreen | undefined, isSpoken: boolean) {
  const t = useText(hallText)
  const language = useLanguage()
  const said = useRef<string>(undefined)
  useEffect(() => {
    const latest = screen?.calls[0]
    const key = latest ? `${latest.number} ${latest.at}` : ''
    const before = said.current
    said.current = key
    if (!latest || !isSpoken || before === undefined || before === key || !('speechSynthesis' in window))
      return
    // Digits one by one: A023 is no twenty-three.
    const number = [...latest.number].join(' ')
    const words = new SpeechSynthesisUtterance(t.please(number, latest.window))
    words.lang = language === 'zh' ? 'zh-CN' : 'en'
    window.speechSynthesis.speak(words)
  }, [screen, isSpoken, t, language])
}
