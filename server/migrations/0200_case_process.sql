-- The cases of a version filed in a span of days, newest first: what a process is counted over.
create index case_version_submitted on "case"."case" (slug, version, submitted_at desc);
