import { useId } from 'react'
import { catalogue } from '../text/catalogue.ts'
import { useText } from '../text/language.ts'

/** The seal of the platform. */
export function Seal() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="5" fill="var(--cinnabar-600)" />
      <g fill="none" stroke="#fff" strokeWidth="2.3" strokeLinecap="square">
        <path d="M7.200 7.800h17.600" />
        <path d="M8.300 25.500V13.300h15.400v12.200" strokeLinejoin="miter" />
        <path
          d="m11.800 17.300 3 5.900m0-5.900-3 5.900m5.400-5.900 3 5.900m0-5.900-3 5.900"
          strokeWidth="1.900"
        />
      </g>
    </svg>
  )
}

/** Window lattice of Shanxi courtyards: in the hero and on certificates, nowhere else. */
export function Lattice({
  scale = 1,
  opacity = 0.3,
}: {
  readonly scale?: number
  readonly opacity?: number
}) {
  const id = useId()
  return (
    <svg className="lattice" aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern
          id={id}
          width="96"
          height="48"
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${scale})`}
        >
          <path
            d="M4 4h40v16h-40zM12 9h24v6h-24zM24 4v5M24 15v5M4 12h8M36 12h8M52 28h40v16h-40zM60 33h24v6h-24zM72 28v5M72 39v5M52 36h8M84 36h8M52 4h40v16h-40zM4 28h40v16h-40z"
            fill="none"
            stroke="currentColor"
          />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} opacity={opacity} />
    </svg>
  )
}

/** Guilloche of nine ellipses, as on printed certificates. */
export function Guilloche() {
  return (
    <svg
      className="guilloche"
      viewBox="0 0 100 100"
      fill="none"
      stroke="currentColor"
      strokeWidth=".7"
      aria-hidden="true"
    >
      {[0, 20, 40, 60, 80, 100, 120, 140, 160].map((turn) => (
        <ellipse key={turn} cx="50" cy="50" rx="48" ry="20" transform={`rotate(${turn} 50 50)`} />
      ))}
    </svg>
  )
}

/** The 准予 chop on a granted decision. */
export function GrantedChop() {
  const t = useText(chopText)
  return (
    <svg className="chop" viewBox="0 0 64 112" role="img" aria-label={t.granted}>
      <rect x="3" y="3" width="58" height="106" rx="7" fill="none" stroke="currentColor" strokeWidth="4.5" />
      <g fontFamily="var(--font-doc)" fontWeight="900" fontSize="46" fill="currentColor" textAnchor="middle">
        <text x="32" y="50">
          准
        </text>
        <text x="32" y="98">
          予
        </text>
      </g>
    </svg>
  )
}

const chopText = catalogue({ granted: ['准予', 'Granted'] })
