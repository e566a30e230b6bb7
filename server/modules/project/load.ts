import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import { course, faultsOf, type Course } from './course.ts'

/** Writes the courses of `<packs>/projects/*.yaml`; doing it again changes nothing. Throws StartFailure naming the file that is not sound. */
export async function loadProjectCourses(tx: Transaction, packsFolder: string): Promise<void> {
  const courses = await readCourses(packsFolder)
  const list = JSON.stringify(courses.map((body) => ({ id: body.id, body })))
  await tx`
    insert into project.course as c (course_id, body)
    select p.id, p.body from json_to_recordset(${list}::text::json) as p (id text, body json)
    on conflict (course_id) do update set body = excluded.body where c.body::text <> excluded.body::text`
}

/** The courses of a pack folder by their names; throws StartFailure naming the file that is not sound. */
export async function readCourses(packsFolder: string): Promise<Course[]> {
  const folder = join(packsFolder, 'projects')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const read = course.safeParse(parse(await readFile(join(folder, file), 'utf8')))
      if (!read.success)
        throw new StartFailure(`The course of projects ${file} is not sound: ${z.prettifyError(read.error)}`)
      const [fault] = faultsOf(read.data)
      if (fault) throw new StartFailure(`The course of projects ${file} is not sound: ${fault}`)
      return read.data
    }),
  )
}
