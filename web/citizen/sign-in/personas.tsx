import type { PersonaView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Icon, usePick, useText } from '#web/ui'
import { signInText } from './sign-in.text.ts'

/** The people one can be in the demonstration. */
export function Personas({ onSignedIn }: { readonly onSignedIn: (homePath: string) => void }) {
  const t = useText(signInText)
  const pick = usePick()
  const personas = useRead('GET /api/v1/demo/personas', {})
  const signIn = useAct('POST /api/v1/demo/sign-in')
  const enter = (persona: PersonaView) =>
    signIn.mutate({ body: { persona: persona.persona } }, { onSuccess: () => onSignedIn(persona.homePath) })
  const all = personas.data?.personas ?? []
  return (
    <section id="personas" className="personas">
      <h2>{t.personas}</h2>
      <p className="note">{t.personasWhy}</p>
      {signIn.error ? <Banner look="bad">{pick(problemText(signIn.error))}</Banner> : null}
      {(['person', 'officer'] as const).map((kind) => (
        <div key={kind}>
          <h3>{kind === 'person' ? t.citizens : t.officers}</h3>
          <ul className="rows">
            {all
              .filter((persona) => persona.kind === kind)
              .map((persona) => (
                <li key={persona.persona}>
                  <button
                    type="button"
                    className="row"
                    disabled={signIn.isPending}
                    onClick={() => enter(persona)}
                  >
                    <strong>
                      {persona.name}
                      <span className="who">{pick(persona.title)}</span>
                    </strong>
                    <span className="sub">{pick(persona.description)}</span>
                    <Icon name="right" />
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
