import type { Overview } from '#contract'
import {
  catalogue,
  formatClock,
  formatCount,
  ProofBadge,
  Seal,
  setPreferences,
  useLanguage,
  useText,
} from '#web/ui'
import { useNow, type Live } from './live.ts'

const FRESH_MS = 90_000

/** Which place, the time now, and how old the figures are: when the stream stops the head says at what second it stopped. */
export function Head({
  live,
  overview,
  narrowed,
  onWiden,
}: {
  readonly live: Live
  readonly overview: Overview
  readonly narrowed: boolean
  readonly onWiden: () => void
}) {
  const t = useText(text)
  const language = useLanguage()
  const now = useNow()
  const age = now.getTime() - (live.arrivedAt ?? now.getTime())
  const stopped = !live.isConnected || age > FRESH_MS
  return (
    <header className="screen-head">
      <a className="mark" href="/officer">
        <Seal />
        {t.title(overview.scope.name)}
        <small>{t.yiwang}</small>
      </a>
      {narrowed ? (
        <button type="button" className="plain" onClick={onWiden}>
          {t.widen}
        </button>
      ) : null}
      <p className="now">
        {dayOf(now, language)}
        <b className="num">{formatClock(now.toISOString(), true)}</b>
      </p>
      <output className={stopped ? 'fresh stopped' : 'fresh'}>
        {stopped ? (
          t.stopped(formatClock(overview.at, true))
        ) : (
          <ProofBadge sealed>{t.fresh(formatCount(overview.ledger.size))}</ProofBadge>
        )}
      </output>
      <button
        type="button"
        className="plain"
        onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        {t.other}
      </button>
    </header>
  )
}

function dayOf(now: Date, language: 'zh' | 'en'): string {
  const parts = { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', weekday: 'long' } as const
  if (language === 'en') return new Intl.DateTimeFormat('en-GB', parts).format(now)
  return new Intl.DateTimeFormat('zh-CN', parts).format(now).replace(/(日)\s*(星期)/, '$1，$2')
}

const text = catalogue({
  title: [(name: string) => `${name}运行总览`, (name: string) => `${name}: overview`],
  yiwang: ['一网', 'Yiwang'],
  widen: ['看全市', 'Whole city'],
  other: ['English', '中文'],
  stopped: [
    (at: string) => `数据停在${at}，正在重连`,
    (at: string) => `Figures stand at ${at}; reconnecting`,
  ],
  fresh: [
    (count: string) => `实时，数字来自${count}条存证记录`,
    (count: string) => `Live, from ${count} records in the ledger`,
  ],
})
