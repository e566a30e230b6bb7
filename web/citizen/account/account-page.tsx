import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { useAct } from '#web/api'
import {
  Button,
  Icon,
  PageTitle,
  setPreferences,
  toast,
  usePreferences,
  useText,
  type IconName,
} from '#web/ui'
import { useSession } from '../session.ts'
import { accountText } from './account.text.ts'

const places = [
  { path: '/cases', icon: 'file', title: 'cases', words: 'casesWords' },
  { path: '/projects', icon: 'grid', title: 'projects', words: 'projectsWords' },
  { path: '/bookings', icon: 'clock', title: 'bookings', words: 'bookingsWords' },
  { path: '/certificates', icon: 'code', title: 'certificates', words: 'certificatesWords' },
  { path: '/me/materials', icon: 'tray', title: 'materials', words: 'materialsWords' },
  { path: '/notices', icon: 'bell', title: 'notices', words: 'noticesWords' },
  { path: '/me/authorisations', icon: 'people', title: 'authorisations', words: 'authorisationsWords' },
  { path: '/me/credit', icon: 'file', title: 'credit', words: 'creditWords' },
  { path: '/me/seen', icon: 'eye', title: 'seen', words: 'seenWords' },
  { path: '/me/sessions', icon: 'device', title: 'sessions', words: 'sessionsWords' },
] as const satisfies readonly {
  path: string
  icon: IconName
  title: keyof typeof accountText.zh
  words: keyof typeof accountText.zh
}[]

/** The way to everything that is mine, and how pages look to me. */
export function AccountPage() {
  const t = useText(accountText)
  const { person } = useSession()
  const client = useQueryClient()
  const [, go] = useLocation()
  const signOut = useAct('POST /api/v1/identity/sign-out', {
    onDone: () => {
      client.clear()
      toast(t.signedOut)
      go('/')
    },
  })
  return (
    <div className="wrap narrow page">
      <PageTitle document={t.title}>{person?.name}</PageTitle>
      <ul className="rows">
        {places.map((place) => (
          <li key={place.path}>
            <Link className="row with-icon" href={place.path}>
              <Icon name={place.icon} className="lead-icon" />
              <strong>{t[place.title]}</strong>
              <span className="sub">{t[place.words]}</span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
      <Looks />
      <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate({})}>
        <Icon name="out" />
        {t.signOut}
      </Button>
    </div>
  )
}

function Looks() {
  const t = useText(accountText)
  const { theme, type, language } = usePreferences()
  return (
    <section className="looks">
      <h2>{t.look}</h2>
      <Segments
        label={t.typeSize}
        value={type}
        options={[
          ['standard', t.types.standard],
          ['large', t.types.large],
        ]}
        onChange={(value) => setPreferences({ type: value })}
      />
      <Segments
        label={t.theme}
        value={theme}
        options={[
          ['system', t.themes.system],
          ['light', t.themes.light],
          ['dark', t.themes.dark],
        ]}
        onChange={(value) => setPreferences({ theme: value })}
      />
      <Segments
        label={t.language}
        value={language}
        options={[
          ['zh', '中文'],
          ['en', 'English'],
        ]}
        onChange={(value) => setPreferences({ language: value })}
      />
    </section>
  )
}

function Segments<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: V
  readonly options: readonly (readonly [value: V, label: string])[]
  readonly onChange: (value: V) => void
}) {
  return (
    <fieldset className="segments labelled">
      <legend>{label}</legend>
      {options.map(([option, words]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onChange(option)}>
          {words}
        </button>
      ))}
    </fieldset>
  )
}
