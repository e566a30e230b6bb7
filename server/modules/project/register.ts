import type { Service } from '#modules/case'
import { addProject } from './queries.ts'

/**
 * Service `project.register`: opens the project under its code. Told `course`, `project` (the code), `name` and `site`. Answers
 * `registered`, or `taken` where the code is another project's.
 */
export const registerProject: Service = async (platform, { base, told }) => {
  const code = told['project'] ?? ''
  const isNew = await addProject(platform.database.read, {
    code,
    courseId: told['course'] ?? '',
    name: told['name'] ?? '',
    site: told['site'] ?? '',
    subjectId: base.subject.id,
    subjectName: base.subject.name,
    regionPath: base.region.path,
    regionName: base.region.name,
    caseId: base.caseId,
    registeredAt: platform.clock.now(),
  })
  return isNew
    ? { answer: 'registered', note: `项目代码${code}` }
    : { answer: 'taken', note: `项目代码${code}已经登记过` }
}
