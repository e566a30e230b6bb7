import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import './shell/shell.css'
import './inbox/inbox.css'
import './case/case.css'
import './case/case-beside.css'
import './case/case-acts.css'
import './case/hand/hand.css'
import '../filing/form.css'
import '../filing/materials.css'
import './pages.css'
import './window/window.css'
import './supervision/supervision.css'
import './work/work.css'
import { createRoot } from 'react-dom/client'
import { loadFonts, startPreferences } from '#web/ui'
import { OfficerFace } from './officer-face.tsx'

startPreferences()
const root = document.getElementById('root')
if (root) createRoot(root).render(<OfficerFace />)
void loadFonts()
